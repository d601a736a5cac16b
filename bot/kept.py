"""Files of what the running assistant keeps: outside the versions, and only for the one who runs it."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from bot.paths import ROOT

MODE, FOLDER_MODE = 0o600, 0o700


def kept_folder(name: str, root: Path = ROOT) -> Path:
    """The folder of a setting: a name is below the project, a full path is where it says."""
    return root / name


@contextlib.contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Makes the folder if need be and holds it, so that the gateway and the desk never write at once."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    handle = os.open(folder / ".slot", os.O_RDWR | os.O_CREAT, MODE)
    with os.fdopen(handle, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def write_kept(path: Path, text: str, day: date) -> None:
    """Replaces a file in one step. Its time on disk is the start of `day`: it tells no finer time than its text."""
    beside = write_beside(path, text, MODE)
    try:
        moment = datetime.combine(day, time()).timestamp()
        os.utime(beside, (moment, moment))
        os.replace(beside, path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def write_beside(target: Path, text: str, mode: int) -> Path:
    """The text in a temporary file in the target's folder, safely on disk, to take the target's place in one step."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
