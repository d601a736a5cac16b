"""Loads all curated content; a fault anywhere is reported together with all others."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from opening_hours import validate

from bot.agespan import inclusive_span
from bot.knowledge.article import read_article
from bot.knowledge.fields import Fields
from bot.knowledge.files import read_parts
from bot.knowledge.ladder import LadderTexts, read_ladder
from bot.knowledge.model import AUDIENCES, Article, Audience, Help, Topic
from bot.knowledge.phrases import Phrases, read_phrases
from bot.knowledge.safety import SafetyReplies, read_safety
from bot.knowledge.talk import Signals, Talk, read_signals, read_talk
from bot.paths import KNOWLEDGE
from bot.problems import KnowledgeError, Problem
from bot.wijk.load import load_directory
from bot.wijk.model import Directory

# The rungs of the help ladder, from one's own people to danger.
STEPS = (1, 2, 3, 4, 5, 6)


@dataclass(frozen=True)
class Knowledge:
    """All content by id. A topic may lack its article; an article never lacks its topic."""

    topics: Mapping[str, Topic]
    articles: Mapping[str, Article]
    help: Mapping[str, Help]
    phrases: Phrases = field(default_factory=lambda: Phrases({}))
    safety: Mapping[str, SafetyReplies] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)
    signals: Signals = field(default_factory=Signals)
    ladder: LadderTexts = field(default_factory=LadderTexts)
    talk: Talk = field(default_factory=Talk)

    def topics_for(self, audience: Audience | None) -> tuple[Topic, ...]:
        return tuple(topic for topic in self.topics.values() if audience in (None, topic.audience))


def load_knowledge(folder: Path = KNOWLEDGE) -> Knowledge:
    """Reads the content folder. Raises KnowledgeError with every fault of every file."""
    problems: list[Problem] = []
    topics = _topics(folder / "onderwerpen.csv", problems)
    nearby = _help(folder / "hulp" / "soorten.yml", problems, ("wie", "verwijzing"))
    helps = nearby | _help(folder / "hulp" / "landelijk.yml", problems, ("soort", "tijden", "zekerheid"))
    articles = _articles(folder, problems)
    for article in articles.values():
        _check_links(article, topics, helps, problems)
    topics |= {name: replace(topics[name], on=False) for name in topics.keys() & articles if not articles[name].on}
    phrases = read_phrases(folder / "gesprek" / "zinnen.yml", problems)
    safety = read_safety(folder / "veiligheid", problems)
    _check_safety(folder / "veiligheid", safety, helps, problems)
    directory = _directory(folder / "hulp" / "gemeenten", nearby, problems)
    signals = read_signals(folder / "gesprek" / "signalen.yml", problems)
    ladder = read_ladder(folder / "gesprek" / "hulpladder.yml", problems)
    talk = read_talk(folder / "gesprek", problems)
    if problems:
        raise KnowledgeError(problems)
    return Knowledge(topics, articles, helps, phrases, safety, directory, signals, ladder, talk)


def load_kinds(folder: Path = KNOWLEDGE) -> dict[str, Help]:
    """Only the kinds of help nearby, for tools that need no articles. Raises KnowledgeError."""
    problems: list[Problem] = []
    kinds = _help(folder / "hulp" / "soorten.yml", problems, ("wie", "verwijzing"))
    if problems:
        raise KnowledgeError(problems)
    return kinds


def _directory(folder: Path, kinds: Mapping[str, Help], problems: list[Problem]) -> Directory:
    """Places near home. A row with a fault is only left out: one shop's hours must not stop all answers."""
    try:
        return load_directory(kinds, folder)
    except KnowledgeError as error:
        problems += error.problems
        return Directory()


def _topics(path: Path, problems: list[Problem]) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter=";"))
    except OSError:
        problems.append(Problem(path, "bestand", "is er niet.", "Zet de lijst met onderwerpen terug."))
        return topics
    for number, row in enumerate(rows, start=2):
        fields = Fields(path, row, problems, f"regel {number} › ")
        topic_id, (start, _, end) = fields.text("id"), str(row.get("leeftijd") or "").partition("-")
        if topic_id in topics:
            fields.fault("id", f"'{topic_id}' staat er twee keer.", "Geef elk onderwerp een eigen id.")
        try:
            age = inclusive_span(start, end)
        except ValueError as error:
            fields.fault("leeftijd", f"{error}.", "Schrijf bijvoorbeeld '2-12'.")
            continue
        audience: Audience = "jongere" if fields.choice("doelgroep", AUDIENCES, "ouder") == "jongere" else "ouder"
        topics[topic_id] = Topic(
            topic_id, audience, age, fields.text("thema"), fields.text("titel"), fields.text("omvat")
        )
    return topics


def _articles(folder: Path, problems: list[Problem]) -> dict[str, Article]:
    articles: dict[str, Article] = {}
    for audience in AUDIENCES:
        for path in sorted((folder / audience).glob("*.md")):
            article = read_article(path, problems)
            if article is None:
                continue
            if article.id != path.stem:
                remedy = f"Noem het bestand {article.id}.md of pas de id aan."
                problems.append(Problem(path, "id", f"'{article.id}' is anders dan de naam van het bestand.", remedy))
            if article.audience != audience:
                remedy = f"Verplaats het bestand naar {article.audience}/ of pas de doelgroep aan."
                problems.append(Problem(path, "doelgroep", f"hoort bij de map {article.audience}.", remedy))
            articles[article.id] = article
    return articles


def _check_links(
    article: Article, topics: Mapping[str, Topic], helps: Mapping[str, Help], problems: list[Problem]
) -> None:
    topic = topics.get(article.id)
    if topic is None:
        remedy = "Zet het onderwerp in onderwerpen.csv of gebruik een id die daar staat."
        problems.append(Problem(article.path, "id", f"'{article.id}' is geen bekend onderwerp.", remedy))
    elif topic.title != article.title:
        remedy = "Maak de titel gelijk in het artikel en in onderwerpen.csv."
        problems.append(Problem(article.path, "titel", f"in onderwerpen.csv staat '{topic.title}'.", remedy))
    for key in article.help:
        if key not in helps:
            remedy = f"Kies uit: {', '.join(sorted(helps))}."
            problems.append(Problem(article.path, "hulp", f"'{key}' is geen bekende hulp.", remedy))


def _hours(fields: Fields) -> str | None:
    """Hours in the notation of OpenStreetMap, as 'Mo-Fr 09:00-17:00' or '24/7'."""
    text = fields.optional("open")
    if text is not None and not validate(text):
        fields.fault("open", f"'{text}' is niet te lezen.", "Schrijf '24/7' of bijvoorbeeld 'Mo-Fr 09:00-17:00'.")
        return None
    return text


def _check_safety(
    folder: Path, safety: Mapping[str, SafetyReplies], helps: Mapping[str, Help], problems: list[Problem]
) -> None:
    for category, replies in safety.items():
        named = {key for text in replies.levels.values() for key in (*text.help, *text.after_hours)}
        for key in sorted(named - set(helps)):
            remedy = f"Kies uit: {', '.join(sorted(helps))}."
            problems.append(Problem(folder / f"{category}.yml", "hulp", f"'{key}' is geen bekende hulp.", remedy))


def _help(path: Path, problems: list[Problem], needed: Sequence[str]) -> dict[str, Help]:
    """The services of one file; `needed` names the fields that this file must have besides the common ones."""
    data = read_parts(path, problems)
    services = {}
    for key, part in data.items():
        fields = Fields(path, part, problems, f"{key} › ")
        services[str(key)] = _service(str(key), fields)
        for name in needed:
            fields.text(name)
    return services


def _service(key: str, fields: Fields) -> Help:
    audiences = fields.data.get("doelgroep", AUDIENCES)
    step = fields.data.get("trede")
    if step not in STEPS:
        fields.fault("trede", f"'{step}' kan hier niet.", f"Kies een getal van {STEPS[0]} tot en met {STEPS[-1]}.")
    return Help(
        key=key,
        name=fields.text("naam"),
        purpose=fields.text("waarvoor"),
        step=step if step in STEPS else STEPS[0],
        kind=fields.optional("soort") or "dichtbij",
        audiences=tuple(audience for audience in AUDIENCES if audience in audiences),
        age=fields.age() if fields.data.get("leeftijd") else None,
        phone=fields.optional("telefoon"),
        chat=fields.optional("chat"),
        hours=fields.optional("tijden"),
        open=_hours(fields),
        cost=fields.text("kosten"),
        who=fields.optional("wie"),
        referral=fields.optional("verwijzing"),
        certainty=fields.optional("zekerheid"),
        checked_on=fields.day("nagekeken"),
    )
