"""`make check`: every fault in the content, per file and heading, with what to do about it.

`make check ONLY="driftbuien j-vapen"` looks at these topics only.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator

from bot.encoder import load_encoder
from bot.knowledge import Knowledge, load_knowledge
from bot.problems import KnowledgeError, Problem
from editor.checks import RULES, openings, own_sentences, rare_words, same_text


def find_problems(knowledge: Knowledge, only: Collection[str] = ()) -> Iterator[Problem]:
    """Faults of all articles, or of those in `only`."""
    articles = list(knowledge.articles.values())
    for article in articles:
        if not only or article.id in only:
            yield from (problem for rule in RULES for problem in rule(article))
    wanted = {article.path for article in articles if not only or article.id in only}
    yield from (problem for problem in _across(knowledge) if problem.path in wanted)
    if not only:
        yield from own_sentences.check_all(knowledge.phrases)
        yield from knowledge.directory.problems


def _across(knowledge: Knowledge) -> Iterator[Problem]:
    """Faults that show only beside the topics or the other articles."""
    articles = list(knowledge.articles.values())
    yield from rare_words.check_all(knowledge)
    yield from openings.check_all(articles)
    yield from same_text.check_all(articles, load_encoder())


def _loading_faults(error: KnowledgeError, only: Collection[str]) -> list[Problem]:
    return [problem for problem in error.problems if not only or problem.path.stem in only]


def main() -> int:
    only = sys.argv[1:]
    try:
        knowledge = load_knowledge()
        unknown = [topic for topic in only if topic not in knowledge.articles]
        if unknown:
            print(f"Er is geen artikel met de id {', '.join(unknown)}.")
            return 2
        problems = list(find_problems(knowledge, only))
    except KnowledgeError as error:
        problems = _loading_faults(error, only)
        if not problems:
            print("Deze artikelen zijn te lezen, maar andere bestanden nog niet: draai 'make check'.")
            return 1
    for problem in problems:
        print(problem)
    if problems:
        print(f"\n{len(problems)} dingen om te verbeteren.")
        return 1
    print(f"{len(only) or len(knowledge.articles)} artikelen nagelopen: alles klopt.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
