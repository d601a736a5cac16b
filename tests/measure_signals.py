"""`python -m tests.measure_signals`: how many signals of tests/data/hulpladder.csv the real encoder hears."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from bot.encoder import load_encoder
from bot.knowledge import load_knowledge
from bot.signals import Memory, heard


def main() -> None:
    knowledge, memory = load_knowledge(), Memory(load_encoder())
    with (Path(__file__).parent / "data" / "hulpladder.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    right, pushed = [], []
    for row in rows:
        article = knowledge.articles[row["onderwerp"]]
        first = row["moment"] == "antwoord"
        found = {number + 1 for number in heard(article, row["bericht"], memory, knowledge.signals.themes, first)}
        wanted = {int(number) for number in row["signaal"].split()}
        if wanted:
            right.append(wanted <= found)
        else:
            pushed.append(bool(found))
    sys.stdout.write(f"heard {sum(right)} of {len(right)}; heard wrongly {sum(pushed)} of {len(pushed)}\n")


if __name__ == "__main__":
    main()
