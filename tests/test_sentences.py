from bot.sentences import count_words, split_sentences


def test_sentences_end_at_a_stop_before_a_capital():
    assert split_sentences("Een bui. Dan rust! Of niet?") == ["Een bui.", "Dan rust!", "Of niet?"]


def test_a_number_with_a_comma_is_no_end():
    assert split_sentences("Hij is 2,5 jaar. Ja.") == ["Hij is 2,5 jaar.", "Ja."]


def test_what_is_said_after_a_colon_is_a_sentence_of_its_own():
    assert len(split_sentences('Zeg één zin: "Je bent boos." Meer niet.')) == 3


def test_a_list_after_a_colon_stays_with_its_sentence():
    assert len(split_sentences("Vaak zie je iets: honger of slaap.")) == 1


def test_words_are_counted_without_marks():
    assert count_words("Zo'n bui – echt – duurt 2,5 minuut.") == 6
