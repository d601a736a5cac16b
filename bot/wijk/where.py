"""Understands where somebody lives, from a postcode, a wijk or a municipality in a message."""

from __future__ import annotations

from bot.wijk.model import Directory, Where


def where_in(text: str, directory: Directory, municipality: str | None = None, asked: bool = False) -> Where | None:
    """The place that a message names, or None.

    `municipality` (code) is what is known already: a wijk is looked for there first. `asked` says that the bot has
    just asked for wijk or postcode: then a bare 'noord' or '1234' counts as well. A full address is never kept: of
    '1234 AB 12' only '1234' comes back.
    """
    raise NotImplementedError


def where_of(directory: Directory, municipality: str | None) -> Where | None:
    """The municipality that the page told (code or name); None when it is not on the list."""
    raise NotImplementedError
