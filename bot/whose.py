"""Whose age is said: of the several people in a message, the one that the question is about.

The rule, in this order: what is said of others (a friend, a youth's own brother or sister, a grown-up who speaks of
a child) does not count; a youth's own age comes first; then the child named again in the question ('de jongste',
'mijn dochter eet niet'); then the first one said. Nothing is asked: a person who means another child says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_FLAGS = re.IGNORECASE
_SELF = re.compile(r"\b(?:ik|k)(?: ben| word)?[ (]*$|\b(?:ben|word) (?:ik|k) *$|\bkben *$", _FLAGS)
_SELF_INSIDE = re.compile(r"^(?:ik|k|kben) ?(?:ben|word)?\b|^(?:ben|word) ik\b", _FLAGS)
# Somebody else: a friend, a partner, a teacher, or (for who says 'mijn broertje') a brother or sister.
_OTHER = re.compile(
    r"\b(?:m'?n|mijn|me|een|zijn|haar) (?:beste )?(?:vriend(?:je|in|innetje)?|verkering|crush|ex|man|vrouw|"
    r"leraar|lerares|oom|tante|nicht|neef|collega|stagebegeleider|baas)(?: is| van| wordt)?[ (]*$",
    _FLAGS,
)
_SIBLING = re.compile(
    r"\b(?:m'?n|mijn|me) (?:kleine |grote |jongere |oudere |stief|half)?(?:broer|zus)(?:je|tje)?"
    r"(?: is| van| wordt)?[ (]*$",
    _FLAGS,
)
_STARTS_OTHER = re.compile(r"^(?:broer|zus|vriend)\w*\b", _FLAGS)
_OWN_CHILD = re.compile(
    r"\b(?:m'?n|mijn|me|onze|ons|een|haar|de|met) (?:\w+ )?(?:zoon|dochter|kind|baby|peuter|kleuter|dreumes|"
    r"tweeling|puber|kleine|jongste|oudste)\w*",
    _FLAGS,
)
_PARENT = re.compile(r"\b(?:moeder|vader|mama|papa|oma|opa) van *$", _FLAGS)
GROWN_UP = 15 * 12
_PLACES = {"jongste": 0, "kleinste": 0, "middelste": 1, "oudste": -1, "grootste": -1}
_PLACE = re.compile(r"\b(?:de|m'?n|mijn|onze) (jongste|kleinste|middelste|oudste|grootste)\b", _FLAGS)
_NAMED = re.compile(r"\b(zoon|dochter|meisje|jongen|baby|peuter|kleuter|puber|dreumes|tweeling)(?:tje|je)?s?\b", _FLAGS)


def concerned(text: str, spans: Sequence[tuple[int, int]], months: Sequence[int]) -> list[int]:
    """The places in `spans` that count, the one that the message is most about first."""
    kept = [i for i, span in enumerate(spans) if not _of_another(text, span, months[i])]
    own = [i for i in kept if is_own(text, spans[i])]
    if own:
        return [*own, *(i for i in kept if i not in own)]
    first = _focus(text, [spans[i] for i in kept], [months[i] for i in kept]) if len(kept) > 1 else None
    return kept if first is None else [kept[first], *(i for i in kept if i != kept[first])]


def is_own(text: str, span: tuple[int, int]) -> bool:
    return bool(_SELF.search(text[: span[0]]) or _SELF_INSIDE.match(text[span[0] : span[1]]))


def _of_another(text: str, span: tuple[int, int], months: int) -> bool:
    before, said = text[: span[0]], text[span[0] : span[1]]
    if months >= GROWN_UP and _PARENT.search(f"{before}{said.split()[0]}"):
        return True
    if months >= GROWN_UP and is_own(text, span):
        # A young parent: 'ik ben 22 en mijn baby huilt'.
        return bool(_OWN_CHILD.search(text[: span[0]] + text[span[1] :]))
    # The person may be part of what was found: 'broertje van 6'.
    person = _STARTS_OTHER.match(said)
    until = before + person[0] if person else before
    return bool(_OTHER.search(until) or _SIBLING.search(until))


def _focus(text: str, spans: Sequence[tuple[int, int]], months: Sequence[int]) -> int | None:
    """The child that is named again outside the ages themselves."""
    rest = _blank(text, spans)
    order = sorted(range(len(months)), key=lambda i: months[i])
    for match in _PLACE.finditer(rest):
        if len(order) > 1 and not re.match(r" (?:van|is) *\d", text[match.end() :]):
            place = _PLACES[match[1].lower()]
            return order[min(place, len(order) - 1)]
    named = [match[1].lower() for match in _NAMED.finditer(_after_last(text, spans))]
    for i, (start, end) in enumerate(spans):
        nearby = [match[1].lower() for match in _NAMED.finditer(text[max(0, start - 24) : end])]
        if named and nearby and nearby[-1] == named[0]:
            return i
    return None


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text with the ages and what stands just before them taken out, at the same places."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _after_last(text: str, spans: Sequence[tuple[int, int]]) -> str:
    return text[max(end for _, end in spans) :]
