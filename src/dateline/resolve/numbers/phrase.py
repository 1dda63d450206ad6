"""One noun phrase for people to how many they are: rules of GUIDELINES.md ("Hard cases")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.model.extraction import Harm
from dateline.model.reading import UnknownReason
from dateline.resolve.numbers.lexicon import words as word_set
from dateline.resolve.numbers.nouns import COLLECTIVES, group_of, is_plural
from dateline.resolve.numbers.quantity import Quantity, quantity
from dateline.resolve.numbers.spans import spanned

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|[\w]+(?:[-–'’.&][\w]+)*'?|[^\w\s]")
_ASIDE = re.compile(
    r"\[[^\]]*\]|\([^)]*\)|,? (?:aged|ages) [\d, and]+"
    r"|(?<=[a-z])(?:,| of) \d{1,2}(?:, \d{1,2})*,? and \d{1,2}$|^in the (?:low|mid|high) "
)
"""Ages among them: "four boys of 15 and 16"."""
_IN_ALL = re.compile(r"^.+, (?=[^,]+ (?:in all|in total|all told|altogether)$)")
_TOLL = re.compile(
    r"^(?:the |its |a )?(?:death )?(?:number|toll|figure|total|count)(?: of (?:the )?[a-z]+){0,2}"
    r" (?:at|to) "
    r"|^(?:the |those )?(?:dead|killed|injured|wounded|hurt|missing|detained|casualties)(?: at|:)"
    r" (?=(?:(?:about|around|some|nearly|at least|over|more than) )?[\d,]+$)",
    re.IGNORECASE,
)
_OPENED = re.compile(r" ?\(((?:perhaps|possibly|maybe) [^)]*)\)", re.IGNORECASE)
"""An aside that gives a second number: "5 (possibly 6) people"."""
_COUNTED_LAST = re.compile(
    r"^(?:those|all|people|men|women|the)\b[^,\d]*, (?=(?:perhaps|maybe|about|some|at least)"
    r" [^\s,]+$)",
    re.IGNORECASE,
)
"""Words that are counted after a comma: "those who stayed, perhaps ninety"."""
_AT_LEAST = re.compile(r",? at (?:the )?(?:very )?least$", re.IGNORECASE)
_ASKED = re.compile(r"^how many\b")
_TIMES = re.compile(r"\btwice\b|\btimes (?:as|that|the)\b")
_NONE = re.compile(
    r"^(?:no(?! (?:more|less|fewer|later))|none|nobody|no-one|nil|zero|without|neither"
    r"|not a|not any|not one)\b|\b(?:unharmed|unhurt|uninjured|unscathed|safe)\b"
    r"|^only (?:material|minor|property) damage",
)
_REMAINS = re.compile(
    r"^(?:the )?(?:dead )?(?:bodies|corpses|remains|deaths|lives) of (?=\S)", re.IGNORECASE
)
_PART = re.compile(r"\b(?:half|third|quarter|majority|thirds?|fifths?) of\b|\bper ?cent\b|%|\d/\d")
_NEGATED = re.compile(r"\b(?:no|not|without|neither|nor|never|n't)\b|n't\b", re.I)
_CASUALTY = re.compile(r"\bcasualt(?:y|ies)\b")
_BREAKS = word_set(
    "of in from for at with by who whom whose which that belonging dressed named called including "
    "among inside on near to under during after before while when where were was are had have "
    "surnamed aboard traveling travelling living accused wearing carrying fleeing"
)
_OFFICES = word_set(
    "activist ambassador bishop businessman candidate cleric commander congressman councilman "
    "deputy director doctor editor envoy founder governor general journalist judge lawmaker lawyer "
    "leader mayor minister negotiator organiser organizer poet politician preacher president "
    "priest professor rector secretary senator spokesman spokeswoman teacher unionist writer"
)
_RESUMES = word_set("a an his her their its one another")
_ONE = word_set("he she him her his it himself herself me i one another someone nobody")
_ARTICLES = word_set("the a an this that")
_DETERMINERS = word_set("the his her their its our these those other all some many my your such")
_PLURAL_STARTS = word_set(
    "these those all both many other others some they them we us everyone everybody every"
)


@dataclass(frozen=True, slots=True)
class Number:
    """How many: `low` and `high` inclusive, None leaves that side open.

    `unknown` says why neither could be had; `group` as in NumberReading.
    """

    low: int | None
    high: int | None
    group: str = "all"
    why: str = ""
    unknown: UnknownReason | None = None


def read_number(text: str, *, harm: Harm | None = None, context: str | None = None) -> Number:
    """How many people the words of one mention stand for.

    `context` is the sentence around it, needed for "any casualties" alone: none when the
    sentence denies them, else unknown. A casualty figure that is not split into killed and
    injured bounds each of them from above (`low` 0); `harm` "taken" has no such reading.

    >>> read_number("more than 30").low, read_number("no casualties").high
    (31, 0)
    """
    plain = _ASIDE.sub(" ", _OPENED.sub(r", \1", text)).strip() or text.strip("[]() ")
    plain = _COUNTED_LAST.sub("", _TOLL.sub("", _IN_ALL.sub("", _REMAINS.sub("", plain))))
    plain = _AT_LEAST.sub("", least := spanned(plain))
    lower = plain.lower()
    words = _tokens(lower)
    group = group_of(_core(words))
    if _NONE.search(lower):
        return Number(0, 0, group, f"“{text}” says that there were none")
    if _PART.search(lower):
        return Number(None, None, group, f"“{text}” is a share of an unknown total", "not_stated")
    if _TIMES.search(lower):
        return Number(None, None, group, f"“{text}” counts from another number", "not_stated")
    if _ASKED.search(lower):
        return Number(None, None, group, f"“{text}” asks for a number", "not_stated")
    if words[:1] == ["any"]:
        return _any(text, group, context)
    number = _unsplit(_sum(text, plain), lower, harm)
    if plain == least or number.unknown:
        return number
    return replace(number, high=None, why=f"{number.why}, at the least")


def split_number(text: str) -> tuple[Number, ...]:
    """The parts of a coordination ("a woman and two boys"), each with its own group."""
    plain = spanned(_ASIDE.sub(" ", _OPENED.sub(r", \1", text)).strip())
    parts = _conjuncts(_tokens(plain))
    if len(parts) < 2:
        return ()
    numbers = [_part_number(text, part) for part in parts]
    return tuple(number for number in numbers if number is not None)


def _any(text: str, group: str, context: str | None) -> Number:
    if context is not None and _NEGATED.search(context):
        return Number(0, 0, group, f"the sentence denies “{text}”")
    return Number(None, None, group, f"“{text}” names no number", "not_stated")


def _unsplit(number: Number, lower: str, harm: Harm | None) -> Number:
    if harm == "taken" or not _CASUALTY.search(lower) or number.unknown:
        return number
    why = f"{number.why}; casualties are not split into killed and injured"
    return replace(number, low=0, why=why)


def _tokens(text: str) -> list[str]:
    return [token for token in _TOKEN.findall(text) if token not in ('"', "“", "”", "'", "*")]


def _sum(text: str, plain: str) -> Number:
    if _two_offices(_pieces(_tokens(plain))):
        return Number(1, 1, group_of(_tokens(plain.lower())), f"“{text}” is one, with two offices")
    parts = [_part_number(text, part) for part in _conjuncts(_tokens(plain))]
    known = [part for part in parts if part is not None]
    if not known:
        return Number(None, None, "all", f"“{text}” names no number", "not_stated")
    if len(known) == 1:
        return known[0]
    if _names_its_parts(known):
        return known[0]
    low = sum(part.low or 0 for part in known)
    open_above = any(part.high is None for part in known)
    high = None if open_above else sum(part.high or 0 for part in known)
    groups = {part.group for part in known}
    group = groups.pop() if len(groups) == 1 else "all"
    return Number(low, high, group, f"“{text}” lists {len(known)} parts, summed")


def _two_offices(pieces: list[list[str]]) -> bool:
    """ "Senator and presidential candidate Ana Gil": two offices before one name."""
    if len(pieces) != 2:
        return False
    first, second = ([word.lower() for word in piece] for piece in pieces)
    if first[-1] not in _OFFICES or quantity(first) or quantity(second) or second[0] in _ARTICLES:
        return False
    office = next((at for at, word in enumerate(second) if word in _OFFICES), len(second) - 1)
    name = pieces[1][office + 1 :]
    shouted = pieces[1][office].isupper() and first[0] not in _ARTICLES
    title = pieces[1][office][:1].isupper() and not shouted  # "the mayor and Judge Ana Gil"
    return len(name) > 1 and all(word[:1].isupper() for word in name) and not title


def _names_its_parts(parts: list[Number]) -> bool:
    """ "Two civilians, a nurse and a driver": as many single ones follow as were counted."""
    first, *rest = ((part.low, part.high) for part in parts)
    return first == (len(rest), len(rest)) and len(rest) > 1 and set(rest) == {(1, 1)}


def _part_number(text: str, part: list[str]) -> Number | None:
    words = [word.lower() for word in part]
    found = quantity(words)
    group = group_of(_core(words) if found is None else _core_after(words, found.end))
    if found is not None:
        return Number(found.low, found.high, group, _said(text, found))
    return _bare(text, part, words, group)


def _said(text: str, found: Quantity) -> str:
    if found.kind == "a number":
        return f"“{text}” states the number {found.low}"
    bounds = f"{found.low if found.low is not None else '?'} to {found.high or 'open'}"
    return f"“{text}” gives {bounds} ({found.kind})"


def _bare(text: str, part: list[str], words: list[str], group: str) -> Number | None:
    core = _core(words)
    if not core:
        return None
    if core[-1] in ("couple", "twins", "pair") or core[0] == "twin" or _both_parents(core):
        return Number(2, 2, group, f"“{text}” are two")
    if _plural_phrase(part[: len(core)], core):
        return Number(2, None, group, f"“{text}” is a plural without a number: at least two")
    return Number(1, 1, group, f"“{text}” is one")


def _both_parents(core: list[str]) -> bool:
    return core[-1] == "parents" and core[0] in ("his", "her")


def _plural_phrase(part: list[str], core: list[str]) -> bool:
    if core[0] in _ONE and len(core) == 1:
        return False
    if core[0] in _PLURAL_STARTS:
        return True
    if core[-1] in COLLECTIVES:
        return True
    if core[0] in _RESUMES - {"his", "her", "their", "its"}:
        return False
    shouting = "".join(part).isupper()
    head = part[-1]
    named = len(part) > 1 and part[-2][:1].isupper() and part[-2].lower() not in _DETERMINERS
    proper = not shouting and head[:1].isupper()
    long_name = len(part) > 3 and named if proper else shouting and len(part) > 2
    determined = core[0] in _DETERMINERS and not long_name
    return is_plural(head, proper=proper, determined=determined)


def _core(words: list[str]) -> list[str]:
    """The words up to the head noun: before the first preposition, clause or comma."""
    for index, word in enumerate(words):
        if index and (word in _BREAKS or word in (",", ";", ":", "-", "--")):
            return words[:index]
    return words


def _core_after(words: list[str], end: int) -> list[str]:
    """The head noun phrase behind a quantity: "four of the nine students" has "students"."""
    rest = words[end:]
    while rest and rest[0] in ("of", "the", "its", "their", "his", "these", "those", "them"):
        rest = rest[1:]
    return _core(rest) if rest else []


def _conjuncts(tokens: list[str]) -> list[list[str]]:
    """The coordinated parts that each count: "three officers and seven soldiers" has two."""
    pieces = _pieces(tokens)
    if len(pieces) == 1:
        return pieces
    first = [word.lower() for word in pieces[0]]
    if quantity(first) is None and first[0] in _ARTICLES and len(pieces) > 2:
        return _with_own_determiner(pieces)
    if _is_plural_number(first):
        return [pieces[0], *(piece for piece in pieces[1:] if _counts_itself(piece))]
    return pieces


def _is_plural_number(words: list[str]) -> bool:
    found = quantity(words)
    return found is not None and not found.single


def _counts_itself(piece: list[str]) -> bool:
    words = [word.lower() for word in piece]
    return quantity(words) is not None or words[0] in _RESUMES


def _with_own_determiner(pieces: list[list[str]]) -> list[list[str]]:
    """Of "the lawyer, politician and former envoy" one counts, of "a man, a girl" both."""
    return [pieces[0], *(piece for piece in pieces[1:] if _counts_itself(piece))]


def _pieces(tokens: list[str]) -> list[list[str]]:
    """Tokens cut at "and" and at the commas of a list that ends in "and"."""
    words = [token.lower() for token in tokens]
    cuts = [index for index, word in enumerate(words) if _cuts(words, index)]
    pieces: list[list[str]] = []
    start = 0
    for cut in [*cuts, len(tokens)]:
        piece = tokens[start:cut]
        if piece and piece[-1] == ",":
            piece = piece[:-1]
        if piece:
            pieces.append(piece)
        start = cut + 1
    return pieces or [tokens]


def _cuts(words: list[str], index: int) -> bool:
    if index == 0 or index == len(words) - 1 or words[index] not in ("and", ",", "&"):
        return False
    after = words[index + 1]
    if words[index] == "," and not _closes_list(words, index):
        return False
    resumes = after in _RESUMES or quantity(words, index + 1) is not None
    broken = any(word in _BREAKS for word in words[1:index])
    if _inside_number(words, index):
        return False
    return resumes or not broken


def _closes_list(words: list[str], index: int) -> bool:
    return words[index + 1] != "and" and "and" in words[index:]


def _inside_number(words: list[str], index: int) -> bool:
    """ "between 5 and 7", "one hundred and twenty"."""
    for start in range(max(0, index - 5), index):
        found = quantity(words, start)
        if found is not None and found.end > index:
            return True
    return False
