"""Loads all municipalities and their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.knowledge.model import Help
from bot.knowledge.phrases import Phrases, read_phrases
from bot.opening import now_here
from bot.paths import KNOWLEDGE
from bot.problems import KnowledgeError, Problem
from bot.wijk.model import Directory, Municipality, Place, Wijk
from bot.wijk.municipalities import read_municipalities
from bot.wijk.rows import read_places
from bot.wijk.table import read_table

FOLDER = KNOWLEDGE / "hulp" / "gemeenten"
# What the card says; a sentence that is missing would be found only when somebody asks for help.
SENTENCES = (
    "dag_en_nacht",
    "nu_open",
    "open_tot",
    "vandaag_vanaf",
    "morgen_vanaf",
    "dag_vanaf",
    "dicht",
    "geen_verwijzing",
    "wel_verwijzing",
    "verwijzing_via",
    "geen_afspraak",
    "wel_afspraak",
    "leeftijd_van_tot",
    "leeftijd_vanaf",
    "leeftijd_tot",
    "alleen_ja",
    "alleen_vanaf",
    "alleen_nee",
    *(f"waarom_{step}" for step in (2, 3, 4, 5)),
)


def load_directory(kinds: Mapping[str, Help], folder: Path = FOLDER, today: date | None = None) -> Directory:
    """Reads `gemeenten.yml` and a file per municipality; `kinds` are the services of soorten.yml by key.

    A row with a fault is left out and named in `problems`; the good rows are there. A folder that does not exist gives
    an empty directory. Raises KnowledgeError for faults in gemeenten.yml or zinnen.yml: nothing works without them.
    """
    nearby = {key: kind for key, kind in kinds.items() if kind.kind == "dichtbij"}
    if not folder.is_dir():
        return Directory(kinds=nearby)
    problems: list[Problem] = []
    municipalities = read_municipalities(folder / "gemeenten.yml", problems)
    phrases = _phrases(folder / "zinnen.yml", problems)
    if problems:
        raise KnowledgeError(problems)
    places: list[Place] = []
    by_slug = {found.slug: found for found in municipalities.values()}
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in by_slug:
            remedy = "Noem het bestand zoals de gemeente in gemeenten.yml heet, of zet haar daar in de lijst."
            problems.append(Problem(path, "bestand", f"'{path.stem}' is geen bekende gemeente.", remedy))
            continue
        own = by_slug[path.stem]
        found = read_places(read_table(path, problems), own, nearby, today or now_here().date(), problems)
        municipalities[own.code] = _with_wijken(own, found)
        places += found
    return Directory(municipalities, tuple(places), nearby, phrases, tuple(problems))


def _phrases(path: Path, problems: list[Problem]) -> Phrases:
    phrases = read_phrases(path, problems)
    for name in SENTENCES:
        if name not in phrases.texts:
            problems.append(Problem(path, name, "ontbreekt.", "Zet deze zin terug."))
    return phrases


def _with_wijken(municipality: Municipality, places: Sequence[Place]) -> Municipality:
    """A municipality that lists no wijken has those that its rows name: the spreadsheet alone is enough."""
    if municipality.wijken:
        return municipality
    names = {name: None for place in places for name in place.wijken}
    return replace(municipality, wijken=tuple(Wijk(name) for name in names))
