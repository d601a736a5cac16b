"""A running assistant for a measurement: one of its own, on a free port."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from bot.stack.model import TrainingFailed, train
from bot.stack.ports import free_ports
from bot.stack.supervisor import Stack

# All questions come from one address, and faster than people type.
UNLIMITED = {"GV_MESSAGES_PER_MINUTE": "0", "GV_ADDRESS_MESSAGES_PER_MINUTE": "0"}


class TrainingNeeded(Exception):
    """There is no trained model and training failed."""


def new_stack(**settings: str) -> Stack:
    """A stack on a free port without limits on messages a minute, not started yet."""
    try:
        model = train()
    except TrainingFailed as error:
        raise TrainingNeeded(f"Rasa could not train:\n{error}") from error
    return Stack(free_ports(1)[0], model, settings={**UNLIMITED, **settings})


@contextlib.contextmanager
def running_stack() -> Iterator[str]:
    """The address of an assistant that answers, for as long as the block lasts."""
    with new_stack() as stack:
        stack.wait_until_ready()
        yield stack.url
