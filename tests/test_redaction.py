"""What must not be kept is taken out, and the question can still be read."""

from __future__ import annotations

import pytest

from bot.redaction import LONGEST, redact
from evaluation.redaction import SENTENCES, figures, judge

LEAST_TAKEN, LEAST_LEFT = 0.97, 0.97


@pytest.fixture(scope="module")
def judged():
    return judge()


def test_nearly_everything_that_must_go_is_gone(judged):
    assert figures(judged)["recall"] >= LEAST_TAKEN


def test_nearly_everything_else_is_left(judged):
    assert figures(judged)["kept"] >= LEAST_LEFT


def test_there_are_enough_sentences_to_measure_with(judged):
    assert judged["tekst"].nunique() >= 150 and judged["moet weg"].sum() >= 150


def test_every_piece_stands_in_its_sentence(judged):
    assert [row.stuk for row in judged.itertuples() if row.stuk not in row.tekst] == [], SENTENCES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("bel me op 06-12345678", "telefoon"),
        ("nl91 abna 0417 1643 00 is van hem", "rekening"),
        ("zijn nummer is 111222333", "bsn"),
        ("mail jan@voorbeeld.nl", "e-mail"),
        ("wij wonen op tulpstraat 3", "adres"),
        ("postcode 1234 AB", "postcode"),
        ("geboren op 12-05-2014", "datum"),
        ("obs de wilg doet niets", "school"),
    ],
)
def test_it_says_what_was_taken_out(text, kind):
    found = redact(text)
    assert found.taken == (kind,) and f"[{kind}]" in found.text


def test_names_in_a_row_become_one():
    assert redact("sem, noor en yusuf pesten mij").text == "[naam] pesten mij"


def test_a_shouted_message_is_no_row_of_names():
    assert redact("MIJN ZOON LUISTERT NOOIT NAAR MIJ").taken == ()


@pytest.mark.parametrize("text", ["", " ", "😢😢", "?", "[naam]", "١٢٣", "a" * 5000, "@" * 300, "1 " * 900])
def test_odd_messages_do_no_harm(text):
    assert len(redact(text).text) <= LONGEST + 2


def test_what_is_redacted_twice_stays_the_same():
    once = redact("mijn zoon sem (06 12345678) woont op kerkstraat 1 in gouda").text
    assert redact(once).text == once


def test_a_long_story_is_cut_between_words():
    assert redact("woord " * 200).text.endswith("woord …")
