"""Persons: their names without titles, offices and bodies.

"Ayatollah Ali al-Sistani", "The cleric Ali al-Sistani" and "Ali Sistani" are one; a family name
alone is one only with the person of the same report who bears it. Honorifics come from rigour
(`remove_person_prefixes`); ranks, offices and religious titles, which it leaves, are
taken off here.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dateline.resolve.actors.areas import nobodys_names
from dateline.resolve.actors.names import ARABIC_ARTICLES, POSSESSIVE, normal

TITLES = frozenset(
    """president vice deputy prime minister premier chancellor king queen prince princess emir
    sultan shah emperor sheikh shaikh sheik imam ayatollah mullah maulana mufti rabbi pope
    cardinal archbishop bishop father reverend pastor cleric grand patriarch saint sayyid sayyed
    seyyed hajj haji mawlawi general gen lieutenant lt major maj colonel col captain capt
    commander cmdr brigadier brig marshal field admiral adm vice-admiral rear commodore sergeant
    sgt corporal cpl private pvt chief chairman chairwoman chair secretary secretary-general
    senator sen congressman congresswoman representative rep governor gov mayor ambassador amb
    envoy judge justice attorney lawyer spokesman spokeswoman spokesperson official leader head
    director minister mr mrs ms miss dr prof professor sir lord lady dame dom don comrade former
    ex-president ex late acting interim then-president foreign defence defense interior finance
    health first rebel militia warlord army police navy air force military journalist reporter
    analyst activist author writer historian doctor engineer correspondent premier-designate
    president-elect us u.s. american spokesmen party opposition state party leader-in-exile
    affairs commissioner adviser advisor aide aides special representative
    colonel-general lieutenant-general major-general lieutenant-colonel staff us-based""".split()
)
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "phd", "md"))
BODY = re.compile(r"^.*?['’]s? (?=[A-Z])")
NICKNAME = re.compile(r"\s[\"“‘][^\"”’]+[\"”’](?=\s)")
OF_BODY = re.compile(r" (?:of|from|for|with|at|in|to) .*$", re.IGNORECASE)
PARTICLES = ARABIC_ARTICLES | frozenset(
    "bin ibn ben abu de da do dos del della la le van von der den bint mac mc y e".split()
)


@lru_cache(maxsize=20_000)
def person_name(words: str) -> str:
    """The name that is left of a person's mention, or "" where it holds none.

    >>> person_name("Hezbollah's Ibrahim Aqil"), person_name("Maj. Gen. Qassem Soleimani")
    ('Ibrahim Aqil', 'Qassem Soleimani')
    >>> person_name("The health minister, Firass Abiad"), person_name("Ayatollah")
    ('Firass Abiad', '')
    """
    parts = [part for part in re.split(r",\s+", words) if part]
    for part in parts:
        own = without_honorifics(POSSESSIVE.sub("", BODY.sub("", part)))
        # "Ibrahim Aqil of Hezbollah" names before the "of", "Secretary of Defense X" behind it.
        found = _name_part(OF_BODY.sub("", own)) or _behind_office(own)
        if normal(found) not in nobodys_names():
            return found
    return ""


def without_honorifics(name: str) -> str:
    """What `rigour.names.remove_person_prefixes` leaves of a name.

    Its own list is read without the rest of `rigour.names`, which takes 0.1 s to load (ICU,
    chardet).
    """
    return _honorifics().sub("", name, count=1)


@cache
def _honorifics() -> re.Pattern[str]:
    from rigour._core import person_name_prefixes_list

    listed = "|".join(re.escape(one) for one in person_name_prefixes_list())
    return re.compile(rf"\W*(?:(?:{listed})\.?\s+)*", re.IGNORECASE)


def _behind_office(words: str) -> str:
    """The name behind an office: "Secretary of Defense X", "Minister for the Middle East X Y"."""
    found = _name_part(words).split()
    return " ".join(found[-2:] if len(found) > 3 else found)


def _name_part(words: str) -> str:
    """The last run of capitalised words, before which titles and bodies stand."""
    run: list[str] = []
    for word in NICKNAME.sub("", words).split():
        bare = word.strip('.,;"“”‘()').lower()
        bare = bare.removesuffix("-designate").removesuffix("-elect")
        if bare in TITLES or bare in ("the", "a", "an"):
            run = []
        elif word[:1].isupper() or (bare.split("-")[0] in PARTICLES and bare):
            run.append(word.strip(',;"“”‘()'))
        elif len(run) > 1:
            break
        else:
            run = []
    while (
        run and not run[0][:1].isupper() and run[0].split("-")[0] not in ARABIC_ARTICLES | {"abu"}
    ):
        run = run[1:]
    while run and run[-1].rstrip(".").lower() in SUFFIXES:
        run.pop()
    return " ".join(run)


@lru_cache(maxsize=20_000)
def person_key(name: str) -> str:
    """What two spellings of a person's name share: articles do not count.

    >>> person_key("Ali al-Sistani") == person_key("Ali Sistani")
    True
    """
    return " ".join(word for word in normal(name).split() if word not in ARABIC_ARTICLES)
