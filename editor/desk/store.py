"""Changes files of the content as one whole: all of them and a commit, or nothing at all.

New texts are first written beside the old ones and then take their place in one step each. A journal in git's own
folder says what is under way; a desk that was killed halfway puts the last good state back when it starts again.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.kept import write_beside
from editor.desk.git import DESK, VIA, Git, GitError, Person

Texts = Mapping[str, "str | None"]


class NotSaved(Exception):
    """Nothing was saved; the message is Dutch and says why and what to do."""


class ChangedMeanwhile(NotSaved):
    """A file is no longer what the change was made from."""


class Store:
    """Reads and changes files below `root`; None stands for a file that is not there."""

    def __init__(self, root: Path) -> None:
        self.root, self.git = root, Git(root)
        self._lock = threading.Lock()
        self._folder = self.git.folder() / "redactie"
        self._folder.mkdir(exist_ok=True)
        self._journal = self._folder / "bezig.json"
        with self._alone():
            self._recover()

    @property
    def folder(self) -> Path:
        """A place for the desk's own files, outside the versions."""
        return self._folder

    def read(self, path: str) -> str | None:
        try:
            return (self.root / path).read_text(encoding="utf-8")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except UnicodeDecodeError:
            # Shown as it can be; such a file cannot be saved over without somebody seeing it.
            return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def save(self, before: Texts, after: Texts, who: Person, sentence: str, **trailers: str) -> str:
        """Writes `after` and commits it; `before` is what the change was made from.

        Returns the commit. Raises NotSaved, and then every file is as it was.
        """
        changed = {path: text for path, text in after.items() if text != before.get(path)}
        if not changed:
            raise NotSaved("Er is niets veranderd, dus er is niets bewaard.")
        with self._alone():
            self._recover()
            for path in changed:
                if self.read(path) != before.get(path):
                    raise ChangedMeanwhile("Iemand anders heeft dit intussen veranderd.")
            return self._carry_out({path: before.get(path) for path in changed}, changed, who, sentence, trailers)

    def _carry_out(self, before: Texts, after: Texts, who: Person, sentence: str, trailers: Mapping[str, str]) -> str:
        try:
            # What somebody changed by other means is kept as a version of its own.
            self.git.commit_if_changed(list(before), who, _message("Buiten de redactie om veranderd", {}))
            self._write_journal(before, after)
            _replace_all(self.root, after)
            commit = self.git.commit(list(after), who, _message(sentence, trailers))
        except (OSError, GitError) as error:
            self._put_back(before)
            raise NotSaved(_why(error)) from error
        self._journal.unlink(missing_ok=True)
        return commit

    def _put_back(self, before: Texts) -> None:
        with contextlib.suppress(OSError):
            _replace_all(self.root, {path: text for path, text in before.items() if self.read(path) != text})
            # Only when everything is back is there nothing left for the next start to do.
            self._journal.unlink(missing_ok=True)
        with contextlib.suppress(GitError):
            self.git.unstage(list(before))

    def _write_journal(self, before: Texts, after: Texts) -> None:
        _replace(self._journal, json.dumps({"before": dict(before), "after": dict(after)}))

    def _recover(self) -> None:
        """Puts back what a killed desk left half done; what was committed already stays."""
        try:
            journal = json.loads(self._journal.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        before, after = journal["before"], journal["after"]
        for path in after:
            _sweep(self.root / path)
        if all(self.git.text_at("HEAD", path) == text for path, text in after.items()):
            self._journal.unlink(missing_ok=True)
            return
        # A file that somebody edited since by other means is left alone.
        self._put_back({path: before[path] for path, text in after.items() if self.read(path) == text})
        self._journal.unlink(missing_ok=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """One save at a time, also when two desks run on the same checkout."""
        with self._lock, (self._folder / "slot").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _replace_all(root: Path, texts: Texts) -> None:
    """All new texts are on disk before the first takes its place; on failure the temporary files are gone."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in texts.items():
            if text is not None:
                target = root / path
                waiting.append((_write_beside(target, text), target))
        while waiting:
            temporary, target = waiting[0]
            os.replace(temporary, target)
            waiting.pop(0)
        for path, text in texts.items():
            if text is None:
                (root / path).unlink(missing_ok=True)
    finally:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)


def _replace(path: Path, text: str) -> None:
    os.replace(_write_beside(path, text), path)


def _sweep(target: Path) -> None:
    """Temporary files that never took the place of their target."""
    for left in target.parent.glob(f".{target.name}.*.tmp"):
        left.unlink(missing_ok=True)


def _write_beside(target: Path, text: str) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    return write_beside(target, text, target.stat().st_mode & 0o777 if target.exists() else 0o644)


def _message(sentence: str, trailers: Mapping[str, str]) -> str:
    lines = [f"{VIA}: {DESK}", *(f"{key}: {value}" for key, value in trailers.items() if value)]
    return f"{' '.join(sentence.split())}\n\n" + "\n".join(lines)


def _why(error: OSError | GitError) -> str:
    if isinstance(error, GitError):
        if "index.lock" in str(error):
            return "Er is niets bewaard: een ander programma is met de bestanden bezig. Probeer het straks opnieuw."
        return "Er is niets bewaard: de versie kon niet worden vastgelegd. Vraag een collega van techniek om hulp."
    if error.errno == 28:
        return "Er is niets bewaard: de schijf is vol. Je tekst staat nog op het scherm. Maak ruimte en bewaar opnieuw."
    return "Er is niets bewaard: de bestanden zijn niet te schrijven. Je tekst staat nog op het scherm."
