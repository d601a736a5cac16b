"""The unanswered board: what people asked, said yes to keeping, and got no answer to."""

from starlette.routing import Route

from editor.board.pages import ROUTES


def routes() -> list[Route]:
    return list(ROUTES)
