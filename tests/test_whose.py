from bot.age import find_ages
from bot.whose import concerned


def months(text):
    return [age.months for age in find_ages(text)]


def test_a_youths_own_age_counts_before_that_of_a_brother():
    assert months("mijn broertje van 6 slaat mij, ik ben 13") == [156]


def test_a_young_parents_own_age_does_not_count():
    assert months("ik ben 22 en mijn baby van 5 maanden huilt")[0] == 5


def test_the_child_named_again_is_the_one_that_is_meant():
    assert months("een zoon van 8 en een dochter van 5, de jongste slaapt niet")[0] == 60


def test_without_a_hint_the_first_child_said_counts():
    assert months("mijn dochter van 4 en mijn zoon van 7 maken ruzie") == [48, 84]


def test_nothing_said_gives_nothing():
    assert concerned("hoi", [], []) == []
