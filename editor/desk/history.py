"""Who changed what, and the way back to every version."""

from __future__ import annotations

from bot.knowledge.model import AUDIENCES
from editor.desk.git import Person, Version
from editor.desk.overlay import try_out
from editor.desk.pages import moment
from editor.desk.store import NotSaved, Store, Texts
from editor.desk.topic import (
    LIST,
    Topic,
    article_path,
    examples_path,
    read_topic,
    removal,
)
from editor.desk.topic_list import row_text, with_line, without_row

WHERE = ("knowledge", "data/nlu/vragen", "tests/gesprekken")


def latest(store: Store, most: int = 150) -> list[Version]:
    """All changes of the content, newest first."""
    return store.git.versions(WHERE, most)


def versions_of(store: Store, topic_id: str) -> list[Version]:
    """The versions of one topic, newest first, also those that changed only its line in the list."""
    paths = [*(article_path(audience, topic_id) for audience in AUDIENCES), examples_path(topic_id)]
    found = store.git.versions(paths) + store.git.versions(message=f"Onderwerp: {topic_id}")
    return sorted({version.commit: version for version in found}.values(), key=lambda v: v.when, reverse=True)


def deleted(store: Store) -> list[Version]:
    """Topics that were deleted and are still gone, the last one first."""
    found = store.git.versions(message="Verwijderd: .*")
    first = {version.deleted: version for version in reversed(found) if version.deleted}
    gone = [version for topic_id, version in first.items() if read_topic(store, topic_id) is None]
    return sorted(gone, key=lambda version: version.when, reverse=True)


def put_back(store: Store, topic_id: str, commit: str, who: Person) -> str:
    """Makes a topic what it was in a version, also when it did not exist then. Returns its title; raises NotSaved."""
    now, then = read_topic(store, topic_id), read_topic(store, topic_id, commit)
    if now is None and then is None:
        raise NotSaved("Dit onderwerp bestond toen ook niet.")
    if then is None:
        assert now is not None
        return delete(store, now, who, f"{now.form.title}: nieuw onderwerp teruggenomen")
    after = _texts_of(then, store.read(LIST) or "")
    if now is not None and now.article_at != then.article_at:
        after[now.article_at] = None
    loaded = try_out(store, after)
    if loaded.problems:
        raise NotSaved(f"Die versie kan niet terug: {loaded.problems[0]}")
    before = {path: store.read(path) for path in after}
    when = store.git.time_of(commit)
    sentence = (
        f"{then.form.title}: terug naar de versie van {moment(when)}" if when else f"{then.form.title}: teruggezet"
    )
    store.save(before, after, who, sentence, Onderwerp=topic_id)
    return then.form.title


def _texts_of(then: Topic, list_text: str) -> dict[str, str | None]:
    row = row_text(then.list_text, then.id)
    listed = with_line(list_text, then.id, row) if row is not None else without_row(list_text, then.id)
    return {then.article_at: then.article, examples_path(then.id): then.examples, LIST: listed}


def delete(store: Store, topic: Topic, who: Person, sentence: str = "") -> str:
    """Takes a topic away; its versions stay, so that it can come back."""
    after: Texts = removal(topic)
    before = {path: store.read(path) for path in after}
    store.save(
        before, after, who, sentence or f"{topic.form.title}: verwijderd", Onderwerp=topic.id, Verwijderd=topic.id
    )
    return topic.form.title


def version_before(versions: list[Version]) -> str | None:
    """The way to say 'as it was before the last change'."""
    return f"{versions[0].commit}~1" if versions else None
