"""The pages and the widget as static files, with an ETag of their content."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse, PathLike, StaticFiles
from starlette.types import Scope

# Only these are served: what else may lie in the folder (notes, tests, type settings) is not for visitors.
TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
}
ASK_ALWAYS = "no-cache"


@dataclass(frozen=True)
class _File:
    """What was read, and the state of the file at that moment."""

    state: tuple[int, int]
    body: bytes
    digest: str


class Pages(StaticFiles):
    """Files of the web folder; a folder's index.html stands for the folder.

    A page is asked anew each time, and mostly not sent again, thanks to the ETag. Other files may be kept for
    `seconds`. No address holds a version: the widget's modules name each other, and a module under two addresses would
    run twice.
    """

    def __init__(self, folder: Path, seconds: int) -> None:
        super().__init__(directory=folder, html=True)
        self._keep = f"public, max-age={seconds}" if seconds else ASK_ALWAYS
        self._files: dict[str, _File] = {}

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if 300 <= response.status_code < 400 and "location" in response.headers:
            # Relative, since a proxy may have another scheme, name or path than this server knows of.
            query = scope.get("query_string", b"").decode("latin-1")
            response.headers["location"] = f"{os.path.basename(path)}/" + (f"?{query}" if query else "")
        return response

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        path = Path(full_path)
        if path.suffix not in TYPES or path.name.startswith("."):
            raise HTTPException(404)
        file = self._read(path, stat_result)
        # Weak: the same content goes out packed and unpacked.
        headers = {"etag": f'W/"{file.digest}"', "cache-control": ASK_ALWAYS if path.suffix == ".html" else self._keep}
        response = Response(file.body, status_code, headers, TYPES[path.suffix])
        known = Headers(scope=scope).get("if-none-match", "")
        if file.digest in {tag.strip().removeprefix("W/").strip('"') for tag in known.split(",")}:
            return NotModifiedResponse(response.headers)
        return response

    def _read(self, path: Path, stat_result: os.stat_result) -> _File:
        """The content, read again only after a change, so that an edit shows at once."""
        state = (stat_result.st_mtime_ns, stat_result.st_size)
        file = self._files.get(str(path))
        if file is None or file.state != state:
            body = path.read_bytes()
            file = self._files[str(path)] = _File(state, body, hashlib.sha256(body).hexdigest())
        return file
