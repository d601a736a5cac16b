import asyncio

import pytest

from bot.gateway.capacity import Capacity, Full


def test_beyond_those_at_work_and_waiting_there_is_no_place():
    capacity = Capacity(at_once=1, waiting=1)
    with capacity.place(), capacity.place():
        with pytest.raises(Full), capacity.place():
            pass
        assert capacity.inside == 2
    with capacity.place():
        assert capacity.inside == 1


def test_with_no_limit_on_waiting_nobody_is_refused():
    capacity = Capacity(at_once=1, waiting=0)
    with capacity.place(), capacity.place(), capacity.place():
        assert capacity.inside == 3


@pytest.mark.parametrize(("at_once", "most"), [(2, 2), (0, 5)])
def test_only_so_many_are_with_rasa_at_once(at_once, most):
    capacity, now, seen = Capacity(at_once, waiting=0), 0, []

    async def ask():
        nonlocal now
        async with capacity.turn():
            now += 1
            seen.append(now)
            await asyncio.sleep(0)
            now -= 1

    async def everybody():
        await asyncio.gather(*(ask() for _ in range(5)))

    asyncio.run(everybody())
    assert max(seen) == most
