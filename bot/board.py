"""The unanswered board: questions that somebody allowed to be kept, without anything that could lead to them.

A file per day, outside the versions, with a line per question: the redacted text, the audience and the municipality.
No session, no time. After KEEP_DAYS the file is deleted.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

from bot.kept import alone_in, write_kept
from bot.opening import now_here
from bot.redaction import redact

KEEP_DAYS = 30
# A day with more than this is no ordinary day: what comes later is not kept.
MOST_A_DAY = 500


@dataclass(frozen=True)
class Question:
    """`text` is redacted already; `day` is the day on which it was kept, as '2026-11-25'."""

    text: str
    audience: str
    municipality: str
    day: str

    @property
    def key(self) -> str:
        """Names this question on a page; two alike questions of one day share it, and go together."""
        return hashlib.sha256("\0".join(asdict(self).values()).encode()).hexdigest()[:16]


class Board:
    """Keeps and deletes questions below a folder. `today` is given by tests."""

    def __init__(self, folder: Path, today: Callable[[], date] | None = None) -> None:
        self.folder = folder
        self._today = today or (lambda: now_here().date())

    def keep(self, text: str, audience: str, municipality: str) -> Question | None:
        """Redacts the text and keeps it; None when nothing to read is left. Raises OSError."""
        found = redact(text).text
        if not any(char.isalpha() for char in found):
            return None
        day = self._today()
        question = Question(found, audience, municipality, day.isoformat())
        with alone_in(self.folder):
            self._delete_old()
            kept = self._read(self._path(day))
            if len(kept) >= MOST_A_DAY:
                return None
            # In any order: the place in the file would tell which came first.
            kept.insert(random.randint(0, len(kept)), question)
            self._write(day, kept)
        return question

    def questions(self) -> list[Question]:
        """All questions that may still be kept, the newest day first."""
        if not self.folder.is_dir():
            return []
        with alone_in(self.folder):
            self._delete_old()
            return [question for path in sorted(self._files(), reverse=True) for question in self._read(path)]

    def delete(self, keys: set[str]) -> int:
        """Deletes questions for good; returns how many."""
        gone = 0
        if not self.folder.is_dir():
            return gone
        with alone_in(self.folder):
            for path in list(self._files()):
                kept = self._read(path)
                left = [question for question in kept if question.key not in keys]
                gone += len(kept) - len(left)
                if left and len(left) < len(kept):
                    self._write(date.fromisoformat(path.stem), left)
                elif not left:
                    path.unlink()
        return gone

    def delete_old(self) -> None:
        """Deletes what is over its days; the gateway calls this also when nobody comes."""
        if self.folder.is_dir():
            with alone_in(self.folder):
                self._delete_old()

    def _delete_old(self) -> None:
        oldest = (self._today() - timedelta(days=KEEP_DAYS - 1)).isoformat()
        for path in list(self._files()):
            if path.stem < oldest:
                path.unlink()

    def _files(self) -> Iterator[Path]:
        return self.folder.glob("????-??-??.jsonl")

    def _path(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.jsonl"

    def _write(self, day: date, questions: list[Question]) -> None:
        rows = (json.dumps(asdict(question), ensure_ascii=False) for question in questions)
        write_kept(self._path(day), "".join(f"{row}\n" for row in rows), day)

    def _read(self, path: Path) -> list[Question]:
        """The questions of a day; a line that cannot be read is left out."""
        found = []
        for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            try:
                data = json.loads(line)
                found.append(Question(*(str(data[name]) for name in ("text", "audience", "municipality", "day"))))
            except (ValueError, KeyError, TypeError):
                continue
        return found
