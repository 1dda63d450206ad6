"""The time of every event of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Document, EventReport, Extraction, Filler, Realis, TimeReading
from dateline.resolve.times import guideline_date, read_times


class _Report:
    """A small report whose events are named by their triggers."""

    def __init__(self, body: str, published: str | None = "2024-09-24") -> None:
        self.document = Document(id="doc-1", title="", body=body, published=published)
        self.events: list[EventReport] = []

    def event(
        self, trigger: str, *times: str, realis: Realis = "actual", same_as: str | None = None
    ) -> _Report:
        fillers = tuple(Filler(role="time", span=self._span(words)) for words in times)
        event = EventReport(
            id=trigger,
            document="doc-1",
            trigger=self._span(trigger),
            type="attack",
            realis=realis,
            fillers=fillers,
            same_as=same_as,
        )
        self.events.append(event)
        return self

    def _span(self, words: str):  # type: ignore[no-untyped-def]
        start = self.document.body.index(words)
        return self.document.span("body", start, start + len(words))

    def read(self) -> dict[str, TimeReading]:
        extraction = Extraction(document="doc-1", extractor="test", events=tuple(self.events))
        return read_times(self.document, extraction)


def test_the_publication_date_is_never_an_event_date() -> None:
    reading = _Report("Rebels attacked a base.").event("attacked").read()["attacked"]
    assert (reading.earliest, reading.unknown, reading.basis) == (None, "not_stated", "none")


def test_the_dateline_is_never_an_event_date() -> None:
    body = "LIMA, 9 JAN 90 (EFE) -- [TEXT] REBELS ATTACKED A BASE."
    assert _Report(body).event("ATTACKED").read()["ATTACKED"].unknown == "not_stated"


def test_own_words_keep_their_span() -> None:
    reading = (
        _Report("On Sunday rebels attacked.").event("attacked", "On Sunday").read()["attacked"]
    )
    assert (reading.earliest, reading.basis) == ("2024-09-22", "relative")
    assert reading.expression is not None
    assert reading.expression.quote == "On Sunday"


def test_realis_tells_the_tense() -> None:
    report = _Report("A vote on Friday is feared. A raid on Thursday came.")
    report.event("vote", "Friday", realis="future").event("raid", "Thursday")
    readings = report.read()
    assert readings["vote"].earliest == "2024-09-27"
    assert readings["raid"].earliest == "2024-09-19"


def test_two_days_earlier_counts_from_the_event_before() -> None:
    report = _Report("They raided Kharab on 10 May 2024. Two days earlier a bomb exploded.")
    report.event("raided", "on 10 May 2024").event("exploded", "Two days earlier")
    reading = report.read()["exploded"]
    assert (reading.earliest, reading.basis, reading.anchor) == ("2024-05-08", "anchored", "raided")


def test_the_same_event_lends_its_date() -> None:
    report = _Report("A strike hit the town. The bombing came on Monday.")
    report.event("strike").event("bombing", "on Monday", same_as="strike")
    reading = report.read()["strike"]
    assert (reading.earliest, reading.basis) == ("2024-09-23", "governing")
    assert "same event" in reading.why


def test_words_that_name_no_day_yield_to_the_same_event() -> None:
    report = _Report("He was shot as he left home. The murder on Monday was condemned.")
    report.event("shot", "as he left home").event("murder", "on Monday", same_as="shot")
    assert report.read()["shot"].earliest == "2024-09-23"


def test_the_only_time_of_the_sentence_governs() -> None:
    report = _Report("On Monday rebels attacked a base. Nobody knows why.").event("attacked")
    reading = report.read()["attacked"]
    assert (reading.earliest, reading.basis) == ("2024-09-23", "governing")


def test_a_time_that_another_event_has_does_not_govern() -> None:
    report = _Report("Rebels attacked the base that was founded on Monday.")
    report.event("attacked").event("founded", "on Monday")
    assert report.read()["attacked"].unknown == "not_stated"


def test_two_times_in_one_sentence_are_not_guessed_between() -> None:
    report = _Report("Rebels attacked after Monday's talks and Tuesday's vote.").event("attacked")
    assert report.read()["attacked"].unknown == "not_stated"


def test_a_clause_with_a_date_inside_is_read_with_its_bound() -> None:
    report = _Report("They have killed many since the group was founded in 1985.")
    report.event("killed", "since the group was founded in 1985")
    assert guideline_date(report.read()["killed"]) == "1985/2024-09-24"


def test_of_several_times_the_narrowest_counts() -> None:
    report = _Report("He was shot last year, on 18 August 2023, in the rain.")
    report.event("shot", "last year", "on 18 August 2023")
    assert report.read()["shot"].earliest == "2023-08-18"


def test_without_publication_date_the_year_told_before_counts() -> None:
    report = _Report("He was captured on 3 May 2006. On 10 May he was freed.", published=None)
    report.event("captured", "on 3 May 2006").event("freed", "On 10 May")
    reading = report.read()["freed"]
    assert (reading.earliest, reading.basis) == ("2006-05-10", "anchored")


def test_without_publication_date_yesterday_stays_unknown() -> None:
    report = _Report("They attacked yesterday.", published=None).event("attacked", "yesterday")
    assert report.read()["attacked"].unknown == "no_publication_date"


def test_every_event_has_a_reading() -> None:
    report = _Report("Rebels attacked and fled.").event("attacked").event("fled")
    assert set(report.read()) == {"attacked", "fled"}


def test_since_an_event_counts_from_its_day() -> None:
    report = _Report("The offensive began on 11 September. Many fled since the offensive began.")
    report.event("offensive", "on 11 September").event("fled", "since the offensive began")
    reading = report.read()["fled"]
    assert (reading.earliest, reading.latest) == ("2024-09-11", "2024-09-24")
    assert (reading.basis, reading.anchor) == ("anchored", "offensive")
    assert "another event" in reading.why


def test_during_an_event_is_on_its_day() -> None:
    report = _Report("The march on Sunday ended. Two were hurt during the march.")
    report.event("march", "on Sunday").event("hurt", "during the march")
    assert report.read()["hurt"].earliest == "2024-09-22"


def test_after_an_event_counts_the_days() -> None:
    report = _Report("A raid came on Monday. Two days after the raid he was freed.")
    report.event("raid", "on Monday").event("freed", "Two days after the raid")
    assert report.read()["freed"].earliest == "2024-09-25"


def test_the_first_days_of_an_event_are_not_all_of_it() -> None:
    report = _Report("The siege began on Sunday. Two died during the first days of the siege.")
    report.event("siege", "on Sunday").event("died", "during the first days of the siege")
    assert report.read()["died"].earliest is None


def test_what_hangs_on_a_plan_has_no_date() -> None:
    report = _Report("The talks on Monday failed. They will fight until the talks resume.")
    report.event("talks", "on Monday").event("fight", "until the talks resume", realis="future")
    assert report.read()["fight"].earliest is None


def test_a_part_has_the_time_of_its_total() -> None:
    report = _Report("On Sunday forces made 34 strikes. Near Rawah, two strikes hit tunnels.")
    first, second = report.document.body.index("strikes"), report.document.body.rindex("strikes")
    report.event("34 strikes", "On Sunday").event("two strikes")
    report.events = [
        replace(one, trigger=report.document.span("body", at, at + 7))
        for one, at in zip(report.events, (first, second), strict=True)
    ]
    reading = report.read()["two strikes"]
    assert (reading.earliest, reading.basis) == ("2024-09-22", "governing")
    assert "34" in reading.why


def test_a_month_is_not_handed_on_to_another_telling() -> None:
    report = _Report("Strikes hit the town. The bombing went on in August.")
    report.event("Strikes").event("bombing", "in August", same_as="Strikes")
    assert report.read()["Strikes"].unknown == "not_stated"


def test_the_day_of_a_saying_does_not_govern() -> None:
    report = _Report("Police said on Monday that gunmen attacked a base.").event("attacked")
    assert report.read()["attacked"].unknown == "not_stated"


def test_a_street_is_no_date() -> None:
    report = _Report("Gunmen attacked a shop on 9 July Avenue.").event("attacked")
    assert report.read()["attacked"].unknown == "not_stated"


def test_words_that_were_cut_are_made_whole() -> None:
    report = _Report("The army attacked on Sunday at dawn.").event("attacked", "on")
    reading = report.read()["attacked"]
    assert reading.earliest == "2024-09-22"
    assert reading.expression is not None
    assert reading.expression.quote == "on Sunday"


def test_the_next_morning_counts_from_the_day_told_before() -> None:
    report = _Report("On Saturday rain fell. The next morning rebels attacked.")
    reading = report.event("attacked", "The next morning").read()["attacked"]
    assert reading.earliest == "2024-09-22"


def test_the_third_day_in_a_row_is_three_days() -> None:
    report = _Report("They fought for the third day in a row today.")
    report.event("fought", "for the third day in a row", "today")
    assert guideline_date(report.read()["fought"]) == "2024-09-22/2024-09-24"


def test_of_two_times_the_nearer_counts() -> None:
    report = _Report("On 20 September he came home. He was shot on 22 September.")
    report.event("shot", "On 20 September", "on 22 September")
    assert report.read()["shot"].earliest == "2024-09-22"


@pytest.mark.parametrize(
    ("words", "realis", "told"),
    [
        ("by Friday", "future", "2024-09-27"),
        ("by December", "future", "2024-12"),
        ("by mid-October", "future", "2024-10"),
        ("by year's end", "future", "2024-12"),
        ("By Monday evening", "actual", "2024-09-23"),
        ("by night", "actual", None),
        ("until Friday", "future", None),
        ("from Monday", "future", "2024-09-30"),
        ("from January", "future", "2025-01"),
        ("from tomorrow", "future", "2024-09-25"),
        ("since Sunday", "actual", "2024-09-22/2024-09-24"),
        ("before dawn on Monday", "actual", "2024-09-23"),
        ("after midnight on Monday", "actual", "2024-09-23"),
        ("before Monday", "actual", None),
        ("on the eve of Sunday's vote", "actual", "2024-09-21"),
    ],
)
def test_deadlines_and_beginnings(words: str, realis: Realis, told: str | None) -> None:
    report = _Report(f"The town was emptied {words}, the mayor said.")
    report.event("emptied", words, realis=realis)
    assert guideline_date(report.read()["emptied"]) == told


def test_a_deadline_stays_open_at_its_beginning() -> None:
    found = _Report("They are to leave by Friday.").event("leave", "by Friday", realis="future")
    reading = found.read()["leave"]
    assert (reading.earliest, reading.latest) == (None, "2024-09-27")


@pytest.mark.parametrize("words", ["at seven", "for twenty minutes", "within the hour"])
def test_an_hour_falls_on_the_day_told_before(words: str) -> None:
    report = _Report(f"Gunmen attacked Dorva on Sunday. The police fought {words}.")
    report.event("attacked", "on Sunday").event("fought", words)
    reading = report.read()["fought"]
    assert (guideline_date(reading), reading.basis, reading.anchor) == (
        "2024-09-22",
        "anchored",
        "attacked",
    )


@pytest.mark.parametrize("words", ["for 36 hours", "two hours a week", "for three days"])
def test_longer_stretches_have_no_day(words: str) -> None:
    report = _Report(f"Gunmen attacked Dorva on Sunday. The police fought {words}.")
    report.event("attacked", "on Sunday").event("fought", words)
    assert guideline_date(report.read()["fought"]) is None


def test_an_hour_of_a_plan_or_far_from_any_day_has_none() -> None:
    report = _Report("Gunmen attacked Dorva on Sunday. The police will march at seven.")
    report.event("attacked", "on Sunday").event("march", "at seven", realis="future")
    assert guideline_date(report.read()["march"]) is None
    far = "It was a quiet place before. " * 25
    report = _Report(f"Gunmen attacked Dorva on Sunday. {far}The police fought at seven.")
    report.event("attacked", "on Sunday").event("fought", "at seven")
    assert guideline_date(report.read()["fought"]) is None


def test_the_day_of_another_type_is_not_handed_on() -> None:
    report = _Report("Gunmen attacked Dorva on Sunday. The siege was reported by residents.")
    report.event("attacked", "on Sunday").event("siege", same_as="attacked")
    assert guideline_date(report.read()["siege"]) == "2024-09-22"
    report.events[1] = replace(report.events[1], type="territory")
    assert guideline_date(report.read()["siege"]) is None


def test_a_number_after_a_date_is_no_year() -> None:
    report = _Report("Since 3 June, 88 raids were told.").event("raids", "Since 3 June")
    assert guideline_date(report.read()["raids"]) == "2024-06-03/2024-09-24"
