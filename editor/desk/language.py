"""The checks of `make check` on a text that is still being written, each at the field it is about."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.knowledge import Article, Knowledge
from bot.knowledge import Topic as ListedTopic
from bot.knowledge.article import read_article
from bot.knowledge.model import BAND_KINDS
from bot.problems import Problem
from editor.checks import RULES, openings, rare_words
from editor.checks.readability import LEAST, score_of
from editor.desk.form import TopicForm
from editor.desk.topic import Topic, changes


@dataclass(frozen=True)
class Remark:
    """`anchor` is the id of the field; a wall keeps a text from being saved, anything else is a question."""

    anchor: str
    label: str
    message: str
    remedy: str
    wall: bool = False


@dataclass(frozen=True)
class Looked:
    """An article as the assistant reads it, with everything to say about it."""

    article: Article | None
    remarks: tuple[Remark, ...]
    score: float | None
    least: float


def look_at(topic: Topic, form: TopicForm, knowledge: Knowledge | None) -> Looked:
    """Reads the form as the assistant will read the file, and runs every rule on it."""
    problems: list[Problem] = []
    article = article_of(topic, form, problems)
    remarks = [_remark(problem, form, wall=True) for problem in problems]
    least = LEAST.get(form.audience, LEAST["ouder"])
    if article is None:
        return Looked(None, tuple(remarks), None, least)
    remarks += [_remark(problem, form) for problem in _rules(article, knowledge)]
    said = any(text.strip() for _, text in article.texts())
    return Looked(article, tuple(_once(remarks)), round(score_of(article), 1) if said else None, least)


def article_of(topic: Topic, form: TopicForm, problems: list[Problem]) -> Article | None:
    """The article that the form would become; what is wrong with it is noted."""
    texts = changes(topic, form)
    text = next(text for path, text in texts.items() if path.endswith(f"/{topic.id}.md") and text is not None)
    with tempfile.TemporaryDirectory(prefix="redactie-") as folder:
        path = Path(folder) / f"{topic.id}.md"
        path.write_text(text, encoding="utf-8")
        return read_article(path, problems)


def _rules(article: Article, knowledge: Knowledge | None) -> Iterator[Problem]:
    if not any(text.strip() for _, text in article.texts()):
        return
    for rule in RULES:
        try:
            yield from rule(article)
        except (ValueError, IndexError):
            # A rule on the whole text has nothing to go by while only a word is there.
            continue
    if knowledge is not None:
        topic = knowledge.topics.get(article.id)
        stems = rare_words.topic_stems(topic, knowledge.help.values()) if topic else _stems(article, knowledge)
        yield from rare_words.check(article, stems)


def _stems(article: Article, knowledge: Knowledge) -> frozenset[str]:
    """For a topic that is not in the list yet: the words of its title and of the help."""
    listed = ListedTopic(article.id, article.audience, article.age, article.theme, article.title, "")
    return rare_words.topic_stems(listed, knowledge.help.values())


def same_opening(article: Article, others: Iterable[Article], form: TopicForm) -> list[Remark]:
    """Whether too many articles begin like this one."""
    rest = [other for other in others if other.id != article.id]
    found = openings.check_all([*rest, article])
    return [_remark(problem, form) for problem in found if problem.path == article.path]


def _once(remarks: list[Remark]) -> list[Remark]:
    return list(dict.fromkeys(remarks))


def _remark(problem: Problem, form: TopicForm, wall: bool = False) -> Remark:
    message, remedy = in_form(problem)
    return Remark(anchor_of(problem.field, form), problem.field, message, remedy, wall)


# What the loader says to who writes the file, and what it is in a form.
_IN_FORM: tuple[tuple[str, str], ...] = (
    ("Schrijf bijvoorbeeld 'van: 18m'", "Schrijf bijvoorbeeld 4 (jaar) of 18m (maanden)."),
    ("Schrijf 'hulp: [", "Kies minstens één plek."),
    ("Begin elk onderdeel met een streepje.", "Voeg een bron toe."),
    ("Schrijf '### ", "Schrijf hier een tekst."),
    ("Schrijf '**1 tot 3 jaar:**'", "Schrijf 1 tot 3 jaar, 6 tot 18 maanden, of vanaf 4 jaar."),
    ("Schrijf onder het kopje '*Moeite", "Vul in wanneer iemand het merkt, bijvoorbeeld: na een week."),
    ('Schrijf \'- "woord"', "Vul de woorden en de zin in."),
    ("Schrijf de datum als", "Kies een datum."),
)
_MESSAGES = {
    "is geen lijst.": "is leeg.",
    "'' is geen leeftijd.": "is leeg.",
    "is geen lijst met gegevens.": "is leeg.",
}


def in_form(problem: Problem) -> tuple[str, str]:
    """Message and remedy without the signs of the file, for who sees only the form."""
    remedy = next((said for start, said in _IN_FORM if problem.remedy.startswith(start)), problem.remedy)
    return _MESSAGES.get(problem.message, problem.message), remedy


_STARTS = {
    "Kort": "short",
    "Wat gaat er al goed": "strengths",
    "Als het niet helpt": "if_not",
    "Wanneer praat": "contact",
    "slotzin": "contact",
    "bronnen": "sources",
    "titel": "title",
    "leeftijd": "age",
    "thema": "theme",
    "hulp": "help",
    "altijd": "help",
    "nagekeken": "before",
    "status": "before",
    "doelgroep": "audience",
}


def anchor_of(field: str, form: TopicForm) -> str:
    """The field of the page that a problem is about; parts of a list have a number of their own."""
    heading, _, part = field.partition(" › ")
    if heading == "Hoort dit erbij?":
        return f"band{BAND_KINDS.index(part)}" if part in BAND_KINDS else "band0"
    if heading == "Wat kun je doen":
        return _numbered("option", part, [row.title for row in form.options], "options")
    if heading == "Vervolgvragen":
        return _numbered("question", part, [row.question for row in form.questions], "questions")
    return next((anchor for start, anchor in _STARTS.items() if field.startswith(start)), "whole")


def _numbered(name: str, part: str, titles: list[str], whole: str) -> str:
    return f"{name}{titles.index(part)}" if part in titles else whole
