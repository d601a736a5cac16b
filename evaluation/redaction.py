"""`python -m evaluation.redaction`: what is taken out of messages that must go, and what of the rest is left.

The sentences in tests/data/redactie.csv are invented. `weg` and `blijft` hold pieces of the text with a bar between
them.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

from bot.paths import ROOT
from bot.redaction import redact

SENTENCES = ROOT / "tests" / "data" / "redactie.csv"


def judge(path: Path = SENTENCES) -> pd.DataFrame:
    """One row per piece: the sentence, the piece, whether it must go, what became of the sentence and if that is right.

    A piece that must go is gone when not a single word of it is left; a piece that must stay is there as a whole.
    """
    table = pd.read_csv(path, sep=";", keep_default_na=False, dtype=str, quoting=3)
    table["na"] = [redact(text).text for text in table["tekst"]]
    rows = [
        (row.tekst, piece, must_go, row.na, _is_gone(piece, row.na) if must_go else piece in row.na)
        for row in table.itertuples()
        for pieces, must_go in ((row.weg, True), (row.blijft, False))
        for piece in pieces.split("|")
        if piece
    ]
    return pd.DataFrame(rows, columns=["tekst", "stuk", "moet weg", "na", "goed"])


def _is_gone(piece: str, text: str) -> bool:
    """No telling word of the piece is left; 'de' and 'at' tell nothing."""
    left = text.lower()
    return not any(
        word.strip(".,") in left for word in piece.lower().split() if len(word.strip(".,")) >= 2 and word not in _LITTLE
    )


_LITTLE = frozenset("van de der den het el at punt een na op dot".split())


def figures(judged: pd.DataFrame) -> dict[str, float]:
    """`recall` of what must go, `kept` of what must stay, and `readable`: sentences that lost nothing else."""
    go, stay = judged[judged["moet weg"]], judged[~judged["moet weg"]]
    return {
        "recall": float(go["goed"].mean()),
        "kept": float(stay["goed"].mean()),
        "readable": float(stay.groupby("tekst")["goed"].all().mean()),
    }


def main() -> int:
    judged = judge()
    found, sentences = figures(judged), judged["tekst"].nunique()
    go = int(judged["moet weg"].sum())
    print(f"{sentences} sentences, {go} pieces that must go, {len(judged) - go} that must stay")
    print(f"taken out of what must go   {found['recall']:6.1%}")
    print(f"left of what must stay      {found['kept']:6.1%}")
    print(f"sentences fully readable    {found['readable']:6.1%}")
    for row in judged[~judged["goed"]].itertuples():
        print(f"- {'LEFT' if row[3] else 'lost'}: '{row.stuk}' in '{row.tekst}' -> '{row.na}'")
    return 0


if __name__ == "__main__":
    sys.exit(main())
