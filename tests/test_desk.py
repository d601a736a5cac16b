"""The desk as an editor uses it: pages and forms, on a copy of three topics under git."""

import re
from dataclasses import replace
from types import SimpleNamespace

import pytest

from bot.knowledge import load_knowledge
from editor.desk.brain import Brain
from editor.desk.store import Store
from editor.desk.topic import read_topic
from tests.desk_helpers import Editor, git, make_app

PAGES = ["/", "/nieuw", "/onderwerp/driftbuien", "/probeer", "/nakijken", "/veiligheid", "/veiligheid/abuse",
         "/gesprekken", "/gesprekken/nieuw", "/logboek", "/onderwerp/driftbuien/versies",
         "/onderwerp/driftbuien/verwijderen", "/plekken"]  # fmt: skip


def form_of(editor, topic="driftbuien", **changes):
    editor.get(f"/onderwerp/{topic}")
    fields = editor.fields()
    return {**fields, **{name: value if isinstance(value, list) else [value] for name, value in changes.items()}}


def save(editor, topic="driftbuien", **changes):
    """Fills the form in and saves; says yes to what is asked before saving."""
    editor.post(f"/onderwerp/{topic}", form_of(editor, topic, **changes))
    if 'id="save-form"' in editor.page:
        editor.post(f"/onderwerp/{topic}/bewaar", {**editor.fields("save-form"), "gezien": ["ja"]})
    return editor


def last(root):
    return git(root, "log", "-1", "--format=%an|%s")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_can_be_opened_while_the_assistant_is_not_there(root, path):
    brain = Brain(root, lambda folder: (_ for _ in ()).throw(RuntimeError))
    editor = Editor(make_app(root, brain))
    editor.get(path)
    assert editor.status == 200 and "<h1>" in editor.page


def test_the_form_sends_what_the_files_hold(anna):
    form = form_of(anna)
    anna.post("/onderwerp/driftbuien", form)
    assert "Er is niets veranderd" in anna.page


def test_a_saved_text_is_a_commit_with_name_and_sentence(anna, root):
    save(anna, if_not="Rust uit. Morgen is er weer een dag.")
    assert last(root) == "Anna|Driftbuien: Als het niet helpt veranderd"
    assert (
        load_knowledge(root / "knowledge").articles["driftbuien"].if_not_helping
        == "Rust uit. Morgen is er weer een dag."
    )
    assert "Bewaard" in anna.page and "binnen tien seconden" in anna.page


def test_one_click_goes_back_to_the_version_before(anna, root):
    before = (root / "knowledge/ouder/driftbuien.md").read_text(encoding="utf-8")
    save(anna, if_not="Rust uit. Morgen is er weer een dag.")
    anna.post("/onderwerp/driftbuien/terug")
    assert (root / "knowledge/ouder/driftbuien.md").read_text(encoding="utf-8") == before
    assert "terug zoals het was" in anna.page and "terug naar de versie van" in last(root)


def test_a_text_that_the_bot_cannot_read_is_a_wall_at_its_field(anna, root):
    anna.post("/onderwerp/driftbuien", form_of(anna, short="", title="Boos"))
    assert anna.status == 400 and 'href="#remarks-short"' in anna.page
    assert re.search(r'id="remarks-short"><li class="wall">is leeg', anna.page) and 'value="Boos"' in anna.page
    assert last(root) == "Test|Start"


def test_a_text_that_is_too_hard_is_a_question(anna, root):
    hard = "De consequenties van inconsistente pedagogische interventies zijn desastreus voor de ontwikkeling."
    anna.post("/onderwerp/driftbuien", form_of(anna, if_not=hard))
    assert anna.status == 200 and "De tekst kan beter" in anna.page and last(root) == "Test|Start"
    anna.post("/onderwerp/driftbuien/bewaar", anna.fields("save-form"))
    assert "Bewaard" in anna.page


def test_a_line_that_would_become_a_heading_is_a_wall(anna):
    anna.post("/onderwerp/driftbuien", form_of(anna, if_not="Eerst dit.\n## Kort\nDan dat."))
    assert anna.status == 400 and "begint als een kopje" in anna.page


def test_two_editors_lose_nothing(anna, bert, root):
    first, second = form_of(anna, short="Kort van Anna."), form_of(bert, short="Kort van Bert.", if_not="Rust uit.")
    anna.post("/onderwerp/driftbuien", first)
    anna.post("/onderwerp/driftbuien/bewaar", anna.fields("save-form")) if "save-form" in anna.page else None
    bert.post("/onderwerp/driftbuien", second)
    assert bert.status == 409 and "Kort van Anna." in bert.page and "Kort van Bert." in bert.page
    assert "heeft Anna dit onderwerp bewaard" in bert.page
    mine = re.search(r'name="form" value="([^"]+)"', bert.page)[1].replace("&#34;", '"').replace("&#39;", "'")
    bert.post("/onderwerp/driftbuien/samenvoegen", {"form": [mine], "kies-short": ["hun"], "kies-if_not": ["mijn"]})
    merged = bert.fields()
    assert (merged["short"], merged["if_not"]) == (["Kort van Anna."], ["Rust uit."])
    bert.post("/onderwerp/driftbuien", merged)
    bert.post("/onderwerp/driftbuien/bewaar", bert.fields("save-form")) if "save-form" in bert.page else None
    text = (root / "knowledge/ouder/driftbuien.md").read_text(encoding="utf-8")
    assert "Kort van Anna." in text and "Rust uit." in text


def test_an_edit_of_another_topic_is_no_conflict(anna, bert, root):
    form = form_of(anna, title="Boze buien")
    save(bert, "baby-slapen", title="Mijn baby wordt wakker")
    anna.post("/onderwerp/driftbuien", form)
    anna.post("/onderwerp/driftbuien/bewaar", anna.fields("save-form")) if "save-form" in anna.page else None
    topics = load_knowledge(root / "knowledge").topics
    assert (topics["driftbuien"].title, topics["baby-slapen"].title) == ("Boze buien", "Mijn baby wordt wakker")


def test_the_switch_is_one_field_that_the_bot_honours(anna, root):
    anna.get("/")
    anna.post("/onderwerp/driftbuien/schakel", aan="nee")
    assert last(root) == "Anna|Driftbuien: uitgezet" and 'aria-checked="false"' in anna.page
    assert not load_knowledge(root / "knowledge").topics["driftbuien"].on
    anna.post("/onderwerp/driftbuien/schakel", aan="ja")
    assert git(root, "diff", "HEAD~2", "--stat") == ""


def test_a_deleted_topic_can_be_taken_back(anna, root):
    before = git(root, "rev-parse", "HEAD^{tree}")
    anna.get("/onderwerp/j-eenzaam/verwijderen")
    anna.post("/onderwerp/j-eenzaam/verwijderen")
    assert "j-eenzaam" not in load_knowledge(root / "knowledge").topics
    commit = git(root, "rev-parse", "HEAD")
    assert "Verwijderde onderwerpen" in anna.get("/logboek")
    anna.post("/onderwerp/j-eenzaam/haal-terug", versie=commit)
    assert git(root, "rev-parse", "HEAD^{tree}") == before and "Verwijderde onderwerpen" not in anna.get("/logboek")


def test_a_broken_file_is_shown_with_a_way_back(anna, root):
    path = root / "knowledge/ouder/driftbuien.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("hulp: [", "hulp: {"), encoding="utf-8")
    assert "kapot" in anna.get("/")
    anna.get("/onderwerp/driftbuien")
    assert anna.status == 200 and "niet te lezen" in anna.page
    anna.post("/onderwerp/driftbuien/versies", versie=re.search(r'name="versie" value="(\w+)"', anna.page)[1])
    assert path.read_text(encoding="utf-8") == good
    assert "hulp: {" in git(root, "show", "HEAD~1:knowledge/ouder/driftbuien.md")


def test_the_log_tells_who_changed_what(anna):
    save(anna, if_not="Rust uit. Morgen is er weer een dag.")
    page = anna.get("/logboek?alles=ja")
    assert "Driftbuien: Als het niet helpt veranderd" in page and "Buiten de redactie om:</span> Start" in page


def test_expired_topics_stand_on_top(anna, root):
    path = root / "knowledge/jongere/j-eenzaam.md"
    path.write_text(
        re.sub(r"uiterlijk: .*", "uiterlijk: 2020-01-01", path.read_text(encoding="utf-8")), encoding="utf-8"
    )
    page = anna.get("/")
    assert page.index("/onderwerp/j-eenzaam") < page.index("/onderwerp/baby-slapen") and "verlopen" in page


def test_a_search_finds_by_letters_and_then_by_meaning(anna):
    assert "1 onderwerp bij" in anna.get("/?q=krijsen+in+de+winkel") or "driftbuien" in anna.page
    page = anna.get("/?q=hij+is+boos+boos")
    assert page.index("/onderwerp/driftbuien") < page.index("</tbody>")


def test_the_preview_is_what_the_chat_would_say(anna, root):
    form = form_of(anna, preview_age="3")
    anna.post("/api/voorbeeld", {**form, "topic": ["driftbuien"]})
    assert "Dit is de drukste tijd voor driftbuien" in anna.page and "Meer tips" in anna.page


def test_remarks_come_from_the_same_rules_and_name_the_field(anna):
    form = form_of(anna, short="U moet altijd consequent zijn.")
    anna.post("/api/nakijken", form)
    assert '"anchor":"short"' in anna.page and "schrijf" in anna.page.lower()


def test_an_address_that_is_no_topic_reads_no_file(anna, root):
    for path in ("/onderwerp/..%2F..%2Fgeheim", "/onderwerp/Hoofdletter", "/veiligheid/..%2F..%2Fx"):
        anna.get(path)
        assert anna.status == 404


def test_a_topic_keeps_its_version_when_only_the_list_of_another_changes(root):
    store = Store(root)
    topic = read_topic(store, "driftbuien")
    other = replace(topic, list_text=topic.list_text.replace("baby", "kind"))
    assert other.version == topic.version and replace(topic, examples="x").version != topic.version


def test_a_part_that_is_installed_stands_in_the_navigation(monkeypatch, root, brain):
    from starlette.responses import PlainTextResponse
    from starlette.routing import Route

    import editor.desk.plugins as plugins

    part = SimpleNamespace(
        __file__=str(root / "x.py"), routes=lambda: [Route("/bladen", lambda request: PlainTextResponse("blad"))]
    )
    monkeypatch.setattr(plugins.importlib, "import_module", lambda name: part)
    editor = Editor(make_app(root, brain))
    assert '<a href="/bladen">Rekenbladen</a>' in editor.get("/") and editor.get("/bladen") == "blad"
