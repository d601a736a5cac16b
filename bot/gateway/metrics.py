"""Counts and times in Prometheus' form. Every label comes from a closed list, so no text can get in."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from typing import Any, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.requests import Request

from bot.dialogue.reply import Kind
from bot.gateway.addresses import is_this_machine
from bot.gateway.capacity import Capacity
from bot.gateway.sessions import Sessions
from bot.safety.model import CATEGORIES, LEVELS
from bot.settings import Settings

MEDIA_TYPE = CONTENT_TYPE_LATEST
OTHER = "overig"
ACTS = frozenset(
    "vraag begroeting bedankt dag ja nee weet_niet meer_tips helpt helpt_niet mens_spreken hulp_buurt "
    "verkeerd_begrepen leeftijd ben_je_robot privacy klacht opnieuw kies buiten_bereik".split()
)
FEEDBACK = ("helpt", "helpt_niet")
SECONDS = (0.025, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0, 10.0)


def may_read(request: Request, settings: Settings) -> bool:
    """With a token: whoever has it, from anywhere. Without one: only a program on this machine."""
    if not settings.metrics:
        return False
    if settings.metrics_token:
        sent = request.headers.get("authorization", "").encode()
        return secrets.compare_digest(sent, f"Bearer {settings.metrics_token}".encode())
    return is_this_machine(request)


def _known(value: object, known: Collection[str]) -> str:
    return value if isinstance(value, str) and value in known else OTHER


class Metrics:
    """The numbers of one gateway, in a registry of its own."""

    def __init__(self, articles: Iterable[str]) -> None:
        self._articles = frozenset(articles)
        self.registry = registry = CollectorRegistry()
        ProcessCollector(namespace="gv", registry=registry)
        self._requests = Counter("gv_requests", "Requests by route and status.", ["route", "status"], registry=registry)
        self._seconds = Histogram(
            "gv_request_seconds", "Seconds until the reply.", ["route"], buckets=SECONDS, registry=registry
        )
        self._rasa_seconds = Histogram(
            "gv_rasa_seconds", "Seconds that Rasa took, waiting left out.", buckets=SECONDS, registry=registry
        )
        self._turns = Counter("gv_turns", "Turns by kind.", ["kind"], registry=registry)
        self._acts = Counter("gv_acts", "Turns by dialogue act.", ["act"], registry=registry)
        self._answers = Counter("gv_articles", "Turns by article shown.", ["article"], registry=registry)
        self._safety = Counter("gv_safety", "Alarms.", ["category", "level"], registry=registry)
        self._feedback = Counter("gv_feedback", "What visitors say of an answer.", ["act"], registry=registry)
        self._refusals = Counter("gv_refusals", "Messages not answered, by reason.", ["reason"], registry=registry)
        for act in FEEDBACK:
            self._feedback.labels(act)

    def watch(self, capacity: Capacity, sessions: Sessions) -> None:
        """Shows how many messages are worked on and how many conversations are open."""
        inside = Gauge("gv_messages_inside", "Messages worked on or waiting.", registry=self.registry)
        inside.set_function(lambda: capacity.inside)
        opened = Gauge("gv_sessions", "Open conversations.", registry=self.registry)
        opened.set_function(lambda: len(sessions))

    def request(self, route: str, status: int, seconds: float) -> None:
        self._requests.labels(route, str(status)).inc()
        self._seconds.labels(route).observe(seconds)

    def rasa(self, seconds: float) -> None:
        self._rasa_seconds.observe(seconds)

    def refusal(self, reason: str) -> None:
        """`reason` is the name of the fixed sentence that was said."""
        self._refusals.labels(reason).inc()

    def turn(self, turn: Mapping[str, Any]) -> None:
        """Counts a turn of the contract; a value that is not known is counted as 'overig'."""
        self._turns.labels(_known(turn.get("kind"), get_args(Kind))).inc()
        act, article, safety = turn.get("act"), turn.get("article"), turn.get("safety")
        if act:
            self._acts.labels(_known(act, ACTS)).inc()
        if act in FEEDBACK:
            self._feedback.labels(act).inc()
        if article:
            self._answers.labels(_known(article, self._articles)).inc()
        if safety:
            self._safety.labels(_known(safety.get("category"), CATEGORIES), _known(safety.get("level"), LEVELS)).inc()

    def page(self) -> bytes:
        return generate_latest(self.registry)
