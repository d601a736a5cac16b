"""The safety gate inside the gateway: danger is answered even when Rasa is down."""

from __future__ import annotations

import asyncio
import logging
import threading

from bot.dialogue.reply import Reply
from bot.dialogue.safety import safety_reply
from bot.dialogue.state import State
from bot.knowledge import Audience, Knowledge
from bot.opening import now_here
from bot.safety.gate import SafetyGate
from bot.safety.load import project_gate

logger = logging.getLogger(__name__)

# More than these at once would only make all of them late; a refusal shows the helplines in any case.
CHECKS_AT_ONCE = 16


class Watch:
    """Loads the gate in the background, so that the gateway answers from the first second."""

    def __init__(self, knowledge: Knowledge, gate: SafetyGate | None = None) -> None:
        self._knowledge, self._gate, self.ready, self._checks = knowledge, gate, True, 0

    def load(self) -> None:
        self.ready = False
        threading.Thread(target=self._load, name="safety", daemon=True).start()

    def _load(self) -> None:
        try:
            self._gate = project_gate()
        except Exception as error:
            # Without the classifier the patterns still notice what is said outright.
            logger.warning("The safety gate has only its patterns: %s", type(error).__name__)
            self._gate = SafetyGate(None)
        self.ready = True

    async def notice(self, text: str, audience: Audience | None) -> Reply | None:
        """As `reply`, beside the other requests; None too when very many are being looked at."""
        if self._checks >= CHECKS_AT_ONCE:
            return None
        self._checks += 1
        try:
            return await asyncio.to_thread(self.reply, text, audience)
        finally:
            self._checks -= 1

    def is_alarming(self, text: str) -> bool:
        """Whether anything in this text is an alarm, also a doubtful one."""
        return (self._gate or SafetyGate(None)).check(text) is not None

    def reply(self, text: str, audience: Audience | None) -> Reply | None:
        """The reply to an alarm in this text; None when there is none."""
        alarm = (self._gate or SafetyGate(None)).check(text)
        if alarm is None:
            return None
        state = State(audience=audience)
        return safety_reply(self._knowledge, alarm.category, alarm.level, state, now_here(), text)
