from evaluation.crosstalk import crosstalk, leaks, scripts
from evaluation.exchange import Exchange
from evaluation.load_report import faults_in
from tests.rememberer import CALM, TEXTS, MixingRasa, RememberingRasa, measured


def test_every_conversation_has_a_question_and_age_of_its_own():
    plan = scripts(TEXTS, 200)
    assert len({(script.lines[0], script.age_months) for script in plan}) == 200
    assert len({script.word for script in plan}) == 200


def test_conversations_that_stay_apart_show_no_difference(knowledge):
    found = measured(
        knowledge,
        RememberingRasa(0.002),
        lambda http: crosstalk(http, TEXTS, 12),
        max_waiting=4,
        rasa_at_once=2,
    )
    assert found["with own age"] == 12 and found["messages side by side"] == 48
    assert found["differ"] == found["leaks"] == found["unanswered"] == 0


def test_conversations_that_are_mixed_up_are_noticed(knowledge):
    found = measured(knowledge, MixingRasa(0.002), lambda http: crosstalk(http, TEXTS, 8))
    assert found["differ"] > 0 and "others were talking" in faults_in(found)[0]


def test_a_word_or_session_in_the_wrong_place_is_a_leak():
    plan = scripts(TEXTS, 2)
    own = [[Exchange("answered", 0.1, CALM, f"token{number}", plan[number].word)] for number in range(2)]
    assert leaks(plan, own) == 0
    assert leaks(plan, [own[0], [Exchange("answered", 0.1, CALM, "token1", f"zie {plan[0].word}")]]) == 1
    assert leaks(plan, [own[0], [Exchange("answered", 0.1, CALM, "token1", "token0")]]) == 1
    assert leaks(plan, [own[0], [own[1][0], Exchange("answered", 0.1, CALM, "token9", "")]]) == 1
