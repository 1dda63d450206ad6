from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from dateline.codebook import load
from dateline.model import Document, Extraction, Filler, RunError
from dateline.pipeline import plugins
from dateline.pipeline.settings import Settings
from tests.builders import a_document, event_report, words


class Sender:
    """A reader that would send texts away."""

    name = "sender.v1"
    fingerprint = "s"
    languages: frozenset[str] = frozenset({"en"})
    network = True

    def read(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        raise AssertionError("never called")


class NoReader:
    """Does not keep the contract."""


def installed(monkeypatch: pytest.MonkeyPatch, name: str, place: str) -> None:
    point = EntryPoint(name, place, plugins.EXTRACTORS)
    monkeypatch.setattr(plugins, "entry_points", lambda **_: [point])


def test_the_built_in_readers_come_by_the_same_door() -> None:
    assert {"encoder.v1", "noop.v1"} <= set(plugins.extractor_names())
    assert plugins.load_extractor("noop.v1").name == "noop.v1"


def test_a_reader_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(RunError, match=r"no extractor 'gpt'; there are: .*encoder\.v1"):
        plugins.load_extractor("gpt")


def test_texts_leave_only_by_an_explicit_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(monkeypatch, "sender.v1", "tests.pipeline.test_plugins:Sender")
    with pytest.raises(RunError, match="--allow-network"):
        plugins.load_extractor("sender.v1")
    assert plugins.load_extractor("sender.v1", allow_network=True).name == "sender.v1"


def test_a_class_that_does_not_keep_the_contract_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    installed(monkeypatch, "bad.v1", "tests.pipeline.test_plugins:NoReader")
    with pytest.raises(RunError, match="contract"):
        plugins.load_extractor("bad.v1")


def test_own_outlets_tell_where_a_report_is_from(tmp_path: Path) -> None:
    own = tmp_path / "outlets.csv"
    own.write_text("name,hosts,country,home,reach\nThe Quay Page,,LB,,national\n", "utf-8")
    document = a_document("Clashes broke out in Tripoli on Monday.", source="The Quay Page")
    event = replace(
        event_report(document, "Clashes"),
        fillers=(Filler(role="place", span=words(document, "Tripoli")),),
    )
    extraction = Extraction(document=document.id, extractor="hand", events=(event,))

    def country(settings: Settings) -> str | None:
        reading, _ = plugins.load_resolver(settings, load()).read(document, extraction)
        return reading.events[0].places[0].country

    assert (country(Settings()), country(Settings(outlets=(own,)))) == ("LY", "LB")
