"""Durations and how often: whether what somebody says is as long, as often, as a signal speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "vijftien": 15, "twintig": 20, "dertig": 30, "half": 0.5, "anderhalf": 1.5,
    "anderhalve": 1.5, "halve": 0.5, "driekwart": 0.75, "kwart": 0.25, "paar": 3, "enkele": 3, "tig": 20,
}  # fmt: skip
_UNITS = {
    "minuut": 1, "minuten": 1, "min": 1, "kwartier": 15, "uur": 60, "uren": 60, "uurtje": 60, "dag": 1440,
    "dagen": 1440, "nacht": 1440, "nachten": 1440, "week": 10080, "weken": 10080,
    "maand": 43200, "maanden": 43200, "jaar": 525600,
}  # fmt: skip
_WORD = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?P<more>langer dan|meer dan|minstens|ouder dan|minder dan|korter dan|nog geen|hooguit|maar)? ?(?:een )?"
    rf"(?P<n>\d+(?:[.,]\d)?|{_WORD})(?: (?:tot|of|à) (?P<m>\d+|{_WORD}))? (?P<unit>{'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
_LESS = ("minder dan", "korter dan", "nog geen", "hooguit")
_OFTEN = re.compile(
    r"\b(?:al|elke|iedere|elk|ieder|steeds|altijd|vaak|vaker|dagelijks|wekenlang|maandenlang|wekelijks|meerdere|telkens|"
    r"constant|continu|weken|maanden|jaren|jaar|blijft|blijf|blijven|nog steeds|aldoor|nooit|opnieuw|langer|de hele|"
    r"te weinig|keer op keer|dagen|week|maand)\b",
    re.IGNORECASE,
)
# What says for how long or how often in a signal.
_LASTING = re.compile(
    r"\b(?:weken|wekenlang|maanden|maand|jaar|elke|iedere|vaak|steeds|langer dan|bijna elke|dagen|week|vaker|altijd|"
    r"meerdere)\b",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"\b(?:soms|af en toe|een keer|eenmaal|even|gisteren|vandaag|vanmorgen|vanavond|net|nog nooit|zelden|"
    r"een keertje|een enkele keer|deze ochtend|verkouden|in het weekend)\b",
    re.IGNORECASE,
)
_GOES_WELL = re.compile(
    r"\b(?:goed|prima|op tijd|(?:gaat|ga|logeert|slaapt|eet|speelt) (?:nog )?(?:wel )?gewoon|vrolijk|fijn|beter|"
    r"rustiger|lekker|altijd droog|leuk|wel weer|als kool|volgens (?:de|het)|geen (?:last|probleem|problemen))\b",
    re.IGNORECASE,
)
_NOT_WELL = re.compile(r"\b(?:niet|nooit|geen|slecht|minder|amper|nauwelijks|bijna niet|niks)\b", re.IGNORECASE)
_DENIES = re.compile(r"\b(?:niet|nie|niets|niks|nooit|geen|niemand|nergens|zonder|amper|nauwelijks)\b", re.IGNORECASE)
# Words of Dutch and of hardly any other language that people type here.
_DUTCH = frozenset(
    "de het een en ik hij ze zij mijn mn je niet nie van op te dat met er al nog voor naar heb heeft zijn haar wil k "
    "ie t ons onze maar ook als bij wordt word meer geen niks elke alle kind zo dan om uit aan door ".split()
)
_FROM_MINUTES_TO_DAYS = 1440


@dataclass(frozen=True)
class Amount:
    """Minutes; `below` when it says 'less than'."""

    least: float
    most: float
    below: bool


def amounts_in(text: str) -> list[Amount]:
    """The durations that a text names; 'uren', 'weken' without a number are left out."""
    return [_amount(match) for match in _AMOUNT.finditer(text)]


def _amount(match: re.Match[str]) -> Amount:
    unit = _UNITS[match["unit"].lower()]
    first = _value(match["n"]) * unit
    second = _value(match["m"]) * unit if match["m"] else first
    return Amount(min(first, second), max(first, second), (match["more"] or "").lower() in _LESS)


def _value(text: str) -> float:
    return _NUMBERS[text.lower()] if text.lower() in _NUMBERS else float(text.replace(",", "."))


def fits(said: str, signal: str) -> bool:
    """Whether `said` can mean what `signal` describes: as long, as often, and not that it goes well."""
    if _contradicts(said, signal) or _says_it_goes_well(said, signal) or not _is_dutch(said):
        return False
    if bool(_DENIES.search(said)) != bool(_DENIES.search(signal)):
        return False
    if _LASTING.search(signal):
        return bool(_OFTEN.search(said) or amounts_in(said)) and not (_MILD.search(said) and not _OFTEN.search(said))
    return True


def _is_dutch(text: str) -> bool:
    """Signals are compared in Dutch: how long and how often is not understood in another language."""
    return bool(_DUTCH & set(re.findall(r"[a-zë']+", text.lower())))


def _contradicts(said: str, signal: str) -> bool:
    """A duration of the same order that lies on the other side."""
    for limit in amounts_in(signal):
        for amount in amounts_in(said):
            if (limit.least < _FROM_MINUTES_TO_DAYS) != (amount.least < _FROM_MINUTES_TO_DAYS):
                continue
            if limit.below and amount.least >= limit.most:
                return True
            if not limit.below and amount.most < limit.least * 0.75:
                return True
    return False


def _says_it_goes_well(said: str, signal: str) -> bool:
    well = _GOES_WELL.search(said)
    return bool(well and not _NOT_WELL.search(said) and not _GOES_WELL.search(signal)) or bool(
        well and _NOT_WELL.search(signal) and not _NOT_WELL.search(said)
    )
