"""`make check`: every fault in the content, per file and heading, with what to do about it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from bot.knowledge import Knowledge, load_knowledge
from bot.problems import KnowledgeError, Problem
from editor.checks import RULES


def find_problems(knowledge: Knowledge) -> Iterator[Problem]:
    for article in knowledge.articles.values():
        for rule in RULES:
            yield from rule(article)


def main() -> int:
    try:
        knowledge = load_knowledge()
        problems = list(find_problems(knowledge))
    except KnowledgeError as error:
        problems = list(error.problems)
    for problem in problems:
        print(problem)
    if problems:
        print(f"\n{len(problems)} dingen om te verbeteren.")
        return 1
    print(f"{len(knowledge.articles)} artikelen nagelopen: alles klopt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
