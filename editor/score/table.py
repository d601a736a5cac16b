"""The counts of the gateway as tables, with what is too small to show left out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from bot.gateway.counts import (
    A_LITTLE,
    AFTER_MORE,
    AFTER_ONE,
    ASKED,
    AT_ONCE,
    COLUMNS,
    HELPED,
    NONE,
    NOT_HELPED,
    NOT_THIS,
    OUTCOME,
    REACTION,
    TOPIC,
    TOPIC_HELPED,
    week_of,
)

# Groups of fewer than this could be told apart, and are hidden.
FEWEST = 5
LEFT = "weggegaan"
OUTCOMES = (AT_ONCE, AFTER_ONE, AFTER_MORE, NONE, LEFT)
REACTIONS = (HELPED, A_LITTLE, NOT_HELPED, NOT_THIS)
PERIODS = {4: "4 weken", 13: "een kwartaal", 52: "een jaar"}
_WEEK_FILE = re.compile(r"\d{4}-W\d{2}\.csv")


def read_counts(folder: Path) -> pd.DataFrame:
    """All weeks in one table with a column 'week'. A file that cannot be read is left out."""
    found = [_read(path) for path in sorted(folder.glob("*.csv")) if _WEEK_FILE.fullmatch(path.name)]
    columns = ["week", *COLUMNS]
    return pd.concat([*found, pd.DataFrame(columns=columns)]).astype({"aantal": int})[columns]


def _read(path: Path) -> pd.DataFrame:
    try:
        table = pd.read_csv(path, sep=";", keep_default_na=False, dtype={"aantal": int})
        return table[list(COLUMNS)].assign(week=path.stem)
    except (OSError, ValueError, KeyError):
        return pd.DataFrame(columns=["week", *COLUMNS])


@dataclass(frozen=True)
class Wanted:
    """What the scoreboard is narrowed to; empty is everything."""

    weeks: int = 13
    audience: str = ""
    municipality: str = ""


def narrowed(counts: pd.DataFrame, wanted: Wanted, today: date) -> pd.DataFrame:
    """The last so many weeks, this one included."""
    first = week_of(today - timedelta(weeks=wanted.weeks - 1))
    rows = counts["week"] >= first
    if wanted.audience:
        rows &= counts["doelgroep"] == wanted.audience
    if wanted.municipality:
        rows &= counts["gemeente"] == wanted.municipality
    return counts[rows]


def total(counts: pd.DataFrame, what: str, by: str | list[str] = "naam") -> pd.Series:
    """How often, by name or by another column."""
    return counts[counts["wat"] == what].groupby(by)["aantal"].sum()


def hidden(counts: pd.Series, whole: pd.Series | None = None) -> pd.Series:
    """The same with None for what is too small, alone or as the rest of `whole`: the same counts of everybody.

    With one hidden, the next smallest goes too: otherwise a sum gives it away.
    """
    shown, small = counts.astype(object), _is_small(counts)
    if whole is not None:
        small |= _is_small(whole.reindex(counts.index).fillna(0) - counts)
    others = counts[~small & (counts > 0)]
    if small.sum() == 1 and len(others):
        small.loc[others.idxmin()] = True
    shown[small] = None
    return shown


def _is_small(counts: pd.Series) -> pd.Series:
    return (counts > 0) & (counts < FEWEST)


def outcomes(counts: pd.DataFrame) -> pd.Series:
    """How questions ended; who left before an answer is what remains."""
    found = total(counts, OUTCOME).reindex(OUTCOMES, fill_value=0)
    asked = int(total(counts, ASKED).sum())
    found[LEFT] = max(0, asked - int(found.sum()))
    return found


def asked(counts: pd.DataFrame, whole: pd.DataFrame) -> int | None:
    """None when there are too few to say, here or in the rest."""
    number = pd.Series({ASKED: int(total(counts, ASKED).sum())})
    shown = hidden(number, pd.Series({ASKED: int(total(whole, ASKED).sum())}))[ASKED]
    return None if shown is None else int(shown)


def groups(counts: pd.DataFrame) -> pd.DataFrame:
    """Per audience and municipality: asked, at once, helped. Every column hides what is too small on its own."""
    by = ["doelgroep", "gemeente"]

    def column(what: str, name: str | None = None) -> pd.Series:
        own = counts[(counts["wat"] == what) & ((counts["naam"] == name) | (name is None))]
        return own.groupby(by)["aantal"].sum()

    table = pd.DataFrame({
        "gevraagd": column(ASKED), **{name: column(OUTCOME, name) for name in (AT_ONCE, AFTER_ONE, NONE)},
        HELPED: column(REACTION, HELPED),
    }).fillna(0).astype(int)  # fmt: skip
    # A group that is too small says nothing at all.
    small = table["gevraagd"] < FEWEST
    shown = table.apply(hidden)
    shown.loc[small] = None
    return shown.reset_index()


def by_week(counts: pd.DataFrame, what: str, whole: pd.DataFrame) -> pd.DataFrame:
    """A row per week and a column per name, what is too small hidden."""
    found = total(counts, what, ["week", "naam"])
    if found.empty:
        return pd.DataFrame()
    rest = total(whole, what, ["week", "naam"])
    return hidden(found, rest).unstack("naam", fill_value=0)


def as_csv(counts: pd.DataFrame) -> str:
    """One row per audience, municipality and count; an empty number is hidden. For Excel here: semicolons and a BOM."""
    kept = counts.groupby(["wat", "naam", "doelgroep", "gemeente"], as_index=False)["aantal"].sum()
    if len(kept):
        kept["aantal"] = kept.groupby(["wat", "naam"])["aantal"].transform(hidden)
    return "\ufeff" + kept.to_csv(sep=";", index=False, lineterminator="\n")


def topics(counts: pd.DataFrame) -> dict[str, tuple[int | str, int | str]]:
    """Per topic how often it was the answer and helped; '<5' for what is too small."""
    answered, helped = total(counts, TOPIC), total(counts, TOPIC_HELPED)

    def said(number: int) -> int | str:
        return f"<{FEWEST}" if 0 < number < FEWEST else number

    return {str(topic): (said(int(number)), said(int(helped.get(topic, 0)))) for topic, number in answered.items()}
