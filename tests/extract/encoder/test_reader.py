"""The shipped weights: what every reading promises, whatever they have learnt."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.codebook import load
from dateline.extract import Extractor, check
from dateline.extract.encoder import EncoderExtractor
from dateline.model import Document, Extraction, RunError
from tests.builders import a_document

PLAIN = (
    "Government aircraft bombed the market in Darvan on Monday, killing at least 12 civilians, "
    "the health ministry said. The army denied that it had carried out the attack.\n\n"
    "Two policemen were abducted by gunmen near Tel Hadra the day before, residents reported."
)
CAPITALS = "GUERRILLAS ATTACKED AN ARMY POST IN SAN ROQUE TODAY. TWO SOLDIERS WERE KILLED."
STRANGE = (
    "🚨🚨 \u200fعاجل\u200f Rebels attacked Da\u0301rvan 👨‍👩‍👧 and killed “three” soldiers\u2026"
)


@pytest.fixture(scope="module")
def reader() -> EncoderExtractor:
    return EncoderExtractor(gate=False)


def read(reader: EncoderExtractor, *documents: Document) -> list[Extraction]:
    return list(reader.read(documents))


def spans(extraction: Extraction) -> Iterator[tuple[str, int, int, str]]:
    for event in extraction.events:
        found = [event.trigger, *(f.span for f in event.fillers), *(c.span for c in event.counts)]
        found += [s for link in event.chain for s in (link.source, link.cue) if s]
        for span in [*found, *event.hedges]:
            yield span.field, span.start, span.end, span.quote
    for actor in extraction.actors:
        for mention in actor.mentions:
            yield mention.span.field, mention.span.start, mention.span.end, mention.span.quote


def test_it_is_an_extractor(reader: EncoderExtractor) -> None:
    assert isinstance(reader, Extractor)
    assert not reader.network


@pytest.mark.parametrize("body", [PLAIN, CAPITALS, STRANGE])
def test_every_value_has_its_words_and_passes_the_check(
    reader: EncoderExtractor, body: str
) -> None:
    document = a_document(body, title="Bombs “hit” Darvan 🚨")
    (extraction,) = read(reader, document)
    assert extraction.events
    for name, start, end, quote in spans(extraction):
        assert (document.title if name == "title" else document.body)[start:end] == quote
    assert check(extraction, document, load()) == extraction


def test_it_sees_the_strike_its_place_and_its_dead(reader: EncoderExtractor) -> None:
    (extraction,) = read(reader, a_document(PLAIN, title=""))
    strike = next(e for e in extraction.events if e.trigger.quote == "bombed")
    assert strike.type in ("air_strike", "bombing")
    assert strike.realis == "actual"
    (dead,) = [count.span.quote for count in strike.counts if count.harm == "killed"]
    assert "12" in dead


def test_reading_twice_gives_the_same(reader: EncoderExtractor) -> None:
    document = a_document(PLAIN)
    assert read(reader, document) == read(EncoderExtractor(gate=False, threads=1), document)


def test_a_report_reads_the_same_alone_and_in_company(reader: EncoderExtractor) -> None:
    documents = [a_document(body) for body in (PLAIN, CAPITALS, PLAIN * 4, STRANGE)]
    together = read(reader, *documents)
    assert together == [read(reader, document)[0] for document in documents]


def test_a_long_report_is_read_to_its_end(reader: EncoderExtractor) -> None:
    filler = "The committee discussed the price of bread and the weather of the season. "
    document = a_document(filler * 300 + CAPITALS, title="")
    (extraction,) = read(reader, document)
    assert any(e.trigger.start > len(filler) * 300 for e in extraction.events)
    for _, start, end, quote in spans(extraction):
        assert document.body[start:end] == quote


@pytest.mark.parametrize("body", ["", " \n\n ", "…", "\u200f"])
def test_a_report_without_words_is_read_as_empty(reader: EncoderExtractor, body: str) -> None:
    (extraction,) = read(reader, a_document(body, title=""))
    assert extraction.events == ()
    assert extraction.relations == ()


def test_a_language_that_it_cannot_read_is_left_alone(reader: EncoderExtractor) -> None:
    (extraction,) = read(reader, a_document(PLAIN, language="de"))
    assert extraction.skipped == "language"


def test_the_gate_lets_reports_through_and_a_recipe_not() -> None:
    recipe = (
        "Whisk two eggs with the sugar until they are pale and you can see the trail of the whisk. "
        "Fold in the flour, a spoon of milk and some lemon, and do not stir it for too long. "
    )
    rest = (
        "Put it in a buttered tin and bake it for about an hour. I like it best with cream and a "
        "few berries, but my kids want it with chocolate, so I usually make two of them. You can "
        "keep it in a box for a week if it lasts that long, which it never does in our house!"
    )
    told, cooked, noted = EncoderExtractor().read(
        [
            a_document(PLAIN),
            a_document(recipe + rest, title="A plain cake"),
            a_document(recipe, title="A plain cake"),
        ]
    )
    assert told.skipped is None
    assert told.relevance is not None
    assert cooked.skipped == "gate"
    assert noted.skipped is None, "a text of a line or two is always read"


def test_missing_weights_stop_the_run_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="weights are not in"):
        list(EncoderExtractor(tmp_path).read([a_document(PLAIN)]))
