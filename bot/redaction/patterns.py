"""What can be told by its shape: numbers, addresses, accounts and dates. Made for chat: lower case, loose spaces."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import phonenumbers
from stdnum import iban
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn

from bot.redaction.words import is_ordinary

Span = tuple[int, int, str]
EMAIL, LINK, ACCOUNT, PHONE, NUMBER, BANK = "e-mail", "link", "account", "telefoon", "nummer", "rekening"
BSN, ADDRESS, POSTCODE, DATE, YEAR = "bsn", "adres", "postcode", "datum", "jaar"

_I = re.IGNORECASE
_DOMAIN_END = r"(?:nl|com|org|net|be|eu|info|online|app|gg|tv|amsterdam|frl)"
_DOT = r"\s*(?:\.|\bpunt\b|\(punt\)|\bdot\b)\s*"
_AT = r"\s*(?:@|\(at\)|\[at\]|\bat\b|apenstaart(?:je)?)\s*"
_EMAILS = (
    re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+", _I),
    re.compile(rf"[\w.+-]+(?:\s*(?:\bpunt\b|\(punt\))\s*[\w-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,6}}\b", _I),
    re.compile(
        r"[\w.+-]+\s*(?:@|\(at\)|\[at\]|apenstaart(?:je)?|\bat\b)\s*(?:gmail|hotmail|outlook|live|icloud|ziggo)\b", _I
    ),
)
_LINKS = (
    re.compile(r"\b(?:https?|hxxps?)\s?:\s?//\s?\S+|\bwww\s?\.\s?\S+", _I),
    re.compile(rf"\b[\w-]+(?:\.[\w-]+)*\.{_DOMAIN_END}\b(?:/\S*)?", _I),
    re.compile(r"\b(?:wa\.me|t\.me|discord\.gg|bit\.ly|youtu\.be|snapchat\.com|tiktok\.com)\S*", _I),
)
_HANDLE = re.compile(r"(?<![\w.])@\s?[\w.]{2,}", _I)
# A nickname: with a line or a few digits in it, or after what it is for. 'groep6' and '18mnd' are none.
_NICK = re.compile(
    r"\b(?=[\w.]*[a-z])(?:\w+_\w*|_\w+|[a-z][a-z.]*\d{3,}\w*|xx+\.?\w{3,}|\w{3,}\.?xx+|\w{2,}#\d{4})\b", _I
)
_SITES = (
    r"(?:insta(?:gram)?|snap(?:chat)?|tik\s?tok|discord|roblox|fortnite|telegram|steam|psn|xbox|youtube|kik|facebook)"
)
_AFTER_SITE = re.compile(
    rf"\b(?:{_SITES}(?:\s?-?\s?(?:naam|account|acc|id|tag))?|gebruikersnaam|username|user\s?name|gamertag|"
    r"nickname|nick|inlognaam)"
    rf"(?:\s+(?:is|heet|van\s+(?:mij|hem|haar)\s+is)|\s?[:=])\s*(?P<found>[\w.#-]{{3,}})",
    _I,
)
_IBAN = re.compile(r"\b[a-z]{2}\s?\d{2}(?:[\s.-]?[a-z]{4}(?:[\s.-]?\d){8,10}|(?:[\s.-]?\d){10,26})\b", _I)
_DIGITS = re.compile(r"(?<![\w])(?:\+|00)?\(?\d(?:[\s.\-/()]{0,3}\d){6,}(?!\w)")
_TIMES = re.compile(r"\d{1,2}[.:]\d{2}\s?-\s?\d{1,2}[.:]\d{2}")
_DIGIT = r"(?:nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|\d)"
_SPELT = re.compile(rf"\b{_DIGIT}(?:[\s,-]+{_DIGIT}){{5,}}\b", _I)
_LONG = re.compile(r"(?<![\w.,])\d{5,}(?!\w)|\b(?:[a-z]{1,3}\d{5,}|\d{5,}[a-z]{1,3})\b", _I)
_CODE = re.compile(
    r"\b(?:bsn|sofinummer|burgerservicenummer|leerlingnummer|klantnummer|patiëntnummer|patientnummer|dossiernummer|"
    r"dossiernr|zaaknummer|pincode|wachtwoord|rekeningnummer|rek\.?nr|kenteken|id-?nummer|paspoortnummer)"
    r"(?:\s+(?:is|was|van\s+\w+\s+is)|\s?[:=])?\s*(?P<found>(?=[\w-]*\d)[\w-]{3,})",
    _I,
)
_PLATE = re.compile(
    r"\b(?:[a-z]{2}-\d{3}-[a-z]|[a-z]-\d{3}-[a-z]{2}|\d{1,2}-[a-z]{2,3}-\d{1,2}|"
    r"[a-z]{2}-\d{2}-[a-z]{2}|[a-z]{2}-[a-z]{2}-\d{2}|\d{2}-[a-z]{2}-[a-z]{2})\b",
    _I,
)

_MONTH = (
    r"(?:jan(?:uari|uarie)?|feb(?:ruari|ruarie)?|maart|mrt|april|apr|mei|juni?|juli?|aug(?:ustus|ustes)?|"
    r"sept?(?:ember)?|"
    r"okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATES = (
    re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])\s?[-/.]\s?(?:0?[1-9]|1[0-2])\s?[-/.]\s?(?:19|20)?\d{2}\b"),
    re.compile(r"\b(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}\b"),
    re.compile(rf"\b(?:[12]?\d|3[01])(?:\s?(?:e|ste|de))?\s*(?:van\s)?{_MONTH}\b\.?(?:\s*'?\d{{2,4}})?", _I),
    re.compile(rf"\b{_MONTH}\.?\s+(?:19|20)\d{{2}}\b", _I),
    re.compile(
        r"\b(?:geboren|jarig|verjaardag|geb\.?|gebdatum|geboortedatum)"
        r"(?:\s+(?:is|op|in|:))*\s*:?\s*(?P<found>\d[\d\s/.'-]{2,9}\d)",
        _I,
    ),
)
_YEAR = re.compile(
    r"(?<![\w.,€-])(?:19|20)\d{2}(?![\w.-]*\d)(?!\s*(?:euro|keer|gram|stappen|kcal|ml|mensen))(?:['’]?er)?\b", _I
)
_SHORT_YEAR = re.compile(r"\b(?:uit|van|bouwjaar|in|geboren(?:\s+in)?)\s+(?P<found>['’](?:0|1|2|7|8|9)\d)\b", _I)

_STREET = (
    r"(?:straat|straatje|str\.?|laan|weg|plein|kade|gracht|singel|dijk|steeg|hof|hofje|pad|dreef|plantsoen|baan|markt|"
    r"weide|akker|kamp|boulevard|zoom|oord|erf|haven|oever|brink|burg)"
)
# Endings of so many other words that only a capital in front makes them a street.
_WEAK_STREET = r"(?:park|wal|ring|veld|horst|donk|eind|wijk|bos|berg|duin|land|flat)"
_HOUSE = r"(?:nr\.?\s?|nummer\s)?\d{1,4}(?:\s?-?\s?(?:[a-k]|hs|bis|\d{1,3}))?(?![\w])"
_NO_UNIT = (
    r"(?!\s*(?:jaar|jr|maand|mnd|weken|week|wk|dagen|uur|u\b|min|keer|x\b|euro|km|meter|kilo|kg|jarige|"
    r"kinderen|kids|en een half))"
)
_ADDRESSES = (
    re.compile(
        rf"\b(?:(?:[A-Z][\w'’.-]*\s+)(?:(?:van|de|der|den|het|ter|ten|'t)\s+)*){{1,3}}"
        rf"[\w'’.-]*{_STREET}\s*,?\s*{_HOUSE}{_NO_UNIT}"
    ),
    re.compile(rf"\b[A-Z][\w'’.-]+{_WEAK_STREET}\s*,?\s*{_HOUSE}{_NO_UNIT}"),
    re.compile(rf"\b[\w'’.-]{{2,}}{_STREET}\s*,?\s*{_HOUSE}{_NO_UNIT}", _I),
    re.compile(rf"\b(?:straat|laan|plein|gracht|singel|kade|dijk|steeg)\s*,?\s*{_HOUSE}{_NO_UNIT}", _I),
    re.compile(rf"\blaan\s+van\s+(?:de\s+|het\s+)?[\w-]+(?:\s+{_HOUSE})?", _I),
    re.compile(r"\b(?P<found>(?:[A-Z][\w'’-]+\s+(?:van\s+)?)+(?:straat|laan|plein|kade|gracht|singel|dreef))\b"),
    re.compile(
        r"\b(?:huisnr|huisnummer|appartement|flat\s?nr|kamernummer|(?:woont?|wonen)\s+op(?:\s+(?:nr|nummer))?|"
        r"op\s+(?:nr|nummer))\.?\s*:?\s*(?P<found>\d{1,4}\s?[a-z]?)(?!\w)" + _NO_UNIT,
        _I,
    ),
)
_STREET_WORD = re.compile(
    r"\b(?P<name>[\w'’-]{3,})(?:straat|str|laan|gracht|singel|kade|dreef|steeg|plein|plantsoen)\b", _I
)
_NO_STREET = frozenset(
    "zij winkel school speel markt kerk woon een auto snel hoofd ach hele doodlopende dorps terug dwars koop "
    "stations buurt over onder inter achter voor open ver veel elk per de het die van deze groene uit door toe "
    "was kleuter kinder".split()
)
_POSTCODE = re.compile(r"\b(?P<four>[1-9]\d{3})\s?(?P<two>[a-z]{2})\b", _I)
_NO_LETTERS = frozenset(
    "en is in op of al om ik je ze we er te nu ja na tv ml mg cm km kg gr jr uur hij zij me ie zo "
    "nl bij to an as da de me mn dr".split()
)
_AFTER_POSTCODE = re.compile(
    r"\b(?:postcode|woont?|wonen)(?:\s+(?:in|is|van\s+\w+\s+is)|\s?[:=])?\s*(?P<found>\d{4}(?:\s?[a-z]{2}\b)?)", _I
)


def spans(text: str) -> Iterator[Span]:
    """Where in the text something stands that must go; of two kinds for one place the first one counts."""
    text = _TIMES.sub(lambda match: "-" * len(match[0]), text)
    for find in (_bank, _bsns, _dates, _accounts, _numbers, _streets, _postcodes):
        yield from find(text)
    for kind, patterns in _SIMPLE:
        yield from _all(kind, patterns, text)


def _all(kind: str, patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[Span]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            group = "found" if "found" in pattern.groupindex else 0
            yield match.start(group), match.end(group), kind


_SIMPLE: tuple[tuple[str, tuple[re.Pattern[str], ...]], ...] = (
    (EMAIL, _EMAILS),
    (LINK, _LINKS),
    (ACCOUNT, (_HANDLE, _NICK)),
    (ADDRESS, _ADDRESSES),
    (POSTCODE, (_AFTER_POSTCODE,)),
    (NUMBER, (_CODE, _PLATE, _SPELT, _LONG)),
    (YEAR, (_YEAR, _SHORT_YEAR)),
)


def _dates(text: str) -> Iterator[Span]:
    yield from _all(DATE, _DATES, text)


def _accounts(text: str) -> Iterator[Span]:
    """'mijn snap is …': what follows, unless it is an ordinary word ('insta is stom')."""
    for match in _AFTER_SITE.finditer(text):
        if not is_ordinary(match["found"].lower().strip(".")):
            yield match.start("found"), match.end("found"), ACCOUNT


def _bank(text: str) -> Iterator[Span]:
    for match in _IBAN.finditer(text):
        # A mistyped number is as telling as a right one.
        if match[0][:2].lower() in ("nl", "be", "de") or _passes(iban.validate, match[0]):
            yield *match.span(), BANK


def _bsns(text: str) -> Iterator[Span]:
    for match in _DIGITS.finditer(text):
        if _passes(bsn.validate, re.sub(r"\D", "", match[0])):
            yield *match.span(), BSN


def _numbers(text: str) -> Iterator[Span]:
    """Telephone numbers and any other long row of digits."""
    for found in phonenumbers.PhoneNumberMatcher(text, "NL", leniency=phonenumbers.Leniency.POSSIBLE):
        if sum(char.isdigit() for char in found.raw_string) >= 7:
            yield found.start, found.end, PHONE
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        yield *match.span(), PHONE if digits.startswith(("0", "31")) and len(digits) >= 9 else NUMBER


def _passes(validate: Callable[[str], str], text: str) -> bool:
    try:
        validate(text)
    except ValidationError:
        return False
    return True


def _streets(text: str) -> Iterator[Span]:
    """A street without a number: 'ik woon in de kerkstraat'; 'winkelstraat' is none."""
    for match in _STREET_WORD.finditer(text):
        if match["name"].lower() not in _NO_STREET and not match[0].lower().endswith("slaan"):
            yield *match.span(), ADDRESS


def _postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        if match["two"].isupper() or match["two"].lower() not in _NO_LETTERS:
            yield *match.span(), POSTCODE
