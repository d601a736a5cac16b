"""The gateway's log: one JSON object a line, without addresses, user text or the message of an exception."""

from __future__ import annotations

import json
import logging
import sys
import traceback
from contextvars import ContextVar
from datetime import datetime, timezone
from pathlib import Path

METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
access = logging.getLogger("bot.gateway.access")
# The id of the request that is being answered, so that a warning can be found beside its request.
request_id: ContextVar[str] = ContextVar("request_id", default="")


class JsonLines(logging.Formatter):
    """Fields of `extra={"fields": {...}}` stand in the object beside time, level, part and request."""

    def format(self, record: logging.LogRecord) -> str:
        moment = datetime.fromtimestamp(record.created, timezone.utc)
        line = {
            "time": moment.isoformat(timespec="seconds"),
            "level": record.levelname.lower(),
            "part": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1]:
            line["error"] = where(record.exc_info[1])
        return json.dumps({name: value for name, value in line.items() if value != ""}, ensure_ascii=False)


def where(error: BaseException) -> str:
    """The kind of an error and the line of code that raised it. Its message may quote a visitor and stays out."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


def set_up(with_access: bool) -> None:
    """Everything that this process logs goes to stdout in one form."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    access.setLevel(logging.INFO if with_access else logging.CRITICAL)


def log_request(route: str, method: str, status: int, seconds: float, size: int) -> None:
    """The route's name, not the path or its query: those could hold text."""
    method = method if method in METHODS else "other"
    fields = {"route": route, "method": method, "status": status, "ms": round(1000 * seconds, 1), "bytes": size}
    access.info("request", extra={"fields": fields})
