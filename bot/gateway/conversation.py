"""One turn: limits, the opening notice, Rasa, and a fixed friendly text when anything fails."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import dataclass
from typing import Any

from bot.dialogue.cards import help_card
from bot.dialogue.reply import Kind, Message, Turn
from bot.gateway.capacity import RETRY_SECONDS, Capacity, Full
from bot.gateway.consent import Consent
from bot.gateway.counts import Counts
from bot.gateway.metrics import Metrics
from bot.gateway.rasa_client import RasaClient, RasaReply, RasaUnavailable, payload_of
from bot.gateway.rate import A_MINUTE
from bot.gateway.requests import Request
from bot.gateway.safety import Watch
from bot.gateway.sessions import Session, Sessions
from bot.knowledge import Knowledge
from bot.settings import Settings

logger = logging.getLogger(__name__)

FALLBACK_HELP = ("112", "113", "kindertelefoon", "veilig-thuis")


@dataclass(frozen=True)
class Outcome:
    """A full reply of the contract with its HTTP status; `retry` is after how many seconds to come back."""

    body: dict[str, Any]
    status: int = 200
    retry: int | None = None


class Conversation:
    """Answers requests. Every method returns a full reply of the contract, never an empty one."""

    def __init__(
        self,
        settings: Settings,
        knowledge: Knowledge,
        sessions: Sessions,
        rasa: RasaClient,
        watch: Watch,
        capacity: Capacity,
        metrics: Metrics,
        counts: Counts,
        consent: Consent,
    ) -> None:
        self.settings, self.knowledge, self.sessions, self.rasa = settings, knowledge, sessions, rasa
        self.watch, self.capacity, self.metrics, self.counts = watch, capacity, metrics, counts
        self.consent = consent

    async def reply(self, request: Request) -> Outcome:
        try:
            with self.capacity.place():
                return await self._reply(request)
        except Full:
            return await self._refuse(request, "te_druk", 503, RETRY_SECONDS)

    async def refuse_address(self, request: Request) -> Outcome:
        """The reply when one network address sends too much."""
        return await self._refuse(request, "te_snel_samen", 429, int(A_MINUTE))

    async def too_long(self, request: Request) -> Outcome:
        """A longer message than Rasa should see: danger in it is answered all the same."""
        session = self.sessions.get(request.session) or Session()
        alarm = await self._alarm(session, request)
        return Outcome(alarm or self.say("te_lang_bericht", session.token, maximum=self.settings.max_text))

    def say(self, phrase: str, token: str | None = None, kind: Kind = "error", **values: object) -> dict[str, Any]:
        """A reply of one fixed sentence; a visitor without a session gets a token that opens none yet."""
        self.metrics.refusal(phrase)
        message = self._sentence(phrase, **values)
        return self._body(self.sessions.get(token) or Session(), [message], Turn(kind).to_json())

    def broken(self) -> dict[str, Any]:
        """The reply when the gateway itself made a mistake."""
        self.metrics.refusal("storing")
        return self._with_help(Session(), [self._sentence("storing")])

    async def _reply(self, request: Request) -> Outcome:
        session = self.sessions.get(request.session) or self.sessions.start()
        # Before waiting for its own earlier message: one conversation cannot fill the queue.
        if self.sessions.too_fast(session, self.settings.messages_per_minute):
            return await self._too_fast(session, request)
        async with session.lock:
            return Outcome(await self._turn(session, request))

    async def _too_fast(self, session: Session, request: Request) -> Outcome:
        alarm = await self._alarm(session, request)
        return Outcome(alarm or self.say("te_snel", session.token))

    async def _refuse(self, request: Request, phrase: str, status: int, retry: int) -> Outcome:
        """Refuses a message without asking Rasa; danger in it is answered all the same, and the helplines are there."""
        session = self.sessions.get(request.session) or Session()
        alarm = await self._alarm(session, request)
        if alarm:
            return Outcome(alarm)
        self.metrics.refusal(phrase)
        return Outcome(self._with_help(session, [self._sentence(phrase)]), status, retry)

    async def _turn(self, session: Session, request: Request) -> dict[str, Any]:
        if request.choice is not None and request.choice not in session.choices:
            return self.say("onbekende_keuze", session.token)
        notices = []
        if self.settings.max_turns and session.turns >= self.settings.max_turns:
            session = self._afresh(session)
            notices.append(self._sentence("te_veel_beurten"))
        if session.turns == 0:
            notices.append(self._sentence(self._notice(request)))
        session.turns += 1
        answered = await self.consent.answer_to(session.consent, request)
        if answered:
            messages, turn = answered
            return self._body(session, notices + messages, turn)
        return await self._ask_rasa(session, request, notices)

    def _notice(self, request: Request) -> str:
        return "melding_met_bewaren" if self.consent.is_on_in(request.gemeente) else "melding"

    def _afresh(self, session: Session) -> Session:
        """A new conversation for the same visitor; only its rate goes along, and that danger was in it."""
        self.sessions.end(session)
        fresh = self.sessions.start()
        fresh.times, fresh.consent.alarmed = session.times, session.consent.alarmed
        return fresh

    async def _ask_rasa(self, session: Session, request: Request, notices: list[dict[str, Any]]) -> dict[str, Any]:
        try:
            deadline = self.settings.deadline_seconds or None
            found = await asyncio.wait_for(self._send(session, request), deadline)
        except (RasaUnavailable, asyncio.TimeoutError) as error:
            logger.warning("Rasa gave no usable reply: %s", error if str(error) else type(error).__name__)
            return await self._failed(session, request, notices)
        messages = notices + found.messages + self._about_keeping(session, request, found.turn)
        for part in messages:
            for button in part["buttons"]:
                session.offer(button["choice"])
        self.counts.note(session.episode, request, found.turn)
        return self._body(session, messages, found.turn)

    def _about_keeping(self, session: Session, request: Request, turn: dict[str, Any]) -> list[dict[str, Any]]:
        """What this turn brings about the questions that are kept, in a municipality that chose for it."""
        question = self.consent.question_after(session.consent, request, turn)
        if turn.get("act") == "privacy" and self.consent.is_on_in(request.gemeente):
            return [self._sentence("privacy_met_bewaren")]
        return [question] if question else []

    async def _send(self, session: Session, request: Request) -> RasaReply:
        message = payload_of(request.choice) if request.choice is not None else str(request.text)
        metadata = {"audience": request.audience, "gemeente": request.gemeente}
        async with self.capacity.turn():
            start = time.perf_counter()
            try:
                return await self.rasa.send(session.conversation, message, metadata)
            finally:
                self.metrics.rasa(time.perf_counter() - start)

    async def _failed(self, session: Session, request: Request, notices: list[dict[str, Any]]) -> dict[str, Any]:
        """Without Rasa: the reply to an alarm when the message gives one, else the fixed text with the helplines."""
        self.metrics.refusal("storing")
        session.consent.forget()
        alarm = await self._alarm(session, request, notices)
        return alarm or self._with_help(session, [*notices, self._sentence("storing")])

    async def _alarm(
        self, session: Session, request: Request, notices: list[dict[str, Any]] | None = None
    ) -> dict[str, Any] | None:
        alarm = await self.watch.notice(request.text, request.audience) if request.text else None
        if alarm is None:
            return None
        session.consent.alarmed = True
        session.consent.forget()
        messages, turn = [message.to_json() for message in alarm.messages], alarm.turn.to_json()
        self.counts.note(session.episode, request, turn)
        return self._body(session, (notices or []) + messages, turn)

    def _with_help(self, session: Session, messages: list[dict[str, Any]]) -> dict[str, Any]:
        card = help_card(self.knowledge.help[key] for key in FALLBACK_HELP)
        helplines = Message(self.knowledge.phrases.say("storing_hulp"), card=card).to_json()
        return self._body(session, [*messages, helplines], Turn("error", help=FALLBACK_HELP).to_json())

    def _sentence(self, phrase: str, **values: object) -> dict[str, Any]:
        return Message(self.knowledge.phrases.say(phrase, None, **values)).to_json()

    def _body(self, session: Session, messages: list[dict[str, Any]], turn: dict[str, Any]) -> dict[str, Any]:
        return {"session": session.token, "messages": messages, "turn": turn}
