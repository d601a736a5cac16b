"""Words that few people use, by the frequency lists of wordfreq.

Dutch glues words together: 'matrasbeschermer' stands in no list, yet everybody understands it. So a word passes when
it is common itself, or when it is made of common words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from wordfreq import zipf_frequency

from bot.knowledge import Article, Help, Knowledge, Topic
from bot.problems import Problem
from bot.sentences import words
from editor.checks.places import each_sentence

# Zipf scale: 3 is once in a million words, 6 once in a thousand.
COMMON, COMMON_PART, COMMON_SHORT_PART = 2.3, 3.1, 4.0
_JOINTS = ("", "s", "en", "n", "e", "er", "-")
_ENDINGS = re.compile(
    r"(?:etjes|etje|tjes|tje|pjes|pje|jes|je|en|n|s|t|d|de|den|te|ten|e|er|ers|st|ste|ing|ingen|end|ende)$"
)
# Words of the topic itself ('vapen') and of the help it names ('consultatiebureau') cannot be avoided.
_STEM = 4


def _zipf(word: str) -> float:
    return zipf_frequency(word, "nl")


def _is_part(word: str) -> bool:
    return len(word) >= 3 and _zipf(word) >= (COMMON_SHORT_PART if len(word) < 5 else COMMON_PART)


@lru_cache(maxsize=50_000)
def is_understood(word: str) -> bool:
    """Whether a word (lower case) is common, or made of common words."""
    if len(word) <= 3 or any(char.isdigit() for char in word) or _zipf(word) >= COMMON:
        return True
    if "-" in word:
        return all(is_understood(part) for part in word.split("-"))
    stem = _ENDINGS.sub("", word)
    if len(stem) >= 4 and (_zipf(stem) >= COMMON_PART or _zipf(stem + "en") >= COMMON_PART):
        return True
    return any(_splits_at(word, place) for place in range(3, len(word) - 2))


def _splits_at(word: str, place: int) -> bool:
    first, rest = word[:place], word[place:]
    starts = (first.removesuffix(joint) for joint in _JOINTS if not joint or first.endswith(joint))
    return any(_is_part(start) for start in starts) and (_is_part(rest) or (len(rest) > 5 and is_understood(rest)))


def topic_stems(topic: Topic, services: Iterable[Help]) -> frozenset[str]:
    """Beginnings of the words that a topic and its help are about."""
    about = [topic.title, topic.scope, *(f"{service.name} {service.purpose}" for service in services)]
    return frozenset(word.lower()[:_STEM] for text in about for word in words(text) if len(word) >= _STEM)


def check(article: Article, stems: frozenset[str] = frozenset()) -> Iterator[Problem]:
    for field, sentence in each_sentence(article):
        for word in words(sentence)[1:]:
            # A capital inside a sentence is a name.
            known = not word[0].islower() or is_understood(word.lower())
            if not known and not any(stem in word for stem in stems):
                remedy = "Kies een gewoner woord, of leg het uit met gewone woorden."
                yield Problem(article.path, field, f"'{word}' in '{sentence}' kennen weinig mensen.", remedy)


def check_all(knowledge: Knowledge) -> Iterator[Problem]:
    for article in knowledge.articles.values():
        stems = topic_stems(knowledge.topics[article.id], knowledge.help.values())
        yield from check(article, stems)
