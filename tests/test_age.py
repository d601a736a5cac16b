import csv
from pathlib import Path

import pytest

from bot.age import find_age, find_ages, is_only_age

with (Path(__file__).parent / "data" / "leeftijden.csv").open(encoding="utf-8", newline="") as file:
    TABLE = [(row["bericht"], row["maanden"]) for row in csv.DictReader(file, delimiter=";")]


def test_the_table_is_long_enough():
    assert len(TABLE) >= 150 and len([text for text, months in TABLE if not months]) >= 30


@pytest.mark.parametrize(("text", "months"), TABLE)
def test_an_age_is_found_and_other_numbers_are_none(text, months):
    mention = find_age(text)
    assert (str(mention.months) if mention else "") == months


def test_an_exact_age_counts_before_a_word_that_hints_at_one():
    ages = find_ages("mijn puber van 15 en mijn peuter")
    assert (ages[0].months, ages[0].exact) == (180, True)


def test_two_children_give_two_ages():
    assert [age.months for age in find_ages("mijn dochter van 4 en mijn zoon van 7")] == [48, 84]


@pytest.mark.parametrize("text", ["hij is 2,5", "groep 6", "ze is trouwens 4 hoor", "19 mnd", "hij zit in groep 3"])
def test_a_bare_age_is_recognised_as_such(text):
    assert is_only_age(text)


@pytest.mark.parametrize("text", ["hij is 2,5 en bijt", "mijn peuter", "hij is boos", "groep 6 is heel druk"])
def test_an_age_with_a_question_is_more_than_an_age(text):
    assert not is_only_age(text)
