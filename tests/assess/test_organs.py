"""Whose organ a body is: by the report's words, the event's place, the outlet, or nobody's."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.assess import ledger
from dateline.assess.organs import (
    bare_words,
    bears_out,
    organ_in_words,
    organ_kind,
    own_words,
    phrase,
    shipped,
)
from dateline.assess.pages import Page
from dateline.model import (
    Actor,
    ActorCluster,
    ActorMention,
    ActorReading,
    Document,
    Extraction,
    Span,
)
from dateline.store import Store
from tests.assess.builders import Act, By, Party, Text, holders, judged
from tests.link.builders import CODEBOOK

FRANCE = Actor(
    id="act-fr-health-ministry", name="France: health ministry", kind="state", country="FR"
)
READ = ActorReading(
    cluster="c1",
    actor=FRANCE.id,
    name=FRANCE.name,
    kind="state",
    country="FR",
    listed=True,
)


def page_of(body: str, *words: str, source: str | None = None) -> tuple[Page, list[Span]]:
    document = Document(id="doc-1", title="", body=body, source=source)
    spans = [document.span("body", body.index(one), body.index(one) + len(one)) for one in words]
    mentions = tuple(ActorMention(span=span, form="name") for span in spans)
    cluster = ActorCluster(id="c1", name=words[0], kind="state", mentions=mentions)
    page = Page(
        document=document,
        extraction=Extraction(document="doc-1", extractor="x", actors=(cluster,)),
        actors={"c1": READ},
        claims={},
        undated={},
        passages=(),
        copy_of=None,
        agency=None,
    )
    return page, spans


def why(body: str, *words: str, source: str | None = None, places: str = "") -> str | None:
    page, spans = page_of(body, *words, source=source)
    return bears_out(page, READ, FRANCE, spans[0], frozenset(places.split()))


TWO = "The health ministry said that ten were killed. Spain, Spain and France were named."


def test_a_state_that_words_name_is_borne_out() -> None:
    assert why("France's health ministry spoke. Spain did not.", "health ministry")
    assert why("The French health ministry spoke. Spain did not.", "French health ministry")
    assert why("The health ministry in Paris spoke. Spain did not.", "The health ministry")
    assert why("Spain spoke. The country's health ministry did.", "country's health ministry")


def test_the_full_name_elsewhere_in_the_report_bears_it_out() -> None:
    body = "The ministry spoke of Spain. France's health ministry said so before."
    assert why(body, "The ministry", "France's health ministry")


def test_a_report_that_names_one_country_only_bears_it_out() -> None:
    assert why("The health ministry spoke. Snow fell in France.", "The health ministry") == (
        "the report names no other country"
    )


def test_the_place_of_the_event_or_the_outlets_home_bears_it_out() -> None:
    assert why(TWO, "The health ministry", places="FR") == "the event's place is in its country"
    home = next(name for name, code in shipped().outlets.items() if code == "FR")
    assert why(TWO, "The health ministry", source=home) == "the outlet is at home in its country"


def test_a_guess_that_nothing_bears_out_is_none() -> None:
    assert why(TWO, "The health ministry") is None
    assert why(TWO, "The health ministry", places="ES") is None


def test_a_name_that_is_no_bare_organ_needs_nothing() -> None:
    known = replace(FRANCE, aliases=("The health ministry",))
    page, spans = page_of(TWO, "The health ministry")
    assert bears_out(page, READ, known, spans[0], frozenset()) == ""
    page, spans = page_of("The Quay Board spoke of Spain.", "The Quay Board")
    assert bears_out(page, READ, FRANCE, spans[0], frozenset()) == ""


@pytest.mark.parametrize(
    ("body", "words", "whole"),
    [
        ("Then Spain's military spoke.", "military", "Spain's military"),
        ("On Sunday Spain's military spoke.", "military", "Spain's military"),
        ("South Africa's army spoke.", "army", "South Africa's army"),
        ("The army of Spain spoke.", "army", "army of Spain"),
        ("The army spoke.", "army", "army"),
        ("Spain's envoy spoke.", "envoy", "envoy"),
    ],
)
def test_an_organ_with_its_owner_and_its_seat(body: str, words: str, whole: str) -> None:
    page, spans = page_of(body, words)
    assert phrase(page, spans[0]) == whole


def test_an_organ_that_was_read_without_its_state_is_called_by_its_words() -> None:
    page, spans = page_of("Targets fell, Spain's military said.", "military")
    minted = ActorReading(cluster="c1", actor="act-x", name="military", kind="military")
    found = organ_in_words(page, minted, spans[0])
    assert found is not None
    assert (found.name, found.country, found.actor_kind) == ("Spain's military", "ES", "military")


def test_a_state_that_was_read_for_its_ministry_is_the_ministry() -> None:
    page, spans = page_of("Spain's health ministry said so.", "Spain's health ministry")
    state = ActorReading(
        cluster="c1", actor="act-es", name="Spain", kind="state", country="ES", listed=True
    )
    found = organ_in_words(page, state, spans[0])
    assert found is not None
    assert (found.name, found.parent) == ("Spain's health ministry", "act-es")


@pytest.mark.parametrize("words", ["Spain", "The Spanish government", "Spanish authorities"])
def test_a_government_speaks_as_its_state(words: str) -> None:
    page, spans = page_of(f"{words} said so.", words)
    state = ActorReading(
        cluster="c1", actor="act-es", name="Spain", kind="state", country="ES", listed=True
    )
    assert organ_in_words(page, state, spans[0]) is None


def test_countries_are_found_by_their_longest_name() -> None:
    assert shipped().named("Equatorial Guinea's army") == {"GQ"}
    assert shipped().named("the Lebanese army in Beirut") == {"LB"}
    assert shipped().named("an army of turkey farmers") == frozenset()


def test_words_of_a_body() -> None:
    assert organ_kind("the health ministry") == "state"
    assert organ_kind("Northland's army") == "military"
    assert organ_kind("the League") is None
    assert bare_words("The ministry raised its") == ["ministry"]
    assert own_words("Lebanon's health ministry") == {"leban"}


def test_a_guessed_ministry_is_the_one_that_the_event_has(tmp_path: Path) -> None:
    guess = Party(
        id="act-es-health",
        words=("The health ministry",),
        kind="state",
        country="ES",
        listed=True,
        name="Spain: health ministry",
    )
    stated = Party(
        id=FRANCE.id,
        words=("France's health ministry",),
        kind="state",
        country="FR",
        listed=True,
        name=FRANCE.name,
    )
    one = Text(
        body="The health ministry spoke of a strike by Spain, Spain and France.",
        acts=[Act(trigger="strike", by=(By(who="The health ministry", cue="spoke"),))],
        parties=[guess],
    )
    two = Text(
        body="France's health ministry spoke of a strike.",
        acts=[Act(trigger="strike", by=(By(who="France's health ministry", cue="spoke"),))],
        parties=[stated],
        source="B",
    )
    assert holders(tmp_path / "both", one, two) == ["France: health ministry"]
    assert holders(tmp_path / "one", one) == ["The health ministry"]


def test_a_force_that_the_report_names_elsewhere_is_the_one_that_words_name(tmp_path: Path) -> None:
    force = Party(
        id="act-force",
        words=("The Sea Lions",),
        kind="military",
        country="ES",
        listed=True,
    )
    minted = Party(id="act-minted", words=("military",), kind="military")
    text = Text(
        body="The Sea Lions were on watch. Then Spain's military spoke of a strike.",
        acts=[Act(trigger="strike", by=(By(who="military", cue="spoke"),))],
        parties=[force, minted],
    )
    assert holders(tmp_path / "with", text) == ["The Sea Lions"]
    assert holders(tmp_path / "without", replace(text, parties=[minted])) == ["Spain's military"]


def test_the_ledger_says_what_bears_out_a_state(tmp_path: Path) -> None:
    ministry = Party(
        id=FRANCE.id,
        words=("The health ministry",),
        kind="state",
        country="FR",
        listed=True,
        name=FRANCE.name,
    )
    text = Text(
        body="The health ministry spoke of a strike. It was cold in France.",
        acts=[Act(trigger="strike", by=(By(who="The health ministry", cue="spoke"),))],
        parties=[ministry],
    )
    ((event, _),) = judged(tmp_path, text)
    with Store(tmp_path / "book.db") as store:
        quotes = [q for row in ledger(store, event.id, CODEBOOK).rows for q in row.quotes]
    assert {quote.why for quote in quotes if quote.counted_as == FRANCE.name} == {
        "the report names no other country"
    }
