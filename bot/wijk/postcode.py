"""Finds the four digits of a postcode in a message, and takes a year or an amount for none."""

from __future__ import annotations

import re
from collections.abc import Collection

_POSTCODE = re.compile(
    r"(?<![\d.,€+-])(?<!€ )(?P<digits>[1-9]\d{3})(?:\s?(?P<letters>[a-z]{2}))?(?![\w%]|[.,:/-]\d)", re.IGNORECASE
)
# Two letters after a number that are a word or a unit, or that no postcode has (SA, SD, SS).
_NO_LETTERS = frozenset(
    "aa al as bn cc cl cm db de dl dm do eh el en er eu fb fe gb ge gr ha he ho ie ik in is ja je jr ka kb kg kj km kw"
    " la le ma mb me mg ml mm mn mo na ne nm no nr nu of oh ok om op pc pk pp px sa sd so ss ta tb te ti tm to uk us uu"
    " va we wo xd xp za ze zo".split()
)
# What stands before the digits when they are a postcode for sure, or when they may be one.
_SAYS = re.compile(r"\b(?:postcode|postkode|pc4?)\b[\s:=]*(?:(?:is|van|hier|mij|mijn|ons|gebied)\s+)*$", re.IGNORECASE)
_LIVES = re.compile(
    r"\bwo(?:on|nen|ont|onachtig)\b[^.!?]{0,25}\b(?:in|op|bij)(?: (?:de|het|wijk|buurt|postcode|gebied))*\s*$",
    re.IGNORECASE,
)
_NEAR = re.compile(r"\b(?:in|uit|bij|rond|omgeving|wijk|buurt|gebied)\s*$", re.IGNORECASE)
# A message that holds nothing else, perhaps with the house number that we do not want.
_ALONE = re.compile(
    r"\W*(?:(?:het|dat|mijn|is|postcode|pc|in|op|ik|woon|wij|we|wonen)\W+)*[1-9]\d{3}\s?(?:[a-z]{2})?"
    r"(?:\s+\d{1,4}\s?[a-z]?)?\W*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*(?:euro|eur|keer|x|stappen|uur|jaar|dagen|weken|nachten|mensen|man|inwoners|kinderen|leerlingen|woorden|volgers|"
    r"likes|views|berichten|appjes|punten|coins|\w*bucks|robux|kcal|calorie\w*|gram|liter|meter|dingen|plekken)\b",
    re.IGNORECASE,
)


def postcode_in(text: str, known: Collection[str], asked: bool = False) -> str | None:
    """Four digits, never the letters or the house number.

    '2511 AB' counts anywhere. Bare digits count after 'postcode' or 'ik woon in', when they were `asked` for and are
    all there is, and when they are `known` (in our own lists) and all there is or come after a word of place.
    """
    for match in _POSTCODE.finditer(text):
        if _is_postcode(match, known, asked):
            return match["digits"]
    return None


def _is_postcode(match: re.Match[str], known: Collection[str], asked: bool) -> bool:
    text, digits = match.string, match["digits"]
    before, after = text[: match.start()], text[match.end("digits") :]
    if match["letters"] and match["letters"].lower() not in _NO_LETTERS:
        return True
    if _SAYS.search(before):
        return True
    if _COUNTED.match(after):
        return False
    alone = bool(_ALONE.fullmatch(text))
    return (
        bool(_LIVES.search(before)) or (alone and asked) or (digits in known and (alone or bool(_NEAR.search(before))))
    )
