"""`make bench`: speed and memory of the running assistant, and of a stock Rasa assistant on the same topics."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import psutil

from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.stack.supervisor import Stack, StackFailed
from evaluation.load import ask_stock, latencies, megabytes
from evaluation.load_report import LoadPlan, LoadReport, load_report
from evaluation.questions import load_questions
from evaluation.running import TrainingNeeded, new_stack
from evaluation.search_speed import search_speed
from evaluation.stock import StockFailed, serving_stock, train_stock, write_project

USERS = (1, 5, 20)
EACH = 40


def bench_assistant(texts: Sequence[str], plan: LoadPlan) -> tuple[pd.DataFrame, pd.Series, LoadReport]:
    """Latencies per number of users; start time and memory per process; and what happens under load."""
    with new_stack() as stack:
        start = time.perf_counter()
        stack.wait_until_ready()
        facts = {"start to first answer, s": time.perf_counter() - start}
        rows = [latencies(stack.url, texts, users, EACH) for users in USERS]
        facts |= {f"memory of {name}, MB": size for name, size in _memory(stack).items()}
        report = load_report(stack.url, texts, lambda: _memory(stack), plan)
    facts["memory in all, MB"] = sum(size for name, size in facts.items() if name.startswith("memory of"))
    return pd.DataFrame(rows), pd.Series(facts), report


def _memory(stack: Stack) -> dict[str, float]:
    parts = {"rasa": "rasa", "actions": "actions", "gateway": "bot.gateway"}
    processes = psutil.Process(stack.pid).children(recursive=True)
    return {
        name: sum(megabytes(process) for process in processes if module in process.cmdline())
        for name, module in parts.items()
    }


def bench_stock(texts: Sequence[str], most_topics: int) -> tuple[pd.DataFrame, pd.Series]:
    """The same for stock Rasa, on at most `most_topics` topics: DIET takes minutes per thousand examples."""
    knowledge = load_knowledge()
    examples = load_examples(knowledge)
    chosen = [topic for topic in knowledge.articles if topic in examples.topics][:most_topics]
    answers = {topic: knowledge.articles[topic].short for topic in chosen}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_project(folder, {topic: examples.topics[topic] for topic in chosen}, answers, examples.off_topic)
        facts: dict[str, float] = {"topics": len(chosen), "training, s": train_stock(folder)}
        with serving_stock(folder) as (url, process, seconds):
            facts["start to first answer, s"] = seconds
            rows = [latencies(url, texts, users, EACH, ask_stock) for users in USERS]
            facts["memory in all, MB"] = megabytes(process)
    return pd.DataFrame(rows), pd.Series(facts)


def _print(title: str, table: pd.DataFrame, facts: pd.Series) -> None:
    print(f"\n{title}\n{table.round(0).to_string(index=False)}\n{facts.round(1).to_string()}", flush=True)


def _print_load(report: LoadReport) -> None:
    print(f"\nUnder load\n{report.users.round(0).to_string(index=False)}\n{report.facts.round(2).to_string()}")
    if not report.memory.empty:
        print(f"\nMemory, MB\n{report.memory.round(1).to_string(index=False)}")
    print("\n".join(report.faults) or "Nothing went wrong under load.", flush=True)


def _options() -> argparse.Namespace:
    parser, plan = argparse.ArgumentParser(description=__doc__), LoadPlan()
    parser.add_argument("--stock-topics", type=int, default=16, help="0 leaves the stock assistant out")
    parser.add_argument("--overload-users", type=int, default=plan.overload_users, help="0 leaves overload out")
    parser.add_argument("--overload-seconds", type=float, default=plan.overload_seconds)
    parser.add_argument(
        "--sessions", type=int, default=plan.sessions, help="conversations that must stay apart, 0: none"
    )
    parser.add_argument(
        "--messages", type=int, default=plan.messages, help="for growth of memory; 20000 takes 20 minutes"
    )
    return parser.parse_args()


def main() -> int:
    options = _options()
    plan = LoadPlan(EACH, options.overload_users, options.overload_seconds, options.sessions, options.messages)
    texts = load_questions().sample(frac=1, random_state=1)["text"].tolist()
    print(f"The topic search alone\n{search_speed().round(1).to_string(index=False)}", flush=True)
    try:
        table, facts, report = bench_assistant(texts, plan)
        _print("Gewoon Vragen", table, facts)
        _print_load(report)
        if options.stock_topics:
            _print("Stock Rasa (DIET and ResponseSelector)", *bench_stock(texts, options.stock_topics))
    except (StackFailed, TrainingNeeded, StockFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if report.faults else 0


if __name__ == "__main__":
    sys.exit(main())
