"""What the words of a mention are: a name with words around it, a description, or nothing.

"members of Hezbollah", "the agency IRNA", "the Popular Mobilization Units (PMU)" and "Lebanon's
Hezbollah" hold a name each; "16 commanders" describes; "the", "about" and "16" are no words for
an actor at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.model import Document, Span
from dateline.resolve.actors.names import ARABIC_ARTICLES

LEADING = frozenset(
    """the a an its their his her our your my this that these those such some any several many
    most all both each other another more few no every certain various about around nearly
    almost over least at up to than dozens hundreds thousands scores of one two three four five
    six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty first second third former late so-called self-styled
    unidentified alleged suspected purported own same""".split()
)
EMPTY = LEADING | frozenset(
    """i we you he she it they them him us me himself herself itself themselves who whom whose
    which what there here and or but not in on for from by with as s t al who's others ones
    is are was were be been being has have had do does did will would can could may might must
    said says say so if then than when while where because before after since until also only
    someone anyone everyone nobody none today yesterday sunday monday tuesday wednesday thursday
    friday saturday""".split()
)
THINGS = frozenset(
    """pager radio device walkie-talkie phone drone rocket missile bomb shell mortar mine weapon
    rifle gun aircraft plane jet helicopter tank vehicle car truck bus ship boat vessel building
    house home office base site depot position target road bridge school hospital mosque church
    statement account article report reports story footage video photo letter message claim
    attack strike raid blast explosion war conflict fighting violence defence defense text
    village town city area region province district border airport camp market day week month
    year time place way part number thing case point agreement deal ceasefire truce law""".split()
)
MEMBERS = (
    r"(?:(?:armed|senior|local|top|field|masked) )?(?:members?|fighters|militants|gunmen|rebels"
    r"|forces|troops|soldiers|commanders|leaders|leadership|officials?"
    r"|spokes(?:man|woman|person|men"
    r"|people)|operatives|insurgents|guerrillas|combatants|units|militiamen|militias?|group"
    r"|movement|organi[sz]ation|terrorists|extremists|jihadists|elements|cells|sources?"
    r"|command|statement|media office|militant group|rebel group|armed group|news agency|agency"
    r"|newspaper|daily|magazine|website|channel|television|tv|radio|broadcaster|party|cadres"
    r"|negotiators|snipers|security forces|police)"
)
WITH_MEMBERS = re.compile(rf"^(?P<name>.+?)(?:['’]s?)? {MEMBERS}$")
MEMBERS_OF = re.compile(
    rf"^(?i:{MEMBERS}) (?:of|from|within|inside|belonging to|with|at) (?:the )?"
    r"(?P<name>[A-Z‘'\"].*|al-.*)$"
)
HEADS = re.compile(
    r"^(?:[\w'’-]+ )*?(?:agency|group|organi[sz]ation|militia|movement|outlet|newspaper|network"
    r"|channel|broadcaster|party|forces?|army|faction|rebels|fighters|insurgents|militants|service"
    r"|ally|neighbou?r|rival|website|paper|alliance|coalition|daily|magazine|body|watchdog|monitor|charity"
    r"|guerrillas"
    r"|organisation|umbrella|wing|brigades?|station|spokesman for|spokeswoman for) "
    r"(?:called |known as )?(?P<name>(?:the )?(?:[A-Z]|al-|ad-|ash-).*)$"
)
BACKED = re.compile(
    r"^(?:[\w.]+[- ](?:backed|aligned|linked|allied|led|based|run|affiliated|supported|funded"
    r"|controlled|dominated|owned|sponsored|majority|speaking|language)|pro-[\w.]+|[\w-]+[- ]nation"
    r"|militant"
    r"|rebel|armed|extremist|jihadist|terrorist|semi-official|official|state-run|state"
    r"|pan-Arab|Arabic|Persian|Hebrew|English|Kurdish|Turkish|Arab|Shia|Shiite|Shi['’]ite|Sunni"
    r"|Islamist|Islamic|leftist|right-wing|Marxist|Maoist|separatist|paramilitary) (?P<name>.+)$"
)
PLACED = re.compile(r"^(?P<name>.+?) (?:in|of|from|based in) (?P<place>(?:the )?[A-Z][\w.' -]+)$")
SAYING = re.compile(
    r" (?:says?|said|blamed|blames|claims?|claimed|reported|reports|raised|made|attacked|told"
    r"|accused|condemned|urged|fired|killed|struck|hit|launched|where|when|among"
    r"|announced|denied|vowed|warned|has|have|had|was|were|is|are|will|who|which|that)(?: .*)?$"
)
TOLD_BY = re.compile(
    r"^(?:[\w-]+ )*(?i:articles?|reports?|reporters?|correspondents?|commentators?|journalists?"
    r"|analys[it]s|analysts?|dispatch|story|account|editorial|column|editors?|coverage) "
    r"(?:of|at|by|from|in|for|with|on) (?P<name>(?:the )?[A-Z].*)$"
)
GLOSS = re.compile(r"[(\[]([^()\[\]]*)[)\]]?")
CALLED = re.compile(
    r"\b(?:calls?|called|calling|styles|styling|known as|dubbed)(?: (?:itself|themselves))? "
    r"[\"'“‘]?(?P<name>(?:the )?(?:[A-Z]|al-).*)$"
)
WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
BEHIND = re.compile(r" (?:of|in|at|by|from|to|that|who) ")
LAST_INITIAL = re.compile(r"\b[A-Z]\.$")
HALF_WORD = re.compile(r"['’](?![sS]\b)[^\W\d_]+")
PLACE_FIRST = re.compile(r"^(?P<place>[A-Z][\w.]+(?: [A-Z][\w.]+)?)(?:['’]s)? (?P<name>.+)$")
NUMBER = re.compile(r"^[\d,.]+$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a phrase holds. `factor` lowers the score of what the name stands for."""

    text: str
    factor: float
    why: str
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """The whole words of a mention and its `core`: without determiners, numbers, brackets."""

    words: str
    core: str
    glosses: tuple[str, ...]
    initial: bool
    """Whether it opens a sentence, where every word has a capital."""
    at: int | None
    """Its offset in the body, if it stands there."""

    @property
    def empty(self) -> bool:
        """Whether these are no words for an actor."""
        return _says_nothing(self.core)

    @property
    def thing(self) -> bool:
        """Whether a thing, a place or a text is meant."""
        found = WORD.findall(BEHIND.split(self.core, maxsplit=1)[0])
        head = found[-1].lower() if found else ""
        return head in THINGS or (head.endswith("s") and head[:-1] in THINGS)


@lru_cache(maxsize=20_000)
def _says_nothing(core: str) -> bool:
    words = WORD.findall(core.lower())
    return all(word in EMPTY or len(word) < 2 or NUMBER.match(word) for word in words)


def phrase_of(document: Document, span: Span, *, named: bool = False) -> Phrase:
    """The phrase of a mention, its first and last word made whole where a span cuts them.

    `named` says that the reader takes the words for a name: its capital is not the sentence's.
    """
    text = document.text(span.field)
    start, end = _left(text, span.start, span.end), _right(text, span.start, span.end)
    before = text[:start].rstrip(" \"'“”‘’([")
    first = not named and (not before or before[-1] in ".!?:\n")
    words = quiet(text[start:end]) if is_loud(text) else text[start:end]
    return _phrase(words, first, start if span.field == "body" else None)


LOUD = 0.9
"""From this share of capitals on a text is written in capitals throughout."""
_FREQUENT = "etaoinsr"
"""Small letters that are more than a tenth of any text that is not in capitals."""
QUIET = (
    frozenset(
        re.findall(r"[a-z]{3,}", MEMBERS.replace("[sz]", "s"))
        + """guerrilla guerrillas terrorist terrorists subversive subversives government governments
    ministry ministries minister ministers people public priests students workers companies
    community country countries population citizens residents peasants murderers killers
    slayers persons person men women children relatives colleague colleagues president
    presidents representatives lawyers judges doctors patients hospital battalion brigade
    detachment imperialists invading multinational unidentified international national local
    hooded masked individuals subjects youths drug traffickers paramilitary squads squad death
    who that which and the for from with their his her its""".split()
    )
    | THINGS
    | LEADING
)


def quiet(words: str) -> str:
    """Words of a text in capitals, those in small letters again that are no part of names."""
    return " ".join(
        word.lower() if word.lower().strip(".,") in QUIET else word for word in words.split()
    )


@lru_cache(maxsize=64)
def is_loud(text: str) -> bool:
    """Whether a text is written in capitals throughout, as old wire texts are."""
    head = text[:2000]
    if sum(map(head.count, _FREQUENT)) > (1 - LOUD) * len(head) + 1:
        return False
    letters = list(filter(str.isalpha, head))
    return bool(letters) and sum(map(str.isupper, letters)) >= LOUD * len(letters)


def phrase_in(words: str) -> Phrase:
    """The phrase of words that stand alone, such as the name of a cluster."""
    return _phrase(words, False, None)


def _phrase(words: str, initial: bool, at: int | None) -> Phrase:
    return Phrase(*_bared(" ".join(words.split())), initial, at)


@lru_cache(maxsize=20_000)
def _bared(flat: str) -> tuple[str, str, tuple[str, ...]]:
    """The words themselves, their core and the names in brackets."""
    glosses = tuple(g.strip(" ,;") for g in GLOSS.findall(flat) if _capital(g))
    core = " ".join(GLOSS.sub(" ", flat).split()).strip(" ,;:.\"“”‘’()[]-–—'")
    if flat.rstrip('"”’) ').endswith(".") and LAST_INITIAL.search(flat):
        core += "."
    return flat, without_determiners(SAYING.split(core)[0] or core), glosses


def without_determiners(words: str) -> str:
    """The words after any article, possessive, quantity or number; all of them if none is left.

    >>> without_determiners("about ten commanders"), without_determiners("The Hague")
    ('commanders', 'Hague')
    """
    rest = words.split()
    while len(rest) > 1 and (_leads(rest) or NUMBER.match(rest[0])):
        rest = rest[1:]
    return " ".join(rest)


def _leads(words: list[str]) -> bool:
    """ "Two people" and "The Two Rivers Monitor" begin alike, but only one has a number."""
    first = words[0]
    if first.lower() in ("the", "a", "an"):
        return True
    return first.lower() in LEADING and (first[0].islower() or not words[1][:1].isupper())


def _capital(words: str) -> bool:
    return any(map(str.isupper, words))


JOINERS = "-'’"


def _left(text: str, start: int, end: int) -> int:
    """Where the word begins in which a mention begins: "s military" is "Israel's military"."""
    at = start
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    if at > 1 and text[at - 1] in JOINERS and text[at - 2].isalnum():
        begin = at - 1
        while begin > 0 and text[begin - 1].isalnum():
            begin -= 1
        piece = text[begin : at - 1].lower()
        possessive = text[at - 1] != "-" and text[at:end].split()[:1] == ["s"]
        if possessive or piece in ARABIC_ARTICLES or text[start].islower():
            return begin
    return at


def _right(text: str, start: int, end: int) -> int:
    """Where the word ends in which a mention ends: "Al" of "Al-Hashd al-Sha'bi"."""
    at = end
    while at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
        at += 1
    article = text[start:at].lower() in ARABIC_ARTICLES
    if article and at + 1 < len(text) and text[at] in "- " and text[at + 1].isalpha():
        found = WORD.match(text, at + 1)
        return found.end() if found else at
    # "Kata" of "Kata'ib", but not "Israel" of "Israel's".
    if cut := HALF_WORD.match(text[at : at + 30]):
        return at + cut.end()
    return at


@lru_cache(maxsize=20_000)
def told_by(core: str) -> str:
    """The outlet of "an article at Two Rivers Monitor"; other words as they are."""
    found = TOLD_BY.match(core)
    return without_determiners(found["name"]) if found else core


def names_in(phrase: Phrase) -> tuple[Name, ...]:
    """The names that a phrase may hold, the whole phrase first, each way of cutting once."""
    return _names_in(phrase.words)


@lru_cache(maxsize=20_000)
def _names_in(words: str) -> tuple[Name, ...]:
    found: dict[str, Name] = {}
    for name in _cuts(*_bared(words)):
        if name.text:
            found.setdefault(name.text, name)
    return tuple(found.values())


def _cuts(words: str, core: str, glosses: tuple[str, ...]) -> Iterator[Name]:
    yield Name(core, 1.0, "")
    for gloss in glosses:
        yield Name(gloss, 0.95, "")
    yield from _peeled(core, 1.0, "")
    if found := CALLED.search(words):
        name = SAYING.split(found["name"].strip("\"'“”‘’ "))[0]
        yield Name(without_determiners(name), 0.95, "")
    if ", " in core:
        for part in core.split(", ")[:2]:
            yield Name(without_determiners(part), 0.9, "")


def _peeled(core: str, factor: float, why: str) -> Iterator[Name]:
    """Names left when words of kind, side or membership are taken off, one layer at a time."""
    if len(core.split()) > 12:
        return
    for pattern, less, reason in (
        (TOLD_BY, 0.9, "an outlet is what its people write"),
        (HEADS, 0.97, ""),
        (BACKED, 0.95, ""),
        (MEMBERS_OF, 0.85, "what its members do counts for it"),
        (WITH_MEMBERS, 0.85, "what its members do counts for it"),
    ):
        found = pattern.match(core)
        if found and _capital(found["name"]):
            name = without_determiners(found["name"].strip("\"'‘’“” "))
            yield Name(name, factor * less, why or reason)
            yield from _peeled(name, factor * less, why or reason)
    if (found := PLACED.match(core)) and _capital(found["name"]):
        yield Name(found["name"], factor * 0.95, why, found["place"])
    if found := PLACE_FIRST.match(core):
        yield Name(found["name"], factor * 0.95, why, found["place"])
