"""Plays a whole conversation as the desk does, keeps every reply, and says in words what is wrong with them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx
import jsonschema

from bot.dialogue.answer import WORDS_A_TURN
from bot.knowledge import Knowledge
from bot.sentences import count_words
from editor.desk.talk import Conversation, Result, run
from tests.contract import REPLY

Reply = Mapping[str, Any]
PLACES = ("help", "place")
_CONTRACT = jsonschema.Draft202012Validator(REPLY)


@dataclass(frozen=True)
class Exchange:
    """What was sent, either a text or a choice, and the whole reply."""

    said: Mapping[str, str]
    reply: Reply

    @property
    def kind(self) -> str:
        return str(self.reply["turn"]["kind"])

    @property
    def texts(self) -> list[str]:
        return [message["text"] for message in self.reply["messages"]]


@dataclass(frozen=True)
class Played:
    conversation: Conversation
    results: Sequence[Result]
    exchanges: Sequence[Exchange]


def play(conversation: Conversation, http: httpx.Client) -> Played:
    """Plays it through the desk's own player; `http` is used up for this one conversation."""
    exchanges: list[Exchange] = []

    def note(response: httpx.Response) -> None:
        response.read()
        sent = json.loads(response.request.content)
        said = {name: sent[name] for name in ("text", "choice") if name in sent}
        exchanges.append(Exchange(said, response.json()))

    http.event_hooks = {"response": [note]}
    return Played(conversation, run(conversation, "", http), exchanges)


def play_side_by_side(played: Sequence[Played], http: httpx.Client, rounds: int) -> list[list[Reply]]:
    """The first turns once more, of all conversations in turn; the replies per conversation."""
    replies: list[list[Reply]] = [[] for _ in played]
    for number in range(rounds):
        for one, own in zip(played, replies, strict=True):
            if number >= len(one.exchanges):
                # It ended early: a button that it wanted to press was not there.
                continue
            body = {
                "session": own[-1]["session"] if own else None,
                "audience": one.conversation.audience,
                **one.exchanges[number].said,
            }
            own.append(http.post("/api/messages", json=body).json())
    return replies


def shown(reply: Reply) -> dict[str, Any]:
    """What a visitor gets, without the session and what hangs on the clock."""
    messages = [
        (message["text"], message["buttons"], message["card"] and message["card"]["type"])
        for message in reply["messages"]
    ]
    return {"messages": messages, "turn": reply["turn"]}


# What may be wrong


def faults(played: Played, knowledge: Knowledge) -> list[str]:
    """Everything that is wrong in a conversation, with the number of the turn."""
    broken = [f"turn {number}: {fault}" for number, fault in _each(played, _of_contract)]
    if broken:
        # The other checks read what the contract promises.
        return broken
    ids = ids_of(knowledge)
    found = [f"turn {number}: {fault}" for number, fault in _each(played, lambda one: _texts_wrong(one, ids))]
    found += _too_long_or_again(played, knowledge)
    return [*found, *_places_unasked(played, knowledge), *_alarms_for_nothing(played)]


def misses(played: Played) -> list[str]:
    """Turns that went otherwise than the conversation expects: no fault of the dialogue, but of recognition."""
    return [f"turn {number}: {result.fault}" for number, result in enumerate(played.results, 1) if result.fault]


def expectations(played: Played) -> int:
    """How many turns of a conversation expect something."""
    return sum(bool(turn.kind or turn.topic) for turn in played.conversation.turns)


def missed_alarms(played: Played) -> list[str]:
    """Turns that should raise an alarm and do not."""
    return [
        f"turn {number}: no alarm"
        for number, (turn, exchange) in enumerate(zip(played.conversation.turns, played.exchanges, strict=False), 1)
        if turn.kind == "safety" and exchange.kind != "safety"
    ]


def _each(played: Played, check: Callable[[Exchange], Iterable[str]]) -> Iterator[tuple[int, str]]:
    for number, exchange in enumerate(played.exchanges, 1):
        for fault in check(exchange):
            yield number, fault


def _too_long_or_again(played: Played, knowledge: Knowledge) -> Iterator[str]:
    before: list[str] = []
    for number, exchange in enumerate(played.exchanges, 1):
        now = _without_notices(exchange, knowledge)
        for fault in (*_too_long(played.conversation, exchange, now, knowledge), *_said_again(exchange, before, now)):
            yield f"turn {number}: {fault}"
        before = now


def _of_contract(exchange: Exchange) -> Iterator[str]:
    for error in _CONTRACT.iter_errors(exchange.reply):
        yield f"contract: {error.json_path} {error.message[:80]}"


def _texts_wrong(exchange: Exchange, ids: re.Pattern[str]) -> Iterator[str]:
    if exchange.kind == "error":
        yield "an error"
    for text in exchange.texts:
        if not text.strip():
            yield "an empty message"
    for text in _read_by_people(exchange.reply["messages"]):
        for found in raw_in(text, ids):
            yield f"'{found}' is not for people, in: {text[:60]}"


def _without_notices(exchange: Exchange, knowledge: Knowledge) -> list[str]:
    """The texts that count: an opening notice and what stays in sight after an alarm may come again and again."""
    say = knowledge.phrases.say
    names = ("melding", "te_veel_beurten", "veilig_blijft")
    notices = {say(name, audience) for name in names for audience in WORDS_A_TURN}
    return [
        message["text"]
        for message in exchange.reply["messages"]
        if message["text"] not in notices and (message["card"] or {}).get("type") != "safety"
    ]


def _too_long(
    conversation: Conversation, exchange: Exchange, texts: Sequence[str], knowledge: Knowledge
) -> Iterator[str]:
    article = knowledge.articles.get(exchange.reply["turn"]["article"] or "")
    most = WORDS_A_TURN[article.audience if article else "jongere" if conversation.audience == "jongere" else "ouder"]
    words = sum(count_words(text) for text in texts)
    if words > most:
        yield f"{words} words, at most {most}"


def _said_again(exchange: Exchange, before: Sequence[str], now: Sequence[str]) -> Iterator[str]:
    """A line of the turn before, or the same line twice in this one. To an alarm a line may be said again."""
    if exchange.kind == "safety":
        return
    for place, text in enumerate(now):
        if text in before or text in now[:place]:
            yield f"says again: {text[:60]}"


def _places_unasked(played: Played, knowledge: Knowledge) -> Iterator[str]:
    """A place beside the first everyday answer, where its article does not always offer one."""
    for number, exchange in enumerate(played.exchanges, 1):
        if exchange.kind in ("help", "safety"):
            return
        if exchange.kind != "answer":
            continue
        article = knowledge.articles.get(exchange.reply["turn"]["article"] or "")
        cards = [message["card"] for message in exchange.reply["messages"] if message["card"]]
        pushed = exchange.reply["turn"]["help"] or any(card["type"] in PLACES for card in cards)
        if pushed and not (article and article.always_offer):
            yield f"turn {number}: a place that nobody asked for"
        return


def _alarms_for_nothing(played: Played) -> Iterator[str]:
    """A heavy alarm in a conversation that expects none; one kind question beside an answer may be."""
    if any(turn.kind == "safety" for turn in played.conversation.turns):
        return
    for number, exchange in enumerate(played.exchanges, 1):
        safety = exchange.reply["turn"]["safety"]
        if safety and safety["level"] != "check":
            yield f"turn {number}: an alarm for nothing"


# Texts that are not for people

_MACHINE = re.compile(
    r"\{\w*\}|\*\*|</?[a-z]+>|(?<!\w)/[a-z]+\{|\b[a-z]+_[a-z_]+\b|"
    r"\b(?:onderwerp|stap|vervolg|omgeving|plaats|doelgroep|zeg|veilig):[a-z0-9]|"
    r"\b(?:None|True|False|NaN|null|undefined|Traceback)\b"
)
_ENGLISH = re.compile(
    r"\b(?:the|and|you|your|with|this|that|those|what|which|where|when|please|cannot|not|unknown|"
    r"invalid|failed|error|action|intent)\b",
    re.IGNORECASE,
)
# What a page does not show of a card.
_UNSEEN = ("type", "id", "key", "level", "status", "choice", "web", "phone", "chat", "checked_on", "on", "sources")


def raw_in(text: str, ids: re.Pattern[str]) -> list[str]:
    """Ids, left-over placeholders and English in a text that somebody reads."""
    return [match[0] for pattern in (_MACHINE, _ENGLISH, ids) for match in pattern.finditer(text)]


def ids_of(knowledge: Knowledge) -> re.Pattern[str]:
    """The names of topics with a hyphen; 'driftbuien' is an ordinary word too."""
    names = sorted(name for name in knowledge.topics if "-" in name)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w-])")


def _read_by_people(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for name, value in part.items():
            if name not in _UNSEEN:
                yield from _read_by_people(value)
    elif isinstance(part, Sequence):
        for value in part:
            yield from _read_by_people(value)
