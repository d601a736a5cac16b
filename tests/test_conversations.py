"""The conversations of tests/gesprekken/, which editors write at the desk, through the API of the running stack."""

import httpx
import pytest

from bot.paths import ROOT
from editor.desk.talk import FOLDER, SECONDS, read
from tests.conversation_checks import (
    expectations,
    faults,
    missed_alarms,
    misses,
    play,
    play_side_by_side,
    shown,
)

pytestmark = pytest.mark.stack

FILES = sorted((ROOT / FOLDER).glob("*.yml"))
ROUNDS = 3
# Of the turns that expect a kind of reply or a topic.
MISSES = 0.2


@pytest.fixture(scope="module")
def client(stack):
    return lambda: httpx.Client(base_url=stack.url, timeout=SECONDS, trust_env=False)


@pytest.fixture(scope="module")
def played(client):
    """What became of the conversation of a file; each is played once."""
    known = {}

    def play_once(path):
        if path not in known:
            with client() as http:
                known[path] = play(read(path.read_text(encoding="utf-8")), http)
        return known[path]

    return play_once


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_whole_conversation_goes_as_it_should(path, played, knowledge):
    assert [*faults(played(path), knowledge), *missed_alarms(played(path))] == []


def test_of_what_the_conversations_expect_most_comes_true(played):
    """Recognition is never all right; what it misses is listed when it misses more than this."""
    everything = [played(path) for path in FILES]
    missed = [f"{one.conversation.name}: {miss}" for one in everything for miss in misses(one)]
    assert len(missed) <= MISSES * sum(map(expectations, everything)), "\n".join(missed)


def test_forty_conversations_side_by_side_are_each_as_they_are_alone(played, client):
    alone = [played(path) for path in FILES]
    with client() as http:
        together = play_side_by_side(alone, http, ROUNDS)
    for one, replies in zip(alone, together, strict=True):
        expected = [shown(exchange.reply) for exchange in one.exchanges[:ROUNDS]]
        assert [shown(reply) for reply in replies] == expected, one.conversation.name
    assert len({replies[0]["session"] for replies in together}) == len(FILES) >= 40
