"""The headers that keep a page and its visitor safe, the same for every response."""

from __future__ import annotations

from collections.abc import Iterator

from bot.settings import Settings

Header = tuple[bytes, bytes]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
WIDGET = "/widget/"
# A response that says nothing else is about one visitor and kept nowhere.
DEFAULTS: tuple[Header, ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
    (b"cache-control", b"no-store"),
)


class SafeHeaders:
    """Which headers a response gets for the path that was asked."""

    def __init__(self, settings: Settings) -> None:
        self._embeddable = bool(settings.origins)

    def missing(self, path: str, present: list[Header]) -> Iterator[Header]:
        """The headers that a response does not have itself."""
        names = {name.lower() for name, _ in present}
        shared = self._embeddable and path.startswith(WIDGET)
        own = (b"cross-origin-resource-policy", b"cross-origin" if shared else b"same-origin")
        yield from (header for header in (*DEFAULTS, own) if header[0] not in names)
