import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import EventReport, Extraction, Filler
from dateline.resolve.places import PlaceResolver
from dateline.resolve.places.whose import came_from, farness, is_ground, is_owner
from tests.builders import a_document, words


def named(resolver: PlaceResolver, body: str, trigger: str, *places: str, **more: str) -> list[str]:
    """The names of an event's places, with the reader's place words."""
    document = a_document(body, title="")
    fillers = tuple(Filler(role="place", span=words(document, place)) for place in places)
    event = EventReport(
        id="e", document=document.id, trigger=words(document, trigger),
        type=more.get("type", "attack"), realis="actual", fillers=fillers,
    )  # fmt: skip
    extraction = Extraction(document=document.id, extractor="x", events=(event,))
    return [reading.name or "" for reading in resolver.read(document, extraction)["e"]]


@pytest.mark.parametrize(
    ("body", "trigger", "place"),
    [
        ("The Israeli air strike killed nine people.", "strike", "Israeli"),
        ("The Israeli air strike killed nine people.", "strike", "The Israeli air strike"),
        ("An Israeli soldier was killed.", "killed", "Israeli"),
        ("Lebanon's Hezbollah fired rockets.", "fired", "Lebanon"),
        ("U.S. forces opened fire.", "fire", "U.S."),
        ("Moscow said nine people were killed.", "killed", "Moscow"),
    ],
)
def test_whose_it_is_is_not_where_it_is(
    resolver: PlaceResolver, body: str, trigger: str, place: str
) -> None:
    assert named(resolver, body, trigger, place) == []


@pytest.mark.parametrize(
    ("body", "place", "found"),
    [
        ("Nine were killed on Israeli soil.", "Israeli", "Israel"),
        ("Nine were killed on Syrian territory.", "Syrian territory", "Syria"),
        ("Nine were killed in the Syrian civil war.", "Syrian", "Syria"),
        ("Nine were killed in a Lebanese village.", "a Lebanese village", "Lebanon"),
        ("Nine were killed in Beirut's Dahiyeh.", "Beirut", "Beirut"),
        ("Nine were killed in Beirut, Moscow said.", "Beirut", "Beirut"),
    ],
)
def test_ground_is_where_it_is(resolver: PlaceResolver, body: str, place: str, found: str) -> None:
    assert named(resolver, body, "killed", place) == [found]


def test_what_holds_the_other_place_governs_instead_of_whose(resolver: PlaceResolver) -> None:
    assert named(resolver, "U.S. forces struck targets in Syria.", "struck", "U.S.") == ["Syria"]
    assert named(resolver, "The Syrian army shelled Homs.", "shelled", "Syrian") == ["Homs"]


def test_where_rockets_came_from_is_not_where_they_struck(resolver: PlaceResolver) -> None:
    body = "Rockets fired from Lebanon hit Haifa."
    assert named(resolver, body, "hit", "Lebanon", "Haifa") == ["Haifa"]
    assert named(resolver, body, "hit") == ["Haifa"]


def test_an_origin_alone_stays_and_says_so(resolver: PlaceResolver) -> None:
    document = a_document("Rockets fired from Lebanon killed nine people.", title="")
    event = EventReport(
        id="e", document=document.id, trigger=words(document, "killed"), type="shelling",
        realis="actual", fillers=(Filler(role="place", span=words(document, "Lebanon")),),
    )  # fmt: skip
    extraction = Extraction(document=document.id, extractor="x", events=(event,))
    (reading,) = resolver.read(document, extraction)["e"]
    assert reading.country == "LB"
    assert reading.score < 0.6
    assert "where it came from" in reading.why


def test_what_is_left_is_where_a_withdrawal_is(resolver: PlaceResolver) -> None:
    body = "Troops withdrew from Kherson to Melitopol."
    assert named(resolver, body, "withdrew", "Kherson", type="withdrawal") == ["Kherson"]
    assert not came_from(body, body.index("Kherson"), "withdrawal")
    assert came_from(body, body.index("Kherson"), "attack")


def test_the_object_of_a_verb_is_near() -> None:
    document = a_document("Shells hit Homs as men met in Hama.", title="")
    event = EventReport(
        id="e", document=document.id, trigger=words(document, "hit"), type="attack", realis="actual"
    )
    homs, hama = (document.body.index(name) for name in ("Homs", "Hama"))
    assert farness(homs, homs + 4, event, document.body) < farness(
        hama, hama + 4, event, document.body
    )


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_stretch_can_be_asked_for(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert isinstance(is_ground(text, start, end), bool)
    assert isinstance(is_owner(text, start, end), bool)
