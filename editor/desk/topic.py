"""One topic as files and as a form: its article, its examples and its line in the list of topics."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from bot.knowledge.model import AUDIENCES
from editor.desk import header as upper
from editor.desk.article_text import Unreadable, read_form, split_article, write_body
from editor.desk.examples_text import NoPlace, read_examples, write_examples
from editor.desk.form import LABELS, TopicForm, differences
from editor.desk.git import blob
from editor.desk.header import ReviewState
from editor.desk.store import Store, Texts
from editor.desk.topic_list import read_rows, row_text, with_row, without_row

LIST = "knowledge/onderwerpen.csv"
_IN_LIST = ("title", "audience", "age_from", "age_to", "theme", "scope")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def article_path(audience: str, topic_id: str) -> str:
    return f"knowledge/{audience}/{topic_id}.md"


def examples_path(topic_id: str) -> str:
    return f"data/nlu/vragen/{topic_id}.yml"


@dataclass(frozen=True)
class Topic:
    """What the files held when the form was made; `version` changes with any of the three."""

    id: str
    form: TopicForm
    article: str | None
    article_at: str
    examples: str | None
    list_text: str
    review: ReviewState
    fault: str = ""

    @property
    def version(self) -> str:
        return version_of(self.article, self.examples, row_text(self.list_text, self.id))

    def texts(self) -> dict[str, str | None]:
        return {self.article_at: self.article, examples_path(self.id): self.examples, LIST: self.list_text}


def version_of(article: str | None, examples: str | None, row: str | None) -> str:
    return blob(f"{blob(article)} {blob(examples)} {row or ''}")[:16]


def is_topic_id(topic_id: str) -> bool:
    """Nothing but letters, digits and dashes: it becomes the name of a file."""
    return len(topic_id) <= 60 and _ID.fullmatch(topic_id) is not None


def new_id(title: str, audience: str) -> str:
    """A name for the files, from the title: 'Mijn kind wil een huisdier' is mijn-kind-wil-een-huisdier."""
    ascii_only = unicodedata.normalize("NFKD", title.lower()).encode("ascii", "ignore").decode()
    name = "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:50].strip("-")
    return f"j-{name}" if audience == "jongere" and not name.startswith("j-") else name


def read_topic(store: Store, topic_id: str, commit: str = "") -> Topic | None:
    """A topic as it is, or as it was in a version; None when there is none. A broken file is a fault of the topic."""

    def read(path: str) -> str | None:
        return store.git.text_at(commit, path) if commit else store.read(path)

    if not is_topic_id(topic_id):
        return None
    list_text, examples = read(LIST) or "", read(examples_path(topic_id))
    row = read_rows(list_text).get(topic_id) if row_text(list_text, topic_id) is not None else None
    places = [article_path(audience, topic_id) for audience in AUDIENCES]
    audience = (row or {}).get("doelgroep", "ouder")
    at = next((path for path in places if read(path) is not None), article_path(audience, topic_id))
    article = read(at)
    if row is None and article is None and examples is None:
        return None
    form, review, fault = _read(topic_id, article, examples)
    return Topic(topic_id, _with_row(form, row or {}), article, at, examples, list_text, review, fault)


def _read(topic_id: str, article: str | None, examples: str | None) -> tuple[TopicForm, ReviewState, str]:
    form, review, fault = TopicForm(audience=""), ReviewState(), ""
    try:
        if article is not None:
            form, review = read_form(article), upper.review_of(split_article(article).header)
        form = replace(form, examples=read_examples(examples, topic_id))
    except (Unreadable, NoPlace) as error:
        fault = str(error)
    return form, review, fault


def _with_row(form: TopicForm, row: dict[str, str]) -> TopicForm:
    """The list says what a topic covers, and the rest where there is no article."""
    start, _, end = row.get("leeftijd", "").partition("-")
    return replace(
        form,
        scope=row.get("omvat", ""),
        title=form.title or row.get("titel", ""),
        audience=form.audience or row.get("doelgroep", "ouder"),
        age_from=form.age_from or start,
        age_to=form.age_to or end,
        theme=form.theme or row.get("thema", ""),
    )


def changes(topic: Topic, form: TopicForm) -> Texts:
    """The files as they become when the form is saved."""
    at = article_path(form.audience, topic.id)
    texts: dict[str, str | None] = {at: _article(topic, form)}
    if at != topic.article_at and topic.article is not None:
        texts[topic.article_at] = None
    if form.examples or topic.examples is not None:
        texts[examples_path(topic.id)] = write_examples(topic.examples, topic.id, form.examples)
    new = row_text(topic.list_text, topic.id) is None
    if new or set(differences(topic.form, form)) & set(_IN_LIST):
        texts[LIST] = with_row(topic.list_text, topic.id, _row(form))
    return texts


def _article(topic: Topic, form: TopicForm) -> str:
    if topic.article is None:
        return f"---\n{upper.new_header(topic.id, form)}---\n{write_body(form, None, None)}"
    old = split_article(topic.article)
    header = upper.changed_header(old.header, topic.form, form)
    body = write_body(form, old, topic.form)
    text = f"---\n{header}---\n{body}"
    # What readers get is different now: a look at the old text says nothing about it.
    if text != topic.article and topic.review.status != upper.CONCEPT:
        text = f"---\n{upper.as_draft(header)}---\n{body}"
    return text


def _row(form: TopicForm) -> dict[str, str]:
    values = {"doelgroep": form.audience, "leeftijd": f"{form.age_from}-{form.age_to}", "thema": form.theme}
    return values | {"titel": form.title, "omvat": " ".join(form.scope.split())}


def removal(topic: Topic) -> Texts:
    """The files as they become when the topic is deleted."""
    gone: dict[str, str | None] = {examples_path(topic.id): None, LIST: without_row(topic.list_text, topic.id)}
    return gone | {topic.article_at: None}


def with_header(topic: Topic, header: str) -> Texts:
    """Only the upper part of the article changes. The topic must have an article that can be read."""
    assert topic.article is not None
    old = split_article(topic.article)
    rest = topic.article[len(f"---\n{old.header}") :]
    return {topic.article_at: f"---\n{header}{rest}"}


def sentence(topic: Topic, form: TopicForm) -> str:
    """What a save changed, as the log tells it."""
    if topic.article is None and topic.examples is None:
        return f"{form.title}: nieuw onderwerp"
    names = differences(topic.form, form)
    said = [_example_sentence(topic.form, form)] if "examples" in names else []
    texts = [LABELS[name] for name in names if name != "examples"]
    if texts:
        said.append(f"{', '.join(texts[:3])}{f' en {len(texts) - 3} meer' if len(texts) > 3 else ''} veranderd")
    return f"{form.title}: {'; '.join(said) or 'bewaard'}"


def _example_sentence(before: TopicForm, form: TopicForm) -> str:
    more, less = len(set(form.examples) - set(before.examples)), len(set(before.examples) - set(form.examples))
    parts = [f"{more} {'voorbeeld' if more == 1 else 'voorbeelden'} erbij"] if more else []
    parts += [f"{less} {'voorbeeld' if less == 1 else 'voorbeelden'} weg"] if less else []
    return ", ".join(parts) or "voorbeelden in een andere volgorde"
