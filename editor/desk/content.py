"""The topics as the overview shows them, and what every article leans on; read again only when a file changed."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.knowledge import Knowledge
from bot.knowledge.model import AUDIENCES
from editor.desk.examples_text import NoPlace, read_examples
from editor.desk.header import ReviewState, review_of
from editor.desk.overlay import Loaded, try_out
from editor.desk.store import Store
from editor.desk.topic import LIST, article_path, examples_path, is_topic_id
from editor.desk.topic_list import read_rows

NO_TEXT = "nog geen tekst"


@dataclass(frozen=True)
class Summary:
    """One line of the overview."""

    id: str
    title: str
    audience: str
    age: str
    theme: str
    scope: str
    review: ReviewState
    examples: int
    has_article: bool
    fault: str = ""

    @property
    def status(self) -> str:
        return self.review.status if self.has_article else NO_TEXT

    @property
    def before(self) -> date | None:
        try:
            return date.fromisoformat(self.review.before)
        except ValueError:
            return None

    def is_expired(self, today: date) -> bool:
        return self.before is not None and self.before <= today


Stamp = tuple[int, int] | None


class Content:
    """A view on the files; every answer is of this moment."""

    def __init__(self, store: Store) -> None:
        self._store, self._lock = store, threading.Lock()
        self._reviews: dict[str, tuple[Stamp, ReviewState, str]] = {}
        self._counts: dict[str, tuple[Stamp, int, str]] = {}
        self._base: tuple[object, Loaded] | None = None

    def summaries(self) -> list[Summary]:
        """All topics of the list, in its order."""
        rows = read_rows(self._store.read(LIST) or "id\n")
        with self._lock:
            return [self._summary(topic_id, row) for topic_id, row in rows.items() if is_topic_id(topic_id)]

    def titles(self) -> dict[str, str]:
        return {
            topic_id: row.get("titel", topic_id) for topic_id, row in read_rows(self._store.read(LIST) or "").items()
        }

    def themes(self) -> list[str]:
        return sorted({row.get("thema", "") for row in read_rows(self._store.read(LIST) or "").values()} - {""})

    def base(self) -> Loaded:
        """Topics, help and the assistant's own sentences, without any article."""
        folders = [self._store.root / part for part in ("knowledge/hulp", "knowledge/gesprek", "knowledge/veiligheid")]
        paths = [self._store.root / LIST, *(path for folder in folders for path in sorted(folder.glob("*.yml")))]
        stamp = tuple(_stamp(path) for path in paths)
        with self._lock:
            if self._base is None or self._base[0] != stamp:
                self._base = (stamp, try_out(self._store, {}))
            return self._base[1]

    def knowledge(self) -> Knowledge | None:
        """What an article leans on; None while one of those files has a fault."""
        return self.base().knowledge

    def _summary(self, topic_id: str, row: dict[str, str]) -> Summary:
        at = next((path for path in (article_path(a, topic_id) for a in AUDIENCES) if self._there(path)), "")
        review, fault = self._review(at) if at else (ReviewState(), "")
        count, examples_fault = self._count(topic_id)
        return Summary(
            topic_id, row.get("titel", ""), row.get("doelgroep", ""), row.get("leeftijd", ""), row.get("thema", ""),
            row.get("omvat", ""), review, count, bool(at), fault or examples_fault,
        )  # fmt: skip

    def _there(self, path: str) -> bool:
        return (self._store.root / path).is_file()

    def _review(self, path: str) -> tuple[ReviewState, str]:
        stamp = _stamp(self._store.root / path)
        if path not in self._reviews or self._reviews[path][0] != stamp:
            self._reviews[path] = (stamp, *_read_review(self._store.read(path) or ""))
        return self._reviews[path][1:]

    def _count(self, topic_id: str) -> tuple[int, str]:
        path = examples_path(topic_id)
        stamp = _stamp(self._store.root / path)
        if path not in self._counts or self._counts[path][0] != stamp:
            try:
                found = (len(read_examples(self._store.read(path), topic_id)), "")
            except NoPlace as error:
                found = (0, str(error))
            self._counts[path] = (stamp, *found)
        return self._counts[path][1:]


def _read_review(text: str) -> tuple[ReviewState, str]:
    """Only the upper part is read: the form reads the rest."""
    head = text.removeprefix("---\n").partition("\n---")[0]
    try:
        return review_of(f"{head}\n"), ""
    except Exception:
        # Whatever is wrong with it: the overview names the topic, its page says what is the matter.
        return ReviewState(), "Dit bestand is niet te lezen."


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
