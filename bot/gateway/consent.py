"""Asks whether a question without an answer may be kept, and keeps it only after a yes.

All of it happens in the gateway: Rasa never hears of it, so that no slot or tracker holds the text. The text is in the
session's memory from the turn that it belongs to until the next one, or until the answer to this very question; a
'nee', another message or the end of the session drops it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.board import Board
from bot.dialogue.reply import Button, Message, Turn
from bot.gateway.counts import GOING_ON
from bot.gateway.requests import Request
from bot.knowledge import Knowledge
from bot.wijk import Municipality

logger = logging.getLogger(__name__)

YES, NO = "bewaren_ja", "bewaren_nee"
NOT_THIS = "verkeerd_begrepen"
# After one word there is nothing to write an answer to.
FEWEST_WORDS = 3


@dataclass
class Waiting:
    """What one session remembers for this; in memory only.

    `question` is what was typed last and may turn out to have no answer; `asked` whether it was asked in this
    conversation, which happens at most once: so a group of three on the board is three conversations.
    """

    question: str | None = None
    audience: str = ""
    municipality: str = ""
    asks: bool = False
    asked: bool = False
    alarmed: bool = False

    def forget(self) -> None:
        self.question, self.asks = None, False


class Consent:
    """`towns` are the codes or names of the municipalities that chose for it; with none of them it is off.

    `is_alarming` looks once more at a text before it is kept.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        board: Board,
        towns: Collection[str],
        is_alarming: Callable[[str], bool] = lambda text: False,
    ) -> None:
        self._knowledge, self._board, self._is_alarming = knowledge, board, is_alarming
        found = (knowledge.directory.municipality(town) for town in towns)
        self._towns = frozenset(town.code for town in found if town)

    def is_on_in(self, gemeente: str | None) -> bool:
        """Whether this municipality, by its name or code, lets questions be kept."""
        return self._town(gemeente) is not None

    def _town(self, gemeente: str | None) -> Municipality | None:
        town = self._knowledge.directory.municipality(gemeente) if gemeente and self._towns else None
        return town if town and town.code in self._towns else None

    def question_after(self, waiting: Waiting, request: Request, turn: Mapping[str, Any]) -> dict[str, Any] | None:
        """The message that asks for consent, to stand last in the reply to this turn; None when it is not asked.

        Call it after every turn that Rasa answered, also when the reply is an alarm: it keeps track of the text.
        """
        if turn.get("safety") or turn.get("kind") == "safety":
            waiting.alarmed = True
        town = self._town(request.gemeente)
        if waiting.alarmed or waiting.asked or town is None:
            waiting.forget()
            return None
        self._remember(waiting, request, turn, town.slug)
        if waiting.question is None or not _has_no_answer(turn):
            return None
        waiting.asks = waiting.asked = True
        say = self._knowledge.phrases.say
        buttons = (Button(say("knop_bewaren_ja"), YES), Button(say("knop_bewaren_nee"), NO))
        return Message(say("vraag_bewaren", request.audience), buttons=buttons).to_json()

    def _remember(self, waiting: Waiting, request: Request, turn: Mapping[str, Any], town: str) -> None:
        kind, act = turn.get("kind"), turn.get("act")
        if request.text and act not in GOING_ON and kind in ("answer", "clarify", "unknown"):
            is_long_enough = len(request.text.split()) >= FEWEST_WORDS
            waiting.question = request.text if is_long_enough else None
            waiting.audience, waiting.municipality = request.audience or "", town
        elif act not in (NOT_THIS, "leeftijd") and kind != "clarify":
            # An answer, a greeting, anything else: the question before it is over.
            waiting.forget()

    async def answer_to(self, waiting: Waiting, request: Request) -> tuple[list[dict[str, Any]], dict[str, Any]] | None:
        """Messages and turn for 'ja' or 'nee' to the question, without asking Rasa; None for every other request.

        Call it before Rasa is asked. Whatever comes after the question, the text is dropped here.
        """
        text, asked = waiting.question, waiting.asks
        if asked:
            waiting.forget()
        if request.choice not in (YES, NO):
            return None
        if request.choice == NO:
            phrase = "niet_bewaard"
        elif text is None or not asked:
            phrase = "bewaren_te_laat"
        else:
            kept = await asyncio.to_thread(self._keep, text, waiting.audience, waiting.municipality)
            phrase = "vraag_bewaard" if kept else "bewaren_mislukt"
        message = Message(self._knowledge.phrases.say(phrase, request.audience))
        return [message.to_json()], Turn("smalltalk").to_json()

    def _keep(self, text: str, audience: str, town: str) -> bool:
        if self._is_alarming(text):
            return False
        try:
            return self._board.keep(text, audience, town) is not None
        except OSError as error:
            logger.warning("A question was not kept: %s", type(error).__name__)
            return False


def _has_no_answer(turn: Mapping[str, Any]) -> bool:
    """'Dat weet ik niet', or 'past niet' with nothing left to offer; with topics on offer it is too early."""
    return turn.get("kind") == "unknown" or (turn.get("act") == NOT_THIS and turn.get("kind") != "clarify")
