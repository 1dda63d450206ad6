"""What a report tells about where it plays: the countries that it names, its outlet, its year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from dateline.model import Document
from dateline.resolve.actors.listing import ActorList
from dateline.resolve.actors.states import Seen, States

LEAST_NAMED = 3
STRIKING = re.compile(
    r"\S+ (?:(?:air|drone|missile|artillery|rocket|ground)[- ]?)?"  # "Israeli air strikes"
    r"(?:strikes?|raids?|attacks?|bombardments?|bombings?|shelling|invasion|offensive|fire)\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"^(\d{4})")


class Context:
    """Lazily read from one document: most reports never need it."""

    def __init__(
        self,
        document: Document,
        states: States,
        known: ActorList,
        people: Sequence[str] = (),
        places: frozenset[str] = frozenset(),
    ) -> None:
        """`people`: names of two words and more; `places`: normalised words of events' places."""
        self.people = people
        self.places = places
        self._document = document
        self._states = states
        self._known = known

    @cached_property
    def seen(self) -> tuple[Seen, ...]:
        """The countries and seats of government that the body names, in order."""
        return tuple(self._states.scan(self._document.body))

    @cached_property
    def countries(self) -> Counter[str]:
        """How often the report names each country, by name, adjective or capital."""
        found = Counter(one.code for one in self.seen)
        found.update(one.code for one in self._states.scan(self._document.title))
        return found

    @cached_property
    def nouns(self) -> Counter[str]:
        """How often the body names each country by its name or its capital."""
        return Counter(one.code for one in self.seen if not one.adjective)

    @cached_property
    def _striking(self) -> Counter[str]:
        """How often the body names each country by the adjective of a strike."""
        body = self._document.body
        return Counter(
            one.code for one in self.seen if one.adjective and STRIKING.match(body, one.start)
        )

    @cached_property
    def home(self) -> tuple[str | None, bool]:
        """The country that the report is about, and whether it is of no other; None if unsure.

        It is the only one, or one named three times and twice as often as any other; "Israeli air
        strikes" do not count, for what they hit may well be another country.
        """
        most = (self.countries - self._striking).most_common(2)
        if len(most) == 1:
            return most[0][0], True
        if not most or most[0][1] < max(LEAST_NAMED, 2 * most[1][1]):
            return None, False
        return most[0][0], False

    @cached_property
    def outlet(self) -> str | None:
        """The country of the outlet, if a list knows it."""
        named = self._known.named(self._document.source or "")
        return named[0].country if len(named) == 1 else None

    @cached_property
    def year(self) -> int | None:
        """The year of publication, or None when it is not known."""
        found = YEAR.match(self._document.published or "")
        return int(found[1]) if found else None

    def weight(self, country: str | None) -> float:
        """How much the report speaks for a country: its mentions, and half for its outlet."""
        if country is None:
            return 0.0
        return self.countries[country] + (0.5 if country == self.outlet else 0.0)

    def before(self, offset: int) -> str | None:
        """The country last named before that place of the body, by its name or its capital."""
        named = [one.code for one in self.seen if one.start < offset and not one.adjective]
        return named[-1] if named else None
