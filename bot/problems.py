"""What is wrong with a file and how to mend it, in words an editor understands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.paths import ROOT


@dataclass(frozen=True)
class Problem:
    """One fault in one file. `field`, `message` and `remedy` are Dutch: an editor reads them."""

    path: Path
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path} › {self.field}: {self.message} {self.remedy}"


class KnowledgeError(Exception):
    """All faults of all files at once, so that an editor repairs them in one go."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
