"""Nouns for people: which group they belong to, and whether a noun phrase is plural."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.resolve.numbers.lexicon import words as word_set

GROUPS: dict[str, str] = {
    noun: group
    for group, nouns in {
        "children": "child children girl girls boy boys infant infants baby babies toddler "
        "toddlers minor minors newborn newborns schoolchildren schoolgirls schoolboys "
        "kids teenager teenagers",
        "women": "woman women wife wives mother mothers widow widows nun nuns",
        "men": "man men",
        "soldiers": "soldier soldiers troop troops serviceman servicemen conscript conscripts "
        "marine marines sailor sailors airman airmen officer officers lieutenant sergeant "
        "corporal colonel captain general generals guardsman guardsmen paratrooper "
        "paratroopers reservist reservists infantryman infantrymen pilot pilots peacekeeper "
        "peacekeepers personnel",
        "police": "police policeman policemen policewoman policewomen constable constables "
        "cop cops gendarme gendarmes",
        "fighters": "fighter fighters militant militants rebel rebels insurgent insurgents "
        "guerrilla guerrillas gunman gunmen militiaman militiamen jihadist jihadists "
        "extremist extremists terrorist terrorists combatant combatants mujahideen "
        "subversive subversives contras paramilitaries",
        "medics": "medic medics doctor doctors nurse nurses paramedic paramedics surgeon surgeons",
        "journalists": "journalist journalists reporter reporters cameraman cameramen "
        "photographer photographers newsman newsmen correspondent correspondents",
        "civilians": "civilian civilians resident residents villager villagers bystander "
        "bystanders passerby passersby peasant peasants noncombatants worshippers worshipers "
        "pilgrims shoppers commuters student students worker workers teacher teachers",
    }.items()
    for noun in nouns.split()
}
SINGULAR_IN_S = word_set(
    "police news corps us boss hostess waitress chess mass class jesus bus congress press "
    "princess empress duchess actress seamstress heiress campus crisis chaos virus"
)
PLURAL_WITHOUT_S = word_set(
    "people men women children police personnel troops policemen servicemen gunmen congressmen "
    "businessmen newsmen cameramen fishermen clergymen guardsmen militiamen airmen infantrymen "
    "passersby crewmen workmen tribesmen youth cattle folk mujahideen folks elderly wounded dead "
    "injured others those these them they we us both all most many some"
)
PERSON_PLURAL = re.compile(
    r".*(?:ers|ors|ists|ants|ents|ians|icans|cans|nians|ees|ives|ives|eers|ares|ates|mates|als"
    r"|ites|ards|eans|ians|lans|rans|ans|ots|ics|ies)$"
)
PERSON_NOUNS = word_set(
    "peasants civilians priests nuns students guards assassins judges hostages victims bodies "
    "deaths injuries casualties wounds rebels guerrillas pilots troops citizens youths girls boys "
    "kids sons daughters wives brothers sisters others crowds comrades bishops clerics monks "
    "nationals jesuits germans americans passengers families relatives kurds arabs turks sunnis "
    "shiites yazidis christians muslims jews iraqis israelis pakistanis afghans syrians couples "
    "recruits captives detainees suspects colleagues friends members fatalities losses dead "
    "commanders migrants refugees spies thugs mayors doctors cops kidnappers individuals persons "
    "diplomats magistrates officials advisers monitors coaches drivers engineers sailors "
    "journalists medics nurses extraditables foreigners pilgrims constables villagers protesters"
)
COLLECTIVES = word_set(
    "crew group crowd gang family patrol squad band unit convoy population audience staff "
    "team delegation platoon battalion entourage committee"
)


def group_of(words: Sequence[str]) -> str:
    """The group that the noun phrase of these lower-case words speaks of; "all" if none.

    "aid workers" stands before its parts; otherwise the first word that names a group counts
    ("police officers" are police, "army troops" soldiers).
    """
    text = " ".join(words)
    if re.search(r"\b(?:aid|relief|humanitarian) (?:workers?|staff)\b", text):
        return "aid_workers"
    if re.search(r"\b(?:health|medical|ambulance|rescue) (?:workers?|staff|crews?)\b", text):
        return "medics"
    for word in words:
        if word in GROUPS:
            return GROUPS[word]
    return "all"


def is_plural(word: str, *, proper: bool, determined: bool) -> bool:
    """Whether a head noun is plural. `proper`: it stands as a name; `determined`: after "the".

    Surnames end in -s as plurals do ("Vargas"), so a name is plural only after an article.
    """
    low = word.lower().strip("'\"")
    if low in PLURAL_WITHOUT_S or low in PERSON_NOUNS:
        return True
    if not low.endswith("s") or low.endswith(("ss", "us", "is", "'s")) or low in SINGULAR_IN_S:
        return False
    if proper:
        return determined
    return determined or bool(PERSON_PLURAL.fullmatch(low))
