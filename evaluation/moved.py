"""`make moved`: which development questions go elsewhere since the last commit, better and worse.

Compares the content and examples as they stand with those of another version (`SINCE=<commit>`), with the same search.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd

from bot.decision import Decision, decide
from bot.encoder import Encoder, load_encoder
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.paths import EXAMPLES, KNOWLEDGE, ROOT
from bot.search import build_index
from evaluation.parts import TOPIC
from evaluation.questions import load_questions

RIGHT, ASKED, WRONG, UNKNOWN = "goed", "na terugvragen goed", "fout", "weet ik niet"
# From good to bad; a wrong answer is worse than none.
ORDER = (RIGHT, ASKED, UNKNOWN, WRONG)


def outcome(made: Decision, expected: list[str]) -> str:
    """What a decision means for a question, in words for editors."""
    if made.kind == "unknown":
        return UNKNOWN
    if made.kind == "answer":
        return RIGHT if made.topics[0] in expected else WRONG
    return ASKED if set(made.topics) & set(expected) else WRONG


def decisions(content: Path, examples: Path, questions: pd.DataFrame, encoder: Encoder) -> list[Decision]:
    knowledge = load_knowledge(content)
    index = build_index(knowledge, load_examples(knowledge, examples), encoder)
    pairs = zip(questions["text"], questions["audience"], strict=True)
    return [decide(index.rank(text, audience or None)) for text, audience in pairs]


def moved(before: list[Decision], after: list[Decision], questions: pd.DataFrame) -> pd.DataFrame:
    """The questions whose outcome or topics differ, the worse ones first; `step` is below 0 for better."""
    expected = questions["expected"]
    table = questions[["text"]].assign(
        expected=expected.str.join(" of "),
        was=[outcome(made, ids) for made, ids in zip(before, expected, strict=True)],
        now=[outcome(made, ids) for made, ids in zip(after, expected, strict=True)],
        went_to=[", ".join(made.topics) for made in before],
        goes_to=[", ".join(made.topics) for made in after],
    )
    places = {name: place for place, name in enumerate(ORDER)}
    table["step"] = table["now"].map(places) - table["was"].map(places)
    changed = np.array([one != other for one, other in zip(before, after, strict=True)])
    return table[changed].sort_values("step", ascending=False)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--since", default="HEAD", help="the version to compare with")
    options = parser.parse_args()
    questions, encoder = load_questions(), load_encoder()
    questions = questions[questions["group"] == TOPIC].reset_index(drop=True)
    with tempfile.TemporaryDirectory() as name:
        folder = _version(options.since, Path(name))
        before = decisions(folder / "knowledge", folder / "data" / "nlu", questions, encoder)
    table = moved(before, decisions(KNOWLEDGE, EXAMPLES, questions, encoder), questions)
    worse, better = table[table["step"] > 0], table[table["step"] < 0]
    for title, rows in (("Gaat nu minder goed", worse), ("Gaat nu beter", better)):
        print(f"\n{title} ({len(rows)}):")
        for row in rows.itertuples():
            print(f"  {row.text[:110]}\n    hoort bij {row.expected}")
            print(f"    was {row.was} ({row.went_to}), nu {row.now} ({row.goes_to})")
    print(f"\n{len(questions)} testvragen: {len(better)} beter, {len(worse)} minder goed, {len(table)} anders.")
    return 0


def _version(commit: str, folder: Path) -> Path:
    """Puts content and examples of a version into a folder."""
    command = ["git", "archive", commit, "knowledge", "data/nlu"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise SystemExit(f"'{commit}' is geen versie van dit project: {done.stderr.decode().strip()}")
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(folder, filter="data")
    return folder


if __name__ == "__main__":
    raise SystemExit(main())
