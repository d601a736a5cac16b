"""`make compare`: the topic search, its parts one by one, and other ways to do it, on the development questions.

Every system gets the same examples, the same decision rule and a temperature of its own that fits its scores to
chances. `GV_PLAIN_ENCODER=<folder>` adds the encoder as it was before fine-tuning (encoder/README.md).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from bot.acts import OFF_TOPIC
from bot.decision import decide
from bot.encoder import OnnxEncoder, load_encoder
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.paths import ROOT
from bot.search import SHARPNESS, WEIGHTS, SearchIndex, build_index
from bot.vectors import VectorCache
from evaluation.parts import Opinions, opinions, rankings, right_shares
from evaluation.questions import load_questions
from evaluation.rivals import BM25, nearest_vectors

PICTURE = ROOT / "docs" / "beeld" / "betrouwbaarheid.png"
TEMPERATURES = (0.25, 0.35, 0.5, 0.7, 1.0, 1.4, 2.0, 3.0, 5.0)
ALL, VOICE = "all together", "rival"


def main() -> int:
    knowledge = load_knowledge()
    index = build_index(knowledge, load_examples(knowledge), load_encoder())
    questions = load_questions()
    questions = questions[questions["group"].isin(["topic", "off-topic"])].reset_index(drop=True)
    found = opinions(index, questions)
    rows = [_row(ALL, found, WEIGHTS, questions)]
    rows += [_row(f"only {name}", found, {name: 1.0}, questions) for name in WEIGHTS]
    for name in WEIGHTS:
        rows.append(_row(f"without {name}", found, {k: w for k, w in WEIGHTS.items() if k != name}, questions))
    rows += [_rival(name, make, index, found, questions) for name, make in _rivals(index).items()]
    with pd.option_context("display.width", 160, "display.max_columns", 20):
        print(f"{len(questions)} questions, {len(index.items)} examples, percent")
        print(pd.DataFrame(rows).round(1).to_string(index=False))
        honest = reliability(found, questions)
        print(f"\nReliability (drawn in {PICTURE.relative_to(ROOT)})\n{honest.round(2).to_string(index=False)}")
    plot(honest, PICTURE)
    return 0


def reliability(found: Opinions, questions: pd.DataFrame) -> pd.DataFrame:
    """Per tenth of the best topic's chance: how often it comes true, on topic and off-topic questions together."""
    chances = found.combined(_scaled(WEIGHTS, SHARPNESS))
    best = chances.argmax(axis=1)
    right = [found.classes[place] in ids for place, ids in zip(best, questions["expected"], strict=True)]
    table = pd.DataFrame({"said": chances.max(axis=1), "true": right})
    tenths = np.minimum((table["said"] * 10).astype(int), 9)
    return table.groupby(tenths).agg(n=("true", "size"), said=("said", "mean"), true=("true", "mean"))


def plot(table: pd.DataFrame, path: Path) -> None:
    """The line of what was said against what came true; on the diagonal the chances are honest."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=1)
    axes.plot(table["said"], table["true"], marker="o", color="#0b5c6b")
    axes.set_xlabel("chance that the search gives its best topic")
    axes.set_ylabel("share of messages for which it was right")
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=110, bbox_inches="tight", metadata={"Software": None})


def _rivals(index: SearchIndex) -> Mapping[str, Callable[[list[str]], np.ndarray]]:
    bm25 = BM25(index)
    found: dict[str, Callable[[list[str]], np.ndarray]] = {
        "BM25": lambda texts: np.stack([bm25.log_probabilities(text, 4.0) for text in texts])
    }
    if "GV_PLAIN_ENCODER" in os.environ:
        plain = OnnxEncoder(Path(os.environ["GV_PLAIN_ENCODER"]))
        vectors = VectorCache(plain).encode([item.text for item in index.items])
        found["plain multilingual-e5-small"] = lambda texts: nearest_vectors(index, vectors, plain.encode(texts), 0.01)
    return found


def _rival(
    name: str, answer: Callable[[list[str]], np.ndarray], index: SearchIndex, found: Opinions, questions: pd.DataFrame
) -> dict[str, object]:
    start = time.perf_counter()
    scores = answer(questions["text"].tolist())
    row = _row(name, Opinions(index.classes, {VOICE: scores}, found.allowed), {VOICE: 1.0}, questions)
    return row | {"ms a message": 1000 * (time.perf_counter() - start) / len(questions)}


def _row(name: str, found: Opinions, weights: Mapping[str, float], questions: pd.DataFrame) -> dict[str, object]:
    temperature = max(TEMPERATURES, key=lambda value: _likelihood(found, _scaled(weights, value), questions))
    chances = found.combined(_scaled(weights, SHARPNESS if name == ALL else temperature))
    return {"system": name, **right_shares(found, chances, questions), **_outcomes(found, chances, questions)}


def _scaled(weights: Mapping[str, float], temperature: float) -> dict[str, float]:
    return {name: weight / temperature for name, weight in weights.items()}


def _likelihood(found: Opinions, weights: Mapping[str, float], questions: pd.DataFrame) -> float:
    """Mean log chance of an acceptable outcome."""
    chances = found.combined(weights)
    place = {name: i for i, name in enumerate(found.classes)}
    rows = [
        chances[row, [place[name] for name in ids if name in place]].sum()
        for row, ids in enumerate(questions["expected"])
    ]
    return float(np.log(np.maximum(rows, 1e-6)).mean())


def _outcomes(found: Opinions, chances: np.ndarray, questions: pd.DataFrame) -> dict[str, float]:
    decisions = [decide(ranking) for ranking in rankings(found, chances)]
    topic = (questions["expected"].str[0] != OFF_TOPIC).to_numpy()
    pairs = list(zip(decisions, questions["expected"], strict=True))
    right = np.array([made.kind == "answer" and made.topics[0] in ids for made, ids in pairs])
    clarified = np.array([made.kind == "clarify" and bool(set(made.topics) & set(ids)) for made, ids in pairs])
    answered = np.array([made.kind == "answer" for made, _ in pairs])
    return {
        "right at once": 100 * right[topic].mean(),
        "or after asking": 100 * (right | clarified)[topic].mean(),
        "wrong": 100 * (answered & ~right)[topic].mean(),
        "off-topic answered": 100 * answered[~topic].mean(),
    }


if __name__ == "__main__":
    raise SystemExit(main())
