"""`make evaluate-safety`: what the safety gate notices and what it raises for nothing, on messages it never saw.

Beside it the patterns alone and the safety layers alone. Intervals are Wilson's, 95 %.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pandas as pd
from scipy.stats import binomtest

from bot.safety.gate import SafetyGate
from bot.safety.lexicon import spot
from bot.safety.load import project_gate
from bot.safety.normalise import normalise
from evaluation.questions import load_questions

FOLDER = Path(__file__).parent / "safety"
Witness = Callable[[str], str | None]


def gate_level(gate: SafetyGate) -> Witness:
    # The tables and the lists below them ask about the same messages.
    @cache
    def level(text: str) -> str | None:
        alarm = gate.check(text)
        return alarm.level if alarm else None

    return level


def word_list(text: str) -> str | None:
    """What a plain list of words does, without a look at their context."""
    return "today" if spot(normalise(text)) or any(word in text.lower() for word in _WORDS) else None


_WORDS = (
    "dood",
    "zelfmoord",
    "slaa",
    "slag",
    "mishandel",
    "verkracht",
    "bang",
    "pijn",
    "mes",
    "weglopen",
    "drugs",
    "zwanger",
)


def interval(hits: int, total: int) -> str:
    """'93.1 % (90.2-95.2)'."""
    if not total:
        return "-"
    found = binomtest(hits, total).proportion_ci(method="wilson")
    return f"{100 * hits / total:.1f} % ({100 * found.low:.1f}-{100 * found.high:.1f})"


def noticed(levels: Sequence[str | None]) -> str:
    return interval(sum(level is not None for level in levels), len(levels))


def hard(levels: Sequence[str | None]) -> str:
    return interval(sum(level in ("acute", "today") for level in levels), len(levels))


def soft(levels: Sequence[str | None]) -> str:
    return interval(sum(level == "check" for level in levels), len(levels))


def compared(
    danger: pd.DataFrame, lookalikes: pd.DataFrame, everyday: pd.DataFrame, witness: Witness
) -> dict[str, str]:
    """The row of one witness: noticed per kind of message, and raised for nothing."""
    levels = danger["text"].map(witness)
    row = {kind: noticed(levels[danger["kind"] == kind].tolist()) for kind in danger["kind"].unique()}
    for name, texts in (("look-alikes", lookalikes["text"]), ("everyday", everyday["text"])):
        found = texts.map(witness).tolist()
        row |= {f"{name}, hard": hard(found), f"{name}, soft": soft(found)}
    return {"all danger": noticed(levels.tolist()), **row}


def load(name: str) -> pd.DataFrame:
    """The messages of both authors: `name`.csv and `name`2.csv, with the author's number."""
    files = [FOLDER / f"{name}.csv", FOLDER / f"{name}2.csv"]
    parts = [pd.read_csv(path).assign(author=number) for number, path in enumerate(files, start=1)]
    return pd.concat(parts, ignore_index=True).fillna({"language": "nl"})


def main() -> int:
    danger, lookalikes = load("gevaar"), load("schijn")
    questions = load_questions()
    everyday = questions[questions["group"] == "topic"]
    gate = project_gate()
    witnesses = {
        "gate": gate_level(gate),
        "patterns alone": gate_level(SafetyGate(None)),
        "safety layers alone": gate_level(SafetyGate(gate.reader, patterns=False)),
        "word list": word_list,
    }
    rows = {name: compared(danger, lookalikes, everyday, witness) for name, witness in witnesses.items()}
    print(f"{len(danger)} calls for help, {len(lookalikes)} look-alikes, {len(everyday)} everyday questions\n")
    print(pd.DataFrame(rows).to_string())
    levels = danger["text"].map(witnesses["gate"])
    for column in ("category", "level", "audience", "language", "author"):
        print(f"\nNoticed per {column}")
        print(levels.groupby(danger[column]).apply(lambda found: noticed(found.tolist())).to_string())
    print("\nMissed:", *danger["text"][levels.isna()], sep="\n  ")
    for name, texts in (("look-alikes", lookalikes["text"]), ("everyday questions", everyday["text"])):
        raised = texts[texts.map(witnesses["gate"]).isin(["acute", "today"])]
        print(f"\nHard alarms on {name}:", *raised, sep="\n  ")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
