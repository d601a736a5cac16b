"""One step that somebody chose: in small pieces, when one notices something, and what if nothing changes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue.answer import WORDS_A_TURN, answer_buttons, feedback_buttons
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Article, Knowledge, Option
from bot.knowledge.model import BAND_KINDS
from bot.sentences import count_words, split_sentences

WATCH = "kijken"
AT_MOST = 3
_WHEN = re.compile(r"Je merkt het: (?P<when>[^.]+)\.")
_EFFORT = re.compile(r"Moeite: (?P<effort>[^.]+)\.")
# What one notices at once is no reason to wait weeks: a few tries tell.
_AT_ONCE = frozenset("meteen vandaag vanavond vannacht morgen".split())


def choose_from(knowledge: Knowledge, article: Article, numbers: Sequence[int], state: State, intro: str = "") -> Reply:
    """Two or three options with effort and when one notices something; 'eerst kijken' is one of them."""
    numbers = tuple(numbers[:AT_MOST])
    say = knowledge.phrases.say
    room = WORDS_A_TURN[article.audience] - count_words(f"{intro} {say('kies_stap', article.audience)}") - 6
    lines = [_line(article.options[number]) for number in numbers]
    while len(lines) > 1 and count_words(" ".join(lines)) > room:
        lines.pop()
    numbers = numbers[: len(lines)]
    text = "\n".join(part for part in (intro, *lines) if part)
    buttons = [Button(article.options[number].title, f"stap:{article.id}:{number}") for number in numbers]
    buttons.append(Button(say("knop_kijken"), f"stap:{article.id}:{WATCH}"))
    after = replace(
        state, offered=tuple(button.choice for button in buttons), pending="choose",
        options_shown=max([state.options_shown, *(number + 1 for number in numbers)]),
    )  # fmt: skip
    messages = (Message(text), Message(say("kies_stap", article.audience), buttons=tuple(buttons)))
    return Reply(messages, Turn("answer", article=article.id), after)


def _line(option: Option) -> str:
    when = _WHEN.search(option.effort)
    effort = _EFFORT.search(option.effort)
    known = [f"moeite {effort['effort']}" if effort else "", f"je merkt het {when['when']}" if when else ""]
    title = option.title if option.title.endswith(("?", "!")) else f"{option.title}."
    note = ", ".join(part for part in known if part)
    return f"• {title} {option.text}" + (f" ({note})" if note else "")


def chosen_step(knowledge: Knowledge, article: Article, number: int, state: State) -> Reply:
    """The step in small pieces, with its stop rule from the article's own texts."""
    option = article.options[number]
    say, audience = knowledge.phrases.say, article.audience
    pieces = "\n".join(f"{place}. {piece}" for place, piece in enumerate(_pieces(option.text), start=1))
    step = f"{say('stap_kop', titel=option.title.rstrip('?!.'))}\n{pieces}"
    stop = _stop_rule(knowledge, article, option, WORDS_A_TURN[audience] - count_words(step))
    after = replace(
        state.on_topic(article.id).with_one("chosen", f"{article.id}:{number}"), pending="check", offered=(),
        options_shown=max(state.options_shown, number + 1),
    )  # fmt: skip
    messages = (Message(step), Message(stop, buttons=feedback_buttons(knowledge)))
    return Reply(messages, Turn("answer", article=article.id), after)


def _pieces(text: str) -> list[str]:
    """Sentences, but what is said stays with the words that announce it."""
    pieces: list[str] = []
    for sentence in split_sentences(text):
        if pieces and pieces[-1].endswith(":"):
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return pieces


def _stop_rule(knowledge: Knowledge, article: Article, option: Option, room: int) -> str:
    """'Na twee weken nog zo? Dan …': the time of the option, and as much of 'Als het niet helpt' as fits."""
    when = _WHEN.search(option.effort)
    moment = when["when"] if when else ""
    known = moment and moment.split()[0] not in _AT_ONCE and moment.startswith("na ")
    name = "stopregel" if known else "stopregel_meteen"
    said = knowledge.phrases.say(name, article.audience, moment=moment[:1].upper() + moment[1:])
    for sentence in split_sentences(article.if_not_helping):
        if count_words(f"{said} {sentence}") > room:
            break
        said = f"{said} {sentence}"
    return said


def watch(knowledge: Knowledge, article: Article, state: State) -> Reply:
    """'Niets doen en kijken': what to watch, and when it is time for somebody else."""
    say = knowledge.phrases.say
    look = article.band_at(BAND_KINDS[1], state.age_months)
    talk = article.band_at(BAND_KINDS[2], state.age_months)
    first = say("kijken_kop", article.audience) + (f" {look.text}" if look else "")
    then = f"{say('kijken_stop', article.audience)} {talk.text}" if talk else article.closing
    after = replace(
        state.on_topic(article.id).with_one("chosen", f"{article.id}:{len(article.options)}"), pending=None, offered=()
    )
    return Reply(
        (Message(first), Message(then, buttons=answer_buttons(knowledge))), Turn("answer", article=article.id), after
    )


def pick(knowledge: Knowledge, topic_id: str, which: str, state: State) -> Reply | None:
    """What a button of a choice stands for; None when there is no such step."""
    article = knowledge.articles.get(topic_id)
    if article is None:
        return None
    if which == WATCH:
        return watch(knowledge, article, state)
    if not which.isdigit() or int(which) >= len(article.options):
        return None
    return chosen_step(knowledge, article, int(which), state)


def title_of(article: Article, number: int, watching: str) -> str:
    """The title of a chosen option; the number after the last one stands for watching."""
    return article.options[number].title if number < len(article.options) else watching
