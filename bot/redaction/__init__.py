"""Takes out of a message what could lead to somebody, and leaves the question.

Made for how people type in a chat: lower case, loose spaces, mistakes. Taking out too much is better than leaving
something in, as long as the question can still be read. What it misses is measured: `python -m evaluation.redaction`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.redaction import names, patterns

# A longer text is a story about somebody; an editor needs only the question in it.
LONGEST = 400
_TWICE = re.compile(r"(\[[a-z-]+\])(?:[\s,/&-]*(?:en\s+)?\1)+")


@dataclass(frozen=True)
class Redacted:
    """The text with '[naam]', '[telefoon]' and so on in place of what was taken out, and how often which."""

    text: str
    taken: tuple[str, ...]


def redact(text: str) -> Redacted:
    """The message without names, numbers, addresses, accounts and dates; at most LONGEST characters."""
    text = " ".join(text.split())
    taken: list[str] = []
    out, at = [], 0
    for start, end, kind in _apart([*patterns.spans(text), *names.spans(text)]):
        out.append(f"{text[at:start]}[{kind}]")
        taken.append(kind)
        at = end
    return Redacted(_shorten(_TWICE.sub(r"\1", "".join([*out, text[at:]]))), tuple(taken))


def _apart(spans: list[patterns.Span]) -> list[patterns.Span]:
    """Overlapping places as one, under the kind of the longest of them."""
    merged: list[patterns.Span] = []
    longest = 0
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            before = merged[-1]
            kind, longest = (kind, end - start) if end - start > longest else (before[2], longest)
            merged[-1] = (before[0], max(before[1], end), kind)
        else:
            merged.append((start, end, kind))
            longest = end - start
    return merged


def _shorten(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0]} …"
