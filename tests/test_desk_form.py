"""Files become a form and a form becomes files; what nobody changed stays letter for letter."""

from dataclasses import replace

import pytest

from bot.paths import ROOT
from editor.desk.article_text import Unreadable, read_form, split_article, write_body
from editor.desk.examples_text import faults_of, read_examples, write_examples
from editor.desk.form import TopicForm, as_age, clean, from_json, lines
from editor.desk.header import as_draft, changed_header, review_of, with_review, with_switch
from editor.desk.topic_list import row_text, with_row, without_row

ARTICLE = (ROOT / "knowledge" / "ouder" / "driftbuien.md").read_text(encoding="utf-8")
EXAMPLES = (ROOT / "data" / "nlu" / "vragen" / "driftbuien.yml").read_text(encoding="utf-8")
LIST = (ROOT / "knowledge" / "onderwerpen.csv").read_text(encoding="utf-8")


def written(text, change):
    old, before = split_article(text), read_form(text)
    form = change(before)
    return f"---\n{changed_header(old.header, before, form)}---\n{write_body(form, old, before)}"


def changed_lines(one, other):
    return [line for line in other.splitlines() if line not in one.splitlines()]


@pytest.mark.parametrize("path", sorted((ROOT / "knowledge").glob("*r*/*-[ab]*.md"))[:12], ids=lambda path: path.stem)
def test_an_article_that_nobody_changed_is_the_same_file(path):
    text = path.read_text(encoding="utf-8")
    assert written(text, lambda form: form) == text


def test_a_changed_field_changes_only_its_heading():
    new = written(ARTICLE, lambda form: replace(form, if_not="Rust uit en probeer het morgen."))
    assert changed_lines(ARTICLE, new) == ["Rust uit en probeer het morgen."]


def test_unknown_keys_comments_and_headings_are_kept():
    text = ARTICLE.replace("thema: gedrag", "# let op\nthema: gedrag  # van Anna\neigen_veld: [1, twee]")
    text = text.replace("    jaar: 2020", "    jaar: 2020\n    pagina: 12") + "\n## Eigen kopje\nTekst van een ander.\n"
    new = written(text, lambda form: replace(form, theme="boosheid", short="Kort."))
    for kept in ("# let op", "# van Anna", "eigen_veld: [1, twee]", "    pagina: 12", "## Eigen kopje"):
        assert kept in new
    assert "thema: boosheid" in new


def test_a_form_that_is_written_anew_reads_the_same():
    form = read_form(ARTICLE)
    header = split_article(ARTICLE).header
    assert read_form(f"---\n{header}---\n{write_body(form, None, None)}") == form


def test_cues_with_a_comma_keep_their_quotes():
    text = ARTICLE.replace('"knuffel"', '"een knuffel, dan"')
    assert read_form(text).strengths[1].cues.startswith('"een knuffel, dan", "troost"')
    assert written(text, lambda form: replace(form, short="x")).count('"een knuffel, dan"') == 1


def test_a_broken_upper_part_is_said_and_not_guessed():
    with pytest.raises(Unreadable):
        read_form(ARTICLE.replace("hulp: [", "hulp: {"))
    with pytest.raises(Unreadable):
        read_form("zomaar tekst")


@pytest.mark.parametrize(
    ("typed", "age"),
    [
        ("1-2", "1 tot 2 jaar"),
        ("1 tot 2 jaar:", "1 tot 2 jaar"),
        ("6 - 18 maanden", "6 tot 18 maanden"),
        ("6 maanden tot 2 jaar", "6 maanden tot 2 jaar"),
        ("4+", "vanaf 4 jaar"),
        ("vanaf 18 mnd", "vanaf 18 maanden"),
        ("klein", "klein"),
    ],
)
def test_ages_are_read_as_people_write_them(typed, age):
    assert as_age(typed) == age


def test_a_switch_is_one_line():
    header = split_article(ARTICLE).header
    off = with_switch(header, on=False)
    assert changed_lines(header, off) == ["aan: nee"] and not review_of(off).switched_on
    assert with_switch(off, on=True) == header


def test_the_state_of_a_review_is_written_and_emptied():
    header = split_article(ARTICLE).header
    offered = with_review(header, status="ter controle", aangeboden_door="Anna")
    assert review_of(offered).offered_by == "Anna" and as_draft(offered) == header


def test_examples_are_changed_and_the_rest_of_the_file_is_not():
    text = EXAMPLES.replace('version: "3.1"', '# van Anna\nversion: "3.1"')
    examples = read_examples(text, "driftbuien")
    new = write_examples(text, "driftbuien", (*examples[1:], "en nog een"))
    assert read_examples(new, "driftbuien") == (*examples[1:], "en nog een") and new.startswith("# van Anna")
    assert len(new.splitlines()) == len(text.splitlines())


def test_a_new_file_of_examples_can_be_read_back():
    assert read_examples(write_examples(None, "huisdier", ("een: twee", "# geen")), "huisdier") == (
        "een: twee",
        "# geen",
    )


def test_brackets_that_the_training_would_read_otherwise_are_named():
    assert faults_of(["hij is [twee](leeftijd)", "gewoon [zo]"]) == [
        "'hij is [twee](leeftijd)': laat de haken [ ] weg."
    ]


def test_one_line_of_the_list_changes():
    new = with_row(LIST, "driftbuien", {"titel": "Boze; buien"})
    assert changed_lines(LIST, new) == [row_text(new, "driftbuien")] and '"Boze; buien"' in new
    assert without_row(with_row(LIST, "huisdier", {"titel": "Huisdier"}), "huisdier") == LIST


def test_what_somebody_pasted_is_made_plain():
    assert clean("een\r\ntwee\x00\u2028drie \n") == "een\ntwee\ndrie"
    assert lines("- een\n\n• twee  dingen\n  drie") == ("een", "twee dingen", "drie")


def test_a_form_survives_json():
    form = read_form(ARTICLE)
    assert from_json(form.to_json()) == form
    with pytest.raises(ValueError):
        from_json('{"bands": 3}')
    assert from_json("{}") == TopicForm()
