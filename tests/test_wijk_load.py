"""The directory as a whole: what is refused, what is only left out, and that an edit is noticed."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest

from bot.knowledge import load_knowledge
from bot.live import LiveAssistant
from bot.paths import KNOWLEDGE
from bot.problems import KnowledgeError
from bot.wijk import Where, load_directory, where_in

HEADING = "naam;soort;wijken of postcodes;nagekeken op\n"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(KNOWLEDGE / "hulp" / "gemeenten", tmp_path / "hulp" / "gemeenten")


@pytest.fixture
def load(folder, knowledge):
    return lambda: load_directory(knowledge.help, folder)


def replace_in(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_without_a_folder_the_directory_is_empty(tmp_path, knowledge):
    directory = load_directory(knowledge.help, tmp_path / "nergens")
    assert directory.places == () and where_in("ik woon in delft", directory) is None


def test_a_bad_row_is_left_out_and_the_other_towns_stay(folder, load):
    (folder / "delft.csv").write_text(HEADING + "A;buurthuis;;2026-11-01\nB;xyz;;2026-11-01\n", encoding="utf-8")
    directory = load()
    assert len(directory.places) == 41 and len(directory.problems) == 1


def test_a_file_of_an_unknown_town_is_named(folder, load):
    (folder / "amsterdam.csv").write_text(HEADING, encoding="utf-8")
    assert "'amsterdam' is geen bekende gemeente" in str(load().problems[0])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code: "0000"', "code: nul", "is geen code van vier cijfers"),
        ('code: "0603"', 'code: "0503"', "is ook de code van"),
        ("naast: [Voorbeeld-Centrum]", "naast: [Voorbeeld-Oost]", "'Voorbeeld-Oost' is geen wijk hier"),
        ('postcodes: ["1234"]', 'postcodes: ["1234 AB"]', "'1234 AB' is geen postcode"),
    ],
)
def test_a_fault_in_the_list_of_towns_stops_the_loading(folder, load, old, new, said):
    replace_in(folder / "gemeenten.yml", old, new)
    with pytest.raises(KnowledgeError) as caught:
        load()
    assert said in str(caught.value)


def test_a_sentence_of_the_card_cannot_be_missing(folder, load):
    replace_in(folder / "zinnen.yml", "open_tot:", "open_toet:")
    with pytest.raises(KnowledgeError, match="open_tot: ontbreekt"):
        load()


def test_wijken_and_postcodes_of_the_rows_are_understood_without_a_list(folder, load):
    rows = "A;buurthuis;Tanthof;2026-11-01\nB;buurthuis;2611;2026-11-01\n"
    (folder / "delft.csv").write_text(HEADING + rows, encoding="utf-8")
    directory = load()
    assert where_in("ik woon in tanthof", directory, "0503") == Where("0503", "Tanthof")
    assert where_in("2611", directory) == Where("0503", None, "2611")


def test_a_changed_list_is_noticed_by_the_running_assistant(folder):
    live = LiveAssistant(SimpleNamespace(), None, content=folder, examples=folder)  # type: ignore[arg-type]
    before = live._stamp()
    (folder / "delft.csv").write_text(HEADING, encoding="utf-8")
    assert live._stamp() != before


def test_the_content_holds_the_directory(knowledge):
    assert knowledge.directory.municipality("Voorbeeldstad").code == "0000"
    assert len(knowledge.directory.places) >= 40


def test_a_bad_row_does_not_stop_the_content(tmp_path):
    content = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge")
    replace_in(content / "hulp" / "gemeenten" / "voorbeeldstad.csv", ";cjg;", ";cgj;")
    loaded = load_knowledge(content)
    assert len(loaded.directory.places) == 39 and "Bedoel je 'cjg'?" in str(loaded.directory.problems[0])
