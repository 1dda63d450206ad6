from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint

import pytest

from dateline.model import Document, Extraction, RunError
from dateline.pipeline import plugins


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
