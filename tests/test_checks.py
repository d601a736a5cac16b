from dataclasses import replace

import pytest

from bot.knowledge.phrases import Phrases
from editor.check import find_problems
from editor.checks import (
    absolutes,
    banned,
    contact_details,
    form_of_address,
    jargon,
    openings,
    own_sentences,
    rare_words,
    readability,
    same_text,
    sentence_length,
    sources,
    word_limits,
)


@pytest.fixture
def article(knowledge):
    return knowledge.articles["driftbuien"]


def said(problems):
    return [str(problem) for problem in problems]


def with_short(article, text):
    return replace(article, short=text)


def test_all_content_passes(knowledge):
    assert said(find_problems(knowledge)) == []


def test_the_assistants_own_sentences_are_looked_at_too():
    phrases = Phrases({"dag": "Tot ziens.", "begin": {"ouder": "Wij bieden interventies.", "jongere": "woord " * 21}})
    first, second = said(own_sentences.check_all(phrases))
    assert (
        "begin › ouder: 'interventies' is vaktaal." in first and "begin › jongere" in second and "21 woorden" in second
    )


def test_a_long_part_is_named_with_its_limit(article):
    (problem,) = said(word_limits.check(replace(article, short="woord " * 40)))
    assert "driftbuien.md › Kort: telt 40 woorden. Maak het hooguit 35 woorden." in problem


def test_a_long_sentence_is_quoted(article):
    problems = said(sentence_length.check(replace(article, short="Dit is een woord " * 6 + ".")))
    assert len(problems) == 1 and "telt 24 woorden" in problems[0]


@pytest.mark.parametrize(
    "text", ["Bel 0800-0432.", "Kijk op www.gemeente.nl.", "Bel 113.", "Kijk op kindertelefoon.nl"]
)
def test_numbers_and_links_do_not_belong_in_prose(article, text):
    assert len(said(contact_details.check(replace(article, short=text)))) == 1


@pytest.mark.parametrize("text", ["Van de 100 ouders hebben 16 vragen.", "Slaap 9 tot 11 uur.", "Bel bij gevaar 112."])
def test_figures_and_112_may_stand(article, text):
    assert said(contact_details.check(replace(article, short=text))) == []


def test_a_banned_word_is_named_with_what_to_do(article):
    (problem,) = said(banned.check(replace(article, short="Doe niet zo raar.")))
    assert "'raar' gebruiken we niet. Beschrijf wat je ziet." in problem


@pytest.mark.parametrize("word", ["problematiek", "Interventies", "eigen kracht", "eventueel", "wijkteam"])
def test_jargon_is_named_with_the_better_word(article, word):
    (problem,) = said(jargon.check(with_short(article, f"Vraag naar {word} bij school.")))
    assert f"'{word}'" in problem and "is vaktaal. Schrijf: " in problem


def test_a_word_that_only_holds_jargon_is_none(article):
    assert said(jargon.check(with_short(article, "Het zonnesysteem en een netwerkje."))) == []


@pytest.mark.parametrize("text", ["Bel uw huisarts.", "U kunt bellen."])
def test_formal_address_is_found(article, text):
    assert "Schrijf 'je', 'jou' of 'jouw'." in said(form_of_address.check(with_short(article, text)))[0]


def test_an_absolute_weighs_on_people(article):
    (problem,) = said(absolutes.check(with_short(article, "Je moet kalm blijven.")))
    assert "'moet' in 'Je moet kalm blijven.' legt druk op." in problem


@pytest.mark.parametrize(
    "text", ["Je mag altijd bellen.", 'Zeg: "Ik moet even weg."', "Het hoeft niet altijd goed te gaan.", "Moet dat nu?"]
)
def test_permission_quotes_and_questions_are_free(article, text):
    assert said(absolutes.check(with_short(article, text))) == []


def test_absolutes_belong_where_safety_is_at_stake(article):
    heavy = with_short(article, "Leg je baby altijd op de rug.")
    assert said(absolutes.check(heavy)) != []
    assert said(absolutes.check(replace(heavy, about_safety=True))) == []


def test_a_hard_text_is_named_with_its_hardest_sentences(article):
    hard = (
        "Opvoedingsverantwoordelijkheden veronderstellen onderhandelingsvaardigheden, verantwoordelijkheidsbesef. " * 60
    )
    (problem,) = said(readability.check(with_short(article, hard)))
    assert "is te moeilijk (Flesch-Douma" in problem and "Opvoedings" in problem


@pytest.mark.parametrize(
    ("easy", "hard"), [("De kat zit op de mat.", "De verantwoordelijkheid veronderstelt nauwkeurigheid.")]
)
def test_short_words_read_easier(easy, hard):
    assert readability.flesch_douma([easy]) > readability.flesch_douma([hard])


@pytest.mark.parametrize("word", ["matrasbeschermer", "jeugdverpleegkundige", "knuffelkonijn", "huilde", "boterhammen"])
def test_common_words_and_what_is_made_of_them_are_understood(word):
    assert rare_words.is_understood(word)


def test_a_rare_word_is_named_with_its_sentence(article):
    (problem,) = said(rare_words.check(with_short(article, "Dat is soms ambigu.")))
    assert "'ambigu' in 'Dat is soms ambigu.' kennen weinig mensen." in problem


def test_words_of_the_topic_itself_may_stand(article):
    assert said(rare_words.check(with_short(article, "Veel kinderen vapen."), frozenset({"vape"}))) == []


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"sources": ()}, "bronnen: is leeg."),
        ({"short": "Van de kinderen slaapt 73 op de 100 slecht."}, "heeft geen bron."),
    ],
)
def test_a_figure_needs_a_source(article, change, named):
    assert any(named in problem for problem in said(sources.check(replace(article, **change))))


def test_an_article_says_when_to_look_at_it_again(article):
    undated = replace(article, review=replace(article.review, before=None))
    assert any("nagekeken › uiterlijk: is leeg." in problem for problem in said(sources.check(undated)))


def test_a_fourth_article_with_the_same_opening_is_named(article):
    same = [replace(article, id=f"a{i}", short="Elke dag weer hetzelfde.") for i in range(4)]
    (problem,) = said(openings.check_all(same))
    assert "begint met 'elke dag weer', net als a0, a1, a2." in problem


def test_two_articles_that_say_the_same_are_named(article, encoder):
    other = replace(article, id="kopie")
    problems = said(same_text.check_all([article, other], encoder))
    assert any("lijkt te veel op 'Kort' van driftbuien" in problem for problem in problems)
