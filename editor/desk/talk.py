"""Conversations as tests: what somebody says, what the assistant should do, and whether it does."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import httpx

from editor.desk import yamltext
from editor.desk.store import Store
from editor.desk.topic import new_id
from editor.desk.yamltext import CommentedMap, CommentedSeq, YAMLError

FOLDER = "tests/gesprekken"
ANY = ""
KINDS: Mapping[str, str] = {
    "answer": "geeft antwoord",
    "clarify": "vraagt terug",
    "unknown": "zegt dat hij het niet weet",
    "help": "laat zien waar je hulp vindt",
    "safety": "geeft de tekst van het vangnet",
    "question": "stelt een vraag",
    "smalltalk": "zegt iets terug",
    "error": "geeft een foutmelding",
}
SECONDS = 20.0


class NotReachable(Exception):
    """The chat does not answer; the message is Dutch."""


@dataclass(frozen=True)
class Turn:
    """Something typed, or the title of a button pressed, with what should come of it; empty is anything."""

    said: str
    is_button: bool = False
    kind: str = ANY
    topic: str = ANY


@dataclass(frozen=True)
class Conversation:
    name: str
    audience: str = "ouder"
    turns: tuple[Turn, ...] = ()


@dataclass(frozen=True)
class Happened:
    """What the assistant did in one turn."""

    kind: str
    topics: tuple[str, ...]
    texts: tuple[str, ...]
    buttons: tuple[Mapping[str, str], ...] = field(default_factory=tuple)


@dataclass(frozen=True)
class Result:
    turn: Turn
    happened: Happened | None
    fault: str = ""


def read_pasted(text: str) -> tuple[Turn, ...]:
    """The turns of somebody in a pasted conversation: lines that begin with 'Ik:', or every line when none does."""
    rows = [" ".join(row.split()) for row in text.splitlines() if row.strip()]
    mine = [
        re.sub(r"^(?:ik|jij|ouder|jongere|>)\s*:?\s*", "", row, flags=re.IGNORECASE) for row in rows if _is_mine(row)
    ]
    found = mine or [row for row in rows if not re.match(r"(?:bot|gewoon vragen)\s*:", row, re.IGNORECASE)]
    return tuple(_turn(row) for row in found if row)


def _is_mine(row: str) -> bool:
    return re.match(r"(?:(?:ik|jij|ouder|jongere)\s*:|>)", row, re.IGNORECASE) is not None


def _turn(row: str) -> Turn:
    """'[Meer tips]' is a button."""
    match = re.fullmatch(r"\[(.+)\]", row)
    return Turn(match[1], is_button=True) if match else Turn(row)


def run(conversation: Conversation, url: str, http: httpx.Client | None = None) -> list[Result]:
    """Plays a conversation on the running assistant. Raises NotReachable."""
    own = http or httpx.Client(base_url=url, timeout=SECONDS, trust_env=False)
    session: str | None = None
    last: Happened | None = None
    results = []
    try:
        for turn in conversation.turns:
            said = _said(turn, last)
            if said is None:
                results.append(Result(turn, None, f"Er is geen knop '{turn.said}'."))
                break
            body = {"session": session, "audience": conversation.audience, **said}
            answer = own.post("/api/messages", json=body).json()
            session, last = answer["session"], _happened(answer)
            results.append(Result(turn, last, fault_of(turn, last)))
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        raise NotReachable(f"De chat op {url} antwoordt niet. Start hem met 'make run'.") from error
    finally:
        if http is None:
            own.close()
    return results


def _said(turn: Turn, last: Happened | None) -> dict[str, str] | None:
    if not turn.is_button:
        return {"text": turn.said}
    buttons = {button["title"]: button["choice"] for button in (last.buttons if last else ())}
    return {"choice": buttons[turn.said]} if turn.said in buttons else None


def _happened(answer: Mapping[str, Any]) -> Happened:
    turn, messages = answer["turn"], answer["messages"]
    buttons = tuple(button for message in messages for button in message["buttons"])
    offered = tuple(b["choice"].partition(":")[2] for b in buttons if b["choice"].startswith("onderwerp:"))
    best = turn["topics"][0]["id"] if turn["topics"] else ""
    shown = (turn["article"] or best,) if turn["kind"] == "answer" else offered
    return Happened(turn["kind"], tuple(t for t in shown if t), tuple(message["text"] for message in messages), buttons)


def fault_of(turn: Turn, happened: Happened) -> str:
    """What is otherwise than it should be, in words; empty when it is right."""
    if turn.kind and happened.kind != turn.kind:
        return f"De bot {_does(happened.kind)}, maar verwacht was: {_does(turn.kind)}."
    if turn.topic and turn.topic not in happened.topics:
        got = ", ".join(happened.topics) or "geen onderwerp"
        return f"Verwacht was het onderwerp {turn.topic}, het werd {got}."
    return ""


def _does(kind: str) -> str:
    return KINDS.get(kind, kind)


def expecting(conversation: Conversation, results: Sequence[Result]) -> Conversation:
    """The same conversation that expects what happens now, where nothing was expected yet."""
    happened = [result.happened for result in results]
    happened += [None] * (len(conversation.turns) - len(happened))
    turns = (
        replace(turn, kind=now.kind, topic=now.topics[0] if now.topics else ANY) if now and not turn.kind else turn
        for turn, now in zip(conversation.turns, happened, strict=True)
    )
    return replace(conversation, turns=tuple(turns))


# Files


def path_of(name: str) -> str:
    return f"{FOLDER}/{new_id(name, 'ouder') or 'gesprek'}.yml"


def write(conversation: Conversation) -> str:
    turns = CommentedSeq()
    for turn in conversation.turns:
        item = CommentedMap({"kiest" if turn.is_button else "zegt": turn.said})
        if turn.kind:
            item["soort"] = turn.kind
        if turn.topic:
            item["onderwerp"] = turn.topic
        turns.append(item)
    return yamltext.dump(CommentedMap(naam=conversation.name, doelgroep=conversation.audience, beurten=turns))


def read(text: str) -> Conversation:
    """Raises ValueError for a file that is no conversation."""
    try:
        data = yamltext.load(text)
        turns = tuple(
            Turn(str(item["kiest"] if "kiest" in item else item["zegt"]), "kiest" in item,
                 str(item.get("soort") or ANY), str(item.get("onderwerp") or ANY))
            for item in data["beurten"]
        )  # fmt: skip
        return Conversation(str(data["naam"]), str(data.get("doelgroep") or "ouder"), turns)
    except (YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("no conversation") from error


def all_conversations(store: Store) -> dict[str, Conversation | None]:
    """By path; None for a file that cannot be read."""
    found: dict[str, Conversation | None] = {}
    for path in sorted((store.root / FOLDER).glob("*.yml")):
        name = path.relative_to(store.root).as_posix()
        try:
            found[name] = read(store.read(name) or "")
        except ValueError:
            found[name] = None
    return found
