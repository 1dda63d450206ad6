"""The sample's book against its key: incidents, copies, origins, tolls.

    dateline build examples/reports --book sample.db
    python -m evaluation.sample sample.db

For every incident of the key the event is taken that shares most of its reports, among those of
an accepted type whose time touches the incident's. Told are: how many of its reports the event
has and how many others; which tolls of the key stand; and for every field of the key whether
the origins are right (all of those that the key names, and none that it does not accept).
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.assess.wording import is_number
from dateline.model import Assessment, Event, Slot
from dateline.store import EventFilter, Store

Key = dict[str, Any]
LISTED = {
    "unnamed source": "unnamed",
    "Israel Defense Forces": "israel-military",
    "Islamic Republic News Agency": "irna",
}
"""Names that the shipped lists of actors give to actors of the key."""


@dataclass(frozen=True)
class Found:
    """An event of the book with the records (ids of the key) that tell it.

    `names` are the claims that count victims by their names.
    """

    event: Event
    assessment: Assessment
    records: frozenset[str]
    names: frozenset[str]


def records_of(store: Store, key: Key) -> dict[str, str]:
    """The record of the key for each document, by file and headline."""
    by_title = {(row["id"].split("#")[0], row["title"]): row["id"] for row in key["records"]}
    found = {}
    for document in store.documents.all():
        for location, _, _ in store.documents.retrievals(document.id):
            name = re.split(r"[#!]", Path(location).name)[0]
            title = next((t for f, t in by_title if f in location and t == document.title), None)
            file = next((f for f, t in by_title if f in location and t == title), name)
            if title:
                found[document.id] = by_title[file, title]
    return found


def named_victims(store: Store, event: Event) -> frozenset[str]:
    """The claims of an event that count people in words without a number: "Ada Alder"."""
    readings = (store.readings.reading(document) for document in event.documents)
    claims = (claim for reading in readings if reading for claim in reading.claims)
    return frozenset(
        claim.id
        for claim in claims
        if claim.value.low == claim.value.high
        and claim.value.low is not None
        and not any(is_number(span.quote) for span in claim.evidence)
    )


def best(incident: Key, events: Iterable[Found]) -> Found | None:
    """The event that shares most reports with an incident."""
    types = set(incident.get("types_accepted") or [incident["type"]])
    first, last = incident["date"].split("/")
    fitting = [f for f in events if f.event.type in types and touches(f.event, first, last)]
    told = frozenset(incident["reports"])
    return max(
        fitting,
        key=lambda f: (len(f.records & told) / len(f.records | told), f.event.id),
        default=None,
    )


def touches(event: Event, first: str, last: str) -> bool:
    """Whether the event has a time within these days, or none."""
    times = [v.value.time for v in event.field("date").values if v.value.time]
    known = [t for t in times if t.earliest and t.latest]
    return not known or any(t.earliest[:10] <= last and first <= t.latest[:10] for t in known)  # type: ignore[index]


class Names:
    """Whether a name of the book stands for an actor or outlet of the key."""

    def __init__(self, key: Key) -> None:
        self._aliases = {a["id"]: {a["name"], *a.get("aliases", [])} for a in key["actors"]}
        self._outlets = {row["outlet"] for row in key["records"]}

    def key_of(self, name: str) -> str:
        """The key's id of an actor, the outlet's name, "unnamed", or the name as it stands."""
        if name in LISTED:
            return LISTED[name]
        for outlet in self._outlets:
            if words(outlet) == words(name) or (words(name) and words(name) <= words(outlet)):
                return outlet
        for actor, aliases in self._aliases.items():
            if any(words(alias) == words(name) for alias in aliases):
                return actor
        fitting = [
            a
            for a, aliases in self._aliases.items()
            if any(words(x) <= words(name) for x in aliases)
        ]
        return fitting[0] if len(fitting) == 1 else name


def words(name: str) -> set[str]:
    """The words of a name that tell it apart."""
    return set(re.findall(r"\w+", name.casefold())) - {"the", "s", "sample", "com", "example", "of"}


def origins(found: Found, slot: str, names: Names) -> set[str]:
    """The origins of a field that stand, by the key's ids; "told" are those of the event."""
    if slot == "told":
        return {names.key_of(origin.name) for origin in found.assessment.origins}
    if slot == "blamed":
        return {names.key_of(re.sub(r".*\(by (.*)\)$", r"\1", a)) for a in found.assessment.accused}
    plain: Slot = "killed" if slot == "killed_all" else slot  # type: ignore[assignment]
    values = [v for v in found.event.field(plain).values if not v.superseded]
    # victims who are named are in the key's list of names, not in its tolls
    values = [v for v in values if not found.names >= set(v.supporting)]
    if slot == "killed_all":
        values = [v for v in values if v.value.group == "all"]
    return {names.key_of(origin.name) for value in values for origin in value.origins}


def tolls(incident: Key, found: Found, names: Names) -> list[tuple[str, bool]]:
    """(what, whether it stands) for every toll that the key holds to stand at the end."""
    result = []
    for toll in incident.get("latest", []):
        for harm in ("killed", "injured"):
            if harm in toll:
                told = stands(found.event, harm, toll, names)
                result.append((f"{harm} {toll['group']} {toll['holder']} {toll[harm]}", told))
    return result


def stands(event: Event, harm: str, toll: Key, names: Names) -> bool:
    """Whether the event has that count standing, on that holder's word."""
    low, high = toll[harm]
    holder = toll["holder"] or "unnamed"
    return any(
        (v.value.low, v.value.high) == (low, high)
        and not v.superseded
        and any(names.key_of(o.name) == holder or toll["holder"] is None for o in v.origins)
        for v in event.field(harm).values  # type: ignore[arg-type]
    )


def copies(store: Store, key: Key, record: dict[str, str]) -> tuple[int, int, int]:
    """Copy links of the key, of the book, and in both."""
    gold = {(c, f["original"]) for f in key["copies"] for c in f["copies"] + f.get("passages", [])}
    book = {(record.get(c.document, ""), record.get(c.original, "")) for c in store.events.copies()}
    return len(gold), len(book), len(gold & book)


class Tally:
    """What was asked of the book and what was right, over all incidents."""

    def __init__(self) -> None:
        self.asked = {"origins": 0, "tolls": 0}
        self.right = {"origins": 0, "tolls": 0}
        self.joined: list[tuple[float, float]] = []

    def add(self, what: str, right: bool) -> None:
        """Count one answer."""
        self.asked[what] += 1
        self.right[what] += right

    def show(self) -> None:
        """Print the sums."""
        precision = sum(p for p, _ in self.joined) / len(self.joined)
        recall = sum(r for _, r in self.joined) / len(self.joined)
        print(f"\nreports joined: precision {precision:.3f}, recall {recall:.3f}")
        print(f"tolls that stand: {self.right['tolls']} of {self.asked['tolls']}")
        print(f"origins right: {self.right['origins']} of {self.asked['origins']}")


def show_missing(incident: Key, tally: Tally) -> None:
    """An incident that the book has no event of: all that is asked of it is wrong."""
    print(f"\n{incident['id']}: no event")
    tally.joined.append((0.0, 0.0))
    for toll in incident["latest"]:
        for _ in {"killed", "injured"} & toll.keys():
            tally.add("tolls", False)
    for slot in incident["origins"].keys() - {"targets_struck"}:
        tally.add("origins", not slot)


def show(incident: Key, found: Found, names: Names, tally: Tally) -> None:
    """The event that was found for an incident, line by line."""
    told = set(incident["reports"])
    both = len(found.records & told)
    tally.joined.append((both / len(found.records), both / len(told)))
    print(f"\n{incident['id']}: {found.event.id} {found.event.title}")
    print(f"  {found.assessment.sentence}")
    print(f"  reports: {both} of {len(told)}, {len(found.records - told)} others")
    print(f"  missing: {', '.join(sorted(told - found.records)) or 'none'}")
    for what, hit in tolls(incident, found, names):
        tally.add("tolls", hit)
        print(f"  toll {'stands ' if hit else 'MISSING'} {what}")
    for slot, gold in incident["origins"].items():
        if slot != "targets_struck":
            got = origins(found, slot, names)
            must, may = set(gold["origins"]), set(gold.get("also_acceptable", []))
            fits = must <= got <= must | may
            tally.add("origins", fits)
            extra = f"WRONG missing {sorted(must - got)} wrong {sorted(got - must - may)}"
            print(f"  origins of {slot}: {'right' if fits else extra}")


def main() -> None:
    """Print what fits the key and what does not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("book", type=Path)
    parser.add_argument("--key", type=Path, default=Path("evaluation/sample_key.json"))
    options = parser.parse_args()
    key = json.loads(options.key.read_text(encoding="utf-8"))
    names, tally = Names(key), Tally()
    with Store(options.book) as store:
        record = records_of(store, key)
        print(f"records found: {len(set(record.values()))} of {len(key['records'])}")
        print("copy links: key {}, book {}, both {}".format(*copies(store, key, record)))
        events = [
            Found(
                event,
                assessment,
                frozenset(record[d] for d in event.documents if d in record),
                named_victims(store, event),
            )
            for event, assessment in store.events.select(EventFilter())
        ]
    print(f"events: {len(events)}")
    for incident in key["incidents"]:
        found = best(incident, events)
        if found and found.records & set(incident["reports"]):
            show(incident, found, names, tally)
        else:
            show_missing(incident, tally)
    tally.show()


if __name__ == "__main__":
    main()
