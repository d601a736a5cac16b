"""Examples, answers and places as spreadsheets, there and back."""

from starlette.formparsers import MultiPartParser
from starlette.routing import Route

from editor.desk.security import MOST_BYTES
from editor.sheets.pages import ROUTES

# A file that somebody sends stays in memory: by default Starlette writes what is over 1 MB to a file on disk.
MultiPartParser.spool_max_size = MOST_BYTES


def routes() -> list[Route]:
    return list(ROUTES)
