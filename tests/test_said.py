import pytest

from bot.said import Phrases, parts_of


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("ik trek het niet meer", "Ik trek het niet meer!!"),
        ("ik ben * op", "ik ben echt helemaal op"),
        ("slaap.. niet", "hij slaapt niet"),
        ("al|sinds maanden", "sinds maanden al"),
        ("al weken|", "al"),
        ("school_weet_het|juf_weet_het al", "de juf weet het al"),
        ("niks helpt", "nix? nee. Niks  helpt."),
    ],
)
def test_a_phrase_is_found_in_somebodys_words(phrase, text):
    assert Phrases([phrase]).in_(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("ik ben * op", "ik ben er morgen om zeven uur al op"),
        ("niks helpt", "niks. helpt dat?"),
        ("op", "opa is er"),
    ],
)
def test_a_phrase_is_not_found_across_sentences_or_inside_words(phrase, text):
    assert not Phrases([phrase]).in_(text)


def test_an_empty_phrase_is_refused():
    with pytest.raises(ValueError, match="lege zin"):
        Phrases(["  "])


def test_a_message_falls_into_what_it_says_before_and_after_maar():
    assert parts_of("Hij slaapt slecht, maar eet goed. Ja") == ["Hij slaapt slecht", "eet goed", "Ja"]
