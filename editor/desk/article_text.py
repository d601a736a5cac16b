"""Reads an article file into the form and writes it back; what was not changed stays letter for letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.knowledge.article import HEADINGS
from bot.knowledge.bands import HEADING as BANDS
from bot.knowledge.model import BAND_KINDS
from bot.knowledge.sections import Section, bullets, paragraphs, split_sections
from editor.desk import yamltext
from editor.desk.form import BandRow, OptionRow, QuestionRow, SourceRow, StrengthRow, TopicForm

SHORT, _, OPTIONS, STRENGTHS, IF_NOT, CONTACT, QUESTIONS = HEADINGS
_TITLE = re.compile(r"^## +(.+?)\s*$", re.MULTILINE)
_AGED = re.compile(r"\*\*(?P<age>[^*]*\d[^*]*?):?\*\*:?\s*(?P<text>.+)", re.DOTALL)
_EFFORT = re.compile(r"\*(?P<effort>[^*]+)\*")
_PARTS = re.compile(r"Moeite: (?P<effort>.+?)\. Je merkt het: (?P<notice>.+?)\.?")
_ARROW = re.compile(r"\s*(?:→|->)\s*")
_CUE = re.compile(r"[\"“”]([^\"“”]+)[\"“”]")


class Unreadable(ValueError):
    """The upper part of the file is no YAML: the form cannot show it."""


@dataclass(frozen=True)
class ArticleText:
    """A file in its raw parts: upper part, what stands before the first heading, and each heading with its text."""

    header: str
    lead: str
    sections: tuple[tuple[str, str], ...]


def split_article(text: str) -> ArticleText:
    """Raises Unreadable."""
    match = re.match(r"---\n(.*?)^---[ ]*\n", text, re.DOTALL | re.MULTILINE)
    if not match:
        raise Unreadable("Het bestand begint niet met gegevens tussen twee regels met '---'.")
    try:
        yamltext.load(match[1])
    except yamltext.YAMLError as error:
        raise Unreadable("De gegevens boven in het bestand zijn niet te lezen.") from error
    body = text[match.end() :]
    found = list(_TITLE.finditer(body))
    ends = [heading.start() for heading in found[1:]] + [len(body)]
    sections = tuple((heading[1], body[heading.end() : end]) for heading, end in zip(found, ends, strict=True))
    return ArticleText(match[1], body[: found[0].start()] if found else body, sections)


def read_form(text: str) -> TopicForm:
    """The fields of the form that the article holds. Raises Unreadable."""
    article = split_article(text)
    sections = {part.title: part for part in split_sections("\n".join(f"## {t}{b}" for t, b in article.sections))}

    def part(title: str) -> Section:
        return sections.get(title, Section(title, ""))

    form = TopicForm(
        short=_prose(part(SHORT).body),
        bands=tuple(_bands(part(BANDS))),
        options=tuple(_option(child) for child in part(OPTIONS).children),
        strengths=tuple(_strength(item) for item in bullets(part(STRENGTHS).body)),
        if_not=_prose(part(IF_NOT).body),
        contact=_without_bullets(part(CONTACT).body),
        signals=bullets(part(CONTACT).body),
        questions=tuple(QuestionRow(child.title, _prose(child.body)) for child in part(QUESTIONS).children),
    )
    return _with_header(form, yamltext.load(article.header))


def _with_header(form: TopicForm, data: yamltext.CommentedMap) -> TopicForm:
    def text(holder: object, key: str) -> str:
        value = holder.get(key) if isinstance(holder, dict) else None
        return "" if value is None else str(value)

    help_keys = data.get("hulp")
    sources = [source for source in data.get("bronnen") or [] if isinstance(source, dict)]
    return replace(
        form,
        title=text(data, "titel"),
        audience=text(data, "doelgroep"),
        age_from=text(data.get("leeftijd"), "van"),
        age_to=text(data.get("leeftijd"), "tot"),
        theme=text(data, "thema"),
        help=tuple(str(key) for key in help_keys) if isinstance(help_keys, list) else (),
        always_offer=_yes(data.get("altijd_aanbieden")),
        about_safety=_yes(data.get("veiligheid")),
        sources=tuple(SourceRow(*(text(row, key) for key in SOURCE_KEYS)) for row in sources),
        before=text(data.get("nagekeken"), "uiterlijk"),
    )


SOURCE_KEYS = ("naam", "jaar", "feit", "zekerheid")


def _yes(value: object) -> bool:
    return value in ("ja", True)


def _prose(body: str) -> str:
    return "\n\n".join(paragraphs(body))


def _without_bullets(body: str) -> str:
    return "\n\n".join(block for block in paragraphs(body) if not block.startswith(("-", "*")))


def _bands(section: Section) -> list[BandRow]:
    rows = []
    for child in section.children:
        for block in paragraphs(child.body):
            match = _AGED.fullmatch(block)
            age, text = (match["age"].rstrip(":"), match["text"]) if match else ("", block)
            rows.append(BandRow(child.title, age, text))
    return [row for row in rows if row.kind in BAND_KINDS]


def _option(section: Section) -> OptionRow:
    blocks = paragraphs(section.body)
    match = _EFFORT.fullmatch(blocks[0]) if blocks else None
    text = "\n\n".join(blocks[1:] if match else blocks)
    parts = _PARTS.fullmatch(match["effort"].strip()) if match else None
    if parts:
        return OptionRow(section.title, parts["effort"], parts["notice"], text)
    return OptionRow(section.title, match["effort"].strip() if match else "", "", text)


def _strength(item: str) -> StrengthRow:
    left, _, line = _ARROW.sub("→", item, count=1).partition("→")
    cues = _CUE.findall(left)
    # A comma inside a cue: only quotes can tell where it ends.
    shown = ", ".join(f'"{cue}"' if any("," in each for each in cues) else cue for cue in cues)
    return StrengthRow(shown or left, line)


# Writing


def write_body(form: TopicForm, old: ArticleText | None, before: TopicForm | None) -> str:
    """The text under the upper part: a heading is written anew only when its fields changed."""
    kept = dict(old.sections) if old else {}
    parts = [old.lead if old and old.lead.strip() else "\n"]
    for title in HEADINGS:
        same = before is not None and title in kept and _WRITERS[title](before) == _WRITERS[title](form)
        parts.append(f"## {title}{kept[title]}" if same else f"## {title}\n{_WRITERS[title](form)}\n\n")
    parts += [f"## {title}{body}" for title, body in (old.sections if old else ()) if title not in HEADINGS]
    joined = "".join(part if part.endswith("\n") else f"{part}\n" for part in parts)
    return re.sub(r"\n+\Z", "\n", re.sub(r"(?<=[^\n])\n(?=## )", "\n\n", joined))


def _write_bands(form: TopicForm) -> str:
    blocks = []
    for kind in BAND_KINDS:
        rows = form.bands_of(kind)
        texts = [f"**{row.age}:** {_line(row.text)}" if row.age else _line(row.text) for row in rows]
        blocks.append(f"### {kind}\n" + "\n\n".join(texts))
    return "\n\n".join(blocks)


def _write_options(form: TopicForm) -> str:
    return "\n\n".join(f"### {row.title}\n{_effort(row)}{row.text}" for row in form.options)


def _effort(row: OptionRow) -> str:
    if not row.effort:
        return ""
    line = f"Moeite: {row.effort}. Je merkt het: {row.notice.rstrip('.')}." if row.notice else row.effort
    return f"*{line}*\n\n"


def _write_strengths(form: TopicForm) -> str:
    return "\n".join(f"- {_cues(row.cues)} → {_line(row.line)}" for row in form.strengths)


def _cues(text: str) -> str:
    cues = _CUE.findall(text) or text.split(",")
    return ", ".join(f'"{cue.strip()}"' for cue in cues if cue.strip(' "'))


def _write_contact(form: TopicForm) -> str:
    return "\n\n".join(part for part in (form.contact, "\n".join(f"- {item}" for item in form.signals)) if part)


def _line(text: str) -> str:
    return " ".join(text.split())


_WRITERS: dict[str, Callable[[TopicForm], str]] = {
    SHORT: lambda form: form.short,
    BANDS: _write_bands,
    OPTIONS: _write_options,
    STRENGTHS: _write_strengths,
    IF_NOT: lambda form: form.if_not,
    CONTACT: _write_contact,
    QUESTIONS: lambda form: "\n\n".join(f"### {row.question}\n{row.answer}" for row in form.questions),
}
