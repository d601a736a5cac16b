import numpy as np
import pandas as pd
import pytest

from evaluation.memory import memory_growth, slopes
from tests.rememberer import TEXTS, RememberingRasa, measured


def test_memory_is_read_while_messages_are_sent(knowledge):
    rasa, sizes = RememberingRasa(), iter(range(100))
    table = measured(
        knowledge, rasa, lambda http: memory_growth(http, TEXTS, 60, lambda: {"gateway": float(next(sizes))})
    )
    assert table["messages"].iloc[-1] == len(rasa.bodies) == 60 and len(table) == 21


def test_growth_is_counted_after_the_warming_up():
    messages = np.arange(0, 2001, 100)
    table = pd.DataFrame({"messages": messages, "rasa": np.maximum(messages, 500) * 0.004, "gateway": 50.0})
    assert slopes(table)["rasa"] == pytest.approx(4.0) and slopes(table)["gateway"] == pytest.approx(0.0)
