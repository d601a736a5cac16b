"""The assistant's own sentences: what it says around the articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge.files import read_yaml
from bot.knowledge.model import AUDIENCES, Audience
from bot.problems import Problem


@dataclass(frozen=True)
class Phrases:
    """Sentences by name, one text for everybody or one per audience."""

    texts: Mapping[str, str | Mapping[str, str]]

    def say(self, name: str, audience: Audience | None = None, **values: object) -> str:
        """The sentence with its {values} filled in. Raises KeyError for an unknown name."""
        text = self.texts[name]
        if not isinstance(text, str):
            text = text[audience or AUDIENCES[0]]
        return text.format(**values) if values else text


def read_phrases(path: Path, problems: list[Problem]) -> Phrases:
    texts: dict[str, str | dict[str, str]] = {}
    for name, value in read_yaml(path, problems).items():
        if isinstance(value, str) and value.strip():
            texts[name] = " ".join(value.split())
        elif isinstance(value, dict) and set(value) == set(AUDIENCES):
            texts[name] = {audience: " ".join(str(text).split()) for audience, text in value.items()}
        else:
            remedy = "Schrijf één zin, of een zin bij 'ouder' en een bij 'jongere'."
            problems.append(Problem(path, str(name), "heeft geen bruikbare tekst.", remedy))
    return Phrases(texts)
