"""Every article says where its facts come from and when it must be looked at again; figures need a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.knowledge import Article
from bot.problems import Problem
from editor.checks.places import each_sentence

FIRST_YEAR = 1990
# Shares of people are figures; '3 keer', '10 minuten' and ages are advice or a range.
_FIGURE = re.compile(r"\b\d[\d.,]* (?:op de|van de|procent|%)|\d+ ?%|€ ?\d", re.IGNORECASE)
# '16 op de 100': the 16 must stand with the source.
_WHOLES = frozenset({"10", "100", "1000"})
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")


def check(article: Article) -> Iterator[Problem]:
    if not article.sources:
        yield Problem(article.path, "bronnen", "is leeg.", "Noem per feit de bron, het jaar en hoe zeker het is.")
    if article.review.before is None:
        yield Problem(
            article.path, "nagekeken › uiterlijk", "is leeg.", "Vul de datum in waarop je dit opnieuw nakijkt."
        )
    for source in article.sources:
        if source.year < FIRST_YEAR:
            yield Problem(
                article.path, "bronnen", f"het jaar {source.year} klopt niet.", "Vul het jaar van de bron in."
            )
    facts = " ".join(source.fact for source in article.sources)
    known = set(_NUMBERS.findall(facts))
    for field, sentence in each_sentence(article):
        told = set(_NUMBERS.findall(sentence)) - _WHOLES
        if _FIGURE.search(sentence) and told and not known & told:
            remedy = "Zet het feit met dit getal bij 'bronnen', of laat het weg."
            yield Problem(article.path, field, f"het cijfer in '{sentence}' heeft geen bron.", remedy)
