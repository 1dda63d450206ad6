"""Words that name a place and do not say where: whose something is, and where it came from.

"The Israeli air strike" is whose, "Israeli soil" is where; "Lebanon's Hezbollah" and "U.S.
forces" are whose; "rockets from Iraq" came from there. "The Syrian war" is where, too.
"""

from __future__ import annotations

import re

from dateline.model import EventReport
from dateline.resolve.places.lexicon import words

LEAVING = frozenset({"withdrawal", "displacement", "territory", "deployment", "abduction"})
"""Types of events that are where something comes from."""
OBJECT = 5
"""Characters between a verb and the name that is its object: "hit the Golan"."""
LOOSE = 60
"""Characters by which a name without a preposition counts as farther off."""
_PREPOSITION = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|over|of|on|along|to|into|from|through|throughout|entered)\s"
    r"(?:[a-z\-]+\s(?:of\s)?){0,3}(?:[A-Z][\w\-]+(?:['’]s)?\s)?$"
)
_ORIGIN = re.compile(r"\b(?i:from)\s(?:(?i:the)\s)?(?:[a-z\-]+\s(?:of\s)?){0,2}$")
_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|over|on|into|to|from|through|throughout|of"
    r"|targeting|hitting|striking|entering|against)\s(?:the\s)?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OWNED = re.compile(r"['’]s?\s+(?P<next>[^\W\d_][\w’'-]*)")
_GROUND = frozenset(
    """soil land lands side territory territories waters airspace countryside capital cities towns
    villages ports camps provinces districts regions nation country countries republic hospital
    hospitals school schools embassy consulate headquarters office offices residence barracks
    garrison post station stations building buildings home homes house houses enclave exclave
    settlement settlements outpost outposts positions frontline front fields farm farms
    hills""".split()
)
_HAPPENING = frozenset(
    """conflict war insurgency crisis uprising revolution civil unrest elections theatre
    theater""".split()
)


def is_ground(text: str, start: int, end: int) -> bool:
    """Whether words with a demonym at text[start:end] speak of ground, or of a country's war.

    Where the words end with the demonym the two that follow count as well.
    """
    quote = text[start:end]
    inside = [word.lower() for word in _NEXT.findall(quote)]
    behind = [word.lower() for word in _NEXT.findall(text[end : end + 40])[:2]]
    return any(_says_where(word) for word in (*inside, *behind[: 2 if _open(quote) else 0]))


def _open(quote: str) -> bool:
    """Whether a quote ends with a capitalised word, such as a demonym."""
    last = quote.split()[-1:] or [""]
    return last[0][:1].isupper()


def _says_where(word: str) -> bool:
    lists = words()
    return (
        word in _GROUND
        or word in _HAPPENING
        or word in lists.site_nouns
        or word in lists.town_nouns
        or word in lists.adm1_nouns
        or word in lists.adm2_nouns
    )


def is_owner(text: str, start: int, end: int) -> bool:
    """Whether a bare place name at text[start:end] only says whose what follows is, or who acts.

    Never behind a preposition: "in Beirut's Dahiyeh" is in Beirut.
    """
    if _BEFORE.search(text[max(0, start - 30) : start]):
        return False
    owned = _OWNED.match(text, end)
    if owned:
        return owned["next"][0].isupper() or owned["next"].lower() in words().attributes
    following = _NEXT.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None:
        return False
    word = following[0].lower()
    return word in words().attributes or word in words().speech


def came_from(text: str, start: int, event_type: str) -> bool:
    """Whether a name at that offset says where something came from, for such an event."""
    if event_type in LEAVING:
        return False
    return _ORIGIN.search(text[max(0, start - 45) : start]) is not None


def farness(start: int, end: int, event: EventReport, text: str) -> int:
    """How little a name at text[start:end] belongs to an event, in characters.

    The farther off, before it, not after a preposition and not its object, the less; where
    something came from less than where it struck.
    """
    gap = start - event.trigger.end
    distance = gap if gap >= 0 else 2 * (event.trigger.start - end)
    if came_from(text, start, event.type):
        return distance + 2 * LOOSE
    before = text[max(0, start - 45) : start]
    loose = not 0 <= gap <= OBJECT and _PREPOSITION.search(before) is None
    return distance + (LOOSE if loose else 0)
