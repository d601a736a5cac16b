"""Opening hours in the notation of OpenStreetMap: whether they can be read, and what they say now, in Dutch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from opening_hours import OpeningHours, State, validate

from bot.knowledge.phrases import Phrases
from bot.opening import HERE

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = ("jan.", "feb.", "maart", "april", "mei", "juni", "juli", "aug.", "sept.", "okt.", "nov.", "dec.")
# Days ahead that one still calls by the name of the day, and that one still looks ahead.
NAMED_DAYS, LOOK_AHEAD = 6, 120
_CLOSED = ("off", "closed")
_DUTCH_DAYS = {"ma": "Mo", "di": "Tu", "wo": "We", "do": "Th", "vr": "Fr", "za": "Sa", "zo": "Su"}
_DAY = re.compile(
    r"\b(ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag|\.)?(?![a-z])", re.IGNORECASE
)


@dataclass(frozen=True)
class Opening:
    """`now` is None when the hours are not known; `next` is when it opens, for places that are closed."""

    now: bool | None
    text: str | None
    next: datetime | None = None


def fault_in_hours(text: str) -> tuple[str, str] | None:
    """What is wrong and the remedy, both Dutch; None for hours that can be used."""
    if not validate(text):
        guess = _in_notation(text)
        remedy = f"Bedoel je '{guess}'?" if guess else "Schrijf bijvoorbeeld 'Mo-Fr 09:00-17:00' of '24/7'."
        return f"'{text}' is niet te lezen.", remedy
    if re.search(r"\bSH\b", text):
        return f"'{text}' noemt schoolvakanties (SH), die kent de bot niet.", "Schrijf data: 'Jul 18-Aug 30 off'."
    if not re.search(r"\d", text) and text.strip().lower() not in _CLOSED:
        return f"'{text}' noemt geen tijden.", "Schrijf de tijden, of laat de cel leeg en vul 'afspraak nodig' in."
    return None


def opening(text: str | None, when: datetime, phrases: Phrases) -> Opening:
    """What the hours say at a moment; holidays are days off unless the hours speak of them."""
    if not text:
        return Opening(None, None)
    hours = _parsed(text)
    local = when.astimezone(HERE).replace(tzinfo=None)
    state, comment = hours.state(local)
    if state == State.UNKNOWN:
        return Opening(None, comment or None)
    change = hours.next_change(local)
    if state == State.OPEN:
        return Opening(True, _with(comment, _open_text(local, change, phrases)))
    if change is None or change - local > timedelta(days=LOOK_AHEAD):
        return Opening(False, phrases.say("dicht"))
    return Opening(False, _with(hours.state(change)[1], _closed_text(local, change, phrases)), change)


@lru_cache(maxsize=4096)
def _parsed(text: str) -> OpeningHours:
    # Without word of holidays an office is closed then; a locked door is the worse mistake.
    speaks = re.search(r"\bPH\b|24/7", text)
    return OpeningHours(text if speaks else f"{text}; PH off", country="NL")


def _open_text(local: datetime, change: datetime | None, phrases: Phrases) -> str:
    if change is None:
        return phrases.say("dag_en_nacht")
    if change - local >= timedelta(days=1):
        return phrases.say("nu_open")
    return phrases.say("open_tot", tijd=_clock(change))


def _closed_text(local: datetime, change: datetime, phrases: Phrases) -> str:
    days = (change.date() - local.date()).days
    if days == 0:
        return phrases.say("vandaag_vanaf", tijd=_clock(change))
    if days == 1:
        return phrases.say("morgen_vanaf", tijd=_clock(change))
    day = DAYS[change.weekday()]
    if days > NAMED_DAYS:
        day = f"{day} {change.day} {MONTHS[change.month - 1]}"
    return phrases.say("dag_vanaf", dag=day, tijd=_clock(change))


def _clock(moment: datetime) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def _with(comment: str, text: str) -> str:
    return f"{text} ({comment})" if comment else text


def _in_notation(text: str) -> str | None:
    """'ma-vr 9.00-17.00 uur' as 'Mo-Fr 09:00-17:00', when that is what it may mean."""
    guess = _DAY.sub(lambda match: _DUTCH_DAYS[match[1].lower()], text)
    guess = re.sub(r"\s*(?:t/m|tot en met|tot)\s*", "-", guess)
    guess = re.sub(r"\b(?:van|uur|u)\b", "", guess)
    guess = re.sub(r"\s+en\s+", ",", re.sub(r"\bgesloten\b", "off", guess))
    guess = re.sub(r"\b(\d{1,2})[.:u](\d{2})\b", lambda match: f"{int(match[1]):02}:{match[2]}", guess)
    guess = re.sub(r"(?<![\d:])(\d{1,2})(?![\d:])", lambda match: f"{int(match[1]):02}:00", guess)
    guess = re.sub(r"\s*([-,])\s*", r"\1", " ".join(guess.split()))
    return guess if validate(guess) else None
