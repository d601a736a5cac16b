"""What an editor sees before something is saved: what is broken, what is worse, and what is alike."""

from __future__ import annotations

import threading
import time
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass, replace

from bot.assistant import Assistant
from bot.knowledge import Knowledge
from bot.search import Item, items_of
from editor.desk.desk import Desk
from editor.desk.effects import SAME, Effect, changed_items
from editor.desk.examples_text import faults_of
from editor.desk.form import TopicForm
from editor.desk.language import Remark, anchor_of, in_form, look_at, same_opening
from editor.desk.neighbours import Nearer, Neighbours, same
from editor.desk.overlay import Loaded, try_out
from editor.desk.store import Texts
from editor.desk.topic import Topic, changes, examples_path, is_topic_id, read_topic

FEWEST_EXAMPLES = 8
_lock = threading.Lock()
_last: list[Neighbours] = []
_tried: dict[Hashable, tuple[float, Loaded]] = {}
LATE = 120.0


@dataclass(frozen=True)
class Double:
    """An example that another topic, or the test, has too."""

    text: str
    topic: str


@dataclass(frozen=True)
class Report:
    """Walls keep it from being saved; everything else is for the editor to decide."""

    walls: tuple[Remark, ...]
    remarks: tuple[Remark, ...]
    doubles: tuple[Double, ...] = ()
    in_test: tuple[str, ...] = ()
    nearer: tuple[Nearer, ...] = ()
    score: float | None = None
    least: float = 0.0

    @property
    def is_quiet(self) -> bool:
        return not (self.remarks or self.doubles or self.in_test or self.nearer)


def neighbours(assistant: Assistant) -> Neighbours:
    """The vectors of the assistant's texts, made once for each index."""
    with _lock:
        if not _last or _last[0].index.items is not assistant.index.items:
            _last[:] = [Neighbours(assistant.index)]
        return _last[0]


def without_doubles(form: TopicForm) -> TopicForm:
    """The same form with every example once: a double teaches nothing and counts twice."""
    first = {same(text) or text: text for text in reversed(form.examples)}
    return replace(form, examples=tuple(text for text in form.examples if first[same(text) or text] is text))


def report(desk: Desk, topic: Topic, form: TopicForm) -> Report:
    """Everything that can be said at once; the effect on the development questions takes longer."""
    loaded = try_out(desk.store, changes(topic, form))
    looked = look_at(topic, form, loaded.knowledge or desk.content.knowledge())
    walls = _walls(topic, form, loaded, looked.remarks)
    remarks = [remark for remark in looked.remarks if not remark.wall]
    if len(form.examples) < FEWEST_EXAMPLES:
        few = f"{len(form.examples)} voorbeelden is weinig: de bot herkent dit onderwerp dan slecht."
        remarks.append(Remark("examples", "Voorbeelden", few, f"Schrijf er minstens {FEWEST_EXAMPLES}, liever 30."))
    assistant = desk.brain.assistant
    if assistant is not None and looked.article is not None:
        remarks += same_opening(looked.article, assistant.knowledge.articles.values(), form)
    new = [text for text in form.examples if text not in set(topic.form.examples)]
    nearer: list[Nearer] = []
    if assistant is not None and not walls:
        nearer = neighbours(assistant).nearer_elsewhere(topic.id, form.audience, new, form.examples)
    return Report(tuple(walls), tuple(remarks), tuple(_doubles(desk, topic.id, new)), tuple(_in_test(desk, new)),
                  tuple(nearer), looked.score, looked.least)  # fmt: skip


def _walls(topic: Topic, form: TopicForm, loaded: Loaded, remarks: Sequence[Remark]) -> list[Remark]:
    """What the assistant could not read. The files say it in the end; the form knows some of it better."""
    walls = [remark for remark in remarks if remark.wall]
    known = {(wall.label, wall.message) for wall in walls}
    for problem in loaded.problems:
        message, remedy = in_form(problem)
        # The line in the list says the same of title, theme and ages as the article does.
        if (problem.field, message) not in known and not problem.field.startswith("regel "):
            walls.append(Remark(anchor_of(problem.field, form), problem.field, message, remedy, True))
    if loaded.problems and not walls:
        first = loaded.problems[0]
        walls.append(Remark("whole", first.field, first.message, first.remedy, True))
    walls += [
        Remark("examples", "Voorbeelden", "zijn niet te lezen.", fault, True) for fault in faults_of(form.examples)
    ]
    if not form.scope.strip():
        walls.append(
            Remark("scope", "Waar het over gaat", "is leeg.", "Schrijf in een paar woorden wat erbij hoort.", True)
        )
    walls += [_heading_wall(line) for line in _heading_lines(form)]
    return list({(wall.anchor, wall.message): wall for wall in walls}.values())


def _heading_lines(form: TopicForm) -> list[str]:
    """Lines that a file would read as a heading."""
    texts = [form.short, form.if_not, form.contact, *(row.text for row in form.options)]
    texts += [row.answer for row in form.questions]
    rows = (line.strip() for text in texts for line in text.split("\n"))
    return [line for line in rows if line.startswith("#") or (line and not line.strip("-=") and len(line) > 1)]


def _heading_wall(line: str) -> Remark:
    remedy = f"Laat de tekens aan het begin van '{line[:30]}' weg."
    return Remark("whole", "hele tekst", "een regel begint als een kopje.", remedy, True)


def _doubles(desk: Desk, topic_id: str, texts: Sequence[str]) -> list[Double]:
    wanted = {same(text): text for text in texts}
    found = []
    for other in desk.content.titles():
        if other != topic_id and is_topic_id(other):
            theirs = desk.store.read(examples_path(other)) or ""
            # A quick look first: most files hold none of these words in this order.
            rows = {same(row) for row in theirs.split("\n") if row.strip().startswith("-")} if theirs else set()
            found += [Double(wanted[key], other) for key in wanted.keys() & rows]
    return found


def _in_test(desk: Desk, texts: Sequence[str]) -> list[str]:
    questions = {same(text) for text in desk.effects.known_texts()["text"]} if texts else set()
    return [text for text in texts if same(text) in questions]


def effect(desk: Desk, topic: Topic, form: TopicForm, moves: Sequence[tuple[str, str]] = ()) -> Effect | None:
    """What the change does to the development questions; None while the assistant is not there."""
    assistant = desk.brain.assistant
    if assistant is None:
        return None
    _, texts = all_changes(desk, topic, form, moves)
    loaded = _loaded_of_late(desk, texts)
    if loaded.knowledge is None or loaded.examples is None:
        return None
    topics = {topic.id, *(to for _, to in moves)}
    return effect_of(desk, assistant, items_of(loaded.knowledge, loaded.examples), topics, loaded.knowledge)


def _loaded_of_late(desk: Desk, texts: Texts) -> Loaded:
    """A page asks every few seconds while it waits: the same texts are not loaded again for that."""
    key = (desk.store.root, frozenset(texts.items()))
    with _lock:
        for old in [each for each, (when, _) in _tried.items() if time.monotonic() - when > LATE]:
            del _tried[old]
        if key not in _tried:
            _tried[key] = (time.monotonic(), try_out(desk.store, texts))
        return _tried[key][1]


def effect_of(
    desk: Desk, assistant: Assistant, new: Sequence[Item], topics: Collection[str], knowledge: Knowledge
) -> Effect:
    """`new` are all items of the topics that change."""
    items = changed_items(assistant.index, new, topics)
    return desk.effects.ask(assistant.index, items, knowledge) if items else Effect(SAME)


def all_changes(
    desk: Desk, topic: Topic, form: TopicForm, moves: Sequence[tuple[str, str]] = ()
) -> tuple[Texts, Texts]:
    """The files of the topic, and of the topics that get one of its examples: as they are and as they become."""
    before, after = dict(topic.texts()), dict(changes(topic, form))
    for to in sorted({to for _, to in moves}):
        other = read_topic(desk.store, to)
        if other is not None and not other.fault:
            got = [text for text, target in moves if target == to]
            more = replace(other.form, examples=tuple(dict.fromkeys((*other.form.examples, *got))))
            at = examples_path(to)
            before |= {other.article_at: other.article, at: other.examples}
            after |= {other.article_at: other.article, at: changes(other, more).get(at)}
    return before, after
