"""The card of places near home (docs/contract.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.agespan import AgeSpan, format_age
from bot.knowledge.model import Audience, Help
from bot.knowledge.phrases import Phrases
from bot.wijk.cells import OLDEST
from bot.wijk.hours import opening
from bot.wijk.model import Directory, Found, Place

_YES = re.compile(r"ja\b[\s,:;-]*", re.IGNORECASE)
_NO = re.compile(r"nee\b[\s,:;-]*", re.IGNORECASE)


def place_card(
    found: Sequence[Found],
    directory: Directory,
    when: datetime,
    *,
    why: str | None = None,
    audience: Audience | None = None,
) -> dict[str, Any]:
    """`{"type": "place", "places": [...]}` with only what the rows say; unknown things are null.

    `why` is the sentence of the help ladder that says why this step; without it each place gets the sentence of its
    own step. Without `audience`, or for a youth, the card says whether one may come without parents.
    """
    return {"type": "place", "places": [_place(one, directory, when, why, audience) for one in found]}


def _place(
    found: Found, directory: Directory, when: datetime, why: str | None, audience: Audience | None
) -> dict[str, Any]:
    place, phrases = found.place, directory.phrases
    kind, now = directory.kinds[place.kind], opening(place.open, when, phrases)
    return {
        "key": place.key,
        "name": place.name,
        "type": kind.name,
        "purpose": place.description or kind.purpose,
        "why": why or phrases.texts.get(f"waarom_{found.step}"),
        "open_now": now.now,
        "hours_text": now.text,
        "phone": place.phone,
        "web": _web(place.web),
        "address": place.address,
        "cost": place.cost or kind.cost,
        "appointment": _appointment(place, phrases),
        "referral": _referral(place, kind, phrases),
        "ages": _ages(place.age, phrases),
        "languages": list(place.languages),
        "step_free": place.step_free,
        "youth_alone_text": _alone(place, phrases) if audience != "ouder" else None,
        "example": place.example,
        "checked_on": place.checked_on.isoformat() if place.checked_on else None,
        "stale": found.stale,
    }


def _web(address: str | None) -> str | None:
    return address if address is None or "://" in address else f"https://{address}"


def _appointment(place: Place, phrases: Phrases) -> str | None:
    if place.appointment is None:
        return None
    return phrases.say("wel_afspraak" if place.appointment else "geen_afspraak")


def _referral(place: Place, kind: Help, phrases: Phrases) -> str | None:
    """What the row says, else what holds for this kind of help."""
    text = place.referral or kind.referral
    if text is None:
        return None
    if _NO.match(text):
        return ", ".join(part for part in (phrases.say("geen_verwijzing"), _NO.sub("", text, count=1)) if part)
    if _YES.match(text):
        via = _YES.sub("", text, count=1)
        return phrases.say("verwijzing_via", via=via) if via else phrases.say("wel_verwijzing")
    return text[0].upper() + text[1:]


def _ages(age: AgeSpan | None, phrases: Phrases) -> str | None:
    if age is None or (age.start == 0 and age.end > OLDEST * 12):
        return None
    start, end = format_age(age.start), _last(age)
    if age.end > OLDEST * 12:
        return phrases.say("leeftijd_vanaf", van=start)
    if age.start == 0:
        return phrases.say("leeftijd_tot", tot=end)
    return phrases.say("leeftijd_van_tot", van=start.removesuffix(" jaar") if end.endswith("jaar") else start, tot=end)


def _last(age: AgeSpan) -> str:
    """The last age inside a span: a whole year where the span ends at a birthday."""
    return format_age(age.end - 12) if age.end % 12 == 0 and age.end > 24 else format_age(age.end - 1)


def _alone(place: Place, phrases: Phrases) -> str | None:
    if place.alone is None:
        return phrases.say(f"alleen_{place.kind}") if f"alleen_{place.kind}" in phrases.texts else None
    if not place.alone:
        return phrases.say("alleen_nee")
    if place.alone_from:
        return phrases.say("alleen_vanaf", leeftijd=place.alone_from // 12)
    return phrases.say("alleen_ja")
