"""The shapes of the curated content, frozen after loading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from bot.agespan import AgeSpan

Audience = Literal["ouder", "jongere"]
AUDIENCES: tuple[Audience, ...] = ("ouder", "jongere")

BAND_KINDS = ("Hoort erbij", "Kijk het even aan", "Overleg met iemand")


@dataclass(frozen=True)
class Topic:
    id: str
    audience: Audience
    age: AgeSpan
    theme: str
    title: str
    scope: str
    # An editor can switch a topic off: it is recognised, so that no neighbour answers for it, but never shown.
    on: bool = True


@dataclass(frozen=True)
class Band:
    """What is ordinary (or not) at an age; `age` is None where it holds for all ages."""

    kind: str
    age: AgeSpan | None
    text: str


@dataclass(frozen=True)
class Option:
    """One thing to do, with its effort and when one notices something."""

    title: str
    effort: str
    text: str


@dataclass(frozen=True)
class Strength:
    """A line on what goes well, said only when the user's own words hold one of the cues."""

    cues: tuple[str, ...]
    line: str


@dataclass(frozen=True)
class FollowUp:
    question: str
    answer: str


@dataclass(frozen=True)
class Source:
    name: str
    year: int
    fact: str
    certainty: str


@dataclass(frozen=True)
class Review:
    """Who checked an article and when; `status` is concept, ter controle or nagekeken."""

    status: str
    role: str
    on: date | None
    before: date | None


@dataclass(frozen=True)
class Article:
    path: Path
    id: str
    title: str
    audience: Audience
    age: AgeSpan
    theme: str
    help: tuple[str, ...]
    always_offer: bool
    about_safety: bool
    sources: tuple[Source, ...]
    review: Review
    short: str
    bands: tuple[Band, ...]
    options: tuple[Option, ...]
    strengths: tuple[Strength, ...]
    if_not_helping: str
    closing: str
    whom: str
    signals: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...]
    on: bool = True

    def bands_at(self, months: int | None) -> tuple[Band, ...]:
        """One band of each kind for an age; without an age only those that hold for all ages."""
        chosen = (self.band_at(kind, months) for kind in BAND_KINDS)
        return tuple(band for band in chosen if band is not None)

    def band_at(self, kind: str, months: int | None) -> Band | None:
        bands = [band for band in self.bands if band.kind == kind]
        for band in bands:
            if band.age is None or (months is not None and months in band.age):
                return band
        return None

    @property
    def differs_by_age(self) -> bool:
        return any(band.age is not None for band in self.bands)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text a user may read, with the Dutch name of its heading."""
        yield "Kort", self.short
        yield from ((f"Hoort dit erbij? › {band.kind}", band.text) for band in self.bands)
        yield from ((f"Wat kun je doen › {option.title}", option.text) for option in self.options)
        yield from (("Wat gaat er al goed", strength.line) for strength in self.strengths)
        yield "Als het niet helpt", self.if_not_helping
        heading = "Wanneer praat je er met iemand over"
        yield heading, f"{self.closing} {self.whom}".strip()
        yield from ((heading, signal) for signal in self.signals)
        yield from ((f"Vervolgvragen › {follow.question}", follow.answer) for follow in self.follow_ups)


@dataclass(frozen=True)
class Help:
    """A service or a kind of help; `step` is its rung on the ladder, lightest first.

    `who` and `referral` are known for help nearby, `certainty` (how sure number and hours are) for national help.
    """

    key: str
    name: str
    purpose: str
    step: int
    kind: str
    audiences: tuple[Audience, ...]
    age: AgeSpan | None
    phone: str | None
    chat: str | None
    hours: str | None
    open: str | None
    cost: str
    who: str | None
    referral: str | None
    certainty: str | None
    checked_on: date | None
