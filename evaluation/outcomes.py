"""Judges answers: right at once, right after one clarification, wrong, or not known."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from evaluation.client import Answer
from evaluation.questions import ACT_PREFIX

OUTCOMES = ("right", "clarified", "wrong choices", "wrong", "unknown")


def judge(group: str, expected: Sequence[str], answer: Answer) -> str:
    """One of OUTCOMES; for off-topic messages 'unknown' is right and an answer is wrong."""
    if group == "act":
        return "right" if f"{ACT_PREFIX}{answer.act}" in expected else "wrong"
    if group == "off-topic":
        return {"answer": "wrong", "clarify": "clarified", "help": "wrong"}.get(answer.kind, "right")
    if group == "two questions":
        return _judge_two(expected, answer)
    if answer.kind == "answer":
        return "right" if answer.shown in expected else "wrong"
    if answer.kind == "clarify":
        return "clarified" if set(answer.offered) & set(expected) else "wrong choices"
    return "unknown"


def _judge_two(expected: Sequence[str], answer: Answer) -> str:
    """Right when both questions are found: one answered and one offered, or both offered."""
    found = {answer.shown, *answer.offered}
    if set(expected) <= found:
        return "right"
    return "clarified" if set(expected) & found else "unknown" if answer.kind == "unknown" else "wrong"


def with_outcomes(questions: pd.DataFrame, answers: Sequence[Answer]) -> pd.DataFrame:
    """The questions with the columns of Answer and `outcome`."""
    found = pd.DataFrame([vars(answer) for answer in answers], index=questions.index)
    judged = questions.join(found)
    rows = zip(judged["group"], judged["expected"], answers, strict=True)
    return judged.assign(outcome=[judge(*row) for row in rows])


def shares(judged: pd.DataFrame, by: str) -> pd.DataFrame:
    """Per value of a column: the number of questions and the share of each outcome, in percent."""
    counts = pd.crosstab(judged[by], judged["outcome"]).reindex(columns=list(OUTCOMES), fill_value=0)
    total = counts.sum(axis=1)
    table = (100 * counts.div(total, axis=0)).round(1)
    table.insert(0, "n", total)
    table["right or clarified"] = (table["right"] + table["clarified"]).round(1)
    return table


def confusions(judged: pd.DataFrame, most: int = 15) -> pd.DataFrame:
    """The pairs of expected and answered topic that go wrong most often."""
    wrong = judged[judged["outcome"] == "wrong"]
    pairs = pd.DataFrame({"expected": wrong["expected"].str[0], "answered": wrong["shown"].fillna(wrong["act"])})
    return pairs.value_counts().rename("n").reset_index().head(most)
