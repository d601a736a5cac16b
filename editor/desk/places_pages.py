"""The places of a municipality as a table."""

from __future__ import annotations

from starlette.routing import Route

ROUTES: list[Route] = []
