"""MUC-4: entities as the metric has them, phrases and what is known of them, the chooser."""

from collections import Counter

import numpy as np
import pytest

from dateline.codebook import load
from dateline.extract.encoder.labels import UPOS, WORD_SLICES, WORD_WIDTH
from dateline.extract.encoder.network import Encoded
from dateline.extract.encoder.words import split_words
from dateline.model import Count, EventReport, Span
from dateline.model.extraction import Harm, Realis
from evaluation import muc4_chooser, muc4_fillers
from evaluation.muc4_chooser import Floats, Ranked, best_cuts, train
from evaluation.muc4_entities import Entity, gold_entities, matched, normal
from evaluation.muc4_fillers import BIO, adapter
from evaluation.muc4_phrases import HABITS, WIDTH, Habits, Report, head
from evaluation.reader_muc4 import add, effects, value
from training.examples import SLOTS, build

TEXT = "The Red Dawn Front (FRA) killed mayor Luis Arce. Arce died near the bridge."
NOBODY: dict[str, list[Entity]] = {slot: [] for slot in SLOTS}


def encoded(text: str, hidden: Floats | None = None) -> Encoded:
    words = split_words(text)
    scores = np.zeros((len(words.spans), WORD_WIDTH), np.float32)
    for word in range(len(words.spans)):
        surface = words.surface(word)
        tag = "PUNCT" if not surface.isalnum() else "PROPN" if surface.istitle() else "VERB"
        scores[word, WORD_SLICES["upos"][0] + UPOS.index(tag)] = 9
    hidden = np.zeros((len(scores), 1), np.float32) if hidden is None else hidden
    return Encoded(words, hidden, scores)


def report(text: str, slot: str, *fillers: str) -> Report:
    """A report whose word layer is sure of some words as fillers of a role."""
    read = encoded(text)
    scores = np.tile(np.array([0.98, 0.01, 0.01], np.float32), (len(read.scores), len(SLOTS), 1))
    for filler in fillers:
        at = text.index(filler)
        first, end = read.words.covering(at, at + len(filler)) or (0, 0)
        scores[first:end, SLOTS.index(slot)] = (0.1, 0.1, 0.8)
        scores[first, SLOTS.index(slot)] = (0.1, 0.8, 0.1)
    return Report(read, scores)


def entities(*mentions: str) -> list[Entity]:
    return [frozenset([mention]) for mention in mentions]


def test_fillers_of_muc4_are_merged_and_stand_in_the_text() -> None:
    names = ['"LUIS ARCE" / "ARCE"', '"ARCE"', '"PIA ROCA"']
    template = {"HUM TGT: NAME": names, "HUM TGT: DESCRIPTION": ['"MAYOR": "LUIS ARCE"']}
    row = {"text": "LUIS ARCE,\nMAYOR, DIED. THE FRONT", "templates": [template]}
    assert gold_entities(row)["Victim"] == [{"luis arce", "arce"}]
    assert normal("The U.S. Embassy") == "us embassy"
    assert matched(entities("arce", "mayor"), [frozenset({"luis arce", "arce"})])


def test_entities_are_matched_so_that_most_are_right() -> None:
    gold: list[Entity] = [frozenset({"arce", "luis arce"}), frozenset({"arce", "mayor"})]
    assert matched(entities("arce", "luis arce"), gold) == 2
    assert matched(entities("arce", "arce", "mayor"), gold) == 2
    assert matched([frozenset({"luis arce", "mayor"})], gold) == 0


def test_a_filler_within_a_surer_one_is_the_same() -> None:
    found = Ranked(("luis arce", "pia roca", "arce"), (0.9, 0.8, 0.7), frozenset())
    assert found.entities(0.5) == entities("luis arce", "pia roca")


def test_what_stands_in_brackets_after_a_filler_is_the_same() -> None:
    read = report(TEXT, "PerpOrg", "Red Dawn Front", "FRA")
    assert ("red dawn front", "fra") in read.bracketed
    found = Ranked(("fra", "red dawn front", "eln"), (0.9, 0.8, 0.7), read.bracketed)
    assert found.entities(0.5) == entities("fra", "eln")
    assert found.entities(0.85) == entities("fra")


def test_a_phrase_is_cut_from_likely_words_and_known_by_its_report() -> None:
    read = report(TEXT, "Victim", "Luis Arce")
    assert "luis arce" in read.phrases["Victim"]
    assert not read.phrases["Weapon"]
    assert read.rows["Victim"].shape == (len(read.phrases["Victim"]), WIDTH)
    assert np.isfinite(read.rows["Victim"]).all()
    sure = dict(zip(SLOTS, read.roles["luis arce"], strict=True))
    assert sure["Victim"] == pytest.approx(0.9)
    assert sure["Weapon"] == pytest.approx(0.02)


def test_a_report_without_words_has_no_phrases() -> None:
    read = Report(encoded(""), np.zeros((0, len(SLOTS), BIO), np.float32))
    assert all(rows.shape == (0, WIDTH) for rows in read.rows.values())
    assert not read.bracketed


def test_habits_leave_a_report_out_of_its_own_rows() -> None:
    reports = [report(TEXT, "Victim", "Luis Arce"), report(TEXT, "Victim", "Luis Arce")]
    arce = {**NOBODY, "Victim": entities("luis arce")}
    habits = Habits(reports, [arce, NOBODY])
    row = list(reports[0].phrases["Victim"]).index("luis arce")
    known = habits.of(reports[0], "Victim")
    own = habits.of(reports[0], "Victim", arce)
    assert known.shape == (len(reports[0].phrases["Victim"]), HABITS)
    assert known[row, 0] == pytest.approx(np.log(1.05 / 1.95))
    assert own[row, 0] == pytest.approx(np.log(0.05 / 1.95))


def test_the_head_of_a_phrase_stands_before_its_preposition() -> None:
    assert head("members of the front") == "members"
    assert head("red dawn front") == "front"


def test_a_chooser_learns_what_tells_phrases_apart() -> None:
    rng = np.random.default_rng(1)
    features = rng.normal(size=(9000, 6)).astype(np.float32)
    truth = (np.abs(features[:, 0]) + features[:, 1] > 1).astype(np.float32)
    chooser = train(features[:8000], truth[:8000])
    right = (chooser.probabilities(features[8000:]) > 0.5) == truth[8000:]
    assert right.mean() > 0.85


def test_slopes_are_those_of_the_loss() -> None:
    rng = np.random.default_rng(2)
    x = rng.normal(size=(8, 3)).astype(np.float32)
    truth = (x[:, 0] > 0).astype(np.float32)
    net = train(x, truth).net
    kept = np.ones((8, muc4_chooser.HIDDEN), np.float32)

    def loss() -> float:
        hidden = np.maximum(x @ net.weights + net.bias, 0)
        logits = net.logits(hidden, x).astype(np.float64)
        return float((np.logaddexp(0, logits) - truth * logits).mean())

    slope = muc4_chooser._slopes(net, x, truth, kept)[4][1] - muc4_chooser.DECAY * net.straight[1]
    before = loss()
    net.straight[1] += np.float32(0.01)
    assert (loss() - before) / 0.01 == pytest.approx(slope, abs=0.01)


def test_cuts_are_those_with_the_best_f1() -> None:
    right = Ranked(("arce", "mayor"), (0.6, 0.4), frozenset())
    empty = Ranked((), (), frozenset())
    found = [{**dict.fromkeys(SLOTS, empty), "Victim": right}]
    cuts = best_cuts(found, [{**NOBODY, "Victim": entities("arce")}])
    assert 0.4 < cuts["Victim"] <= 0.6


def test_an_adapter_finds_what_its_vectors_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in (("ROUNDS", 20), ("STEP", 64), ("RATE", 0.05)):
        monkeypatch.setattr(muc4_fillers, name, number)
    monkeypatch.setattr(muc4_chooser, "ROUNDS", 40)
    examples, read, gold = [], [], []
    rng = np.random.default_rng(3)
    for i in range(60):
        name = f"Arce{i} Roca{i}"
        example = build(str(i), f"Men killed {name} there. Nobody saw Pia Luz.")
        span = example.words.covering(11, 11 + len(name))
        example.slots = {slot: [] for slot in SLOTS} | {"Victim": [span] if span else []}
        hidden = rng.normal(0, 0.1, (len(example.words.spans), 4)).astype(np.float32)
        hidden[slice(*(span or (0, 0))), 0] += 3
        examples.append(example)
        read.append(encoded(example.words.text, hidden))
        gold.append({**NOBODY, "Victim": entities(name.lower())})
    fitted = adapter(read, examples, gold)
    assert [fitted.entities(r)["Victim"] for r in read] == [g["Victim"] for g in gold]
    assert not any(fitted.entities(r)["Weapon"] for r in read)


def span(words: str) -> Span:
    return Span(document="d", field="body", start=0, end=len(words), quote=words)


def event(realis: Realis = "actual", killed: str = "", injured: str = "") -> EventReport:
    told: tuple[tuple[Harm, str], ...] = (("killed", killed), ("injured", injured))
    found = (Count(harm=harm, span=span(words)) for harm, words in told if words)
    return EventReport(
        id=realis, document="d", trigger=span("attack"), type="bombing", realis=realis,
        counts=tuple(found),
    )  # fmt: skip


def test_what_became_of_people_is_told_by_the_counts() -> None:
    assert effects(event(killed="two men", injured="a child")) == {"DEATH", "INJURY"}
    assert effects(event(killed="nobody", injured="a child")) == {"INJURY"}
    assert effects(event(killed="no one")) == {"NO INJURY OR DEATH"}
    assert effects(event()) == set()


def test_the_value_of_a_field_is_its_first_without_fillers_and_doubts() -> None:
    assert value('? REPORTED AS FACT / POSSIBLE: "FRONT"') == "REPORTED AS FACT"
    assert value("DEATH") == "DEATH"


def test_fillers_and_incidents_of_a_report_are_counted() -> None:
    template = {
        "MESSAGE: TEMPLATE": ["1"], "INCIDENT: TYPE": ["BOMBING"],
        "INCIDENT: STAGE OF EXECUTION": ["ACCOMPLISHED"],
        "PERP: ORGANIZATION ID": ['"FRONT" / "FRA"'],
        "PERP: ORGANIZATION CONFIDENCE": ['REPORTED AS FACT: "FRONT" / "FRA"'],
    }  # fmt: skip
    row = {"text": "THE FRONT (FRA) BOMBED IT.", "templates": [template]}
    events, counts = [event(), event("attempted", killed="two men")], Counter[str]()
    add(counts, row, {**NOBODY, "PerpOrg": entities("fra")}, events, load())
    assert [counts[f"PerpOrg {k}"] for k in ("hit", "predicted", "gold")] == [1, 1, 1]
    assert [counts[f"CEAF-REE micro {k}"] for k in ("hit", "predicted", "gold")] == [1, 1, 1]
    assert [counts[f"stage {k}"] for k in ("hit", "predicted", "gold")] == [1, 2, 1]
    assert [counts[f"confidence {k}"] for k in ("hit", "predicted", "gold")] == [1, 1, 1]
    assert [counts[f"human effect {k}"] for k in ("hit", "predicted", "gold")] == [0, 1, 0]
    add(counts, row, NOBODY, events, load())
    assert [counts[f"confidence {k}"] for k in ("hit", "predicted", "gold")] == [1, 1, 2]
