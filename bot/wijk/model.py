"""The shapes of the wijk directory: municipalities, their wijken, and places of help near home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.agespan import AgeSpan
from bot.knowledge.model import Audience, Help
from bot.knowledge.phrases import Phrases
from bot.problems import Problem

# Months after the last check: from here on a place is marked, and later left out.
STALE_AFTER, HIDDEN_AFTER = 6, 12


@dataclass(frozen=True)
class Wijk:
    """A part of a municipality. `near` names the wijken next to it, for which is nearest."""

    name: str
    postcodes: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Municipality:
    """`code` is the four digits of the national code without 'GM'; `slug` is the name of its file.

    `also` are other names and villages. Names in `with_in` are ordinary words too ('leiden'): they count only in 'in
    Leiden'. `not_these` are words that look like a misspelt name and are none.
    """

    code: str
    name: str
    region: str
    slug: str
    also: tuple[str, ...] = ()
    with_in: tuple[str, ...] = ()
    not_these: tuple[str, ...] = ()
    wijken: tuple[Wijk, ...] = ()
    example: bool = False

    def wijk(self, name: str) -> Wijk | None:
        return next((wijk for wijk in self.wijken if wijk.name.lower() == name.lower()), None)


@dataclass(frozen=True)
class Place:
    """One row of a municipality's file. `None` means that the row does not say it.

    `wijken` and `postcodes` are what the place is for; both empty: the whole municipality. `alone_from` is the age in
    months from which a youth may come without parents (0 = any age), `alone` says whether that can be at all.
    """

    key: str
    municipality: str
    name: str
    kind: str
    wijken: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    address: str | None = None
    phone: str | None = None
    web: str | None = None
    open: str | None = None
    age: AgeSpan | None = None
    audiences: tuple[Audience, ...] = ("ouder", "jongere")
    cost: str | None = None
    appointment: bool | None = None
    referral: str | None = None
    languages: tuple[str, ...] = ()
    step_free: bool | None = None
    description: str | None = None
    alone: bool | None = None
    alone_from: int = 0
    checked_on: date | None = None
    example: bool = False


@dataclass(frozen=True)
class Where:
    """Where somebody lives, as far as said: never more than four digits and a name from our own lists.

    `municipality` is a code; None when a postcode was understood that no list holds.
    """

    municipality: str | None
    wijk: str | None = None
    postcode: str | None = None


@dataclass(frozen=True)
class Found:
    """A place that fits, with what was worked out for this moment. `distance`: 0 = one's own wijk, higher = further."""

    place: Place
    step: int
    open_now: bool | None
    distance: int
    stale: bool


@dataclass(frozen=True)
class Directory:
    """All that is known of places near home. `problems` holds the rows that were left out, and why."""

    municipalities: Mapping[str, Municipality] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    kinds: Mapping[str, Help] = field(default_factory=dict)
    phrases: Phrases = field(default_factory=lambda: Phrases({}))
    problems: tuple[Problem, ...] = ()

    def municipality(self, code_or_name: str | None) -> Municipality | None:
        """By code ('0518', 'GM0518') or name in any capitals; None when it is not on the list."""
        wanted = (code_or_name or "").strip().lower()
        for found in self.municipalities.values():
            if wanted in (found.code, f"gm{found.code}", found.slug, found.name.lower(), *map(str.lower, found.also)):
                return found
        return None

    def place(self, key: str) -> Place | None:
        return next((place for place in self.places if place.key == key), None)
