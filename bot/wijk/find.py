"""Chooses the places that fit, lightest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime

from bot.knowledge.model import Audience
from bot.opening import HERE
from bot.wijk.hours import opening
from bot.wijk.model import HIDDEN_AFTER, STALE_AFTER, Directory, Found, Municipality, Place, Where

AT_MOST = 3
ADULT = 18 * 12
# Teams and schools that belong to a wijk: the one of another wijk sends people away.
BOUND_TO_WIJK = frozenset({"cjg", "jgz", "wijkagent", "school", "schoolmaatschappelijk-werk", "leerplicht"})
# How far: the own wijk, the whole municipality, wijken next to it one by one, anything else.
OWN, WHOLE, NEXT, FAR = 0, 1, 2, 9
_OPEN_FIRST = {True: 0, None: 1, False: 2}


def find_places(
    directory: Directory,
    where: Where,
    when: datetime,
    *,
    kinds: Sequence[str] = (),
    step: int | None = None,
    audience: Audience | None = None,
    age_months: int | None = None,
    skip: Collection[str] = (),
    at_most: int = AT_MOST,
) -> tuple[Found, ...]:
    """At most three places of the municipality of `where`: lightest step first, then open now, then nearest wijk.

    `kinds` are keys of soorten.yml, `step` a rung of the ladder; both narrow the choice and neither means any kind.
    `age_months` is the child's or the youth's age. `skip` holds keys of places shown before ('andere plek'). Places
    not checked for a year are left out. Empty when the municipality has none: fall back on the national help.
    """
    municipality = directory.municipalities.get(where.municipality or "")
    if municipality is None:
        return ()
    fitting = [
        (place, distance_to(place, where, municipality))
        for place in directory.places
        if place.municipality == municipality.code
        and (not kinds or place.kind in kinds)
        and step in (None, directory.kinds[place.kind].step)
        and fits(place, audience, age_months)
        and not is_hidden(place, _day(when))
    ]
    ranked = sorted(
        (_rank(place, distance, directory, when, kinds) for place, distance in _of_own_wijk(fitting, where)),
        key=lambda pair: pair[0],
    )
    return tuple(found for _, found in ranked if found.place.key not in skip)[:at_most]


def fits(place: Place, audience: Audience | None, months: int | None) -> bool:
    """Whether a place is for this person. Without an age, a youth is not sent to a place for adults."""
    if audience is not None and audience not in place.audiences:
        return False
    if place.age is None:
        return True
    grown_up = place.age.start >= ADULT
    if audience == "ouder" and grown_up:
        # The age of the row is the parent's, the age we know the child's.
        return True
    return months in place.age if months is not None else audience != "jongere" or not grown_up


def is_stale(place: Place, today: date) -> bool:
    return not place.example and _months_since(place.checked_on, today) >= STALE_AFTER


def is_hidden(place: Place, today: date) -> bool:
    """Examples are always shown: they say themselves that they are not real."""
    return not place.example and _months_since(place.checked_on, today) >= HIDDEN_AFTER


def distance_to(place: Place, where: Where, municipality: Municipality) -> int:
    """0 in one's own wijk (or when that is unknown), 1 for the whole municipality, then wijken away plus one."""
    if not (place.wijken or place.postcodes):
        return WHOLE
    if where.wijk is None and where.postcode is None:
        return OWN
    if where.postcode in place.postcodes or where.wijk in place.wijken:
        return OWN
    home = where.wijk or _wijk_of(where.postcode, municipality)
    goals = set(place.wijken) | {_wijk_of(postcode, municipality) for postcode in place.postcodes} - {None}
    if home is None or not goals:
        return FAR
    return next(
        (OWN if away == 0 else NEXT + away - 1 for away, ring in _rings(home, municipality) if ring & goals), FAR
    )


def _rings(home: str, municipality: Municipality) -> Iterator[tuple[int, set[str]]]:
    """The wijk itself, those next to it, those next to these, …"""
    near = {wijk.name: set(wijk.near) for wijk in municipality.wijken}
    ring, seen, away = {home}, {home}, 0
    while ring:
        yield away, ring
        ring = {name for wijk in ring for name in near.get(wijk, ())} - seen
        seen |= ring
        away += 1


def _wijk_of(postcode: str | None, municipality: Municipality) -> str | None:
    return next((wijk.name for wijk in municipality.wijken if postcode in wijk.postcodes), None)


def _of_own_wijk(fitting: Sequence[tuple[Place, int]], where: Where) -> Iterator[tuple[Place, int]]:
    """Leaves out the team of another wijk when one's own wijk has one, or one is there for everybody."""
    home_known = where.wijk is not None or where.postcode is not None
    covered = {place.kind for place, distance in fitting if distance <= WHOLE}
    for place, distance in fitting:
        if home_known and distance > WHOLE and place.kind in BOUND_TO_WIJK & covered:
            continue
        yield place, distance


def _rank(
    place: Place, distance: int, directory: Directory, when: datetime, kinds: Sequence[str]
) -> tuple[tuple[object, ...], Found]:
    now = opening(place.open, when, directory.phrases)
    step = directory.kinds[place.kind].step
    soonest = now.next.timestamp() if now.next else float("inf")
    order = kinds.index(place.kind) if kinds else 0
    key = (step, _OPEN_FIRST[now.now], distance, soonest, order, place.name)
    return key, Found(place, step, now.now, distance, is_stale(place, _day(when)))


def _day(when: datetime) -> date:
    return when.astimezone(HERE).date()


def _months_since(checked: date | None, today: date) -> int:
    """Whole months; an unknown day counts as too long ago."""
    if checked is None:
        return HIDDEN_AFTER
    return (today.year - checked.year) * 12 + today.month - checked.month - (today.day < checked.day)
