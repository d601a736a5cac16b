"""Splits a Markdown text at its headings."""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt


@dataclass(frozen=True)
class Section:
    """A heading with the text up to the next heading of the same or a higher level."""

    title: str
    body: str
    children: tuple[Section, ...] = ()


@dataclass(frozen=True)
class _Heading:
    level: int
    title: str
    start: int
    body_start: int


def _headings(text: str) -> list[_Heading]:
    tokens = MarkdownIt().parse(text)
    return [
        _Heading(int(token.tag[1]), tokens[i + 1].content.strip(), token.map[0], token.map[1])
        for i, token in enumerate(tokens)
        if token.type == "heading_open" and token.map
    ]


def split_sections(text: str, level: int = 2) -> tuple[Section, ...]:
    """The sections at `level`, each with its own text and the sections one level below it."""
    lines = text.splitlines()
    headings = [heading for heading in _headings(text) if heading.level <= level]
    ends = [heading.start for heading in headings[1:]] + [len(lines)]
    return tuple(
        _section(heading.title, lines[heading.body_start : end], level)
        for heading, end in zip(headings, ends, strict=True)
        if heading.level == level
    )


def _section(title: str, lines: list[str], level: int) -> Section:
    text = "\n".join(lines)
    below = _headings(text)
    own = lines[: below[0].start] if below else lines
    children = split_sections(text, level + 1) if below else ()
    return Section(title, "\n".join(own).strip(), children)


def paragraphs(body: str) -> tuple[str, ...]:
    """The paragraphs of a text, each on one line."""
    blocks = (" ".join(block.split()) for block in body.split("\n\n"))
    return tuple(block for block in blocks if block)


def bullets(body: str) -> tuple[str, ...]:
    """The items of the bullet lists in a text, each on one line."""
    tokens = MarkdownIt().parse(body)
    depth, items = 0, []
    for token in tokens:
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "inline" and depth:
            items.append(" ".join(token.content.split()))
    return tuple(items)
