"""Parts of the desk that live in folders of their own.

A part is a package with a function `routes() -> list[Route]` and, if it has pages, a folder `templates` beside it.
The first of its routes is the page that the navigation leads to. Its pages are drawn with
`render(request, "<name>.html", …)` of editor/desk/pages.py and extend "basis.html"; names of templates must differ from
those of the other parts. Every POST is guarded already: a form holds `{{ csrf_field() }}`, a script sends the header
x-csrf-token. `desk_of(request)` gives the store (files and versions), the assistant and the settings; `person(request)`
of editor/desk/security.py says who works.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from starlette.routing import Route

# Package → what the navigation calls it. A package that is not there is left out.
PARTS: Mapping[str, str] = {
    "editor.sheets": "Rekenbladen",
    "editor.board": "Vragen zonder antwoord",
    "editor.score": "Cijfers",
}


@dataclass(frozen=True)
class Part:
    title: str
    path: str
    routes: tuple[Route, ...]
    templates: Path | None
    module: ModuleType


def load_parts(parts: Mapping[str, str] = PARTS) -> list[Part]:
    """The parts that are installed, in the order of the navigation."""
    found = (_load(package, title) for package, title in parts.items())
    return [part for part in found if part is not None]


def _load(package: str, title: str) -> Part | None:
    try:
        module = importlib.import_module(package)
    except ModuleNotFoundError as error:
        # A part that misses a package of its own is a mistake to see, not to hide.
        if error.name and package.startswith(error.name):
            return None
        raise
    if not hasattr(module, "routes") or module.__file__ is None:
        return None
    routes = tuple(module.routes())
    folder = Path(module.__file__).parent / "templates"
    return Part(title, routes[0].path, routes, folder if folder.is_dir() else None, module)
