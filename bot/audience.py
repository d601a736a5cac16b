"""Who writes, when it is said in passing: a parent or a youth.

Small and strict: where a message could come from either, it says nothing. Grandparents, foster parents and others who
raise a child count as parents.
"""

from __future__ import annotations

import re

from bot.age import find_ages
from bot.knowledge import Audience
from bot.whose import is_own

_FLAGS = re.IGNORECASE
_MY = r"(?:mijn|m'n|mn|me|m n|onze|ons)"
_SMALL = r"(?:\w+ ){0,2}?"
_CHILD = (
    r"(?:zoon|zoontje|zoons|dochter|dochtertje|dochters|kind|kinderen|kids|kindje|baby'?tje|baby|peuter(?:tje)?|"
    r"kleuter(?:tje)?|dreumes|tweeling|puber|pubers|jongste|oudste|middelste|meisje|meisjes|jongens|"
    r"(?:klein|stief|pleeg|adoptie|plus|bonus)(?:zoon|dochter|kind|kinderen|zoontje|dochtertje))"
)
_RAISES = (
    r"(?:moeder|vader|mama|papa|ouder|opa|oma|pleegmoeder|pleegvader|stiefmoeder|stiefvader|pleegouder|verzorger|"
    r"bonusmoeder|bonusvader|gastouder)"
)
_GROWN = (
    r"(?:ouders?|vader|moeder|pa|ma|paps|mams|papa|mama|pap|mam|stiefvader|stiefmoeder|pleegouders?|pleegmoeder|"
    r"pleegvader)"
)
_YOUNG = r"(?:jongen|meisje|meid|gozer|scholier|leerling|brugger|brugklasser|tiener|puber|studente?)"
_SCHOOL = (
    r"(?:brugklas|vmbo|mavo|havo|vwo|gymnasium|atheneum|mbo|groep [78]|"
    r"(?:1e|2e|3e|4e|5e|6e|eerste|tweede|derde|vierde|vijfde|zesde) klas)"
)
_MINE = r"(?:mentor|klasgenoten|klasgenoot|klas|beste vriendin|beste vriend|bff|crush|bijbaan|rooster|profielkeuze)"
_WORK = r"(?:toets|toetsen|toetsweek|eindexamen|examens|huiswerk|repetitie|so)"
_PARTNER = r"(?:man|vrouw|partner|echtgenoot|echtgenote|schoonmoeder|schoonouders|schoonfamilie)"


def _patterns(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, _FLAGS) for pattern in patterns)


_PARENT = _patterns(
    rf"\b{_MY} {_SMALL}{_CHILD}\b(?! van (?:mijn|me|m'n) (?:broer|zus|moeder|vader))",
    rf"\b(?:een|twee|drie|vier) {_SMALL}(?:zoon|dochter|peuter|kleuter|baby)\w*\b.{{0,12}}(?:van \d|thuis)",
    rf"\b(?:ik heb|wij hebben|we hebben|heb) (?:een|twee|drie|vier|2|3|4|nog een) {_CHILD}\b(?! in de (?:klas|groep))",
    rf"\b(?:ik ben|wij zijn|als|ben) (?:een |de |zijn |haar |hun )?(?:\w+ )?{_RAISES}\b(?! (?:is|gaat|heeft))",
    rf"\b{_MY} {_PARTNER}\b",
    r"\bik ben (?:\w+ )?(?:zwanger|uitgerekend|net bevallen)\b.*\b(?:oudste|kind|peuter|kleuter)\b",
    r"\bmijn kleine(?: man| meid)?\b(?! (?:broer|zus))",
    r"\bons (?:kindje|kleintje)\b",
)
_YOUTH = _patterns(
    rf"\b{_MY} {_SMALL}{_GROWN}\b(?! van \w)",
    rf"\b(?:ik|k|kben|ben) ?(?:ben )?(?:een )?{_YOUNG}\b",
    rf"\b(?:ik|k) (?:zit|ga|doe|zat) (?:nu |pas |net )?(?:in|naar|op|de)? ?(?:de |het |een )?(?:\d )?{_SCHOOL}\b",
    rf"\bmijn {_MINE}\b",
    r"\b(?:in|uit|bij) (?:mijn|me|m'n|mn) klas\b",
    rf"\b{_MY} {_SMALL}(?:broer|zus)(?:tje|je|s)*\b.*\b(?:mijn|me|m'n|mn) kamer\b",
    rf"\b(?:ik|k) (?:heb|krijg) (?:morgen |vandaag |veel |een |zoveel )*{_WORK}\b",
    r"\b(?:ik|k) (?:mag|moet) van (?:mijn|me|m'n|mn|thuis)\b",
    r"\bop (?:mijn|me|m'n|mn) kamertje\b|\bmijn studie\b",
    r"\b(?:ik|k) (?:spijbel|woon (?:nog )?bij mijn ouders)\b",
)
# A parent of grown-up age who speaks of mother, school or father.
_ADULT_WORDS = re.compile(
    rf"\b{_MY} {_SMALL}{_CHILD}\b|\b{_MY} {_PARTNER}\b|\b(?:schoon|kinder|klein)(?:moeder|vader|kind)\w*\b", _FLAGS
)
YOUNGEST = 8 * 12
# A parent can be this young; only below it the own age alone says that a youth writes.
SURELY_YOUNG = 18 * 12


def audience_in(text: str) -> Audience | None:
    """'ouder' or 'jongere' when the message says so, None when it does not or when it points both ways."""
    parent, youth = _is_parent(text), _is_youth(text)
    if parent == youth:
        return None
    return "ouder" if parent else "jongere"


def _is_parent(text: str) -> bool:
    return any(pattern.search(text) for pattern in _PARENT)


def _is_youth(text: str) -> bool:
    if _ADULT_WORDS.search(text):
        return False
    return any(pattern.search(text) for pattern in _YOUTH) or _says_own_age(text)


def _says_own_age(text: str) -> bool:
    """'ik ben 14': the age of the writer, not of a child."""
    own = (age for age in find_ages(text) if age.exact and is_own(text, (age.start, age.end)))
    return any(YOUNGEST <= age.months < SURELY_YOUNG for age in own)
