import csv
from pathlib import Path

import pytest

from bot.audience import audience_in

with (Path(__file__).parent / "data" / "doelgroepen.csv").open(encoding="utf-8", newline="") as file:
    TABLE = [(row["bericht"], row["doelgroep"]) for row in csv.DictReader(file, delimiter=";")]


def test_the_table_is_long_enough():
    assert len(TABLE) >= 80


@pytest.mark.parametrize(("text", "audience"), TABLE)
def test_who_writes_is_understood_only_when_it_is_said(text, audience):
    assert (audience_in(text) or "") == audience
