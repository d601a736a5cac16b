"""Finds the age of a child or youth anywhere in a Dutch message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

OLDEST = 24 * 12

_ONES = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"]
_TEENS = ["dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"]
_WRITTEN = {name: value for value, name in enumerate(_ONES + _TEENS)}
_WRITTEN |= {"één": 1, "eén": 1, "twintig": 20, "eenentwintig": 21, "tweeëntwintig": 22, "tweeentwintig": 22}
_WRITTEN |= {"drieëntwintig": 23, "drieentwintig": 23}
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8}

_WORDS = "|".join(sorted(_WRITTEN, key=len, reverse=True))
_HALF_WORDS = (
    r"anderhalf|anderhalve|(?:twee|drie|vier|vijf|zes|zeven|acht)[ëe]?nhal(?:f|ve)|(?:twee|drie|vier|vijf) en een half"
)
_NUMBER = rf"(?:\d{{1,2}}(?:[.,]\d)?(?: ?½| 1/2| en een half)?|½|{_HALF_WORDS}|{_WORDS})"
_YEARS = r"(?:jaren|jaartjes|jaar|jare|jr|j)\b\.?"
_MONTHS = r"(?:maanden|maandjes|maand|mnden|mnd|mnds|mdn|mnt)\b\.?"
_WEEKS = r"(?:weken|weekjes|week|wkn|wk|wken)\b\.?"
_NEAR = r"(?P<near>bijna|haast|net|pas|wordt|word|straks|ruim|ongeveer|circa|rond de|dik|nog geen)"
_CHILD = (
    r"(?:zoon(?:tje)?|dochter(?:tje)?|kind(?:je)?|baby|peuter|kleuter|puber|meisje|jongen|jongetje|meid|broertje|zusje|"
    r"broer|zus|kleinzoon|kleindochter|kleinkind|stiefzoon|stiefdochter|pleegzoon|pleegdochter|pleegkind|jongste|"
    r"oudste|middelste|tweeling|dreumes|nichtje|neefje)"
)
_BE = r"(?:is|was|ben|word|wordt|zijn)"
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
    r"^\s*(?:geleden|lang\b|later|samen|bij elkaar|uit elkaar|gescheiden|verkering|getrouwd|vakantie|op rij)"
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
    half = re.fullmatch(rf"({_WORDS})(?:[ëe]?nhal(?:f|ve)| en een half)", text)
    if half:
        return _WRITTEN[half[1]] + 0.5
    if text in _WRITTEN:
        return float(_WRITTEN[text])
    whole = re.match(r"\d+(?:[.,]\d)?", text)
    number = float(whole[0].replace(",", ".")) if whole else 0.0
    return number + (0.5 if text.endswith(("½", "1/2", "half")) else 0.0)


def _years(match: re.Match[str]) -> int:
    months = round(_value(match["n"]) * 12)
    near = (match.groupdict().get("near") or "").lower()
    extra = match.groupdict().get("m")
    if extra:
        return months + round(_value(extra))
    # 'bijna drie' is still two: the band of the coming birthday does not hold yet.
    return months - 1 if near in ("bijna", "haast", "wordt", "word", "straks", "nog geen") else months


def _months(match: re.Match[str]) -> int:
    return round(_value(match["n"]))


def _weeks(match: re.Match[str]) -> int:
    return int(_value(match["n"]) / 4.345)


def _group(match: re.Match[str]) -> int:
    """Halfway the year in which most children of that group are: groep 1 is four to five."""
    return (int(match["n"]) + 3) * 12 + 6


def _class(match: re.Match[str]) -> int:
    number = match["n"].lower()
    return (11 + (_ORDINALS.get(number) or int(number[0]))) * 12 + 6


def _fixed(months: int) -> Callable[[re.Match[str]], int]:
    return lambda match: months


_N = rf"(?P<n>{_NUMBER})"
# Without a unit behind it, 'een' is an article and no number.
_BARE = rf"(?P<n>(?!een\b){_NUMBER})"
_M = rf"(?P<m>{_NUMBER})"
_LEVEL = r"(?:vmbo(?:-?[btkg]l?)?|mavo|havo|vwo|gymnasium|gym|atheneum|tl|kader|basis)"

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], int], bool]


def _rule(pattern: str, months: Callable[[re.Match[str]], int], exact: bool = True) -> _Rule:
    return re.compile(pattern, re.IGNORECASE), months, exact


_RULES: tuple[_Rule, ...] = (
    _rule(rf"\b(?:{_NEAR} )?{_N} ?{_YEARS}(?: en|,)? {_M} ?{_MONTHS}", _years),
    _rule(rf"(?<![\d.,])(?:\b{_NEAR} )?{_N}[ -]?{_YEARS}(?: oud)?", _years),
    _rule(rf"(?<![\d.,])\b{_N}[ -]?(?:{_MONTHS})(?: oud)?", _months),
    _rule(rf"\b(?:van|is|was|nu|nog maar) (?:nu |pas |net )?{_N} ?{_WEEKS}", _weeks),
    _rule(rf"\b{_N} ?{_WEEKS} oud", _weeks),
    _rule(rf"^\W*{_N} ?{_WEEKS}\W*$", _weeks),
    _rule(rf"(?P<n>\d{{1,2}}|{_WORDS})[- ]?jarige?", _years),
    _rule(r"\bgroep ?(?P<n>[1-8])\b", _group),
    _rule(rf"\b{_LEVEL}[- ]?(?P<n>[1-6])\b", _class),
    _rule(rf"\b(?P<n>[1-6])(?:e|de)?[- ]?(?:klas(?:ser)? )?{_LEVEL}\b", _class),
    _rule(r"\b(?:klas ?(?P<n>[1-6]))\b", _class),
    _rule(rf"\b(?P<n>[1-6](?:e|de|ste)|{'|'.join(_ORDINALS)}) (?:klas|klasser)\b", _class),
    _rule(r"\bbrug(?:klas(?:ser)?|ger|piepers?|pieper)\b", _fixed(12 * 12 + 6)),
    _rule(rf"\b{_CHILD}(?: \w+)? ?\((?P<n>\d{{1,2}}(?:[.,]5)?)\)", _years),
    _rule(r"\((?P<n>\d{1,2}(?:[.,]5)?)(?: ?[mvj])?\)", _years),
    _rule(
        rf"\b{_CHILD} (?:van|is|wordt|was)(?: nu| nog maar)? (?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(rf"\b(?:van|zijn) (?:{_NEAR} )?(?P<n>\d{{1,2}}(?:[.,]5)?)\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(
        rf"\b(?:hij|zij|ze|ie|die|ik|k|kind|{_CHILD}) {_BE} (?:nu |al |pas |dus |trouwens |nog maar |ook )*"
        rf"(?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(
        rf"\b{_BE} (?:ik|hij|ze|zij) (?:nu |al |pas |nog maar )?(?:{_NEAR} )?{_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}",
        _years,
    ),
    _rule(rf"\b{_NEAR} {_BARE}(?: geworden)?\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(rf"^\W*(?:nu |al |pas |trouwens |in )?{_BARE}\W*$", _years),
    _rule(rf"\b(?P<near>wordt|word) (?:in|op|over) [\w ]{{1,16}}? {_BARE}\b{_NO_MORE_DIGITS}{_NOT_COUNTED}", _years),
    _rule(rf"^\W*{_BARE} en (?:{_NUMBER})(?: jaar)?\W*$", _years),
    _rule(r"\bpasgeboren\w*", _fixed(0), False),
    _rule(r"\b(?:half jaar|halfjaar)(?: oud)?\b", _fixed(6)),
    _rule(r"\bbaby'?(?:tje|s)?\b", _fixed(6), False),
    _rule(r"\bdreumes\w*", _fixed(18), False),
    _rule(r"\bpeuter(?:tje|s)?\b", _fixed(30), False),
    _rule(r"\bkleuter(?:tje|s)?\b", _fixed(60), False),
    _rule(r"\b(?:puber|tiener)s?\b", _fixed(14 * 12), False),
)


def find_ages(text: str) -> list[AgeMention]:
    """All ages in a message, the exact ones first, then in the order in which they are said."""
    found: list[AgeMention] = []
    for mention in _candidates(text):
        if all(mention.end <= other.start or mention.start >= other.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: (not mention.exact, mention.start))


def find_age(text: str) -> AgeMention | None:
    """The age that a message is about: the first exact one, else the first that a word hints at."""
    ages = find_ages(text)
    return ages[0] if ages else None


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
