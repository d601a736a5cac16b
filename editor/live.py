"""`make check-live`: what people must still confirm before the assistant is used for real, by who can confirm it."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping

from bot.knowledge import Article, Help, Knowledge, load_knowledge
from bot.problems import KnowledgeError

MUNICIPALITY = "de gemeente"
CARE = "een jeugdverpleegkundige of jeugdarts"
SAFETY = "113, Veilig Thuis, Centrum Seksueel Geweld en de Kindertelefoon"
UNSURE = "K-m"
_CONFIRMS = re.compile(r"na te kijken door (?P<who>.+)$")
_EMERGENCY = frozenset({"112", "113", "veilig-thuis", "centrum-seksueel-geweld"})


def to_confirm(knowledge: Knowledge) -> Mapping[str, list[str]]:
    """Per person or organisation, in the order of how much they have to look at."""
    found: dict[str, list[str]] = defaultdict(list)
    for article in knowledge.articles.values():
        for who, what in _of_article(article):
            found[who].append(what)
    for service in knowledge.help.values():
        found[MUNICIPALITY].extend(_of_help(service))
    return dict(sorted(found.items(), key=lambda pair: -len(pair[1])))


def _of_article(article: Article) -> Iterator[tuple[str, str]]:
    name = f"{article.audience}/{article.id}"
    for source in article.sources:
        if source.certainty == UNSURE:
            yield who_confirms(source.name), f"{name}: feit zonder vaste bron: {source.fact}"
    if article.review.status != "nagekeken":
        yield CARE, f"{name}: de tekst is nog niet nagekeken (status: {article.review.status})."
    if _EMERGENCY & set(article.help):
        yield SAFETY, f"{name}: wanneer de tekst naar hen wijst ({len(article.signals)} signalen)."


def _of_help(service: Help) -> Iterator[str]:
    if service.kind != "dichtbij" and service.checked_on is None:
        details = ", ".join(part for part in (service.phone, service.chat, service.hours, service.cost) if part)
        yield f"hulp/{service.key}: {details} (zekerheid: {service.certainty})"


def who_confirms(source: str) -> str:
    """'Algemene kennis, na te kijken door een jurist' says who; else it is the youth health care."""
    match = _CONFIRMS.search(source)
    return match["who"].strip() if match else CARE


def main() -> int:
    try:
        found = to_confirm(load_knowledge())
    except KnowledgeError as error:
        print(error)
        return 1
    for who, items in found.items():
        print(f"\n{who[0].upper()}{who[1:]} kijkt na ({len(items)}):")
        print(*(f"  - {item}" for item in items), sep="\n")
    total = sum(len(items) for items in found.values())
    print(f"\n{total} dingen om te bevestigen voordat de bot in het echt gebruikt wordt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
