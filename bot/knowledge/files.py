"""Reads YAML files of the content."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from bot.problems import Problem


def read_yaml(path: Path, problems: list[Problem]) -> dict[Any, Any]:
    """The top level of a YAML file; faults are noted and give an empty result."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError:
        problems.append(Problem(path, "bestand", "is er niet.", "Zet het bestand terug."))
        return {}
    except yaml.YAMLError as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        problems.append(
            Problem(path, "bestand", f"is niet te lezen, kijk rond regel {line}.", "Herstel het inspringen.")
        )
        return {}
    if not isinstance(data, dict):
        problems.append(Problem(path, "bestand", "heeft geen onderdelen met een naam.", "Zie knowledge/README.md."))
        return {}
    return data


def read_parts(path: Path, problems: list[Problem]) -> dict[Any, dict[str, Any]]:
    """A YAML file whose top level holds named parts; faults are noted and give an empty result."""
    data = read_yaml(path, problems)
    if all(isinstance(part, dict) for part in data.values()):
        return data
    problems.append(Problem(path, "bestand", "heeft geen onderdelen met een naam.", "Zie knowledge/README.md."))
    return {}
