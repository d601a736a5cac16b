"""What is said outright, how it is hidden, and what only sounds like it. The phrases are the test's own."""

import pytest

from bot.safety.gate import HARD, Opinion, SafetyGate, decide, parts_of
from bot.safety.levels import level_of
from bot.safety.lexicon import spot
from bot.safety.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("ZELFMOORT", "zelfmoord"),
        ("z3lfm00rd", "zelfmoord"),
        ("z e l f m o o r d", "zelfmoord"),
        ("kwil nie meer leve", "ik wil niet meer leven"),
        ("doooood", "dood"),
        ("hij is 3 jaar en 4x wakker", "hij is 3 jaar en 4x wakker"),
        ("  een   twee ", "een twee"),
    ],
)
def test_disguises_are_undone(typed, clean):
    assert normalise(typed) == clean


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("ik wil echt dood", "suicide_self"),
        ("kwil nie meer leve", "suicide_self"),
        ("IK WIL NIET MEER LEVEN", "suicide_self"),
        ("i dont want to live anymore", "suicide_self"),
        ("mijn stiefvader slaat me bijna elke week", "abuse"),
        ("ik snij mezelf als het te veel wordt", "selfharm"),
        ("mijn man bedreigt mij", "domestic_violence"),
        ("ik ben verkragt", "sexual_violence"),
        ("hij dreigt mijn naaktfoto door te sturen", "online_exploitation"),
        ("mijn peuter heeft een knoopcel ingeslikt", "medical_child"),
        ("ik moet trouwen van mijn familie", "forced_marriage"),
        ("help", "unsafe_now"),
    ],
)
def test_what_is_said_outright_is_spotted(text, category):
    spotted = spot(normalise(text))
    assert spotted is not None and spotted.category == category and not spotted.weakened


@pytest.mark.parametrize(
    "text",
    [
        "ik lach me helemaal dood",
        "ik ga dood van de honger",
        "mijn telefoon is dood",
        "wij zijn doodmoe",
        "in die game wil ik niet dood, wat doe ik bij level 4",
        "mijn werkstuk gaat over zelfmoord in romans, wie heeft tips",
        "de juf is streng",
        "mijn zus wil een hond",
    ],
)
def test_what_only_sounds_like_danger_raises_nothing_by_itself(text):
    clean = normalise(text)
    assert decide(clean, spot(clean), Opinion(-3.0, "suicide_self")) is None


def test_two_doubtful_witnesses_ask_one_question():
    clean = normalise("ik ga dood van de stress")
    alarm = decide(clean, spot(clean), Opinion(HARD, "suicide_self"))
    assert alarm is None or alarm.level == "check"


def test_the_safety_layers_alone_can_raise_an_alarm():
    alarm = decide("thuis is het niet veilig meer voor mij", None, Opinion(9.0, "abuse"))
    assert alarm is not None and (alarm.category, alarm.intent) == ("abuse", "nood_abuse")


@pytest.mark.parametrize(
    ("category", "sentence", "level"),
    [
        ("abuse", "hij staat nu voor mijn deur", "acute"),
        ("abuse", "hij doet dat elke week", "today"),
        ("discrimination", "ze lieten me niet binnen", "check"),
        ("unsafe_now", "kom snel", "acute"),
    ],
)
def test_words_of_time_make_it_more_urgent(category, sentence, level):
    assert level_of(category, sentence) == level


def test_one_sentence_of_a_story_may_carry_it():
    story = "Vandaag was school saai. We hadden gym. Eigenlijk wil ik niet meer leven. Morgen heb ik toets."
    assert "Eigenlijk wil ik niet meer leven." in parts_of(story)
    assert SafetyGate(None).check(story).category == "suicide_self"


def test_without_the_model_the_patterns_still_work():
    assert SafetyGate(None).check("mijn vader slaat mij").category == "abuse"
    assert SafetyGate(None).check("hoe laat gaat de bus") is None
