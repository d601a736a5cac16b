"""Finds the age of a child or youth anywhere in a Dutch message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot import whose

OLDEST = 24 * 12

_ONES = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_TEENS = ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_WRITTEN = {name: value for value, name in enumerate(_ONES + _TEENS)}
_WRITTEN |= {"één": 1, "eén": 1, "twintig": 20, "eenentwintig": 21, "tweeëntwintig": 22, "tweeentwintig": 22}
_WRITTEN |= {"drieëntwintig": 23, "drieentwintig": 23}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8}

_WORDS = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_HALF_WORDS = (
    r"anderhalf|anderhalve|(?:twee|drie|vier|vijf|zes|zeven|acht)[ëe]?n?(?:[ëe]?en)?hal(?:f|ve)|"
    r"(?:twee|drie|vier|vijf) en een half"
)
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?(?: ?½| 1/2| en een half)?|½|{_HALF_WORDS}|{_WORDS})"
_YEARS = r"(?:jaren|jaartjes|jaar|jare|jr|j)\b\.?"
_MONTHS = r"(?:maanden|maandjes|maand|mnden|mnd|mnds|mdn|mnt)\b\.?"
_WEEKS = r"(?:weken|weekjes|week|wkn|wk|wken)\b\.?"
_NEAR = r"(?P<near>bijna|haast|net|pas|wordt|word|straks|ruim|ongeveer|circa|rond de|dik|nog geen|nog niet eens)"
_CHILD = (
    r"(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|baby|peuter|kleuter|puber|meisje|jongen|jongetje|meid|broertje|zusje|"
    r"broer|zus|kleinzoon|kleindochter|kleinkind|stiefzoon|stiefdochter|pleegzoon|pleegdochter|pleegkind|jongste|"
    r"oudste|middelste|tweeling|dreumes|nichtje|neefje)"
)
_BE = r"(?P<be>is|was|ben|word|wordt|zijn)"
# What may stand between 'wordt' and the number.
_WHEN = r"(?:(?:in|op|over) [\w ]{1,16}?|binnenkort|morgen|volgende (?:week|maand)|deze (?:week|maand)|dit jaar)"
# What follows a bare number that is no age: things that are counted, clock times, money.
_NOT_COUNTED = (
    r"(?! ?(?:jaar|jr|maand|mnd|tot\b|uur|u\b|uren|min|minu|seconden|keer|x\b|maal|dag|nacht|week|weken|wk|kinderen|"
    r"kids|euro|€|%|procent|stuks?|kilo|kg|cm|meter|km|glazen|flessen|dutjes|vrienden|van de|op de|andere|toets|"
    r"onvoldoende|punten|jongens|meiden|meisjes|broer|zus|telefoon|huizen|talen|boterham|hap|biert|kop|klas|mensen|"
    r"ouders|kind))"
)
_NO_MORE_DIGITS = r"(?![\d]|[.,:]\d|e\b)"
# A stretch of time that passed or will pass is no age.
_LASTED = re.compile(
    r"\b(?:al|sinds|na|over|binnen|elke|iedere|om de|duurt|afgelopen|laatste|eerste|paar|per|voor|gedurende|nog maar|"
    r"zo'?n)\s+$"
)
_PASSED = re.compile(
    r"^\s*(?:geleden|lang\b|later|samen|bij elkaar|uit elkaar|gescheiden|verkering|getrouwd|vakantie|op rij|ziek|"
    r"vrij\b|weg\b|achter elkaar|te (?:laat|vroeg)|op (?:die|deze|dezelfde) |bij (?:zijn|haar|de|opa|oma|me|mij)\b)"
)


@dataclass(frozen=True)
class AgeMention:
    """An age in months with the place in the text; `exact` is False for words like 'peuter' and 'puber'."""

    months: int
    start: int
    end: int
    exact: bool = True


def _value(text: str) -> float:
    text = text.lower().strip()
    if text.startswith("anderhal"):
        return 1.5
    if text == "½":
        return 0.5
    half = re.match(r"(twee|drie|vier|vijf|zes|zeven|acht)(?:[ëen]*hal(?:f|ve)| en een half)", text)
    if half:
        return _WRITTEN[half[1]] + 0.5
    if text in _WRITTEN:
        return float(_WRITTEN[text])
    whole = re.match(r"\d+(?:[.,]\d)?", text)
    number = float(whole[0].replace(",", ".")) if whole else 0.0
    return number + (0.5 if text.endswith(("½", "1/2", "half")) else 0.0)


_NOT_YET = frozenset({"bijna", "haast", "wordt", "word", "straks", "nog geen", "nog niet eens"})


def _years(match: re.Match[str]) -> int:
    months = round(_value(match["n"]) * 12)
    groups = match.groupdict()
    said = {(groups.get(name) or "").lower() for name in ("near", "be")}
    extra = groups.get("m")
    if groups.get("half"):
        return months + 6
    if extra:
        return months + round(_value(extra))
    # 'bijna drie' is still two: the band of the coming birthday does not hold yet.
    return months - 1 if said & _NOT_YET else months


def _months(match: re.Match[str]) -> int:
    return round(_value(match["n"]))


def _weeks(match: re.Match[str]) -> int:
    return int(_value(match["n"]) / 4.345)


def _group(match: re.Match[str]) -> int:
    """Halfway the year in which most children of that group are: groep 1 is four to five."""
    return (round(_value(match["n"])) + 3) * 12 + 6


def _class(match: re.Match[str]) -> int:
    number = match["n"].lower()
    return (11 + (_ORDINALS.get(number) or int(number[0]))) * 12 + 6


def _mbo(match: re.Match[str]) -> int:
    return (15 + int(match["n"])) * 12 + 6


def _fixed(months: int) -> Callable[[re.Match[str]], int]:
    return lambda match: months


_ROW = rf"(?P<row>{_NUMBER}(?:, ?{_NUMBER})* en {_NUMBER})"
_LIST = re.compile(
    r"\b(?:kinderen|kids|jongens|jongetjes|meiden|meisjes|zoons|zonen|zoontjes|dochters|dochtertjes)"
    rf"(?: van|,|:)? {_ROW}\b"
    rf"(?! (?:uur|keer|dagen|weken))|^\W*{_ROW.replace('row', 'bare')}(?: jaar)?\W*$",
    re.IGNORECASE,
)

_N = rf"(?P<n>{_NUMBER})"
# Without a unit behind it, 'een' is an article and no number.
_BARE = rf"(?P<n>(?!een\b){_NUMBER})"
_M = rf"(?P<m>{_NUMBER})"
_GROUPS = "een|twee|drie|vier|vijf|zes|zeven|acht"
_LEVEL = r"(?:vmbo(?:-?[btkg]l?)?|mavo|havo|vwo|gymnasium|gym|atheneum|tl|kader|basis)"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], int], bool]


def _rule(pattern: str, months: Callable[[re.Match[str]], int], exact: bool = True) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), months, exact


_RULES: tuple[_Rule, ...] = (
    _rule(rf"\b(?:{_NEAR} )?{_N} ?{_YEARS}(?: en|,)? {_M} ?{_MONTHS}", _years),
    _rule(rf"(?<![\d.,])(?:\b{_NEAR} )?{_N}[ -]?{_YEARS}(?P<half> en een half)?(?: oud)?", _years),
    _rule(rf"(?<![\d.,])\b{_N}[ -]?(?:{_MONTHS})(?: oud)?", _months),
    _rule(rf"\b(?:van|is|was|nu|nog maar) (?:nu |pas |net )?{_N} ?{_WEEKS}", _weeks),
    _rule(rf"\b{_N} ?{_WEEKS} oud", _weeks),
    _rule(rf"^\W*{_N} ?{_WEEKS}\W*$", _weeks),
    _rule(rf"(?P<n>\d{{1,2}}|{_WORDS})[- ]?jarige?", _years),
    _rule(rf"\b(?:groep|gr\.?) ?(?P<n>[1-8]|{_GROUPS})\b(?! (?:jongens|mei|kinder|man\b|vriend|les))", _group),
    _rule(rf"\b{_LEVEL}[- ]?(?P<n>[1-6])\b", _class),
    _rule(rf"\b(?P<n>[1-6])(?:e|de)?[- ]?(?:klas(?:ser)? )?{_LEVEL}\b", _class),
    _rule(r"\b(?:klas ?(?P<n>[1-6]))\b", _class),
    _rule(rf"\b(?P<n>[1-6](?:e|de|ste)|{'|'.join(_ORDINALS)}) (?:klas|klasser)\b", _class),
    _rule(rf"\b(?P<n>{'|'.join(_ORDINALS)})klasser\b", _class),
    _rule(r"\b[hv](?P<n>[1-6])\b", _class),
    _rule(
        r"\b(?:zit|zitten|gaat|ga|zat) (?:nu |pas |al )?(?:in|naar) de "
        r"(?P<n>[1-6](?:e|de)|eerste|tweede|derde|vierde|vijfde|zesde)\b"
        r"(?! (?:week|maand|keer|dag|plaats|rij|bank|versnelling|ronde))",
        _class,
    ),
    _rule(rf"\beindexamen(?:jaar|klas)? (?:{_LEVEL})\b", _fixed(15 * 12 + 6), False),
    _rule(r"\bmbo ?(?P<n>[1-4])\b", _mbo, False),
    _rule(r"\bbrug(?:klas(?:ser)?|ger|piepers?|pieper)\b", _fixed(12 * 12 + 6)),
    _rule(rf"\b{_CHILD}(?: \w+)? ?\((?P<n>\d{{1,2}}(?:[.,]5)?)\)", _years),
    _rule(r"\bleeftijd(?: is|:)? (?P<n>\d{1,2}(?:[.,]5)?)\b", _years),
    _rule(rf"\b(?:zoon|dochter|zoontje|dochtertje) (?P<n>\d{{1,2}})\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(r"\b[mv/]{0,2}(?<![\w/])[mvj](?P<n>1\d|2[0-3])\b", _years),
    _rule(r"\((?P<n>\d{1,2}(?:[.,]5)?)(?: ?[mvj])?\)", _years),
    _rule(
        rf"\b{_CHILD} (?:van|is|wordt|was)(?: nu| nog maar)? (?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(
        rf"\b(?:van|zijn) (?:{_NEAR} )?(?P<n>\d{{1,2}}(?:[.,]5)?)\b{_NO_MORE_DIGITS}{_NOT_COUNTED}"
        r"(?! [a-z]+(?:els|ers|dagen)\b)",
        _years,
    ),
    _rule(
        rf"\b(?:hij|zij|ze|ie|die|ik|k|kind|{_CHILD}) ?{_BE} (?:nu |al |pas |dus |trouwens |nog maar |ook )*"
        rf"(?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(
        rf"\b{_BE} (?:ik|hij|ze|zij) (?:nu |al |pas |nog maar )?(?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(rf"(?:^|[,.] ?){_BE} (?:nu |al |pas )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(rf"\b{_NEAR} {_BARE}(?: geworden)?\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(rf"^\W*(?:nu |al |pas |trouwens |in )?{_BARE}\W*$", _years),
    _rule(rf"\b(?P<near>wordt|word) {_WHEN} {_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(rf"\b{_BARE} (?:jaar )?geworden\b", _years),
    _rule(rf"\b(?:is|nu|baby van) {_N} (?:dagen|dag)(?: oud)?\b", _fixed(0)),
    _rule(r"\bpasgeboren\w*", _fixed(0), False),
    _rule(r"\b(?:half jaar|halfjaar)(?: oud)?\b", _fixed(6)),
    _rule(r"\bbaby'?(?:tje|s)?\b", _fixed(6), False),
    _rule(r"\bdreumes\w*", _fixed(18), False),
    _rule(r"\b(?:peuterspeelzaal|peuterspeelgroep|voorschool|psz)\b", _fixed(36), False),
    _rule(r"\bpeuter(?:tjes?|s)?\b", _fixed(30), False),
    _rule(r"\bkleuter(?:tjes?|s|klas)?\b", _fixed(60), False),
    _rule(r"\b(?:puber|tiener)s?\b", _fixed(14 * 12), False),
)


def find_ages(text: str) -> list[AgeMention]:
    """The ages of those the message is about: the one it is most about first, and exact ones before hints."""
    found: list[AgeMention] = []
    for mention in [*_listed(text), *_candidates(text)]:
        if all(mention.end <= other.start or mention.start >= other.end for other in found):
            found.append(mention)
    found.sort(key=lambda mention: mention.start)
    spans = [(mention.start, mention.end) for mention in found]
    about = whose.concerned(text, spans, [mention.months for mention in found])
    return sorted((found[i] for i in about), key=lambda mention: not mention.exact)


def find_age(text: str) -> AgeMention | None:
    """The age that a message is about: the first exact one, else the first that a word hints at."""
    ages = find_ages(text)
    return ages[0] if ages else None


def _listed(text: str) -> Iterator[AgeMention]:
    """Every age of 'kinderen van 2, 5 en 8' and of a bare '4 en 7'."""
    for row in _LIST.finditer(text):
        part = "row" if row["row"] else "bare"
        for number in re.finditer(_NUMBER, row[part], re.IGNORECASE):
            start = row.start(part) + number.start()
            yield AgeMention(round(_value(number[0]) * 12), start, start + len(number[0]))


def _candidates(text: str) -> Iterator[AgeMention]:
    for pattern, months, exact in _RULES:
        for match in pattern.finditer(text):
            if _is_duration(text, match):
                continue
            value = months(match)
            if 0 <= value < OLDEST:
                yield AgeMention(value, match.start(), match.end(), exact)


def _is_duration(text: str, match: re.Match[str]) -> bool:
    return bool(_LASTED.search(text[: match.start()].lower()) or _PASSED.match(text[match.end() :].lower()))


def is_only_age(text: str) -> bool:
    """Whether a message says an age and hardly anything else ('hij is trouwens 2,5')."""
    mention = find_age(text)
    if mention is None or not mention.exact:
        return False
    rest = text[: mention.start] + " " + text[mention.end :]
    return not set(re.findall(r"[^\W\d_]+", rest.lower())) - _FILLERS


_FILLERS = frozenset(
    "hij zij ze ie die het is was wordt word ben ik nu al pas net bijna trouwens oh o ja en dus zo ongeveer mijn mn "
    "m'n zoon zoontje dochter dochtertje kind jongen meisje oud oude van in zit nog maar geworden jaar sorry euh eh "
    "hoor ook k wkn wk weken de onze ons gaat naar vergeten te zeggen leeftijd haar zijn s m n t".split()
)
