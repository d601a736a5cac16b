from dataclasses import replace

import pytest

from editor.check import find_problems
from editor.checks import banned, contact_details, sentence_length, word_limits


@pytest.fixture
def article(knowledge):
    return knowledge.articles["driftbuien"]


def said(problems):
    return [str(problem) for problem in problems]


def test_all_content_passes(knowledge):
    assert said(find_problems(knowledge)) == []


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
