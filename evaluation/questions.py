"""Reads the development questions."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from bot.acts import OFF_TOPIC
from bot.knowledge import Knowledge

FOLDER = Path(__file__).parent / "questions"
ACT_PREFIX = "act:"
COLUMNS = ["text", "expected", "audience", "style", "author"]


def load_questions(folder: Path = FOLDER) -> pd.DataFrame:
    """All questions: `expected` is a list of acceptable topic ids, 'buiten_bereik' or ['act:<name>']."""
    frames = [pd.read_csv(path, dtype=str, keep_default_na=False) for path in sorted(folder.glob("*.csv"))]
    questions = pd.concat(frames, ignore_index=True)[COLUMNS]
    questions["expected"] = questions["expected"].str.split("|")
    questions["group"] = questions["expected"].map(group_of)
    return questions


def group_of(expected: list[str]) -> str:
    """'topic', 'off-topic' or 'act'."""
    if expected[0].startswith(ACT_PREFIX):
        return "act"
    return "off-topic" if expected[0] == OFF_TOPIC else "topic"


def with_articles(questions: pd.DataFrame, knowledge: Knowledge) -> pd.DataFrame:
    """Adds `has_article`: whether any acceptable topic has a text yet."""
    has = questions["expected"].map(lambda ids: any(topic in knowledge.articles for topic in ids))
    return questions.assign(has_article=has)
