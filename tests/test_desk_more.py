"""The other pages of the desk: replies of the safety net, places, hours, conversations."""

import json
import re
from dataclasses import replace

import httpx
import pytest

from bot.knowledge import load_knowledge
from editor.desk import talk
from editor.desk.brain import Brain
from editor.desk.git import blob
from editor.desk.places import changed, read_sheet
from editor.desk.safety_replies import read_replies, write_replies
from editor.desk.spoken_hours import NotUnderstood, in_words, to_notation
from editor.desk.talk import Conversation, Happened, Result, Turn
from tests.desk_helpers import Editor, git, make_app


@pytest.fixture
def app(root):
    return make_app(root, Brain(root, lambda folder: (_ for _ in ()).throw(RuntimeError)))


def safety_form(editor):
    editor.get("/veiligheid/abuse")
    editor.page = editor.page.replace('<form method="post">', '<form method="post" id="safety">', 1)
    return editor.fields("safety")


def test_a_reply_of_the_safety_net_needs_two_people(app, anna, root):
    live = root / "knowledge/veiligheid/abuse.yml"
    before = live.read_text(encoding="utf-8")
    anna.post("/veiligheid/abuse", safety_form(anna) | {"acuut-ouder": ["Bel nu 112. Ik ben een computer."]})
    assert "Je voorstel is bewaard" in anna.page and live.read_text(encoding="utf-8") == before
    anna.post("/veiligheid/abuse/gebruik")
    assert "Een ander neemt het in gebruik" in anna.page and live.read_text(encoding="utf-8") == before
    bert = Editor(app, "Bert")
    bert.get("/veiligheid/abuse")
    bert.post("/veiligheid/abuse/gebruik")
    assert load_knowledge(root / "knowledge").safety["abuse"].levels["acute"].texts["ouder"].startswith("Bel nu 112")
    assert "na een voorstel van Anna" in git(root, "log", "-1", "--format=%s")
    assert not (root / "knowledge/veiligheid/voorstel/abuse.yml").exists()


def test_a_reply_that_is_too_long_is_no_proposal(anna, root):
    anna.post("/veiligheid/abuse", safety_form(anna) | {"acuut-ouder": ["woord " * 80]})
    assert anna.status == 400 and "telt 80 woorden" in anna.page


def test_only_the_changed_reply_changes_in_the_file(root):
    text = (root / "knowledge/veiligheid/abuse.yml").read_text(encoding="utf-8")
    old = read_replies("abuse", text)
    assert write_replies(text, old) == text
    new = write_replies(text, replace(old, texts={**old.texts, ("acuut", "ouder"): "Bel 112."}))
    assert "Bel 112." in new and set(new.splitlines()) - set(text.splitlines()) == {"    Bel 112."}


@pytest.mark.parametrize(
    ("said", "notation", "words"),
    [
        ("ma-vr 9-17", "Mo-Fr 09:00-17:00", "maandag tot en met vrijdag 9.00-17.00 uur"),
        ("ma t/m do 8.30 - 17 uur, za 10-12", "Mo-Th 08:30-17:00; Sa 10:00-12:00",
         "maandag tot en met donderdag 8.30-17.00 uur, zaterdag 10.00-12.00 uur"),
        ("di 9-12 en 13-17", "Tu 09:00-12:00,13:00-17:00", "dinsdag 9.00-12.00 en 13.00-17.00 uur"),
        ("op werkdagen 9u-17u, feestdagen dicht", "Mo-Fr 09:00-17:00; PH off",
         "maandag tot en met vrijdag 9.00-17.00 uur; op feestdagen dicht"),
        ("dag en nacht", "24/7", "dag en nacht"),
        ("Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00", "maandag tot en met vrijdag 9.00-17.00 uur"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_hours_are_read_as_people_say_them_and_said_back(said, notation, words):
    assert (to_notation(said), in_words(notation)) == (notation, words)


@pytest.mark.parametrize("said", ["9-17", "maandag", "na afspraak", "ma-vr 9-27"])
def test_hours_that_are_not_understood_say_how(said):
    with pytest.raises(NotUnderstood, match="ma-vr 9-17"):
        to_notation(said)


def row_of(page, name):
    return re.search(rf'plek\?rij=(\w+)">{name}', page)[1]


def test_checked_today_changes_one_cell(anna, root):
    path = root / "knowledge/hulp/gemeenten/voorbeeldstad.csv"
    before = path.read_text(encoding="utf-8")
    page = anna.get("/plekken/voorbeeldstad")
    anna.post("/plekken/voorbeeldstad/nagekeken", rij=row_of(page, "Team Voorbeeld Noord"))
    changed_rows = [r for r in path.read_text(encoding="utf-8").splitlines() if r not in before.splitlines()]
    assert len(changed_rows) == 1 and "Team Voorbeeld Noord is nagekeken" in anna.page


def test_a_place_gets_its_hours_in_words(anna, root):
    row = row_of(anna.get("/plekken/voorbeeldstad"), "Team Voorbeeld Noord")
    anna.get(f"/plekken/voorbeeldstad/plek?rij={row}")
    anna.page = anna.page.replace('<form method="post" class="card narrow">', '<form method="post" id="place">')
    fields = anna.fields("place")
    anna.post("/plekken/voorbeeldstad/plek", fields | {"openingstijden": ["ma en wo 9-12"]})
    assert "Open: maandag 9.00-12.00 uur, woensdag 9.00-12.00 uur" in anna.page
    assert "Mo,We 09:00-12:00" in (root / "knowledge/hulp/gemeenten/voorbeeldstad.csv").read_text(encoding="utf-8")
    anna.post("/plekken/voorbeeldstad/plek", fields | {"openingstijden": ["ma en wo 9-13"]})
    assert anna.status == 409 and "Bij je collega: Mo,We 09:00-12:00" in anna.page


def test_a_place_with_a_fault_is_not_saved_and_the_field_is_named(anna, root):
    anna.get("/plekken/voorbeeldstad/plek")
    anna.post("/plekken/voorbeeldstad/plek", naam="Inloop", soort="cjg", telefoon="bel maar", openingstijden="ooit")
    assert anna.status == 400 and "ooit" in anna.page
    anna.post("/plekken/voorbeeldstad/plek", naam="Inloop", soort="cjg", telefoon="bel maar", openingstijden="")
    assert "is geen telefoonnummer" in anna.page and git(root, "log", "-1", "--format=%s") == "Start"


def test_a_cell_with_a_line_break_and_an_unknown_column_are_kept():
    text = '\ufeffnaam;eigen;web\nA;"een\ntwee";x\nB;b;y\n'
    sheet = read_sheet(text)
    assert [sheet.cells(place)[0] for place in (1, 2)] == ["A", "B"]
    new, number = changed(text, blob("B;b;y")[:16], {"naam": "C"})
    assert new == text.replace("B;b;y", "C;b;y") and number == 3


# Conversations


def chat(turns):
    """A chat that answers with these turns, one after the other."""
    waiting = iter(turns)

    def answer(request):
        body = json.loads(request.content)
        kind, topic, buttons = next(waiting)
        turn = {
            "kind": kind,
            "topics": [{"id": topic}] if topic else [],
            "article": topic if kind == "answer" else None,
        }
        message = {"text": f"op {body.get('text') or body.get('choice')}", "buttons": buttons, "card": None}
        return httpx.Response(200, json={"session": "s", "messages": [message], "turn": turn})

    return httpx.Client(base_url="http://chat", transport=httpx.MockTransport(answer))


def test_a_conversation_is_played_and_judged_in_words():
    more = [{"title": "Meer tips", "choice": "meer_tips"}]
    turns = (Turn("hij krijst", kind="answer", topic="driftbuien"), Turn("Meer tips", True, kind="help"))
    results = talk.run(
        Conversation("x", "ouder", turns), "", chat([("answer", "driftbuien", more), ("answer", "x", [])])
    )
    assert [result.fault for result in results] == [
        "",
        "De bot geeft antwoord, maar verwacht was: laat zien waar je hulp vindt.",
    ]


def test_a_button_that_is_not_there_ends_the_conversation():
    results = talk.run(Conversation("x", "ouder", (Turn("a"), Turn("Nee", True))), "", chat([("answer", "x", [])]))
    assert results[1].fault == "Er is geen knop 'Nee'."


def test_a_chat_that_is_away_is_said(anna):
    anna.get("/gesprekken")
    with pytest.raises(talk.NotReachable, match="make run"):
        talk.run(Conversation("x", "ouder", (Turn("a"),)), "http://127.0.0.1:1")


def test_what_is_pasted_becomes_turns():
    text = "Ik: hij krijst\nBot: Dat is pittig.\nIk: [Meer tips]\n"
    assert talk.read_pasted(text) == (Turn("hij krijst"), Turn("Meer tips", is_button=True))
    assert talk.read_pasted("hij krijst\nen nu") == (Turn("hij krijst"), Turn("en nu"))


def test_a_conversation_becomes_a_test_that_expects_what_happens_now(anna, root, monkeypatch):
    now = Happened("answer", ("driftbuien",), ("Dat is pittig.",))
    monkeypatch.setattr(talk, "run", lambda conversation, url: [Result(turn, now) for turn in conversation.turns])
    anna.get("/gesprekken/nieuw")
    anna.post("/gesprekken/nieuw", volgende="hij krijst de hele dag", doelgroep="ouder")
    assert "Dat is pittig." in anna.page and '<option value="answer" selected>' in anna.page
    anna.page = anna.page.replace('<form method="post" class="talk">', '<form method="post" id="talk">')
    fields = anna.fields("talk") | {"naam": ["Krijsen"], "klaar": ["ja"]}
    anna.post("/gesprekken/nieuw", fields)
    assert "Krijsen&#39; is nu een test" in anna.page
    kept = talk.read((root / "tests/gesprekken/krijsen.yml").read_text(encoding="utf-8"))
    assert kept == Conversation("Krijsen", "ouder", (Turn("hij krijst de hele dag", False, "answer", "driftbuien"),))
    anna.post("/gesprekken")
    assert "Alle 1 gesprekken gaan zoals verwacht" in anna.page
