"""Reads and changes the example messages in one of Rasa's training files, and nothing else in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.examples import TOPIC_PREFIX

_NEW = 'version: "3.1"\n\nnlu:\n  - intent: {intent}\n    examples: |\n'
_INTENT = re.compile(r"\s*(?:- )?intent:\s*[\"']?(?P<name>[^\s\"'#]+)")
_BLOCK = re.compile(r"(?P<indent>\s*)(?:- )?examples:\s*[|>][-+]?\s*$")
# Rasa reads '[twee](leeftijd)' as an entity with a value, not as what somebody typed.
_MARKUP = re.compile(r"\[[^\]]*\]\s*[({]")


class NoPlace(ValueError):
    """The file has no examples of this topic that can be changed."""


def read_examples(text: str | None, topic_id: str) -> tuple[str, ...]:
    if text is None:
        return ()
    rows = text.split("\n")
    start, end = _block(rows, topic_id)
    return tuple(row.strip()[1:].strip() for row in rows[start:end] if row.strip().startswith("-"))


def write_examples(text: str | None, topic_id: str, examples: Sequence[str]) -> str:
    """The file with these examples; lines that are no example stay in front of them."""
    if text is None:
        rows = _NEW.format(intent=f"{TOPIC_PREFIX}{topic_id}").split("\n")
    elif read_examples(text, topic_id) == tuple(examples):
        return text
    else:
        rows = text.split("\n")
    start, end = _block(rows, topic_id)
    others = [row for row in rows[start:end] if row.strip() and not row.strip().startswith("-")]
    indent = _indent(rows[start:end])
    written = [*rows[:start], *others, *(f"{indent}- {example}" for example in examples), *rows[end:]]
    return "\n".join(written).rstrip("\n") + "\n"


def _indent(rows: Sequence[str]) -> str:
    first = next((row for row in rows if row.strip()), "      ")
    return first[: len(first) - len(first.lstrip())]


def _block(rows: Sequence[str], topic_id: str) -> tuple[int, int]:
    """The lines of the block of examples of this topic. Raises NoPlace."""
    named = ""
    for number, row in enumerate(rows):
        if found := _INTENT.match(row):
            named = found["name"]
        head = _BLOCK.match(row)
        if head and named == f"{TOPIC_PREFIX}{topic_id}":
            return number + 1, _end(rows, number + 1, len(head["indent"]))
    raise NoPlace("De voorbeelden van dit onderwerp staan niet op hun plek in het bestand.")


def _end(rows: Sequence[str], start: int, indent: int) -> int:
    for number in range(start, len(rows)):
        row = rows[number]
        if row.strip() and len(row) - len(row.lstrip()) <= indent:
            return number
    return len(rows)


def faults_of(examples: Sequence[str]) -> list[str]:
    """What Rasa would read otherwise than it was meant, in Dutch."""
    return [f"'{text[:60]}': laat de haken [ ] weg." for text in examples if _MARKUP.search(text)]
