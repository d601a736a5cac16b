"""Chooses the places that fit, lightest first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.knowledge.model import Audience
from bot.wijk.model import Directory, Found, Where

AT_MOST = 3


def find_places(
    directory: Directory,
    where: Where,
    when: datetime,
    *,
    kinds: Sequence[str] = (),
    step: int | None = None,
    audience: Audience | None = None,
    age_months: int | None = None,
    skip: Collection[str] = (),
    at_most: int = AT_MOST,
) -> tuple[Found, ...]:
    """At most three places of the municipality of `where`: lightest step first, then open now, then nearest wijk.

    `kinds` are keys of soorten.yml, `step` a rung of the ladder; both narrow the choice and neither means any kind.
    `age_months` is the child's or the youth's age. `skip` holds keys of places shown before ('andere plek'). Places
    not checked for a year are left out. Empty when the municipality has none: fall back on the national help.
    """
    raise NotImplementedError
