"""Changes one line of knowledge/onderwerpen.csv and leaves every other line as it is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

SEPARATOR = ";"


def read_rows(text: str) -> dict[str, dict[str, str]]:
    """The rows by topic id."""
    reader = csv.DictReader(io.StringIO(text), delimiter=SEPARATOR)
    return {(row.get("id") or "").strip(): {key: value or "" for key, value in row.items() if key} for row in reader}


def row_text(text: str, topic_id: str) -> str | None:
    """The line of a topic as it stands in the file; None when it has none."""
    lines = text.splitlines()
    place = _place(lines, topic_id)
    return None if place is None else lines[place]


def with_row(text: str, topic_id: str, values: Mapping[str, str]) -> str:
    """The list with these values for a topic: in its own line, or in a new one at the end."""
    lines = text.splitlines()
    names = _split(lines[0])
    place = _place(lines, topic_id)
    if place is None:
        lines.append(_join([{"id": topic_id, **values}.get(name, "") for name in names]))
    else:
        old = _split(lines[place])
        old += [""] * (len(names) - len(old))
        new = [values.get(name, value) for name, value in zip(names, old, strict=False)] + old[len(names) :]
        lines[place] = lines[place] if new == old else _join(new)
    return "\n".join(lines) + "\n"


def without_row(text: str, topic_id: str) -> str:
    lines = text.splitlines()
    place = _place(lines, topic_id)
    return "\n".join(lines[:place] + lines[place + 1 :]) + "\n" if place is not None else text


def with_line(text: str, topic_id: str, line: str) -> str:
    """Puts a line back as it was in another version: in its place, or at the end."""
    lines = text.splitlines()
    place = _place(lines, topic_id)
    if place is None:
        lines.append(line)
    else:
        lines[place] = line
    return "\n".join(lines) + "\n"


def _place(lines: list[str], topic_id: str) -> int | None:
    if not lines:
        return None
    column = _split(lines[0]).index("id")
    for number, line in enumerate(lines[1:], start=1):
        values = _split(line)
        if len(values) > column and values[column].strip() == topic_id:
            return number
    return None


def _split(line: str) -> list[str]:
    return next(csv.reader([line], delimiter=SEPARATOR), [])


def _join(values: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=SEPARATOR, lineterminator="").writerow(values)
    return out.getvalue()
