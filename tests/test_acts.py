from bot.acts import settle_act


def test_a_bare_age_is_an_age_whatever_the_classifier_says():
    assert settle_act("hij is 2,5", [("vraag", 0.9)])[0] == "leeftijd"


def test_a_sure_act_stays():
    assert settle_act("dankjewel", [("bedankt", 0.9), ("vraag", 0.1)])[0] == "bedankt"


def test_a_doubtful_act_is_treated_as_a_question():
    assert settle_act("ok en nu", [("bedankt", 0.3), ("vraag", 0.25)])[0] == "vraag"


def test_a_long_message_is_rarely_just_a_thank_you():
    story = "bedankt maar mijn zoon slaapt nog steeds niet en ik weet het echt niet meer"
    assert settle_act(story, [("bedankt", 0.7)])[0] == "vraag"


def test_the_classifier_alone_never_makes_a_message_an_age():
    assert settle_act("groep 6 is zo druk", [("leeftijd", 0.9)])[0] == "vraag"


def test_off_topic_keeps_its_act_for_the_search_to_judge():
    assert settle_act("hoe laat gaat de bus", [("buiten_bereik", 0.3)])[0] == "buiten_bereik"
