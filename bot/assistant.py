"""Content and search together: what the actions, the editor and the measurements call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from bot.audience import audience_in
from bot.decision import Decision, are_two, decide
from bot.dialogue.answer import age_noted, also_asked, answer, answer_age
from bot.dialogue.around import change_in, changed, nothing_changed, something_changed
from bot.dialogue.audience import ask_audience, greeted
from bot.dialogue.clarify import clarify, next_candidates
from bot.dialogue.further import more_about, near_question, next_question
from bot.dialogue.help import help_for_topic, talk_to_person
from bot.dialogue.information import explain
from bot.dialogue.more import bit_helped, follow_up, helped, more, not_helped
from bot.dialogue.places import look_up, other_step, place_skipped, place_told, reader, step_reply
from bot.dialogue.repeat import unrepeated
from bot.dialogue.reply import Reply
from bot.dialogue.safety import answer_check, ask_beside, keep_in_sight, safety_reply
from bot.dialogue.smalltalk import unknown
from bot.dialogue.state import State
from bot.dialogue.steps import pick
from bot.dialogue.words import note, say_it
from bot.encoder import load_encoder
from bot.examples import load_examples
from bot.knowledge import Article, Audience, Knowledge, load_knowledge
from bot.knowledge.model import AUDIENCES
from bot.opening import now_here
from bot.safety.model import Level
from bot.search import Ranking, SearchIndex, build_index
from bot.settings import load_settings
from bot.signals import Memory, heard
from bot.two_questions import possible_splits
from bot.wijk import where_in

CANDIDATES_KEPT = 6
# A shorter message holds the alarm and no question beside it.
EVERYDAY_WORDS = 9
# As near to a next question as this, it is one even when another topic is likely too.
STRONGER_THAN_ANOTHER_TOPIC = 0.8
# A topic this likely is what a message is about, even when it also sounds like a signal of the topic before.
SURELY_ANOTHER_TOPIC = 0.8
# An answer to a question of ours is short; what is longer is a question of theirs.
SHORT = 8


@dataclass(frozen=True)
class Assistant:
    knowledge: Knowledge
    index: SearchIndex
    memory: Memory = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "memory", Memory(self.index.encoder))

    def note(self, text: str, state: State) -> State:
        """What a message says in passing, whatever else it does: who writes, where, and what was tried."""
        if not text:
            return state
        audience = state.audience or audience_in(text)
        tried = tuple(dict.fromkeys((*state.tried, *self.knowledge.ladder.tried_in(text))))
        exhausted = state.exhausted or self.knowledge.signals.is_exhausted(text)
        return replace(state, audience=audience, tried=tried, exhausted=exhausted)

    def ask(self, text: str, state: State) -> Reply:
        """Looks a question up: in the topic at hand first, then everywhere; answers, asks back, or does not know."""
        explained = explain(self.knowledge, text, state, now_here())
        if explained:
            return explained
        for parts in possible_splits(text):
            first, second = (self.index.rank(part, state.audience, state.age_months) for part in parts)
            if are_two(first, second):
                return self._answer_first(first, second, parts[0], state)
        further = next_question(self.knowledge, text, state)
        if further:
            return further
        ranking = self.index.rank(text, state.audience, state.age_months)
        decision = decide(ranking)
        reply = self._within_topic(text, state, ranking, decision) or self._anew(text, state, ranking, decision)
        topics = tuple((hit.topic, hit.score) for hit in ranking.hits[:5])
        return replace(reply, turn=replace(reply.turn, topics=topics))

    def _anew(self, text: str, state: State, ranking: Ranking, decision: Decision) -> Reply:
        candidates = tuple(hit.topic for hit in ranking.hits[:CANDIDATES_KEPT])
        fresh = replace(state, candidates=candidates)
        best = self._best_of_each_audience(text, state) if decision.kind == "clarify" else ()
        if best:
            return ask_audience(self.knowledge, replace(fresh, candidates=best))
        return self._carry_out(decision, fresh, text)

    def _best_of_each_audience(self, text: str, state: State) -> tuple[str, ...]:
        """The topics that it would clearly be for a parent and for a youth, when nobody said who writes; else none."""
        if state.audience is not None or "audience" in state.asked:
            return ()
        rankings = self.index.rank_for_each(text, AUDIENCES, state.age_months)
        clear = all(decide(ranking).kind == "answer" for ranking in rankings)
        return tuple(ranking.hits[0].topic for ranking in rankings) if clear else ()

    def _within_topic(self, text: str, state: State, ranking: Ranking, decision: Decision) -> Reply | None:
        """What a message means for the topic at hand; None when it is about something else."""
        article = self.knowledge.articles.get(state.topic or "")
        if article is None:
            return None
        elsewhere = decision.kind == "answer" and decision.topics[0] != article.id
        near = near_question(article, text, self.memory)
        if near and (not elsewhere or near[1] >= STRONGER_THAN_ANOTHER_TOPIC):
            return follow_up(self.knowledge, article.id, near[0], state)
        surely = elsewhere and ranking.hits[0].score >= SURELY_ANOTHER_TOPIC
        told = state if surely else self._told(article, text, state, first=False)
        if told.signals == state.signals and elsewhere:
            return None
        if told.signals != state.signals or (told.exhausted and self.knowledge.signals.is_exhausted(text)):
            return self._step(told)
        about_this = decision.kind == "answer" or article.id in decision.topics
        return more_about(self.knowledge, article, told) if about_this and not near else None

    def _told(self, article: Article, text: str, state: State, first: bool) -> State:
        """The state with the signals of the article that the message says."""
        for number in heard(article, text, self.memory, self.knowledge.signals.themes, first):
            state = state.with_one("signals", f"{article.id}:{number}")
        return state

    def _step(self, state: State) -> Reply:
        """A signal was heard, or somebody is at the end of their strength: the step that fits."""
        advice = look_up(self.knowledge, replace(state, shown=()))
        if advice.kind != "step":
            return help_for_topic(self.knowledge, state)
        kind = self.knowledge.phrases.say("signaal_gehoord", reader(self.knowledge, state))
        return step_reply(self.knowledge, replace(state, shown=()), advice, f"{kind} {advice.reason}")

    def _answer_first(self, first: Ranking, second: Ranking, text: str, state: State) -> Reply:
        """Two questions in one message: answers the first and keeps the second, as a button."""
        one, other = first.hits[0], second.hits[0]
        reply = self._answer(one.topic, replace(state, candidates=(other.topic,)), text)
        reply = also_asked(self.knowledge, reply, other.topic)
        return replace(reply, turn=replace(reply.turn, topics=((one.topic, one.score), (other.topic, other.score))))

    def _answer(self, topic: str, state: State, text: str = "") -> Reply:
        article = self.knowledge.articles.get(topic)
        if article and text:
            state = self._told(article, text, state, first=True)
        return answer(self.knowledge, topic, state, text)

    def _carry_out(self, decision: Decision, state: State, text: str) -> Reply:
        if decision.kind == "answer":
            return self._answer(decision.topics[0], state, text)
        if decision.kind == "clarify":
            return clarify(self.knowledge, decision.topics, state)
        return unknown(self.knowledge, state)

    def interrupt(self, text: str, state: State) -> Reply | None:
        """An answer to what was asked, whatever act the message looks like; None when it is none."""
        if not text:
            return None
        if state.pending == "place":
            where = where_in(text, self.knowledge.directory, (*state.place, "")[0] or None, asked=True)
            return place_told(self.knowledge, state, where) if where else None
        if state.pending == "context" and len(text.split()) <= SHORT:
            change = change_in(self.knowledge, text, state)
            return changed(self.knowledge, change, state) if change else None
        if state.pending == "audience" and len(text.split()) <= SHORT and state.audience and not state.topic:
            return self.told_audience(state.audience, state)
        return None

    def told_audience(self, audience: Audience, state: State) -> Reply:
        """Known now who writes: on with what was asked before, or with the question that is still to come."""
        after = replace(state, audience=audience, pending=None)
        fitting = [topic for topic in state.candidates if self.index.fits(topic, audience)]
        fitting.sort(key=lambda topic: self.index.is_far(topic, state.age_months))
        if not fitting:
            return greeted(self.knowledge, after, audience)
        return self._answer(fitting[0], after)

    def remark(self, act: str, text: str, state: State) -> Reply:
        """'Meer', 'dat helpt niet', 'fijn': about the topic at hand, else looked up as a question first."""
        further = next_question(self.knowledge, text, state) if act in ASKS_ON and text else None
        return further or self.first_words(text, state) or REMARKS[act](self.knowledge, state)

    def first_words(self, text: str, state: State) -> Reply | None:
        """What 'lukt niet' is when nothing was said yet that it could be about: a question, if one is found."""
        if not text or state.topic or state.offered or state.pending:
            return None
        reply = self.ask(text, state)
        return reply if reply.turn.kind in ("answer", "clarify") else None

    def help(self, text: str, state: State, nearby: bool) -> Reply:
        """Somebody asks for a person or a place; a place named in the message is used at once."""
        where = where_in(text, self.knowledge.directory, (*state.place, "")[0] or None) if text else None
        if where:
            return place_told(self.knowledge, state, where)
        return talk_to_person(self.knowledge, state, nearby)

    def alarm(self, category: str, level: Level, text: str, state: State) -> Reply:
        """The reply to an alarm; below it the everyday question is answered when there clearly is one."""
        more = None
        if level != "acute" and len(text.split()) >= EVERYDAY_WORDS:
            asked = self.ask(text, state)
            more = asked if asked.turn.kind == "answer" and asked.turn.article else None
        return safety_reply(self.knowledge, category, level, state, now_here(), text, more)

    def suspect(self, reply: Reply, category: str, text: str, before: State) -> Reply:
        """Asks kindly beside an ordinary reply; not after a few words that go on with the topic at hand."""
        goes_on = before.topic is not None and len(text.split()) <= SHORT
        if reply.turn.kind == "safety" or goes_on or before.alarm:
            return reply
        return ask_beside(self.knowledge, reply, category, now_here(), text)

    def choose(self, choice: str, state: State) -> Reply:
        """What a pressed button stands for: a topic, a step, a next question, a place or who writes."""
        kind, _, value = choice.partition(":")
        made = CHOICES.get(kind)
        found = made(self, value, state) if made else None
        return found or next_candidates(self.knowledge, state)

    def choose_by_place(self, text: str, state: State) -> Reply:
        """'De eerste', 'optie 2', 'de laatste': one of the things offered last."""
        place = place_in(text, len(state.offered))
        if place is None:
            return self.ask(text, state)
        offered = state.offered[place]
        return self.choose(offered if ":" in offered else f"onderwerp:{offered}", state)

    def tell_age(self, state: State) -> Reply:
        """Uses an age just given: the band of the topic at hand, else noted for what comes."""
        return answer_age(self.knowledge, state) or age_noted(self.knowledge, state)

    def finish(self, reply: Reply) -> Reply:
        """The last touch of every reply: no line of the turn before, and the help of an earlier alarm in sight."""
        return keep_in_sight(self.knowledge, unrepeated(self.knowledge, reply), now_here())


def _topic(bot: Assistant, value: str, state: State) -> Reply | None:
    topic = bot.knowledge.topics.get(value)
    return answer(bot.knowledge, value, state) if topic and topic.on else None


def _step(bot: Assistant, value: str, state: State) -> Reply | None:
    topic, _, which = value.partition(":")
    return pick(bot.knowledge, topic, which, state)


def _next_question(bot: Assistant, value: str, state: State) -> Reply | None:
    topic, _, number = value.partition(":")
    return follow_up(bot.knowledge, topic, int(number), state) if number.isdigit() else None


def _around(bot: Assistant, value: str, state: State) -> Reply | None:
    if value == "ja":
        return something_changed(bot.knowledge, state)
    return nothing_changed(bot.knowledge, state) if value == "nee" else changed(bot.knowledge, value, state)


CHOICES: Mapping[str, Callable[[Assistant, str, State], Reply | None]] = {
    "onderwerp": _topic,
    "stap": _step,
    "vervolg": _next_question,
    "omgeving": _around,
    "veilig": lambda bot, value, state: answer_check(bot.knowledge, value, state, now_here()),
    "hulp_wanneer": lambda bot, value, state: help_for_topic(bot.knowledge, state),
    "andere_stap": lambda bot, value, state: other_step(bot.knowledge, state),
    "plaats": lambda bot, value, state: place_skipped(bot.knowledge, state),
    "doelgroep": lambda bot, value, state: bot.told_audience("jongere" if value == "jongere" else "ouder", state),
    "zeg": lambda bot, value, state: say_it(bot.knowledge, value, state),
    "briefje": lambda bot, value, state: note(bot.knowledge, state),
}
REMARKS: Mapping[str, Callable[[Knowledge, State], Reply]] = {
    "meer_tips": more,
    "helpt": helped,
    "helpt_een_beetje": bit_helped,
    "helpt_niet": not_helped,
    "verkeerd_begrepen": next_candidates,
}
# A short question can look like one of these acts: 'en als dat niet werkt', 'hoe lang duurt dat'.
ASKS_ON = frozenset({"meer_tips", "helpt_niet", "weet_niet"})

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
