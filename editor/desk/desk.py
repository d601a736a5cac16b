"""Everything that the pages share."""

from __future__ import annotations

from dataclasses import dataclass, field

import jinja2

from editor.desk.brain import Brain
from editor.desk.content import Content
from editor.desk.effects import Effects
from editor.desk.plugins import Part
from editor.desk.settings import DeskSettings
from editor.desk.store import Store
from editor.desk.users import Users


@dataclass(frozen=True)
class Desk:
    """`brain` is the assistant in the background: pages must work while it is not there yet."""

    settings: DeskSettings
    store: Store
    content: Content
    brain: Brain
    effects: Effects
    users: Users | None
    templates: jinja2.Environment
    parts: list[Part] = field(default_factory=list)
