"""`make evaluate`: the development questions through the API, and what became of them."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pandas as pd

from bot.knowledge import load_knowledge
from bot.stack.supervisor import StackFailed
from evaluation.client import ask_all
from evaluation.outcomes import confusions, shares, with_outcomes
from evaluation.questions import load_questions, with_articles
from evaluation.running import TrainingNeeded, running_stack

RESULTS = Path(__file__).parent / "results"


def measure(url: str) -> pd.DataFrame:
    """Every development question with its outcome."""
    questions = with_articles(load_questions(), load_knowledge())
    asked = [(text, audience or None) for text, audience in zip(questions["text"], questions["audience"], strict=True)]
    return with_outcomes(questions, asyncio.run(ask_all(url, asked)))


def print_report(judged: pd.DataFrame) -> None:
    topics = judged[judged["group"] == "topic"]
    with pd.option_context("display.width", 160, "display.max_columns", 20, "display.max_rows", 60):
        _print("All topic questions (percent)", _all(topics))
        for column in ("audience", "style", "author", "has_article"):
            _print(f"… per {column}", shares(topics, column))
        for group in ("other language", "two questions"):
            _print(group.capitalize(), _all(judged[judged["group"] == group]))
        _print("Off-topic messages ('right' is saying so)", _all(judged[judged["group"] == "off-topic"]))
        _print("Help shown on a first question (percent)", help_shares(topics))
        _print("Dialogue acts", act_shares(judged))
        _print("What is confused", confusions(topics))


def _all(judged: pd.DataFrame) -> pd.DataFrame:
    return shares(judged.assign(all="all"), "all")


def help_shares(topics: pd.DataFrame) -> pd.DataFrame:
    """How many first questions bring a place or a service unasked, and how many an alarm, which brings its own."""
    alarm = topics["alarm"].notna()
    shown = topics["help"].map(bool) & ~alarm
    percent = {"n": len(topics), "help unasked": round(100 * shown.mean(), 2), "alarm": round(100 * alarm.mean(), 2)}
    return pd.DataFrame(percent, index=["all"])


def act_shares(judged: pd.DataFrame) -> pd.DataFrame:
    acts = judged[judged["group"] == "act"]
    table = shares(acts.assign(act_expected=acts["expected"].str[0]), "act_expected")[["n", "right"]]
    table.loc["all acts"] = _all(acts)[["n", "right"]].iloc[0]
    return table


def _print(title: str, table: pd.DataFrame) -> None:
    print(f"\n{title}\n{table.to_string()}")


def main() -> int:
    try:
        with running_stack() as url:
            judged = measure(url)
    except (StackFailed, TrainingNeeded) as error:
        print(error, file=sys.stderr)
        return 1
    RESULTS.mkdir(exist_ok=True)
    judged.to_csv(RESULTS / "evaluate.csv", index=False)
    print_report(judged)
    print(f"\nEvery question with its outcome: {(RESULTS / 'evaluate.csv').relative_to(Path.cwd())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
