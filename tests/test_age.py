import pytest

from bot.age import find_age, find_ages, is_only_age

SAID = {
    "hij is 2,5": 30,
    "2.5 jaar": 30,
    "2½": 30,
    "hij is 2 1/2 jaar": 30,
    "tweeënhalf": 30,
    "twee en een half": 30,
    "anderhalf jaar": 18,
    "4 en een half": 54,
    "19 mnd": 19,
    "9mnd": 9,
    "11 maanden oud": 11,
    "een baby van 6 weken": 1,
    "half jaar": 6,
    "ons kind is een half jaar": 6,
    "2 jaar en 3 maanden": 27,
    "net drie": 36,
    "bijna 3": 35,
    "wordt 5": 59,
    "ze is trouwens 4": 48,
    "mijn dochter van 7 luistert niet": 84,
    "mijn zoon (14) vapet": 168,
    "vierjarige": 48,
    "8-jarige zoon": 96,
    "mn dochtertje 3jr": 36,
    "groep 6": 114,
    "hij zit in groep 3": 78,
    "brugklas": 150,
    "havo 4": 186,
    "4 havo": 186,
    "in de tweede klas": 162,
    "zit in klas 3": 174,
    "ik ben 14": 168,
    "ben ik 16": 192,
    "is een baby van een jaar": 12,
    "mn peuter krijst": 30,
    "mijn kleuter": 60,
    "ik ben een puber": 168,
    "k ben 12": 144,
    "6 wkn": 1,
    "hij wordt in maart 13": 155,
    "vijf en zeven": 60,
}
NOT_SAID = [
    "hoe laat gaat de bus van 7 uur",
    "hij huilt 3 keer per nacht",
    "hij slaapt al 3 weken slecht",
    "we zijn 2 jaar geleden gescheiden",
    "ik ben er al 2 jaar mee bezig",
    "mijn man is 38 en moe",
    "ik heb 2 kinderen",
    "ik ben een jongen",
    "ik ben er klaar mee",
    "hij is een lieverd",
    "hij is van 8 tot 3 op school",
    "",
]


@pytest.mark.parametrize(("text", "months"), SAID.items())
def test_an_age_is_found_anywhere(text, months):
    mention = find_age(text)
    assert mention is not None and mention.months == months


@pytest.mark.parametrize("text", NOT_SAID)
def test_other_numbers_are_no_age(text):
    assert find_age(text) is None


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
