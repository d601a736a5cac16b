"""Content and search together: what the actions, the editor and the measurements call."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.decision import Decision, are_two, decide
from bot.dialogue.answer import age_noted, also_asked, answer, answer_age
from bot.dialogue.clarify import clarify, next_candidates
from bot.dialogue.help import help_for_topic
from bot.dialogue.more import follow_up
from bot.dialogue.reply import Reply
from bot.dialogue.safety import answer_check, safety_reply
from bot.dialogue.smalltalk import unknown
from bot.dialogue.state import State
from bot.encoder import load_encoder
from bot.examples import load_examples
from bot.knowledge import Knowledge, load_knowledge
from bot.opening import now_here
from bot.safety.model import Level
from bot.search import Ranking, SearchIndex, build_index
from bot.settings import load_settings
from bot.two_questions import possible_splits

CANDIDATES_KEPT = 6
# A shorter message holds the alarm and no question beside it.
EVERYDAY_WORDS = 9


@dataclass(frozen=True)
class Assistant:
    knowledge: Knowledge
    index: SearchIndex

    def ask(self, text: str, state: State) -> Reply:
        """Looks a question up: answers, asks back, or says that it does not know."""
        for parts in possible_splits(text):
            first, second = (self.index.rank(part, state.audience, state.age_months) for part in parts)
            if are_two(first, second):
                return self._answer_first(first, second, parts[0], state)
        ranking = self.index.rank(text, state.audience, state.age_months)
        decision = decide(ranking)
        candidates = tuple(hit.topic for hit in ranking.hits[:CANDIDATES_KEPT])
        reply = self._carry_out(decision, replace(state, candidates=candidates), text)
        topics = tuple((hit.topic, hit.score) for hit in ranking.hits[:5])
        return replace(reply, turn=replace(reply.turn, topics=topics))

    def _answer_first(self, first: Ranking, second: Ranking, text: str, state: State) -> Reply:
        """Two questions in one message: answers the first and offers the second as a button."""
        one, other = first.hits[0], second.hits[0]
        reply = answer(self.knowledge, one.topic, replace(state, candidates=(other.topic,)), text)
        reply = also_asked(self.knowledge, reply, other.topic)
        return replace(reply, turn=replace(reply.turn, topics=((one.topic, one.score), (other.topic, other.score))))

    def _carry_out(self, decision: Decision, state: State, text: str) -> Reply:
        if decision.kind == "answer":
            return answer(self.knowledge, decision.topics[0], state, text)
        if decision.kind == "clarify":
            return clarify(self.knowledge, decision.topics, state)
        return unknown(self.knowledge, state)

    def first_words(self, text: str, state: State) -> Reply | None:
        """What 'lukt niet' is when nothing was said yet that it could be about: a question, if one is found."""
        if not text or state.topic or state.offered or state.pending:
            return None
        reply = self.ask(text, state)
        return reply if reply.turn.kind in ("answer", "clarify") else None

    def alarm(self, category: str, level: Level, text: str, state: State) -> Reply:
        """The reply to an alarm; below it the everyday question is answered when there clearly is one."""
        more = None
        if level != "acute" and len(text.split()) >= EVERYDAY_WORDS:
            asked = self.ask(text, state)
            more = asked if asked.turn.kind == "answer" and asked.turn.article else None
        return safety_reply(self.knowledge, category, level, state, now_here(), text, more)

    def choose(self, choice: str, state: State) -> Reply:
        """What a pressed button stands for: a topic, a next question, or when to ask for help."""
        kind, _, value = choice.partition(":")
        topic, _, number = value.partition(":")
        if kind == "veilig":
            return answer_check(self.knowledge, value, state, now_here())
        if kind == "hulp_wanneer":
            return help_for_topic(self.knowledge, state)
        if kind == "onderwerp" and topic in self.knowledge.topics and self.knowledge.topics[topic].on:
            return answer(self.knowledge, topic, state)
        if kind == "vervolg" and number.isdigit():
            found = follow_up(self.knowledge, topic, int(number), state)
            if found:
                return found
        return next_candidates(self.knowledge, state)

    def choose_by_place(self, text: str, state: State) -> Reply:
        """'De eerste', 'optie 2', 'de laatste': one of the topics offered last."""
        place = place_in(text, len(state.offered))
        if place is None:
            return self.ask(text, state)
        return answer(self.knowledge, state.offered[place], state)

    def tell_age(self, state: State) -> Reply:
        """Uses an age just given: the band of the topic at hand, else noted for what comes."""
        return answer_age(self.knowledge, state) or age_noted(self.knowledge, state)


_PLACES = {
    0: ("eerste", "1e", "1", "een", "bovenste", "eerst"),
    1: ("tweede", "2e", "2", "twee", "middelste"),
    2: ("derde", "3e", "3", "drie", "onderste"),
}


def place_in(text: str, size: int) -> int | None:
    """The place among `size` choices that a message names, from 0; None when it names none."""
    said = set(text.lower().replace(".", " ").replace(",", " ").split())
    if said & {"laatste", "onderste"}:
        return size - 1 if size else None
    found = [place for place, names in _PLACES.items() if said & set(names)]
    return found[0] if len(found) == 1 and found[0] < size else None


def load_assistant() -> Assistant:
    """Loads content, examples and the encoder. Raises KnowledgeError or EncoderError."""
    settings = load_settings()
    knowledge = load_knowledge()
    encoder = load_encoder(settings.encoder or None)
    return Assistant(knowledge, build_index(knowledge, load_examples(knowledge), encoder))
