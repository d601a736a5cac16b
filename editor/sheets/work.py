"""From a file to differences, and from accepted differences to one commit; files stay in memory."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

from editor.desk import places as desk_places
from editor.desk.desk import Desk
from editor.desk.form import TopicForm
from editor.desk.git import Person
from editor.desk.overlay import try_out
from editor.desk.store import NotSaved
from editor.desk.topic import LIST, Topic, changes, read_topic
from editor.desk.topic_list import read_rows
from editor.sheets import answers, examples, places
from editor.sheets.books import Sheet, read_book
from editor.sheets.difference import Change, Difference, base_of

# A page with more boxes than this is read by nobody, and the form would be too long.
MOST_CHANGES = 2_000
MOST_WAITING, MINUTES = 8, 60


@dataclass(frozen=True)
class Upload:
    """A file that waits for its differences to be accepted; `owner` sent it."""

    sheets: dict[str, Sheet]
    owner: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(16))
    since: float = field(default_factory=time.monotonic)


class Waiting:
    """Uploads in memory, a few at a time, for an hour."""

    def __init__(self) -> None:
        self._uploads: OrderedDict[str, Upload] = OrderedDict()
        self._lock = threading.Lock()

    def add(self, data: bytes, owner: str) -> Upload:
        """Raises NoBook."""
        upload = Upload(read_book(data, places.DATES), owner)
        with self._lock:
            self._uploads[upload.token] = upload
            while len(self._uploads) > MOST_WAITING:
                self._uploads.popitem(last=False)
        return upload

    def get(self, token: str, owner: str) -> Upload | None:
        upload = self._uploads.get(token)
        if upload is None or upload.owner != owner or upload.since < time.monotonic() - MINUTES * 60:
            return None
        return upload

    def drop(self, token: str) -> None:
        with self._lock:
            self._uploads.pop(token, None)


def all_topics(desk: Desk, audience: str = "", only: str = "") -> dict[str, Topic]:
    """By id, in the order of the list."""
    rows = read_rows(desk.store.read(LIST) or "id\n")
    found = (read_topic(desk.store, topic_id) for topic_id in rows if only in ("", topic_id))
    return {topic.id: topic for topic in found if topic and audience in ("", topic.form.audience)}


def difference(desk: Desk, sheets: dict[str, Sheet], today: date) -> Difference:
    """What these sheets would change now."""
    found, topics = Difference(), all_topics(desk)
    if examples.KIND in sheets:
        found.add(examples.compare(sheets[examples.KIND], topics, base_of(sheets, examples.KIND)))
    if answers.KIND in sheets:
        found.add(answers.compare(sheets[answers.KIND], topics))
    if places.KIND in sheets:
        found.add(_places(desk, sheets, today))
    if not {examples.KIND, answers.KIND, places.KIND} & set(sheets):
        names = ", ".join(sheets) or "geen"
        found.notes.append(
            f"In dit bestand staan geen bladen 'voorbeelden', 'antwoorden' of 'plekken', maar: {names}. "
            "Geef een blad een van die namen."
        )
    return found


def _places(desk: Desk, sheets: dict[str, Sheet], today: date) -> Difference:
    base, towns = base_of(sheets, places.KIND), desk_places.municipalities(desk.store)
    slug = next(iter(base), "")
    if slug not in towns:
        return Difference(notes=["Van het blad 'plekken' is niet bekend bij welke gemeente het hoort. "
                                 "Haal een leeg blad bij die gemeente op en plak je rijen daarin."])  # fmt: skip
    helps = desk_places.kinds(desk.content.knowledge())
    return places.compare(sheets[places.KIND], desk.store, towns[slug], helps, today, base[slug])


def accept(desk: Desk, upload: Upload, keys: Collection[str], who: Person, today: date) -> tuple[int, list[str]]:
    """Saves the chosen differences in one commit; returns how many, and what could not be read with them.

    With anything unreadable nothing is saved. Raises NotSaved.
    """
    chosen = [change for change in difference(desk, upload.sheets, today).changes if change.key in keys]
    if not chosen:
        raise NotSaved("Er is niets gekozen dat nog verschilt, dus er is niets bewaard.")
    before, after = _texts(desk, chosen, upload)
    problems = try_out(desk.store, {path: text for path, text in after.items() if not path.endswith(".csv")}).problems
    if problems:
        return 0, [str(problem) for problem in problems]
    desk.store.save(before, after, who, _sentence(chosen))
    desk.brain.content_changed()
    return len(chosen), []


def _texts(desk: Desk, chosen: Sequence[Change], upload: Upload) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """The files as they are and as they become."""
    before: dict[str, str | None] = {}
    after: dict[str, str | None] = {}
    for subject in dict.fromkeys(change.subject for change in chosen):
        own = [change for change in chosen if change.subject == subject]
        if own[0].kind == places.KIND:
            path = desk_places.path_of(subject)
            text = desk.store.read(path)
            start = text if text is not None else f"{desk_places.MARK}{';'.join(desk_places.COLUMNS)}\n"
            before[path], after[path] = text, places.with_changes(start, upload.sheets[places.KIND], own)
            continue
        topic = read_topic(desk.store, subject)
        if topic is not None:
            new = changes(topic, _form(topic.form, own))
            after |= new
            before |= {path: text for path, text in topic.texts().items() if path in new}
    return before, after


def _form(form: TopicForm, own: Sequence[Change]) -> TopicForm:
    form = examples.with_changes(form, [change for change in own if change.kind == examples.KIND])
    texts = [change for change in own if change.kind == answers.KIND]
    return answers.with_changes(form, texts) if texts else form


def _sentence(chosen: Sequence[Change]) -> str:
    titles = list(dict.fromkeys(change.title for change in chosen))
    named = f"{', '.join(titles[:3])}{f' en {len(titles) - 3} meer' if len(titles) > 3 else ''}"
    count = f"{len(chosen)} {'cel' if len(chosen) == 1 else 'cellen'}"
    return f"Uit een rekenblad: {count} in {named}"
