"""Short next questions about the topic at hand, answered from its own article before anything else is searched."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from bot.dialogue.answer import answer_buttons, feedback_buttons
from bot.dialogue.help import help_for_topic
from bot.dialogue.more import follow_up, not_helped, question_buttons
from bot.dialogue.repeat import just_said
from bot.dialogue.reply import Message, Reply, Turn
from bot.dialogue.state import State
from bot.dialogue.words import recipient_in, say_it
from bot.knowledge import Article, Knowledge
from bot.knowledge.model import BAND_KINDS
from bot.knowledge.talk import Kind
from bot.signals import Memory

# A longer message is a story of its own, not a next question.
MOST_WORDS = 12
# Near enough to one of the article's own next questions. docs/decisions/0009-conversation.md.
SAME, AHEAD = 0.62, 0.08
_QUOTE = re.compile(r"[\"“]([^\"”]{8,})[\"”]")
_WHEN = re.compile(r"Je merkt het: (?P<when>[^.]+)\.")
_THIRD = 3


def next_question(knowledge: Knowledge, text: str, state: State) -> Reply | None:
    """The reply to a short question such as 'hoe lang duurt dat'; None when the message is something else."""
    article = knowledge.articles.get(state.topic or "")
    if article is None or len(text.split()) > MOST_WORDS:
        return None
    place = next((kind for kind in knowledge.talk.elsewhere.values() if kind.said.in_(text)), None)
    if place is not None:
        return _elsewhere(knowledge, article, place, state)
    for name, kind in knowledge.talk.kinds.items():
        if kind.said.in_(text):
            return _of_kind(knowledge, article, name, text, state)
    return None


def near_question(article: Article, text: str, memory: Memory) -> tuple[int, float] | None:
    """The article's next question that means the same as `text`, with how near it is; None when none does."""
    questions = [follow.question for follow in article.follow_ups]
    if not questions or len(text.split()) > 2 * MOST_WORDS:
        return None
    near = memory.of_curated(questions) @ memory.of_user([text])[0]
    order = near.argsort()[::-1]
    best, second = float(near[order[0]]), float(near[order[1]]) if len(order) > 1 else 0.0
    return (int(order[0]), best) if best >= SAME and best - second >= AHEAD else None


def _of_kind(knowledge: Knowledge, article: Article, name: str, text: str, state: State) -> Reply | None:
    if name == "werkt_niet":
        return not_helped(knowledge, replace(state, failed=max(state.failed - 1, 0)))
    if name == "wanneer_hulp":
        return help_for_topic(knowledge, state)
    if name == "zeggen" and article.audience == "jongere":
        to = recipient_in(knowledge, text)
        if to:
            return say_it(knowledge, to, state)
    number = _own_question(article, knowledge.talk.kinds[name])
    if number is not None and not just_said(article.follow_ups[number].answer, state.said):
        return follow_up(knowledge, article.id, number, state)
    made = _FROM_ARTICLE.get(name)
    said = made(knowledge, article, state) if made else ""
    if not said:
        return None
    message = Message(said, buttons=feedback_buttons(knowledge))
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending="check"))


def _own_question(article: Article, kind: Kind) -> int | None:
    found = (i for i, follow in enumerate(article.follow_ups) if kind.question.in_(follow.question))
    return next(found, None)


def _elsewhere(knowledge: Knowledge, article: Article, place: Kind, state: State) -> Reply:
    """'En bij zijn vader': the article's own question about it, else an honest line and what there is."""
    number = _own_question(article, place)
    if number is not None:
        found = follow_up(knowledge, article.id, number, state)
        if found:
            return found
    text = knowledge.phrases.say("elders_onbekend", article.audience)
    message = Message(text, buttons=question_buttons(article)[:_THIRD])
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending=None))


def _how_long(knowledge: Knowledge, article: Article, state: State) -> str:
    """When one notices the step that was chosen, or the first one that says so."""
    chosen = [number for number in state.numbers("chosen") if number < len(article.options)]
    for number in [*reversed(chosen), *range(len(article.options))]:
        when = _WHEN.search(article.options[number].effort)
        if when:
            title = article.options[number].title
            return knowledge.phrases.say("hoe_lang", article.audience, titel=title, moment=when["when"])
    return ""


def _what_to_say(knowledge: Knowledge, article: Article, state: State) -> str:
    """A sentence that the article itself puts in somebody's mouth, of the chosen step first."""
    chosen = [article.options[number].text for number in state.numbers("chosen") if number < len(article.options)]
    for text in [*reversed(chosen), *(option.text for option in article.options), article.if_not_helping]:
        quote = _QUOTE.search(text)
        if quote:
            return knowledge.phrases.say("zeg_bijvoorbeeld", article.audience, zin=quote[1])
    return ""


def _why(knowledge: Knowledge, article: Article, state: State) -> str:
    band = article.band_at(BAND_KINDS[0], state.age_months)
    if band is None:
        return ""
    return f"{knowledge.phrases.say('waarom_onbekend', article.audience)} {band.text}"


def _belongs(knowledge: Knowledge, article: Article, state: State) -> str:
    bands = article.bands_at(state.age_months)
    named = {band.kind: band.text for band in bands}
    parts = [f"{kind}: {named[kind]}" for kind in (BAND_KINDS[0], BAND_KINDS[2]) if kind in named]
    return "\n\n".join(parts)


_FROM_ARTICLE: Mapping[str, Callable[[Knowledge, Article, State], str]] = {
    "hoe_lang": _how_long,
    "zeggen": _what_to_say,
    "waarom": _why,
    "hoort_erbij": _belongs,
}


def more_about(knowledge: Knowledge, article: Article, state: State) -> Reply:
    """Somebody tells more on the same topic and nothing new is recognised in it: on, without saying the same again."""
    text = knowledge.phrases.say("vertelt_verder", article.audience)
    buttons = (*question_buttons(article)[:_THIRD], *answer_buttons(knowledge))
    return Reply((Message(text, buttons=buttons),), Turn("answer", article=article.id), replace(state, pending=None))
