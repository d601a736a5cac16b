"""Reads the development questions: what people type, with every acceptable outcome."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bot.acts import OFF_TOPIC
from bot.knowledge import Knowledge

FOLDER = Path(__file__).parent / "questions"
ACT_PREFIX = "act:"
COLUMNS = ["text", "expected", "audience", "style", "language", "author"]
DUTCH = "nl"


class QuestionsError(ValueError):
    """A file of questions that cannot be used; the message names the file and the remedy."""


def load_questions(folder: Path = FOLDER) -> pd.DataFrame:
    """All questions: `expected` lists what is acceptable, `group` says what kind of question it is.

    Topic ids, 'buiten_bereik' and 'act:<name>' are separated by '|'; two questions in one message by '+'.
    Raises QuestionsError.
    """
    questions = pd.concat([_read(path) for path in sorted(folder.glob("*.csv"))], ignore_index=True)
    questions["group"] = [group_of(*row) for row in zip(questions["expected"], questions["language"], strict=True)]
    questions["expected"] = questions["expected"].str.split(r"[|+]", regex=True)
    return questions


def _read(path: Path) -> pd.DataFrame:
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    missing = {"text", "expected"} - set(table.columns)
    if missing:
        raise QuestionsError(f"{path.name} has no column {', '.join(sorted(missing))}: add it to the first line.")
    defaults = {"audience": "", "style": "", "language": DUTCH, "author": path.stem}
    return table.assign(**{name: value for name, value in defaults.items() if name not in table})[COLUMNS]


def group_of(expected: str, language: str = DUTCH) -> str:
    """'topic', 'other language', 'two questions', 'off-topic' or 'act'."""
    if expected.startswith(ACT_PREFIX):
        return "act"
    if "+" in expected:
        return "two questions"
    if expected == OFF_TOPIC:
        return "off-topic"
    return "topic" if language == DUTCH else "other language"


def with_articles(questions: pd.DataFrame, knowledge: Knowledge) -> pd.DataFrame:
    """Adds `has_article`: whether any acceptable topic has a text yet."""
    has = questions["expected"].map(lambda ids: any(topic in knowledge.articles for topic in ids))
    return questions.assign(has_article=has)
