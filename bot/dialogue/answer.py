"""Answers a topic: acknowledge, place, options, what goes well, when to talk, a check question."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.agespan import format_age
from bot.dialogue.cards import article_card
from bot.dialogue.places import all_shown, asks_place, look_up, shown_for, step_buttons
from bot.dialogue.repeat import just_said
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Article, Audience, Knowledge, Option
from bot.knowledge.model import BAND_KINDS
from bot.ladder import Advice
from bot.sentences import count_words, split_sentences

WORDS_A_TURN: dict[Audience, int] = {"ouder": 120, "jongere": 70}
OPTIONS_AT_ONCE = 3


def answer(knowledge: Knowledge, topic_id: str, state: State, text: str = "") -> Reply:
    """The first answer on a topic; `text` is searched for cues of what already goes well."""
    article = knowledge.articles.get(topic_id)
    if article is None:
        return _without_article(knowledge, topic_id, state)
    state, strength = _strength(article, state.on_topic(topic_id), text)
    advice = look_up(knowledge, state, first=True)
    band = article.band_at(BAND_KINDS[0], state.age_months)
    opening = f"{article.short} {band.text if band else ''}".strip()
    closing = _closing(article, advice)
    question = _question(article, state, advice)
    asked = knowledge.phrases.say(QUESTIONS[question], article.audience)
    heading = knowledge.phrases.say("opties_kop")
    room = WORDS_A_TURN[article.audience] - count_words(f"{opening} {heading} {strength} {closing} {asked}")
    options = fit_options(article.options, room)
    tips = f"{heading}\n{list_options(options) or start_of(article.options[0], room)}"
    messages = [
        Message(opening, card=article_card(article, state.age_months)),
        Message("\n\n".join(part for part in (tips, strength) if part)),
    ]
    after = replace(
        state, pending=question, options_shown=len(options), misses=0, failed=0,
        offered=tuple(f"stap:{topic_id}:{number}" for number in range(len(options))),
        candidates=tuple(candidate for candidate in state.candidates if candidate != topic_id),
    )  # fmt: skip
    turn = Turn("answer", article=topic_id)
    if advice.kind == "step":
        shown = shown_for(knowledge, state, advice)
        messages.append(Message(closing, card=shown.card, buttons=step_buttons(knowledge, state)[:1]))
        turn = replace(turn, help=shown.keys)
        after = replace(after, shown=all_shown(state, advice, shown), exhausted=False)
        closing = ""
    buttons = question_buttons(knowledge, question)
    messages.append(Message(f"{closing} {asked}".strip(), buttons=(*buttons, *answer_buttons(knowledge))))
    return Reply(tuple(messages), turn, after.has_asked(question) if question != "check" else after)


QUESTIONS = {
    "age": "vraag_leeftijd",
    "place": "vraag_plaats_kort",
    "context": "vraag_omgeving",
    "check": "check_antwoord",
}


def _question(article: Article, state: State, advice: Advice) -> str:
    """The one question of a first answer: the age where it makes a difference, else what is around it, else a check."""
    if _asks_age(article, state):
        return "age"
    if advice.kind == "step":
        return "place" if asks_place(state, advice) else "check"
    return "context" if "context" not in state.asked and state.age_months is not None else "check"


def question_buttons(knowledge: Knowledge, question: str) -> tuple[Button, ...]:
    """Buttons that answer the question, where it has a few possible answers."""
    say = knowledge.phrases.say
    if question == "context":
        return (Button(say("knop_omgeving_ja"), "omgeving:ja"), Button(say("knop_omgeving_nee"), "omgeving:nee"))
    return (Button(say("knop_overslaan"), "plaats:geen"),) if question == "place" else ()


def _closing(article: Article, advice: Advice) -> str:
    """The soft closing line; with a step why this step, or with whom where the article always offers it."""
    if advice.kind != "step":
        return article.closing
    return f"{article.closing} {article.whom}".strip() if advice.because == "altijd" else advice.reason


def answer_age(knowledge: Knowledge, state: State) -> Reply | None:
    """What holds at the age just given, for the topic under discussion; None without such a topic."""
    article = knowledge.articles.get(state.topic or "")
    if article is None or state.age_months is None:
        return None
    say = knowledge.phrases.say
    lines = [say("leeftijd_band", leeftijd=format_age(state.age_months))]
    fresh = [band.text for band in article.bands_at(state.age_months) if not just_said(band.text, state.said)]
    lines += fresh[:2]
    if article.age.distance(state.age_months) > 12:
        lines = [say("leeftijd_buiten")]
    message = Message(
        "\n\n".join(lines), buttons=feedback_buttons(knowledge), card=article_card(article, state.age_months)
    )
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending="check"))


def age_noted(knowledge: Knowledge, state: State) -> Reply:
    """Thanks for an age that no topic needs yet, and asks for the question."""
    say, months = knowledge.phrases.say, state.age_months
    noted = say("meer_zonder_onderwerp") if months is None else say("leeftijd_genoteerd", leeftijd=format_age(months))
    return Reply((Message(noted),), Turn("question"), replace(state, pending=None))


def also_asked(knowledge: Knowledge, reply: Reply, topic_id: str) -> Reply:
    """The same reply with a button for a second question that stood in the same message."""
    title = knowledge.phrases.say("ook_gevraagd", titel=knowledge.topics[topic_id].title)
    last = reply.messages[-1]
    asked = replace(last, buttons=(Button(title, f"onderwerp:{topic_id}"), *last.buttons))
    after = reply.state.with_one("saved", topic_id)
    return replace(reply, messages=(*reply.messages[:-1], asked), state=after)


def _without_article(knowledge: Knowledge, topic_id: str, state: State) -> Reply:
    topic = knowledge.topics[topic_id]
    say = knowledge.phrases.say
    messages = (
        Message(say("geen_artikel", titel=topic.title)),
        Message(
            say("geen_artikel_waar", topic.audience),
            buttons=(Button(say("knop_anders"), "verkeerd_begrepen"), Button(say("knop_mens"), "mens_spreken")),
        ),
    )
    after = replace(state.on_topic(topic_id), pending=None, offered=(), options_shown=0, misses=0)
    return Reply(messages, Turn("answer", article=None), after)


def _strength(article: Article, state: State, text: str) -> tuple[State, str]:
    """The first line whose cue the user wrote, and the state that remembers it; never praise without a cue."""
    said = " ".join(text.lower().split())
    for number, strength in enumerate(article.strengths):
        if any(_says(said, cue) for cue in strength.cues):
            return state.with_one("goes_well", f"{article.id}:{number}"), strength.line
    return state, ""


# 'ik lees niet voor' is no reason to praise reading; 'niet alleen' and 'niet meer dan' deny nothing.
_DENIED = re.compile(r"\b(?:niet|geen|nooit|nauwelijks|amper)\b(?! (?:alleen|meer dan))[^.,;!?]{0,18}$")
_DENIED_AFTER = re.compile(r"^\w*[^.,;!?]{0,4}\b(?:niet|nooit|nauwelijks)\b")


def _says(said: str, cue: str) -> bool:
    """Whether a cue stands in the text as words of their own, and is not denied."""
    own_denial = bool(re.search(r"\b(?:niet|geen|nooit)\b", cue))
    for match in re.finditer(rf"(?<!\w){re.escape(cue)}", said):
        before, after = said[: match.start()], said[match.end() :]
        if own_denial or not (_DENIED.search(before) or _DENIED_AFTER.match(after)):
            return True
    return False


def _asks_age(article: Article, state: State) -> bool:
    return state.age_months is None and article.differs_by_age and "age" not in state.asked


def fit_options(options: tuple[Option, ...], room: int) -> tuple[Option, ...]:
    """As many whole options as fit in the words left, possibly none."""
    chosen: list[Option] = []
    for option in options[:OPTIONS_AT_ONCE]:
        room -= count_words(f"{option.title} {option.text}")
        if room < 0:
            break
        chosen.append(option)
    return tuple(chosen)


def start_of(option: Option, room: int) -> str:
    """An option's title with the sentences that fit; 'meer tips' gives it whole."""
    said = f"• {_as_sentence(option.title)}"
    for sentence in split_sentences(option.text):
        if count_words(f"{said} {sentence}") > room:
            break
        said = f"{said} {sentence}"
    return said


def list_options(options: tuple[Option, ...]) -> str:
    return "\n".join(f"• {_as_sentence(option.title)} {option.text}" for option in options)


def _as_sentence(title: str) -> str:
    return title if title.endswith(("?", "!")) else f"{title}."


def answer_buttons(knowledge: Knowledge) -> tuple[Button, ...]:
    say = knowledge.phrases.say
    return (
        Button(say("knop_meer"), "meer_tips"),
        Button(say("knop_niet"), "verkeerd_begrepen"),
        Button(say("knop_hulp"), "hulp_wanneer"),
    )


def feedback_buttons(knowledge: Knowledge) -> tuple[Button, ...]:
    """Does it help? Every answer leads to the next thing."""
    say = knowledge.phrases.say
    return (
        Button(say("knop_helpt"), "helpt"),
        Button(say("knop_beetje"), "helpt_een_beetje"),
        Button(say("knop_helpt_niet"), "helpt_niet"),
    )
