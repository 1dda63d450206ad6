"""The word lists that tell place names from other words (`codebook/places/words.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property

import yaml

from dateline.resolve.places.curated import shipped


@dataclass(frozen=True)
class Words:
    """Lower-case words by what they say of a place name beside them; see the file."""

    common: frozenset[str]
    titles: frozenset[str]
    locative: frozenset[str]
    speech: frozenset[str]
    organisation: frozenset[str]
    site_nouns: frozenset[str]
    links: frozenset[str]
    abbreviations: frozenset[str]
    adm1_nouns: frozenset[str]
    adm2_nouns: frozenset[str]
    town_nouns: frozenset[str]
    directions: frozenset[str]
    attributes: frozenset[str]

    @cached_property
    def plain(self) -> frozenset[str]:
        """Words that are no names by themselves, whatever capital they have."""
        return self.common | self.locative | self.organisation | self.site_nouns | self.links


@cache
def words() -> Words:
    """The shipped lists, read once."""
    lists = yaml.load(shipped("words.yaml"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return Words(**{name: frozenset(text.split()) for name, text in lists.items()})
