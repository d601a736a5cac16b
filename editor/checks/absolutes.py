"""'Altijd', 'nooit' and 'moet' weigh on people; they belong where safety is at stake.

Free are the places that say when to talk to somebody, what others say (in quotes), questions, and sentences that
give permission or take a burden off: 'je mag altijd bellen', 'het hoeft niet altijd'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Article
from bot.problems import Problem
from editor.checks.places import each_sentence, without_quotes

_ABSOLUTE = re.compile(r"\b(?:altijd|nooit|moet|moeten|moest|moesten)\b", re.IGNORECASE)
_LIGHT = re.compile(
    r"\b(?:mag|mogen|kun|kunt|kan|kunnen|hoef|hoeft|hoeven|niet altijd|niet moet|niet moeten|niemand|nog nooit)\b",
    re.IGNORECASE,
)
_SAFETY = ("Hoort dit erbij? › Overleg met iemand", "Wanneer praat je er met iemand over")


def check(article: Article) -> Iterator[Problem]:
    if article.about_safety:
        return
    for field, sentence in each_sentence(article):
        said = without_quotes(sentence)
        found = _ABSOLUTE.search(said)
        if found and not (field.startswith(_SAFETY) or _LIGHT.search(said) or said.rstrip().endswith("?")):
            remedy = "Schrijf wat iemand kan doen, of hoe vaak je het ziet."
            yield Problem(article.path, field, f"'{found[0]}' in '{sentence}' legt druk op.", remedy)
