"""The scoreboard: how often the assistant was asked, answered and helped. Counts only."""

from collections.abc import Mapping

from starlette.routing import Route

from bot.kept import kept_folder
from bot.opening import now_here
from bot.settings import load_settings
from editor.score.pages import ROUTES
from editor.score.table import Wanted, narrowed, read_counts, topics


def routes() -> list[Route]:
    return list(ROUTES)


def counts() -> Mapping[str, tuple[int | str, int | str]]:
    """Asked and helped per topic over a year, for the desk's overview."""
    found = read_counts(kept_folder(load_settings().counts_folder))
    return topics(narrowed(found, Wanted(weeks=52), now_here().date()))
