"""The history of the content, through git on the command line."""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

FIELD, RECORD = "\x1f", "\x1e"
# Marks what was saved at the desk; other versions were made with other tools.
VIA, TOPIC, DELETED = "Via", "Onderwerp", "Verwijderd"
DESK = "redactie"
_FORMAT = FIELD.join(
    ["%H", "%an", "%aI", "%s", *(f"%(trailers:key={key},valueonly,separator=%x2C)" for key in (VIA, TOPIC, DELETED))]
)
_TRIES, _PAUSE = 10, 0.3


class GitError(Exception):
    """What git said when it could not do what was asked."""


@dataclass(frozen=True)
class Person:
    """Who saves something: the author of the commit."""

    name: str
    email: str


@dataclass(frozen=True)
class Version:
    """One saved change, newest first in every list."""

    commit: str
    author: str
    when: datetime
    sentence: str
    at_desk: bool
    topic: str
    deleted: str


class Git:
    """Commands in one checkout; paths are relative to `root`, with forward slashes."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._environment = {
            **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
            **{"LC_ALL": "C.UTF-8", "GIT_TERMINAL_PROMPT": "0", "GIT_LITERAL_PATHSPECS": "1"},
        }

    def run(self, *words: str, extra: Mapping[str, str] | None = None) -> str:
        """What git prints. Raises GitError."""
        command = ["git", "-c", "core.quotepath=off", *words]
        environment = {**self._environment, **(extra or {})}
        done = subprocess.run(command, cwd=self.root, env=environment, capture_output=True, check=False)
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace").strip() or f"git {words[0]}")
        return done.stdout.decode("utf-8", "replace")

    def folder(self) -> Path:
        """Git's own folder, on the same disk as the content as a rule."""
        return (self.root / self.run("rev-parse", "--git-dir").strip()).resolve()

    def head(self) -> str:
        return self.run("rev-parse", "HEAD").strip()

    def user_name(self) -> str:
        """The name in git's settings, or nothing."""
        try:
            return self.run("config", "user.name").strip()
        except GitError:
            return ""

    def text_at(self, commit: str, path: str) -> str | None:
        """A file as it was in a version; None when it was not there."""
        try:
            return self.run("show", f"{commit}:./{path}")
        except GitError:
            return None

    def commit(self, paths: Sequence[str], who: Person, message: str) -> str:
        """Commits these paths and nothing else. Raises GitError; the index is then as it was."""
        names = {"GIT_AUTHOR_NAME": who.name, "GIT_AUTHOR_EMAIL": who.email}
        names |= {"GIT_COMMITTER_NAME": who.name, "GIT_COMMITTER_EMAIL": who.email}
        self._stage(paths)
        # The desk has checked what it saves; a hook for programmers would take minutes.
        words = ("-c", "commit.gpgsign=false", "commit", "--only", "--no-verify", "-q", "-m", message, "--", *paths)
        self._when_free(*words, extra=names)
        return self.head()

    def commit_if_changed(self, paths: Sequence[str], who: Person, message: str) -> None:
        """Commits those of the paths that differ from the last version. Raises GitError."""
        said = self.run("status", "--porcelain", "-z", "--no-renames", "--", *paths)
        changed = [entry[3:] for entry in said.split("\0") if entry]
        if changed:
            self.commit(changed, who, message)

    def unstage(self, paths: Sequence[str]) -> None:
        """Makes the index agree again with files that were put back."""
        self._stage(paths)

    def _stage(self, paths: Sequence[str]) -> None:
        known = set(self.run("ls-files", "-z", "--", *paths).split("\0"))
        present = [path for path in paths if path in known or (self.root / path).exists()]
        if present:
            self._when_free("add", "-A", "--", *present)

    def _when_free(self, *words: str, extra: Mapping[str, str] | None = None) -> None:
        """Waits a moment while another program holds git's lock."""
        for left in reversed(range(_TRIES)):
            try:
                self.run(*words, extra=extra)
                return
            except GitError as error:
                if "index.lock" not in str(error) or not left:
                    raise
                time.sleep(_PAUSE)

    def versions(self, paths: Sequence[str] = (), most: int = 100, message: str = "") -> list[Version]:
        """Versions that touch these paths, or whose message holds a line."""
        words = ["log", f"--format={_FORMAT}{RECORD}", f"--max-count={most}"]
        words += [f"--grep=^{message}$"] if message else []
        try:
            said = self.run(*words, "--", *paths)
        except GitError:
            # A checkout without a single version.
            return []
        return [_version(record) for record in said.split(RECORD) if record.strip()]

    def time_of(self, commit: str) -> datetime | None:
        """When a version was made."""
        try:
            return datetime.fromisoformat(self.run("show", "-s", "--format=%aI", commit).strip())
        except (GitError, ValueError):
            return None


def _version(record: str) -> Version:
    commit, author, when, sentence, via, topic, deleted = record.strip("\n").split(FIELD)
    at_desk = via.strip() == DESK
    return Version(commit, author, datetime.fromisoformat(when), sentence, at_desk, topic.strip(), deleted.strip())


def blob(text: str | None) -> str:
    """The hash that git gives a text; empty for a file that is not there."""
    if text is None:
        return ""
    data = text.encode("utf-8")
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
