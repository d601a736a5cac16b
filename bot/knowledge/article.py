"""Reads one article: front matter and the seven fixed headings."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import frontmatter
import yaml

from bot.knowledge.bands import read_bands
from bot.knowledge.fields import Fields
from bot.knowledge.model import AUDIENCES, Article, FollowUp, Option, Review, Source, Strength
from bot.knowledge.sections import Section, bullets, paragraphs, split_sections
from bot.problems import Problem
from bot.sentences import split_sentences

HEADINGS = (
    "Kort",
    "Hoort dit erbij?",
    "Wat kun je doen",
    "Wat gaat er al goed",
    "Als het niet helpt",
    "Wanneer praat je er met iemand over",
    "Vervolgvragen",
)
STATUSES = ("concept", "ter controle", "nagekeken")
CERTAINTIES = ("bron", "K-h", "K-m")
_T = TypeVar("_T")
_CUE = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")
_ARROW = re.compile(r"\s*(?:→|->)\s*")
_EFFORT = re.compile(r"\*(?P<effort>[^*]+)\*")


def read_article(path: Path, problems: list[Problem]) -> Article | None:
    """The article in a file, or None when its front matter cannot be read at all."""
    try:
        post = frontmatter.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        remedy = "Vergelijk met een artikel dat wel werkt; zet tekst met een dubbele punt tussen aanhalingstekens."
        problems.append(Problem(path, "bovenste deel", f"is niet te lezen, kijk rond regel {line}.", remedy))
        return None
    if not post.metadata:
        remedy = "Begin het bestand met '---', de gegevens, en weer '---'."
        problems.append(Problem(path, "bovenste deel", "ontbreekt.", remedy))
        return None
    fields = Fields(path, post.metadata, problems)
    return _article(fields, _sections(post.content, fields))


def _sections(text: str, fields: Fields) -> dict[str, Section]:
    sections = split_sections(text)
    titles = [section.title for section in sections]
    for title in titles:
        if title not in HEADINGS:
            fields.fault(title, "is geen bekend kopje.", f"Gebruik alleen: {', '.join(HEADINGS)}.")
        elif titles.count(title) > 1:
            fields.fault(title, "staat er twee keer.", "Voeg de teksten samen onder één kopje.")
    for title in HEADINGS:
        if title not in titles:
            fields.fault(title, "ontbreekt.", f"Schrijf een kopje '## {title}' met tekst.")
    known = [title for title in titles if title in HEADINGS]
    if known != sorted(known, key=HEADINGS.index):
        fields.fault("kopjes", "staan in een andere volgorde.", f"Houd aan: {', '.join(HEADINGS)}.")
    return {title: Section(title, "") for title in HEADINGS} | {section.title: section for section in sections}


def _article(fields: Fields, sections: dict[str, Section]) -> Article:
    span = fields.age()
    contact = sections["Wanneer praat je er met iemand over"]
    closing, whom = _contact_text(contact.body, fields)
    return Article(
        path=fields.path,
        id=fields.text("id"),
        title=fields.text("titel"),
        audience="ouder" if fields.choice("doelgroep", AUDIENCES, "ouder") == "ouder" else "jongere",
        age=span,
        theme=fields.text("thema"),
        help=fields.names("hulp"),
        always_offer=fields.yes_no("altijd_aanbieden"),
        about_safety=fields.yes_no("veiligheid") if "veiligheid" in fields.data else False,
        sources=tuple(_source(part) for part in fields.parts("bronnen")),
        review=_review(fields.part("nagekeken")),
        short=_body(sections["Kort"], fields),
        bands=read_bands(sections["Hoort dit erbij?"], span, fields),
        options=_options(sections["Wat kun je doen"], fields),
        strengths=_strengths(sections["Wat gaat er al goed"], fields),
        if_not_helping=_body(sections["Als het niet helpt"], fields),
        closing=closing,
        whom=whom,
        signals=_at_least(2, bullets(contact.body), contact.title, "signalen met een streepje", fields),
        follow_ups=_follow_ups(sections["Vervolgvragen"], fields),
        on=fields.yes_no("aan") if "aan" in fields.data else True,
    )


def _source(fields: Fields) -> Source:
    certainty = fields.choice("zekerheid", CERTAINTIES, "K-m")
    return Source(fields.text("naam"), fields.number("jaar"), fields.text("feit"), certainty)


def _review(fields: Fields) -> Review:
    status = fields.choice("status", STATUSES, "concept")
    review = Review(status, fields.optional("rol") or "", fields.day("op"), fields.day("uiterlijk"))
    if status == "nagekeken" and not (review.role and review.on):
        fields.fault("status", "staat op nagekeken zonder rol of datum.", "Vul 'rol' en 'op' in.")
    return review


def _body(section: Section, fields: Fields) -> str:
    text = " ".join(paragraphs(section.body))
    if not text:
        fields.fault(section.title, "is leeg.", "Schrijf hier een tekst.")
    return text


def _at_least(minimum: int, items: tuple[_T, ...], title: str, what: str, fields: Fields) -> tuple[_T, ...]:
    if len(items) < minimum:
        fields.fault(title, f"heeft {len(items)} {what}.", f"Schrijf er minstens {minimum}.")
    return items


def _options(section: Section, fields: Fields) -> tuple[Option, ...]:
    options = tuple(_option(child, fields) for child in section.children)
    return _at_least(2, options, section.title, "opties", fields)


def _option(section: Section, fields: Fields) -> Option:
    field = f"Wat kun je doen › {section.title}"
    blocks = paragraphs(section.body)
    match = _EFFORT.fullmatch(blocks[0]) if blocks else None
    if not match:
        remedy = "Schrijf onder het kopje '*Moeite: klein. Je merkt het: na een week.*'."
        fields.fault(field, "de regel met moeite en tijd ontbreekt.", remedy)
    text = " ".join(blocks[1:] if match else blocks)
    if not text:
        fields.fault(field, "heeft geen tekst.", "Schrijf wat iemand kan doen.")
    return Option(section.title, match["effort"].strip() if match else "", text)


def _strengths(section: Section, fields: Fields) -> tuple[Strength, ...]:
    strengths = []
    for item in bullets(section.body):
        left, _, line = _ARROW.sub("→", item, count=1).partition("→")
        cues = tuple(cue.strip().lower() for cue in _CUE.findall(left))
        if not (cues and line):
            remedy = 'Schrijf \'- "woord", "ander woord" → zin\'.'
            fields.fault(section.title, f"'{item[:40]}…' heeft geen woorden of geen zin.", remedy)
        else:
            strengths.append(Strength(cues, line))
    return _at_least(3, tuple(strengths), section.title, "regels", fields)


def _contact_text(body: str, fields: Fields) -> tuple[str, str]:
    prose = [block for block in paragraphs(body) if not block.startswith(("-", "*"))]
    sentences = split_sentences(" ".join(prose))
    if not sentences:
        title = "Wanneer praat je er met iemand over"
        fields.fault(title, "begint niet met een zin.", "Schrijf eerst met wie iemand kan praten, en waarom die.")
        return "", ""
    return sentences[0], " ".join(sentences[1:])


def _follow_ups(section: Section, fields: Fields) -> tuple[FollowUp, ...]:
    found = tuple(FollowUp(child.title, " ".join(paragraphs(child.body))) for child in section.children)
    for follow_up in found:
        if not follow_up.answer:
            fields.fault(f"Vervolgvragen › {follow_up.question}", "heeft geen antwoord.", "Schrijf het antwoord.")
    return _at_least(3, found, section.title, "vragen", fields)
