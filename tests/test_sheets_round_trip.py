"""Every real topic goes into a sheet and comes back without a single difference."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from bot.paths import ROOT
from editor.desk.topic import LIST, changes, read_topic
from editor.desk.topic_list import read_rows
from editor.sheets import answers, examples
from editor.sheets.books import FORMATS, read_book, write_book
from editor.sheets.difference import BASE_SHEET, base_of, base_table


def read(path):
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else None


@pytest.fixture(scope="module")
def topics():
    found = (read_topic(SimpleNamespace(read=read), topic_id) for topic_id in read_rows(read(LIST)))
    return {topic.id: topic for topic in found if topic}


@pytest.fixture(scope="module", params=FORMATS)
def sheets(request, topics):
    tables = {
        "voorbeelden": examples.table_of(topics.values()),
        "antwoorden": answers.table_of(topics.values()),
        BASE_SHEET: base_table("voorbeelden", {topic.id: topic.form.examples for topic in topics.values()}),
    }
    return read_book(write_book(request.param, tables, [BASE_SHEET]))


def test_there_are_as_many_topics_as_in_the_list(topics):
    assert len(topics) >= 162 and not [topic.id for topic in topics.values() if topic.fault]


def test_all_examples_come_back_as_they_were(sheets, topics):
    found = examples.compare(sheets["voorbeelden"], topics, base_of(sheets, "voorbeelden"))
    assert (found.changes, found.faults, found.notes) == ([], [], [])
    assert len(sheets["voorbeelden"].table) == sum(len(topic.form.examples) for topic in topics.values())


def test_all_answers_come_back_as_they_were(sheets, topics):
    found = answers.compare(sheets["antwoorden"], topics)
    assert (found.changes, found.faults, found.notes) == ([], [], [])


def test_a_topic_taken_apart_and_put_together_is_the_same(topics):
    differing = [topic.id for topic in topics.values() if answers.rebuild(topic.form, {}) != topic.form]
    assert differing == []


def test_a_file_is_written_as_it_was_when_nothing_changed(topics):
    topic = topics["driftbuien"]
    assert changes(topic, answers.rebuild(topic.form, {}))[topic.article_at] == topic.article
