"""Reads the data of the help ladder: knowledge/gesprek/hulpladder.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.agespan import AgeSpan
from bot.knowledge.fields import Fields
from bot.knowledge.files import read_yaml
from bot.knowledge.model import AUDIENCES, Audience
from bot.knowledge.talk import sayings
from bot.problems import Problem
from bot.said import Phrases as Sayings

CAUSES = ("gevraagd", "signaal", "uitgeput", "niet_geholpen", "altijd")


@dataclass(frozen=True)
class LadderTexts:
    """Causes in the editor's order with their lightest step and sentences, and the words that lead to a service."""

    order: tuple[Any, ...] = CAUSES
    steps: Mapping[str, int] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    failures: int = 2
    failures_for_more: int = 4
    heavier: int = 3
    names: Mapping[str, Sayings] = field(default_factory=dict)
    tried: Mapping[str, Sayings] = field(default_factory=dict)
    child_ages: Mapping[str, AgeSpan] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(AUDIENCES, ""))

    def least(self, cause: str) -> int:
        return self.steps.get(cause, 1)

    def reason(self, cause: str, audience: Audience) -> str:
        return self.sentences.get(cause, {}).get(audience, "")

    def tried_in(self, text: str) -> tuple[str, ...]:
        """The help that somebody says to have been to already."""
        return tuple(key for key, phrases in self.tried.items() if phrases.in_(text))


def read_ladder(path: Path, problems: list[Problem]) -> LadderTexts:
    """The ladder's data; faults are noted."""
    fields = Fields(path, read_yaml(path, problems), problems)
    if not fields.data:
        return LadderTexts()
    causes, ages = fields.part("aanleidingen"), fields.part("leeftijd_kind")
    parts = {cause: causes.part(cause) for cause in CAUSES}
    for cause in set(causes.data) - set(CAUSES):
        causes.fault(str(cause), "is geen bekende aanleiding.", f"Kies uit: {', '.join(CAUSES)}.")
    return LadderTexts(
        order=tuple(cause for cause in causes.data if cause in CAUSES),
        steps={cause: part.number("vanaf") for cause, part in parts.items()},
        sentences={cause: _by_audience(part) for cause, part in parts.items()},
        failures=fields.number("keer_niet_geholpen"),
        failures_for_more=fields.number("keer_niet_geholpen_zwaarder"),
        heavier=fields.number("zwaardere_trede"),
        names=_phrases(fields.part("noemt")),
        tried=_phrases(fields.part("al_geweest")),
        child_ages={str(key): ages.age(key) for key in ages.data},
        later=_by_audience(fields.part("later")),
    )


def _by_audience(part: Fields) -> dict[str, str]:
    return {audience: " ".join(part.text(audience).split()) for audience in AUDIENCES}


def _phrases(part: Fields) -> dict[str, Sayings]:
    return {str(key): sayings(part, key) for key in part.data}
