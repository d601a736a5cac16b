"""`make widget-hash`: what another website must put on its pages to load exactly this widget."""

from __future__ import annotations

import argparse
import base64
import hashlib
import re
import sys
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from bot.paths import WEB

ENTRY = WEB / "widget" / "gewoon-vragen.js"
EXAMPLE = "https://chat.voorbeeldstad.nl"
_IMPORT = re.compile(r"""^(?:import|export)\s+(?:[\w$*{},\s]+\sfrom\s+)?["'](\.{1,2}/[^"']+)["']""", re.MULTILINE)


class CannotHash(Exception):
    """What is missing, in one sentence for whoever runs the command."""


def sri(body: bytes) -> str:
    """The value of an `integrity` attribute."""
    return "sha384-" + base64.b64encode(hashlib.sha384(body).digest()).decode()


def modules_of(entry: Path) -> list[Path]:
    """The entry and every module that it loads, directly or not, the entry first. Raises CannotHash."""
    found, waiting = [], [entry]
    while waiting:
        path = waiting.pop(0)
        if path in found:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except OSError:
            raise CannotHash(f"{path.name} is er niet: zet het bestand terug in {path.parent.name}/.") from None
        found.append(path)
        waiting += [(path.parent / name).resolve() for name in _IMPORT.findall(text)]
    return found


def tags(server: str, entry: Path = ENTRY) -> str:
    """The HTML for a page of another website.

    `integrity` of a script does not reach what that script loads; a preload with its own `integrity` does, since the
    browser takes the module from there.
    """
    entry = entry.resolve()
    first, *rest = modules_of(entry)
    lines = [f'<link rel="modulepreload" {_attributes(server, entry, path, "href")}>' for path in rest]
    lines.append(f'<script type="module" {_attributes(server, entry, first, "src")}></script>')
    return "\n".join([*lines, f'<gewoon-vragen server="{escape(server)}/"></gewoon-vragen>'])


def _attributes(server: str, entry: Path, path: Path, name: str) -> str:
    place = path.relative_to(entry.parent.parent).as_posix()
    return f'{name}="{escape(server)}/{place}" integrity="{sri(path.read_bytes())}" crossorigin="anonymous"'


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default=EXAMPLE, help="where the gateway can be reached from outside")
    server = parser.parse_args(arguments).server.rstrip("/")
    if urlsplit(server).scheme not in ("http", "https") or not urlsplit(server).netloc:
        sys.stderr.write(f"SERVER is '{server}': geef het hele adres van de bot, bijvoorbeeld SERVER={EXAMPLE}\n")
        return 2
    try:
        html = tags(server)
    except CannotHash as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{sri(ENTRY.read_bytes())}  {ENTRY.name}\n\n{html}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
