"""The reply of one turn, in the shape of the turn contract (docs/contract.md)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from bot.dialogue.state import State

Kind = Literal["answer", "clarify", "unknown", "question", "help", "safety", "smalltalk", "error"]


@dataclass(frozen=True)
class Button:
    """`choice` is an act ('meer_tips') or a named thing ('onderwerp:driftbuien')."""

    title: str
    choice: str

    def to_json(self) -> dict[str, str]:
        return {"title": self.title, "choice": self.choice}


@dataclass(frozen=True)
class Message:
    text: str
    buttons: tuple[Button, ...] = ()
    card: dict[str, Any] | None = None

    def to_json(self) -> dict[str, Any]:
        return {"text": self.text, "buttons": [button.to_json() for button in self.buttons], "card": self.card}


@dataclass(frozen=True)
class Turn:
    """What happened, for the page, tests and counting; never the user's text."""

    kind: Kind
    topics: tuple[tuple[str, float], ...] = ()
    act: str | None = None
    age_months: int | None = None
    help: tuple[str, ...] = ()
    article: str | None = None
    safety: tuple[str, str] | None = None

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "topics": [{"id": topic, "score": round(score, 4)} for topic, score in self.topics],
            "act": self.act,
            "age_months": self.age_months,
            "safety": {"category": self.safety[0], "level": self.safety[1]} if self.safety else None,
            "help": list(self.help),
            "article": self.article,
        }


@dataclass(frozen=True)
class Reply:
    """Messages, the turn's description and the state after it."""

    messages: tuple[Message, ...]
    turn: Turn
    state: State = field(default_factory=State)

    def described(self, act: str | None, topics: tuple[tuple[str, float], ...] = ()) -> Reply:
        """The same reply with the act and the ranking of the message that led to it."""
        turn = replace(self.turn, act=act, topics=topics or self.turn.topics, age_months=self.state.age_months)
        return replace(self, turn=turn)
