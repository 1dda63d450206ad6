"""Reports with actor clusters, each one line to make."""

from __future__ import annotations

from dateline.model import (
    ActorCluster,
    ActorMention,
    ActorReading,
    Document,
    Extraction,
    Judgement,
    cluster_id,
)
from dateline.model.book import Verdict
from dateline.model.extraction import MentionForm
from dateline.resolve.actors import ActorList, ActorResolver
from tests.builders import a_document, words

PRONOUNS = frozenset(("it", "they", "he", "she", "its"))


def a_cluster(document: Document, *quotes: str, kind: str = "armed_group") -> ActorCluster:
    """A cluster of these words; its name is the first."""
    mentions = tuple(
        ActorMention(span=words(document, quote), form=_form(quote)) for quote in quotes
    )
    key = cluster_id(document.id, mentions[0].span)
    return ActorCluster(id=key, name=quotes[0], kind=kind, mentions=mentions)


def _form(quote: str) -> MentionForm:
    if quote.lower() in PRONOUNS:
        return "pronoun"
    return "name" if quote[0].isupper() else "nominal"


def read_one(
    body: str,
    *quotes: str,
    kind: str = "armed_group",
    published: str | None = "2024-09-23",
    known: ActorList | None = None,
    judgements: tuple[Judgement, ...] = (),
    source: str | None = "Harbour Wire (sample)",
) -> ActorReading | None:
    """What the one cluster of these words in that text stands for."""
    document = a_document(body, published=published, source=source)
    found = a_cluster(document, *quotes, kind=kind)
    extraction = Extraction(document=document.id, extractor="test", actors=(found,))
    resolver = ActorResolver(known or ActorList.shipped(), judgements=judgements)
    readings, _ = resolver.read(document, extraction)
    return readings[0] if readings else None


def a_judgement(left: str, right: str, verdict: Verdict, when: str = "2024-10-01") -> Judgement:
    """A person's word on two actors."""
    return Judgement(
        id=f"jdg-{left}-{right}-{verdict}", kind="actor", left=left, right=right,
        verdict=verdict, by="tester", when=when,
    )  # fmt: skip
