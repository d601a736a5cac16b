"""Goes on with a topic: further options to choose from, what if it does not help, and the next questions."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answer import WORDS_A_TURN, feedback_buttons
from bot.dialogue.places import look_up, other_step, reader, step_reply
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.dialogue.steps import choose_from
from bot.knowledge import Article, Knowledge
from bot.sentences import count_words


def more(knowledge: Knowledge, state: State) -> Reply:
    """The options not shown yet; after the last one, what if it does not help and the next questions."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        text = knowledge.phrases.say("meer_zonder_onderwerp", state.audience)
        return Reply((Message(text),), Turn("question"), replace(state, pending=None))
    left = range(state.options_shown, len(article.options))
    if left:
        return choose_from(knowledge, article, left, state)
    if state.options_shown == len(article.options):
        return _if_not_helping(knowledge, article, state)
    return _only_questions(knowledge, article, state)


def not_helped(knowledge: Knowledge, state: State) -> Reply:
    """'Dat helpt niet': first another way, then a step of the ladder; without a topic an open question."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return more(knowledge, state)
    failed = replace(state, failed=state.failed + 1)
    advice = look_up(knowledge, failed)
    if advice.kind == "step":
        return _step_after_failing(knowledge, article, failed, advice.reason)
    if failed.failed > knowledge.ladder.failures:
        return other_step(knowledge, failed)
    return _if_not_helping(knowledge, article, failed, knowledge.phrases.say("niet_helpt_kop"))


def _step_after_failing(knowledge: Knowledge, article: Article, state: State, reason: str) -> Reply:
    advice = look_up(knowledge, state)
    reply = step_reply(knowledge, state, advice, reason)
    said = " ".join(message.text for message in reply.messages)
    room = WORDS_A_TURN[article.audience] - count_words(said)
    if state.options_shown > len(article.options) or count_words(article.if_not_helping) > room:
        return reply
    # What the article says for just this case has not been said yet.
    first = Message(article.if_not_helping)
    return replace(
        reply, messages=(first, *reply.messages), state=replace(reply.state, options_shown=len(article.options) + 1)
    )


def _if_not_helping(knowledge: Knowledge, article: Article, state: State, heading: str = "") -> Reply:
    if state.options_shown > len(article.options):
        return _only_questions(knowledge, article, state)
    text = f"{heading}\n{article.if_not_helping}" if heading else article.if_not_helping
    buttons = (*question_buttons(article)[:3], _when_help(knowledge))
    # One past the last option marks that this text has been shown.
    after = replace(state, options_shown=len(article.options) + 1, pending=None, offered=())
    return Reply((Message(text, buttons=buttons),), Turn("answer", article=article.id), after)


def bit_helped(knowledge: Knowledge, state: State) -> Reply:
    """'Een beetje': goed is goed, and the next option beside it."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return more(knowledge, state)
    say, audience = knowledge.phrases.say, article.audience
    taken = set(state.numbers("chosen"))
    left = [number for number in range(len(article.options)) if number not in taken]
    fresh = [number for number in left if number >= state.options_shown] or left
    if fresh:
        return choose_from(knowledge, article, fresh[:2], replace(state, failed=0), say("beetje_helpt", audience))
    message = Message(
        say("beetje_helpt_verder", audience), buttons=(*question_buttons(article)[:3], _when_help(knowledge))
    )
    return Reply((message,), Turn("answer", article=article.id), replace(state, failed=0, pending=None))


def helped(knowledge: Knowledge, state: State) -> Reply:
    """Glad; a question that was put away for later comes back as a button."""
    audience, say = reader(knowledge, state), knowledge.phrases.say
    message = Message(say("helpt", audience))
    after = replace(state, pending=None, misses=0, failed=0)
    reply = Reply((message,), Turn("smalltalk", article=None), after)
    return remind(knowledge, reply)


def remind(knowledge: Knowledge, reply: Reply) -> Reply:
    """Adds the question that was put away for later, once."""
    saved = next((topic for topic in reply.state.saved if topic in knowledge.topics), None)
    if saved is None:
        return reply
    say = knowledge.phrases.say
    title = knowledge.topics[saved].title
    message = Message(
        say("bewaard", reader(knowledge, reply.state), titel=title), buttons=(Button(title, f"onderwerp:{saved}"),)
    )
    rest = tuple(topic for topic in reply.state.saved if topic != saved)
    return replace(
        reply, messages=(*reply.messages, message), state=replace(reply.state, saved=rest, pending=f"saved:{saved}")
    )


def _only_questions(knowledge: Knowledge, article: Article, state: State) -> Reply:
    say = knowledge.phrases.say
    message = Message(say("meer_op"), buttons=(*question_buttons(article), _when_help(knowledge)))
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending=None))


def question_buttons(article: Article) -> tuple[Button, ...]:
    """The article's next questions as buttons."""
    return tuple(
        Button(follow_up.question, f"vervolg:{article.id}:{i}") for i, follow_up in enumerate(article.follow_ups)
    )


def _when_help(knowledge: Knowledge) -> Button:
    return Button(knowledge.phrases.say("knop_hulp"), "hulp_wanneer")


def follow_up(knowledge: Knowledge, topic_id: str, number: int, state: State) -> Reply | None:
    """The answer to one of an article's next questions; None when there is no such question."""
    article = knowledge.articles.get(topic_id)
    if article is None or not 0 <= number < len(article.follow_ups):
        return None
    message = Message(article.follow_ups[number].answer, buttons=feedback_buttons(knowledge))
    # What else may have been meant, for 'dat bedoel ik niet'.
    others = tuple(f"vervolg:{topic_id}:{i}" for i in range(len(article.follow_ups)) if i != number)
    after = replace(state.on_topic(topic_id), pending="check", offered=others)
    return Reply((message,), Turn("answer", article=topic_id), after)
