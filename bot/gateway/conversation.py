"""One turn: limits, the opening notice, Rasa, and a fixed friendly text when anything fails."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Kind, Message, Turn
from bot.gateway.rasa_client import RasaClient, RasaUnavailable, payload_of
from bot.gateway.requests import Request
from bot.gateway.safety import Watch
from bot.gateway.sessions import Session, Sessions
from bot.knowledge import Knowledge
from bot.settings import Settings

logger = logging.getLogger(__name__)

FALLBACK_HELP = ("112", "113", "kindertelefoon", "veilig-thuis")


class Conversation:
    """Answers requests. Every method returns a full reply of the contract, never an empty one."""

    def __init__(
        self, settings: Settings, knowledge: Knowledge, sessions: Sessions, rasa: RasaClient, watch: Watch
    ) -> None:
        self.settings, self.knowledge, self.sessions, self.rasa = settings, knowledge, sessions, rasa
        self.watch = watch

    async def reply(self, request: Request) -> dict[str, Any]:
        session = self.sessions.get(request.session) or self.sessions.start()
        async with session.lock:
            return await self._turn(session, request)

    def say(self, phrase: str, token: str | None, kind: Kind = "error", **values: object) -> dict[str, Any]:
        """A reply of one fixed sentence; a visitor without a session gets a token that opens none yet."""
        session = self.sessions.get(token) or Session()
        return self._fixed(session, phrase, kind, **values)

    def _fixed(self, session: Session, phrase: str, kind: Kind = "error", **values: object) -> dict[str, Any]:
        message = Message(self.knowledge.phrases.say(phrase, None, **values)).to_json()
        return {"session": session.token, "messages": [message], "turn": Turn(kind).to_json()}

    async def _turn(self, session: Session, request: Request) -> dict[str, Any]:
        if self.sessions.too_fast(session, self.settings.messages_per_minute):
            return self._fixed(session, "te_snel")
        if request.choice is not None and request.choice not in session.choices:
            return self._fixed(session, "onbekende_keuze")
        notices = []
        if self.settings.max_turns and session.turns >= self.settings.max_turns:
            session = self._afresh(session)
            notices.append(self._notice("te_veel_beurten"))
        if session.turns == 0:
            notices.append(self._notice("melding"))
        session.turns += 1
        return await self._ask_rasa(session, request, notices)

    def _afresh(self, session: Session) -> Session:
        """A new conversation for the same visitor; nothing of the old one goes along but the rate."""
        self.sessions.end(session)
        fresh = self.sessions.start()
        fresh.times = session.times
        return fresh

    def _notice(self, phrase: str) -> dict[str, Any]:
        return Message(self.knowledge.phrases.say(phrase)).to_json()

    async def _ask_rasa(self, session: Session, request: Request, notices: list[dict[str, Any]]) -> dict[str, Any]:
        message = payload_of(request.choice) if request.choice is not None else str(request.text)
        metadata = {"audience": request.audience, "gemeente": request.gemeente}
        try:
            deadline = self.settings.deadline_seconds or None
            found = await asyncio.wait_for(self.rasa.send(session.conversation, message, metadata), deadline)
        except (RasaUnavailable, asyncio.TimeoutError) as error:
            logger.warning("Rasa gave no usable reply: %s", error if str(error) else type(error).__name__)
            return self._failed(session, request, notices)
        for part in found.messages:
            for button in part["buttons"]:
                session.offer(button["choice"])
        return {"session": session.token, "messages": notices + found.messages, "turn": found.turn}

    def _failed(self, session: Session, request: Request, notices: list[dict[str, Any]]) -> dict[str, Any]:
        """Without Rasa: the reply to an alarm when the message gives one, else the fixed text with the helplines."""
        alarm = self.watch.reply(request.text, request.audience) if request.text else None
        if alarm:
            messages = [message.to_json() for message in alarm.messages]
            return {"session": session.token, "messages": notices + messages, "turn": alarm.turn.to_json()}
        say = self.knowledge.phrases.say
        card = help_card(self.knowledge.help[key] for key in FALLBACK_HELP)
        messages = [Message(say("storing")).to_json(), Message(say("storing_hulp"), card=card).to_json()]
        turn = Turn("error", help=FALLBACK_HELP).to_json()
        return {"session": session.token, "messages": notices + messages, "turn": turn}
