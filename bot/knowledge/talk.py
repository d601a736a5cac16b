"""Reads what steers the conversation: signals, changes, next questions and words to borrow (knowledge/gesprek/)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.knowledge.fields import Fields
from bot.knowledge.files import read_yaml
from bot.knowledge.model import AUDIENCES
from bot.problems import Problem
from bot.said import Phrases as Sayings


@dataclass(frozen=True)
class Theme:
    """One worry: how a signal in an article says it, and how people say it."""

    name: str
    signal: Sayings
    said: Sayings


@dataclass(frozen=True)
class Signals:
    """What tells that it is time for a human being."""

    exhausted: Sayings = field(default_factory=lambda: Sayings(()))
    not_exhausted: Sayings = field(default_factory=lambda: Sayings(()))
    nothing_helps: Sayings = field(default_factory=lambda: Sayings(()))
    themes: tuple[Theme, ...] = ()

    def is_exhausted(self, text: str) -> bool:
        return self.exhausted.in_(text) and not self.not_exhausted.in_(text)


def read_signals(path: Path, problems: list[Problem]) -> Signals:
    """The phrases of signalen.yml; faults are noted."""
    fields = Fields(path, read_yaml(path, problems), problems)
    if not fields.data:
        return Signals()
    return Signals(
        exhausted=sayings(fields, "uitgeput"),
        not_exhausted=sayings(fields, "geen_uitputting"),
        nothing_helps=sayings(fields, "niets_helpt"),
        themes=tuple(_themes(fields)),
    )


def sayings(fields: Fields, name: str) -> Sayings:
    """A list of phrases in the notation of bot/said.py."""
    try:
        return Sayings(fields.names(name))
    except ValueError as error:
        fields.fault(name, f"heeft {error}.", "Haal de lege regel weg.")
        return Sayings(())


def _themes(fields: Fields) -> Iterable[Theme]:
    named = fields.data.get("themas") or {}
    for name, part in named.items():
        own = Fields(fields.path, part if isinstance(part, dict) else {}, fields.problems, f"themas › {name} › ")
        yield Theme(str(name), sayings(own, "signaal"), sayings(own, "gezegd"))


@dataclass(frozen=True)
class Change:
    """Something around somebody that may have changed, with the topics that then come into view."""

    title: str
    topics: tuple[str, ...]
    said: Sayings


@dataclass(frozen=True)
class Kind:
    """A kind of short next question: how people ask it, and how an article's own question says it."""

    said: Sayings
    question: Sayings


@dataclass(frozen=True)
class Recipient:
    """Whom a youth may want to tell it: the button, the sentence around {zin}, and how people name them."""

    title: str
    sentence: str
    said: Sayings


@dataclass(frozen=True)
class Talk:
    """What leads a conversation on: what changed, short next questions, and words to borrow."""

    changes: Mapping[str, Mapping[str, Change]] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    elsewhere: Mapping[str, Kind] = field(default_factory=dict)
    recipients: Mapping[str, Recipient] = field(default_factory=dict)
    sentences: Mapping[str, str] = field(default_factory=dict)
    general: str = ""


KINDS = ("werkt_niet", "hoe_lang", "zeggen", "waarom", "hoort_erbij", "wanneer_hulp", "schuld")


def read_talk(folder: Path, problems: list[Problem]) -> Talk:
    """omgeving.yml, vervolg.yml and zeg_het_voor_mij.yml; faults are noted."""
    around = _fields(folder / "omgeving.yml", problems)
    further = _fields(folder / "vervolg.yml", problems)
    words = _fields(folder / "zeg_het_voor_mij.yml", problems)
    if not (around.data and further.data and words.data):
        return Talk()
    named, places = further.part("elders_woorden"), further.part("elders")
    return Talk(
        changes={audience: _changes(around.part(audience)) for audience in AUDIENCES},
        kinds={name: _kind(further.part(name)) for name in KINDS},
        elsewhere={str(name): Kind(sayings(places, name), sayings(named, name)) for name in places.data},
        recipients=_recipients(words),
        sentences={str(topic): words.part("onderwerpen").text(topic) for topic in words.part("onderwerpen").data},
        general=words.text("algemeen"),
    )


def _fields(path: Path, problems: list[Problem]) -> Fields:
    return Fields(path, read_yaml(path, problems), problems)


def _changes(fields: Fields) -> dict[str, Change]:
    parts = {str(name): fields.part(name) for name in fields.data}
    return {
        name.replace(" ", "-"): Change(part.text("titel"), part.names("onderwerpen"), sayings(part, "gezegd"))
        for name, part in parts.items()
    }


def _kind(part: Fields) -> Kind:
    return Kind(sayings(part, "gezegd"), sayings(part, "vraag") if part.data.get("vraag") else Sayings(()))


def _recipients(words: Fields) -> dict[str, Recipient]:
    found, said = words.part("aan"), words.part("gezegd")
    recipients = {}
    for name in found.data:
        part = found.part(name)
        if "{zin}" not in part.text("zin"):
            part.fault("zin", "mist het woord {zin}.", "Zet {zin} op de plek waar het onderwerp komt.")
        recipients[str(name)] = Recipient(part.text("titel"), part.text("zin"), sayings(said, name))
    return recipients
