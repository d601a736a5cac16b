"""Reads YAML files of the content."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Any

import yaml

from bot.problems import Problem


class _EachNameOnce(yaml.SafeLoader):
    """YAML keeps the last of two parts with one name without a word, and an editor's text is lost."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        seen: set[Any] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                if key.value in seen:
                    raise Twice(key.value, key.start_mark)
                seen.add(key.value)
        return super().construct_mapping(node, deep)


class Twice(yaml.MarkedYAMLError):
    """One name stands twice in the same part of a file."""

    def __init__(self, name: str, mark: yaml.Mark) -> None:
        self.name = name
        super().__init__(problem=f"{name} stands twice", problem_mark=mark)


def parse_yaml(text: str) -> Any:
    """As yaml.safe_load, but a name that stands twice is a fault. Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_EachNameOnce)


def unreadable(path: Path, error: yaml.YAMLError, remedy: str) -> Problem:
    """What is wrong with a YAML file, with the line; `remedy` is for a fault in its form."""
    line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
    if isinstance(error, Twice):
        return Problem(
            path, error.name, f"staat er twee keer, ook op regel {line}.", "Geef een van de twee een andere naam."
        )
    return Problem(path, "bestand", f"is niet te lezen, kijk rond regel {line}.", remedy)


def read_yaml(path: Path, problems: list[Problem]) -> dict[Any, Any]:
    """The top level of a YAML file; faults are noted and give an empty result."""
    try:
        data = parse_yaml(path.read_text(encoding="utf-8"))
    except OSError:
        problems.append(Problem(path, "bestand", "is er niet.", "Zet het bestand terug."))
        return {}
    except yaml.YAMLError as error:
        problems.append(unreadable(path, error, "Herstel het inspringen."))
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
