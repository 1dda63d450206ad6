"""Which sentences deny an event: a denial, a refusal, a silence and a missing figure apart."""

from __future__ import annotations

import pytest

from dateline.assess.denials import denies, is_denied, is_no_denial
from dateline.assess.pages import Page
from dateline.model import AttributionLink, Document, EventReport


def page_of(body: str) -> Page:
    return Page(
        document=Document(id="doc-1", title="", body=body),
        extraction=None,
        actors={},
        claims={},
        undated={},
        passages=(),
        copy_of=None,
        agency=None,
    )


def event(page: Page, trigger: str) -> EventReport:
    at = page.document.body.index(trigger)
    span = page.document.span("body", at, at + len(trigger))
    return EventReport(id="e", document="doc-1", trigger=span, type="attack", realis="denied")


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("The League denied attacking Alder.", "attacking"),
        ("The League rejected the claim that it attacked Alder.", "attacked"),
        ("The army said that it had not struck Alder.", "struck"),
        ("The army didn't strike Alder, it said.", "strike"),
        ("No strike took place, the army said.", "strike"),
        ("None of its jets had struck Alder, the army said.", "struck"),
        ("The strike never took place, the army said.", "strike"),
        ("Reports that it struck Alder: the strike is untrue.", "strike"),
        ("The army did not kill the envoy, it said.", "kill"),
    ],
)
def test_a_denial_is_said_of_the_event(body: str, trigger: str) -> None:
    page = page_of(body)
    assert is_denied(page, event(page, trigger))
    assert not is_no_denial(page, event(page, trigger))


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("No new figure since Monday, when the ministry counted 25.", "figure"),
        ("The army did not say whether it had struck Alder.", "struck"),
        ("The army could not confirm a strike on Alder.", "strike"),
        ("The army does not believe that the envoy was attacked.", "attacked"),
        ("A group claimed to have attacked Alder.", "attacked"),
    ],
)
def test_what_denies_nothing_is_read_as_no_denial(body: str, trigger: str) -> None:
    page = page_of(body)
    assert not is_denied(page, event(page, trigger))
    assert is_no_denial(page, event(page, trigger))


@pytest.mark.parametrize(
    ("body", "trigger"),
    [
        ("The garrison refused to march on Alder.", "march"),
        ("The union called off its rally.", "rally"),
        ("No one was killed in Alder.", "killed"),
        ("The militias said that they would not stop before the war ends.", "stop"),
        ("The army won't strike Alder, it said.", "strike"),
    ],
)
def test_what_was_refused_put_off_or_spared_stays_but_is_no_denial_of_the_event(
    body: str, trigger: str
) -> None:
    page = page_of(body)
    assert not is_denied(page, event(page, trigger))
    assert not is_no_denial(page, event(page, trigger))


@pytest.mark.parametrize(
    ("body", "cue", "denied"),
    [
        ("The army denied the strike.", "denied", True),
        ("The army said it had not carried out the strike.", "said", True),
        ("The army declined to comment on the strike.", "declined", False),
        ("The army would not comment on the strike.", "comment", False),
        ("The army spoke of the strike.", "spoke", False),
    ],
)
def test_a_source_denies_in_words_of_denial_alone(body: str, cue: str, denied: bool) -> None:
    page = page_of(body)
    at = body.index(cue)
    link = AttributionLink(
        source=page.document.span("body", 0, 8),
        cue=page.document.span("body", at, at + len(cue)),
        stance="denies",
    )
    assert denies(page, link, event(page, "strike").trigger) is denied
