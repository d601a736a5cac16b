"""Whether the memory of the running assistant grows with the number of messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

import httpx
import numpy as np
import pandas as pd

from evaluation.exchange import Talker

MEASUREMENTS = 20
PEOPLE = 4
MESSAGES_A_VISIT = 6
# Caches fill and conversations pile up in the beginning; growth is what goes on afterwards.
WARMING_UP = 0.25


async def memory_growth(
    http: httpx.AsyncClient, texts: Sequence[str], messages: int, sample: Callable[[], dict[str, float]]
) -> pd.DataFrame:
    """MB per part (`sample`) after every twentieth part of `messages`."""
    rows = [{"messages": 0, **sample()}]
    for count in np.diff(np.linspace(0, messages, MEASUREMENTS + 1).astype(int)):
        shares = [len(part) for part in np.array_split(np.arange(count), PEOPLE)]
        sent = rows[-1]["messages"]
        await asyncio.gather(*(_visit(http, texts, int(sent), number, share) for number, share in enumerate(shares)))
        rows.append({"messages": sent + int(count), **sample()})
    return pd.DataFrame(rows)


async def _visit(http: httpx.AsyncClient, texts: Sequence[str], sent: int, number: int, share: int) -> None:
    for said in range(share):
        if said % MESSAGES_A_VISIT == 0:
            talker = Talker(http)
        await talker.say(texts[(sent + number * share + said) % len(texts)])


def slopes(table: pd.DataFrame) -> pd.Series:
    """MB that each part grows by in 1,000 messages, once it has warmed up; negative when it shrinks."""
    warm = table[table["messages"] >= WARMING_UP * table["messages"].max()]
    parts = [name for name in table.columns if name != "messages"]
    return pd.Series({name: 1000 * np.polyfit(warm["messages"], warm[name], 1)[0] for name in parts})
