"""Goes on with a topic: further options, what if it does not help, and the next questions."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.answer import WORDS_A_TURN, answer_buttons, fit_options, list_options
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Article, Knowledge


def more(knowledge: Knowledge, state: State) -> Reply:
    """The options not shown yet; after the last one, what if it does not help and the next questions."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        text = knowledge.phrases.say("meer_zonder_onderwerp", state.audience)
        return Reply((Message(text),), Turn("question"), replace(state, pending=None))
    left = article.options[state.options_shown :]
    if left:
        return _options(knowledge, article, state)
    if state.options_shown == len(article.options):
        return not_helped(knowledge, state, heading=False)
    return _only_questions(knowledge, article, state)


def _options(knowledge: Knowledge, article: Article, state: State) -> Reply:
    room = WORDS_A_TURN[article.audience] - 10
    left = article.options[state.options_shown :]
    options = fit_options(left, room) or left[:1]
    message = Message(list_options(options), buttons=answer_buttons(knowledge))
    after = replace(state, options_shown=state.options_shown + len(options), pending="check")
    return Reply((message,), Turn("answer", article=article.id), after)


def not_helped(knowledge: Knowledge, state: State, heading: bool = True) -> Reply:
    """'Als het niet helpt' and the next questions; without a topic an open question."""
    article = knowledge.articles.get(state.topic or "")
    if article is None:
        return more(knowledge, state)
    say = knowledge.phrases.say
    text = f"{say('niet_helpt_kop')}\n{article.if_not_helping}" if heading else article.if_not_helping
    buttons = (*_question_buttons(article), Button(say("knop_hulp"), "hulp_wanneer"))
    # One past the last option marks that this text has been shown.
    after = replace(state, options_shown=len(article.options) + 1, pending=None)
    return Reply((Message(text, buttons=buttons),), Turn("answer", article=article.id), after)


def _only_questions(knowledge: Knowledge, article: Article, state: State) -> Reply:
    say = knowledge.phrases.say
    buttons = (*_question_buttons(article), Button(say("knop_hulp"), "hulp_wanneer"))
    message = Message(say("meer_op"), buttons=buttons)
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending=None))


def _question_buttons(article: Article) -> tuple[Button, ...]:
    return tuple(
        Button(follow_up.question, f"vervolg:{article.id}:{i}") for i, follow_up in enumerate(article.follow_ups)
    )


def follow_up(knowledge: Knowledge, topic_id: str, number: int, state: State) -> Reply | None:
    """The answer to one of an article's next questions; None when there is no such question."""
    article = knowledge.articles.get(topic_id)
    if article is None or not 0 <= number < len(article.follow_ups):
        return None
    message = Message(article.follow_ups[number].answer, buttons=answer_buttons(knowledge))
    after = replace(state, topic=topic_id, pending="check", offered=())
    return Reply((message,), Turn("answer", article=topic_id), after)
