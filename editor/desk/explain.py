"""Try it: what the assistant would say, and why, in words for editors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.assistant import Assistant
from bot.decision import MARGIN, OFF_TOPIC_SURE, POSSIBLE, SURE, are_two, decide
from bot.dialogue.reply import Reply
from bot.dialogue.state import State
from bot.knowledge import Audience
from bot.safety.gate import SafetyGate
from bot.search import Ranking
from bot.two_questions import possible_splits
from editor.desk.neighbours import Near, Neighbours

SHOWN = 5
_LEVELS = {"acute": "nu gevaar", "today": "vandaag hulp", "check": "eerst navragen"}


@dataclass(frozen=True)
class Candidate:
    """A topic with its points out of 100 and the example of it that is most like the message."""

    topic: str
    title: str
    points: int
    near: Near | None


@dataclass(frozen=True)
class Explained:
    reply: Reply
    verdict: str
    why: tuple[str, ...]
    candidates: tuple[Candidate, ...]

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [message.to_json() for message in self.reply.messages]


def points(chance: float) -> int:
    return round(100 * chance)


def explain(
    assistant: Assistant,
    gate: SafetyGate | None,
    near: Neighbours,
    text: str,
    audience: Audience | None,
    age: int | None,
) -> Explained:
    """Runs the message as the chat would, without the dialogue acts that Rasa recognises."""
    state = State(audience=audience, age_months=age)
    ranking = assistant.index.rank(text, audience, age)
    candidates = tuple(
        Candidate(
            hit.topic, assistant.knowledge.topics[hit.topic].title, points(hit.score), near.nearest(text, hit.topic)
        )
        for hit in ranking.hits[:SHOWN]
    )
    alarm = gate.check(text) if gate else None
    if alarm:
        name = assistant.knowledge.safety[alarm.category].name
        why = (f"Het vangnet herkent: {name} ({_LEVELS[alarm.level]}).", "Daarom gaat de tekst over veiligheid voor.")
        return Explained(assistant.alarm(alarm.category, alarm.level, text, state), "vangnet", why, candidates)
    two = _two(assistant, text, audience, age)
    reply = assistant.ask(text, state)
    if two:
        return Explained(reply, "twee vragen", two, candidates)
    verdict = {"answer": "antwoord", "clarify": "vraagt terug"}.get(decide(ranking).kind, "weet ik niet")
    return Explained(reply, verdict, _why(assistant, ranking), candidates)


def _two(assistant: Assistant, text: str, audience: Audience | None, age: int | None) -> tuple[str, ...]:
    for parts in possible_splits(text):
        first, second = (assistant.index.rank(part, audience, age) for part in parts)
        if are_two(first, second):
            titles = [_title(assistant, ranking.hits[0].topic) for ranking in (first, second)]
            return (
                f"Hier staan twee vragen: {titles[0]} en {titles[1]}.",
                "De bot beantwoordt de eerste en biedt de tweede aan.",
            )
    return ()


def _title(assistant: Assistant, topic: str) -> str:
    return f"'{assistant.knowledge.topics[topic].title}'"


def _why(assistant: Assistant, ranking: Ranking) -> tuple[str, ...]:
    made, hits = decide(ranking), ranking.hits
    if not hits:
        return ("Er is geen onderwerp voor deze doelgroep en leeftijd.",)
    best, second = hits[0], hits[1] if len(hits) > 1 else None
    first = f"{_title(assistant, best.topic)} krijgt {points(best.score)} van de 100 punten"
    if made.kind == "unknown":
        return _why_unknown(ranking, first)
    if made.kind == "answer":
        ahead = f", {_title(assistant, second.topic)} daarna {points(second.score)}" if second else ""
        return (
            f"{first}{ahead}.",
            f"Vanaf {points(SURE)} punten, met genoeg voorsprong, geeft de bot meteen antwoord.",
        )
    if best.score < SURE:
        return (
            f"{first}.",
            f"Pas vanaf {points(SURE)} punten geeft de bot meteen antwoord. Daaronder vraagt hij terug.",
        )
    # Asked back although it is sure enough: then the next one is too near.
    next_best = max(second.score if second else 0.0, ranking.off_topic)
    rival = _title(assistant, second.topic) if second and second.score == next_best else "'iets anders'"
    return (
        f"{first}, maar {rival} krijgt er {points(next_best)}.",
        f"De eerste moet {str(MARGIN).replace('.', ',')} keer zoveel punten hebben als de tweede. "
        "Daarom vraagt de bot terug.",
    )


def _why_unknown(ranking: Ranking, first: str) -> tuple[str, ...]:
    if ranking.off_topic >= OFF_TOPIC_SURE:
        return (
            f"De kans dat dit ergens anders over gaat, is {points(ranking.off_topic)} van de 100.",
            f"Vanaf {points(OFF_TOPIC_SURE)} zegt de bot liever eerlijk dat hij het niet weet. "
            "Dat gebeurt ook bij een onderwerp dat uit staat.",
        )
    return (f"{first}.", f"Onder {points(POSSIBLE)} punten zegt de bot dat hij het niet weet.")
