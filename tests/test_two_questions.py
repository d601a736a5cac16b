import pytest

from bot.two_questions import possible_splits


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Hoe leer ik hem fietsen? En ze wil niet naar zwemles.", "En ze wil niet naar zwemles."),
        ("mijn kind eet slecht. daarnaast slaapt ze niet door", "daarnaast slaapt ze niet door"),
        ("mag ze al een mobiel en hoeveel zakgeld krijgt ze", "en hoeveel zakgeld krijgt ze"),
    ],
)
def test_a_second_question_is_found(text, second):
    assert second in [part for _, part in possible_splits(text)]


@pytest.mark.parametrize(
    "text", ["mijn kind luistert niet", "Hij is boos. Hij gooit met speelgoed.", "echt waar? ja", "?"]
)
def test_most_messages_hold_one_question(text):
    assert possible_splits(text) == []


def test_no_more_than_three_places_are_tried():
    assert len(possible_splits("hoe gaat het nu? " * 6)) == 3
