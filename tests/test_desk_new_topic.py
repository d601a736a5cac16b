"""A new topic in one form: checked, saved, found, and taken back."""

import pandas as pd
import pytest

from bot.assistant import Assistant
from bot.decision import decide
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from editor.desk.effects import BUSY, DONE, SAME, Effects
from editor.desk.explain import explain
from editor.desk.language import anchor_of
from editor.desk.neighbours import Neighbours, same
from editor.desk.saving import neighbours, without_doubles
from editor.desk.topic import new_id
from tests.desk_helpers import PET, git


def test_a_new_topic_is_saved_found_and_taken_back(anna, root, brain):
    start = git(root, "rev-parse", "HEAD^{tree}")
    anna.get("/nieuw")
    anna.post("/nieuw", PET)
    assert anna.status == 200 and "Voor je bewaart" in anna.page
    anna.post("/onderwerp/mijn-kind-wil-een-huisdier/bewaar", anna.fields("save-form"))
    assert "nieuw onderwerp" in anna.page and "binnen een minuut" in anna.page
    knowledge = load_knowledge(root / "knowledge")
    assert knowledge.articles["mijn-kind-wil-een-huisdier"].review.status == "concept"
    assert len(load_examples(knowledge, root / "data/nlu").topics["mijn-kind-wil-een-huisdier"]) == 8
    brain._loaded.live.refresh()
    assert "mijn-kind-wil-een-huisdier" in brain.assistant.index.classes
    anna.post("/onderwerp/mijn-kind-wil-een-huisdier/terug")
    assert "is weer weg" in anna.page and git(root, "rev-parse", "HEAD^{tree}") == start


def test_a_new_topic_without_its_headings_is_a_wall_that_names_them(anna, root):
    anna.get("/nieuw")
    anna.post("/nieuw", {**PET, "short": "", "question-question": [], "question-answer": []})
    assert anna.status == 400 and "Vervolgvragen" in anna.page and 'value="Mijn kind wil een huisdier"' in anna.page
    assert git(root, "log", "-1", "--format=%s") == "Start"


def test_a_title_that_is_taken_is_said_at_the_title(anna):
    anna.get("/nieuw")
    anna.post("/nieuw", {**PET, "title": "Driftbuien"})
    assert anna.status == 400 and "Er is al een onderwerp met deze titel" in anna.page


def test_an_example_that_another_topic_has_is_offered_to_leave_out(anna, root):
    anna.get("/nieuw")
    anna.post("/nieuw", {**PET, "examples": PET["examples"] + "\nPeuter gooit zich op de grond!"})
    assert "Staat ook al bij <strong>Driftbuien</strong>" in anna.page
    fields = anna.fields("save-form")
    assert fields["keuze-0"] == ["weg"]
    anna.post("/onderwerp/mijn-kind-wil-een-huisdier/bewaar", fields)
    text = (root / "data/nlu/vragen/mijn-kind-wil-een-huisdier.yml").read_text(encoding="utf-8")
    assert "gooit" not in text and text.count("      - ") == 8


def test_an_example_that_is_a_test_question_is_named(anna):
    anna.get("/nieuw")
    anna.post("/nieuw", {**PET, "examples": PET["examples"] + "\nHij is boos."})
    assert "staat ook in de testvragen" in anna.page


def test_an_example_nearer_to_another_topic_is_shown_with_both(root, brain):
    found = neighbours(brain.assistant).nearer_elsewhere(
        "baby-slapen", "ouder", ["boos boos boos"], ["slaap slaap", "slaap in bed", "slaap", "boos boos boos"]
    )
    assert [(each.other.topic, each.own.topic) for each in found] == [("driftbuien", "baby-slapen")]


def test_an_example_can_be_moved_to_the_other_topic(anna, root):
    anna.get("/nieuw")
    anna.post("/nieuw", PET)
    fields = anna.fields("save-form")
    fields |= {"voorbeeld": ["zielig hondje op straat"], "keuze-0": ["naar:driftbuien"]}
    anna.post("/onderwerp/mijn-kind-wil-een-huisdier/bewaar", fields)
    assert "zielig hondje op straat" in (root / "data/nlu/vragen/driftbuien.yml").read_text(encoding="utf-8")
    assert "zielig hondje" not in (root / "data/nlu/vragen/mijn-kind-wil-een-huisdier.yml").read_text(encoding="utf-8")


def test_worse_is_a_question_and_not_a_wall(anna, root, app):
    """Every example of baby-slapen becomes one on anger: its development question goes elsewhere."""
    anna.get("/onderwerp/baby-slapen")
    form = anna.fields() | {"examples": ["\n".join(f"boos {word}" for word in "abcdefgh")]}
    anna.post("/onderwerp/baby-slapen", form)
    app.state.desk.effects.wait()
    fields = anna.fields("save-form")
    anna.post("/onderwerp/baby-slapen/bewaar", fields)
    if anna.status == 400:
        assert "Zet een vinkje" in anna.page and "Gaat nu minder goed" in anna.page
        anna.post("/onderwerp/baby-slapen/bewaar", fields | {"gezien": ["ja"]})
    assert "Bewaard" in anna.page


def test_doubles_within_a_topic_are_left_out_quietly():
    from editor.desk.form import TopicForm

    form = TopicForm(examples=("Mijn hond!", "mijn hond", "kat", "!!", "??"))
    assert without_doubles(form).examples == ("Mijn hond!", "kat", "!!", "??")
    assert same("Mijn  HOND!") == same("mijn hond")


def test_effects_are_worked_out_beside_the_pages(brain):
    index = brain.assistant.index
    questions = pd.DataFrame({"text": ["slaap"], "expected": [["baby-slapen"]], "audience": ["ouder"]})
    effects = Effects(lambda: questions)
    assert effects.ask(index, list(reversed(index.items)), brain.assistant.knowledge).state == SAME
    fewer = [item for item in index.items if item.topic != "baby-slapen" or "slaap" not in item.text]
    assert effects.ask(index, fewer, brain.assistant.knowledge).state in (BUSY, DONE)
    effects.wait()
    found = effects.ask(index, fewer, brain.assistant.knowledge)
    assert found.state == DONE and found.questions == 1


def test_try_it_says_why(brain):
    assistant: Assistant = brain.assistant
    for text in ("boos", "slaap in bed", "paspoort"):
        found = explain(assistant, None, neighbours(assistant), text, "ouder", None)
        wanted = {"answer": "antwoord", "clarify": "vraagt terug", "unknown": "weet ik niet"}
        assert found.verdict == wanted[decide(assistant.index.rank(text, "ouder")).kind] and len(found.why) == 2
        assert all(each.near is None or each.near.topic == each.topic for each in found.candidates)


def test_the_page_to_try_shows_messages_topics_and_examples(anna):
    anna.get("/probeer")
    anna.post("/probeer", text="hij is zo boos", audience="ouder", age="3")
    assert "Dit zegt de bot" in anna.page and "Lijkt het meest op" in anna.page
    anna.post("/probeer", text="hij is zo boos", audience="ouder", age="drie")
    assert "Deze leeftijd kan niet" in anna.page


def test_problems_find_their_field():
    from editor.desk.form import OptionRow, TopicForm

    form = TopicForm(options=(OptionRow("Een", "klein", "", ""), OptionRow("Twee", "klein", "", "")))
    fields = [
        "Wat kun je doen › Twee",
        "Wat kun je doen",
        "Hoort dit erbij? › Overleg met iemand",
        "slotzin",
        "hele tekst",
    ]
    assert [anchor_of(field, form) for field in fields] == ["option1", "options", "band2", "contact", "whole"]


@pytest.mark.parametrize(
    ("title", "audience", "name"),
    [
        ("Mijn kind wil een huisdier", "ouder", "mijn-kind-wil-een-huisdier"),
        ("Één café?", "jongere", "j-een-cafe"),
        ("…", "ouder", ""),
    ],
)
def test_the_files_are_named_after_the_title(title, audience, name):
    assert new_id(title, audience) == name


def test_the_vectors_are_made_once_for_each_index(brain):
    assert neighbours(brain.assistant) is neighbours(brain.assistant)
    assert isinstance(neighbours(brain.assistant), Neighbours)
