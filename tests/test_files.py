"""Faults in a YAML file that an editor wrote, said so that the editor can mend them."""

from bot.knowledge.files import read_yaml
from bot.knowledge.phrases import read_phrases


def test_a_name_that_stands_twice_is_a_fault_with_its_line(tmp_path):
    path, problems = tmp_path / "zinnen.yml", []
    path.write_text("dag: Tot ziens.\nbedankt: Graag gedaan.\ndag: Doei.\n", encoding="utf-8")
    assert read_yaml(path, problems) == {}
    assert "dag: staat er twee keer, ook op regel 3." in str(problems[0])


def test_the_same_name_in_two_parts_is_no_fault(tmp_path):
    path, problems = tmp_path / "zinnen.yml", []
    path.write_text("dag: {ouder: a, jongere: b}\nhoi: {ouder: c, jongere: d}\n", encoding="utf-8")
    assert len(read_yaml(path, problems)) == 2 and not problems


def test_a_broken_file_of_sentences_names_the_line(tmp_path):
    path, problems = tmp_path / "zinnen.yml", []
    path.write_text("dag: Tot ziens.\n  bedankt: [\n", encoding="utf-8")
    assert read_phrases(path, problems).texts == {}
    assert "kijk rond regel 2" in str(problems[0])


def test_a_file_that_is_gone_is_said(tmp_path):
    problems = []
    assert read_yaml(tmp_path / "weg.yml", problems) == {}
    assert "is er niet" in str(problems[0])
