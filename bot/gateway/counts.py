"""Coarse counts for the editors' scoreboard: how often what happened in a week, and nothing of any conversation.

Every value comes from a closed list of our own, so no text can get in. The numbers are in memory and are added to a
file per ISO week now and then; no time finer than the week is kept anywhere.
"""

from __future__ import annotations

import csv
import io
import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.gateway.requests import Request
from bot.kept import alone_in, write_kept
from bot.knowledge import Knowledge
from bot.opening import now_here
from bot.safety.model import CATEGORIES

logger = logging.getLogger(__name__)

COLUMNS = ("doelgroep", "gemeente", "wat", "naam", "aantal")
UNKNOWN = "onbekend"
ASKED, OUTCOME, REACTION, HELP, ALARM = "gevraagd", "uitkomst", "reactie", "hulp", "alarm"
TOPIC, TOPIC_HELPED = "onderwerp", "onderwerp geholpen"
AT_ONCE, AFTER_ONE, AFTER_MORE, NONE = "meteen", "na één vraag", "na meer vragen", "geen antwoord"
HELPED, A_LITTLE, NOT_HELPED, NOT_THIS = "helpt", "helpt een beetje", "helpt niet", "past niet"
# Acts that go on with what was said before; every other message that is answered is a question of its own.
GOING_ON = frozenset(
    "ja nee weet_niet meer_tips helpt helpt_een_beetje helpt_niet mens_spreken hulp_buurt verkeerd_begrepen leeftijd "
    "kies opnieuw".split()
)
Key = tuple[str, str, str, str]


@dataclass
class Episode:
    """What is open in one conversation; in memory only. `asked_back` is 0 when nothing waits for an answer."""

    asked_back: int = 0
    article: str | None = None
    fresh: bool = False


class Counts:
    """The counts of one gateway. A value that is on no list is counted as 'onbekend'."""

    def __init__(self, knowledge: Knowledge, folder: Path | None, today: Callable[[], date] | None = None) -> None:
        self._knowledge, self._folder = knowledge, folder
        self._today = today or (lambda: now_here().date())
        self._weeks: dict[str, Counter[Key]] = {}

    @property
    def is_on(self) -> bool:
        return self._folder is not None

    def note(self, episode: Episode, request: Request, turn: Mapping[str, Any]) -> None:
        """Counts one turn and remembers in `episode` what is needed to understand the next."""
        if self._folder is None:
            return
        group = self._group(request, turn)
        counts = self._weeks.setdefault(week_of(self._today()), Counter())
        for what, name in [*self._shown(turn), *_asked(episode, request, turn), *_reaction(episode, turn)]:
            key = (*group, what, name if self._is_listed(what, name) else UNKNOWN)
            counts[key] += 1
        _remember(episode, turn)

    def flush(self) -> None:
        """Adds what is in memory to the files; what cannot be written is kept for the next time."""
        if self._folder is None:
            return
        for week in list(self._weeks):
            counts = self._weeks.pop(week)
            try:
                with alone_in(self._folder):
                    _add_to(self._folder / f"{week}.csv", week, counts)
            except OSError as error:
                logger.warning("Counts not written: %s", type(error).__name__)
                self._weeks.setdefault(week, Counter()).update(counts)

    def _group(self, request: Request, turn: Mapping[str, Any]) -> tuple[str, str]:
        town = self._knowledge.directory.municipality(request.gemeente) if request.gemeente else None
        topic = self._knowledge.topics.get(turn.get("article") or "")
        return request.audience or (topic.audience if topic else UNKNOWN), town.slug if town else UNKNOWN

    def _shown(self, turn: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for step in sorted({self._step(key) for key in turn.get("help") or ()}):
            yield HELP, step
        if turn.get("safety"):
            yield ALARM, str(turn["safety"].get("category"))

    def _step(self, key: str) -> str:
        place = self._knowledge.directory.place(key)
        service = self._knowledge.help.get(place.kind if place else key)
        return str(service.step) if service else UNKNOWN

    def _is_listed(self, what: str, name: str) -> bool:
        if what == ALARM:
            return name in CATEGORIES
        return name in self._knowledge.topics if what in (TOPIC, TOPIC_HELPED) else True


def _asked(episode: Episode, request: Request, turn: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """A new question with how it ended, or how the one that waited for an answer ended."""
    kind, article = turn.get("kind"), turn.get("article")
    is_new = bool(request.text) and kind in ("answer", "clarify", "unknown") and turn.get("act") not in GOING_ON
    if is_new:
        if episode.asked_back:
            yield OUTCOME, NONE
        yield ASKED, ""
    if article and kind == "answer" and (is_new or episode.asked_back):
        yield OUTCOME, AT_ONCE if is_new else AFTER_ONE if episode.asked_back == 1 else AFTER_MORE
        yield TOPIC, str(article)
    elif (is_new or episode.asked_back) and kind != "clarify" and (is_new or kind in _ENDS):
        yield OUTCOME, NONE
    if is_new:
        episode.asked_back = 0


# What a turn may be that gives up on the question that was asked back on; after others it still waits.
_ENDS = ("answer", "unknown", "question")


def _reaction(episode: Episode, turn: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What somebody says of the answer just given; a bare 'ja' counts only directly after it."""
    act, kind = turn.get("act"), turn.get("kind")
    if act == "helpt" or (act == "ja" and kind == "smalltalk" and episode.fresh):
        yield REACTION, HELPED
        if episode.article:
            yield TOPIC_HELPED, episode.article
    elif act == "helpt_een_beetje":
        yield REACTION, A_LITTLE
    elif act == "helpt_niet" or (act == "nee" and kind == "answer" and episode.fresh):
        yield REACTION, NOT_HELPED
    elif act == "verkeerd_begrepen" and episode.article:
        yield REACTION, NOT_THIS


def _remember(episode: Episode, turn: Mapping[str, Any]) -> None:
    kind, act = turn.get("kind"), turn.get("act")
    episode.fresh = kind == "answer"
    if kind == "clarify":
        episode.asked_back, episode.article = episode.asked_back + 1, None
    elif kind in _ENDS:
        episode.asked_back, episode.article = 0, turn.get("article")
    elif act in ("opnieuw", "helpt"):
        episode.article = None


def week_of(day: date) -> str:
    """The ISO week, such as '2026-W48': files sort by it."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(week: str) -> date:
    """The first day of a week as `week_of` writes it. Raises ValueError."""
    year, _, number = week.partition("-W")
    return date.fromisocalendar(int(year), int(number), 1)


def _add_to(path: Path, week: str, counts: Counter[Key]) -> None:
    total = Counter(_read(path))
    total.update(counts)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([*key, number] for key, number in sorted(total.items()))
    write_kept(path, text.getvalue(), monday_of(week))


def _read(path: Path) -> dict[Key, int]:
    """The counts of a week so far. A file that cannot be read is put aside, never written over."""
    if not path.exists():
        return {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, delimiter=";")
            rows = list(reader)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise ValueError("other columns")
        return {(r["doelgroep"], r["gemeente"], r["wat"], r["naam"]): int(r["aantal"]) for r in rows}
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        path.replace(path.with_suffix(".kapot"))
        logger.warning("Counts of a week could not be read and are put aside: %s", type(error).__name__)
        return {}
