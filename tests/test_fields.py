from pathlib import Path

import pytest

from bot.knowledge.fields import Fields


def read(data, reader):
    problems = []
    value = reader(Fields(Path("artikel.md"), data, problems))
    return value, [str(problem) for problem in problems]


def test_a_missing_text_names_file_field_and_remedy():
    value, problems = read({}, lambda fields: fields.text("titel"))
    assert (value, problems) == ("", ["artikel.md › titel: is leeg of ontbreekt. Vul 'titel' in."])


@pytest.mark.parametrize(("written", "meant"), [("ja", True), ("nee", False), (True, True), (False, False)])
def test_ja_and_nee_are_understood(written, meant):
    assert read({"a": written}, lambda fields: fields.yes_no("a")) == (meant, [])


@pytest.mark.parametrize(
    ("data", "reader"),
    [
        ({"a": "misschien"}, lambda fields: fields.yes_no("a")),
        ({"a": "mei 2027"}, lambda fields: fields.day("a")),
        ({"a": "jgz"}, lambda fields: fields.names("a")),
        ({"a": "veel"}, lambda fields: fields.number("a")),
        ({"a": "opa"}, lambda fields: fields.choice("a", ("ouder", "jongere"), "ouder")),
        ({"leeftijd": {"van": 5, "tot": 2}}, lambda fields: fields.age()),
        ({"leeftijd": "2-5"}, lambda fields: fields.age()),
        ({"a": "tekst"}, lambda fields: fields.parts("a")),
        ({}, lambda fields: fields.part("a")),
    ],
)
def test_a_wrong_value_is_one_problem_with_a_remedy(data, reader):
    _, problems = read(data, reader)
    assert len(problems) == 1 and problems[0].endswith((".", "'"))


def test_a_part_of_a_list_says_which_one_it_is():
    _, problems = read({"bronnen": [{}]}, lambda fields: fields.parts("bronnen")[0].text("naam"))
    assert "bronnen 1 › naam" in problems[0]
