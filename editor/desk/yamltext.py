"""Changes values in YAML while comments, order, quotes and unknown keys stay as they are."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

__all__ = ["CommentedMap", "CommentedSeq", "YAMLError", "day", "dump", "folded", "load", "plain", "row_of"]

# Wide enough that no line is ever broken that was not broken before.
_WIDE, _FOLDED_AT = 100_000, 118


def _yaml(width: int) -> YAML:
    yaml = YAML()
    yaml.width, yaml.preserve_quotes, yaml.allow_unicode = width, True, True
    yaml.indent(mapping=2, sequence=4, offset=2)
    # Without this an empty value is written as nothing at all.
    yaml.representer.add_representer(type(None), lambda r, _: r.represent_scalar("tag:yaml.org,2002:null", "null"))
    return yaml


def load(text: str) -> CommentedMap:
    """The top level of a YAML text. Raises YAMLError, also when it is no set of named values."""
    data = _yaml(_WIDE).load(text)
    if not isinstance(data, CommentedMap):
        raise YAMLError("no mapping")
    return data


def dump(data: CommentedMap, prose: bool = False) -> str:
    """The text of the data; `prose` folds long texts as the files of replies do."""
    out = io.StringIO()
    _yaml(_FOLDED_AT if prose else _WIDE).dump(data, out)
    return out.getvalue()


def plain(value: str) -> Any:
    """A value as editors write it: a number, a date or a text; a text that looks like a number keeps its quotes."""
    value = value.strip()
    if value.isdigit():
        return DoubleQuotedScalarString(value)
    return value


def folded(text: str) -> FoldedScalarString:
    return FoldedScalarString(" ".join(text.split()))


def row_of(values: list[Any]) -> CommentedSeq:
    """A list on one line: [een, twee]."""
    row = CommentedSeq(values)
    row.fa.set_flow_style()
    return row


def day(text: str) -> date | None:
    """Raises ValueError for what is no date."""
    return date.fromisoformat(text.strip()) if text.strip() else None
