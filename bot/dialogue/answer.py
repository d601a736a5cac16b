"""Answers a topic: acknowledge, place, options, what goes well, when to talk, a check question."""

from __future__ import annotations

from dataclasses import replace

from bot.agespan import format_age
from bot.dialogue.cards import article_card
from bot.dialogue.reply import Button, Message, Reply, Turn
from bot.dialogue.state import State
from bot.knowledge import Article, Audience, Knowledge, Option
from bot.knowledge.model import BAND_KINDS
from bot.sentences import count_words, split_sentences

WORDS_A_TURN: dict[Audience, int] = {"ouder": 120, "jongere": 70}
OPTIONS_AT_ONCE = 3


def answer(knowledge: Knowledge, topic_id: str, state: State, text: str = "") -> Reply:
    """The first answer on a topic; `text` is searched for cues of what already goes well."""
    article = knowledge.articles.get(topic_id)
    if article is None:
        return _without_article(knowledge, topic_id, state)
    band = article.band_at(BAND_KINDS[0], state.age_months)
    opening = f"{article.short} {band.text if band else ''}".strip()
    strength = _strength(article, text)
    ending = _ending(knowledge, article, state)
    heading = knowledge.phrases.say("opties_kop")
    room = WORDS_A_TURN[article.audience] - count_words(f"{opening} {heading} {strength} {ending}")
    options = fit_options(article.options, room)
    tips = f"{heading}\n{list_options(options) or start_of(article.options[0], room)}"
    messages = (
        Message(opening, card=article_card(article, state.age_months)),
        Message("\n\n".join(part for part in (tips, strength) if part)),
        Message(ending, buttons=answer_buttons(knowledge)),
    )
    pending = "age" if _asks_age(article, state) else "check"
    after = replace(
        state, topic=topic_id, pending=pending, options_shown=len(options), offered=(), misses=0,
        candidates=tuple(candidate for candidate in state.candidates if candidate != topic_id),
    )  # fmt: skip
    return Reply(messages, Turn("answer", article=topic_id), after)


def answer_age(knowledge: Knowledge, state: State) -> Reply | None:
    """What holds at the age just given, for the topic under discussion; None without such a topic."""
    article = knowledge.articles.get(state.topic or "")
    if article is None or state.age_months is None:
        return None
    say = knowledge.phrases.say
    lines = [say("leeftijd_band", leeftijd=format_age(state.age_months))]
    lines += [band.text for band in article.bands_at(state.age_months)[:2]]
    if article.age.distance(state.age_months) > 12:
        lines = [say("leeftijd_buiten")]
    message = Message(
        "\n\n".join(lines), buttons=answer_buttons(knowledge), card=article_card(article, state.age_months)
    )
    return Reply((message,), Turn("answer", article=article.id), replace(state, pending="check"))


def age_noted(knowledge: Knowledge, state: State) -> Reply:
    """Thanks for an age that no topic needs yet, and asks for the question."""
    say, months = knowledge.phrases.say, state.age_months
    noted = say("meer_zonder_onderwerp") if months is None else say("leeftijd_genoteerd", leeftijd=format_age(months))
    return Reply((Message(noted),), Turn("question"), replace(state, pending=None))


def also_asked(knowledge: Knowledge, reply: Reply, topic_id: str) -> Reply:
    """The same reply with a button for a second question that stood in the same message."""
    button = Button(knowledge.topics[topic_id].title, f"onderwerp:{topic_id}")
    message = Message(knowledge.phrases.say("ook_gevraagd", reply.state.audience), buttons=(button,))
    after = replace(reply.state, offered=(topic_id,))
    return replace(reply, messages=(*reply.messages, message), state=after)


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
    after = replace(state, topic=topic_id, pending=None, offered=(), options_shown=0, misses=0)
    return Reply(messages, Turn("answer", article=None), after)


def _strength(article: Article, text: str) -> str:
    """The first line whose cue the user wrote; never praise without a cue."""
    said = " ".join(text.lower().split())
    for strength in article.strengths:
        if any(cue in said for cue in strength.cues):
            return strength.line
    return ""


def _asks_age(article: Article, state: State) -> bool:
    return state.age_months is None and article.differs_by_age


def _ending(knowledge: Knowledge, article: Article, state: State) -> str:
    question = "vraag_leeftijd" if _asks_age(article, state) else "check_antwoord"
    closing = f"{article.closing} {article.whom}" if article.always_offer else article.closing
    return f"{closing.strip()} {knowledge.phrases.say(question, article.audience)}"


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
