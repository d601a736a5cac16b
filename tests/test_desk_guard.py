"""Who comes in, and what keeps others out."""

import pytest
from starlette.testclient import TestClient

from bot.settings import SettingError
from editor.desk.brain import Brain
from editor.desk.settings import load_desk_settings
from editor.desk.users import Users, UsersError
from tests.desk_helpers import Editor, git, make_app

SECRET = "s" * 40
PASSWORD = "een lang wachtwoord"


def nothing(root):
    raise RuntimeError


@pytest.fixture
def app(root):
    return make_app(root, Brain(root, nothing))


@pytest.fixture
def hosted(root, tmp_path):
    users = Users(tmp_path / "gebruikers.json")
    users.add("anna", "Anna de Vries", "redacteur", PASSWORD)
    users.add("kees", "Kees Jansen", "controleur", PASSWORD)
    return make_app(root, Brain(root, nothing), users=users.path, secret=SECRET)


def log_in(app, login, password=PASSWORD):
    http = TestClient(app, base_url="https://localhost")
    editor = Editor.__new__(Editor)
    editor.http = http
    editor.get("/inloggen")
    editor.post("/inloggen", login=login, password=password)
    return editor


def test_nobody_is_in_without_a_name(app):
    assert TestClient(app, base_url="http://localhost").get("/", follow_redirects=False).headers["location"] == "/naam"


def test_a_form_without_the_secret_of_the_session_is_refused(app, root):
    anna = Editor(app)
    answer = anna.http.post("/onderwerp/driftbuien/schakel", data={"aan": "nee", "csrf": "geraden"})
    assert answer.status_code == 403 and git(root, "log", "-1", "--format=%s") == "Start"


@pytest.mark.parametrize(
    "headers", [{"origin": "https://kwaad.nl"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_form_on_another_site_is_refused(app, headers):
    anna = Editor(app)
    anna.get("/")
    token = anna.page.split('name="csrf" content="')[1].split('"')[0]
    answer = anna.http.post("/onderwerp/driftbuien/schakel", data={"aan": "nee", "csrf": token}, headers=headers)
    assert answer.status_code == 403


def test_another_name_for_this_computer_is_refused(app):
    assert TestClient(app, base_url="http://kwaad.nl").get("/naam").status_code == 400


def test_every_page_forbids_scripts_from_elsewhere(app):
    headers = Editor(app).http.get("/").headers
    assert (
        "script-src 'self'" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
    )
    assert headers["cache-control"] == "no-store"


def test_a_hosted_desk_asks_for_a_password(hosted, root):
    assert log_in(hosted, "anna", "fout wachtwoord").status == 400
    anna = log_in(hosted, "anna")
    assert "Anna de Vries" in anna.page and "Uitloggen" in anna.page
    anna.post("/onderwerp/driftbuien/schakel", aan="nee")
    assert git(root, "log", "-1", "--format=%an <%ae>") == "Anna de Vries <anna@redactie.invalid>"


def test_who_is_taken_from_the_list_is_out_at_once(hosted):
    anna = log_in(hosted, "anna")
    hosted.state.desk.users.remove("anna")
    assert "Wachtwoord" in anna.get("/")


def test_only_a_controleur_says_that_a_text_is_checked(hosted, root):
    anna, kees = log_in(hosted, "anna"), log_in(hosted, "kees")
    anna.get("/onderwerp/driftbuien")
    anna.post("/onderwerp/driftbuien/ter-controle")
    anna.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts")
    assert "Alleen een controleur" in anna.page
    kees.get("/onderwerp/driftbuien")
    kees.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts", uiterlijk="2031-01-01")
    text = (root / "knowledge/ouder/driftbuien.md").read_text(encoding="utf-8")
    for line in ("status: nagekeken", 'rol: "jeugdarts"', "uiterlijk: 2031-01-01", "nagekeken_door: Kees Jansen"):
        assert f"  {line}\n" in text


def test_who_wrote_or_offered_a_text_does_not_check_it(app, root):
    anna, bert = Editor(app, "Anna"), Editor(app, "Bert")
    anna.get("/onderwerp/driftbuien")
    anna.post("/onderwerp/driftbuien", anna.fields() | {"if_not": ["Rust uit. Morgen is er weer een dag."]})
    if 'id="save-form"' in anna.page:
        anna.post("/onderwerp/driftbuien/bewaar", anna.fields("save-form"))
    bert.get("/onderwerp/driftbuien")
    bert.post("/onderwerp/driftbuien/ter-controle")
    bert.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts")
    assert "Je hebt zelf gevraagd om na te kijken" in bert.page
    anna.get("/onderwerp/driftbuien")
    anna.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts")
    assert "Je hebt zelf aan deze tekst geschreven" in anna.page
    carla = Editor(app, "Carla")
    carla.get("/onderwerp/driftbuien")
    carla.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts")
    assert "Driftbuien: nagekeken" in carla.page


def test_a_checked_text_that_changes_is_a_draft_again(app, root):
    path = root / "knowledge/ouder/driftbuien.md"
    anna, bert = Editor(app, "Anna"), Editor(app, "Bert")
    anna.get("/onderwerp/driftbuien")
    anna.post("/onderwerp/driftbuien/ter-controle")
    bert.get("/onderwerp/driftbuien")
    bert.post("/onderwerp/driftbuien/nagekeken", rol="jeugdarts")
    assert "status: nagekeken" in path.read_text(encoding="utf-8")
    bert.get("/onderwerp/driftbuien")
    bert.post("/onderwerp/driftbuien", bert.fields() | {"if_not": ["Rust uit. Morgen is er weer een dag."]})
    if 'id="save-form"' in bert.page:
        bert.post("/onderwerp/driftbuien/bewaar", bert.fields("save-form"))
    text = path.read_text(encoding="utf-8")
    assert "status: concept" in text and "nagekeken_door" not in text and 'rol: ""' in text


def test_users_are_kept_as_hashes_in_a_file_that_only_the_owner_reads(tmp_path):
    users = Users(tmp_path / "gebruikers.json")
    users.add("anna", "Anna", "redacteur", PASSWORD)
    text = users.path.read_text(encoding="utf-8")
    assert PASSWORD not in text and "argon2id" in text and users.path.stat().st_mode & 0o077 == 0
    assert users.check("Anna", PASSWORD).name == "Anna" and users.check("anna", "x") is None


@pytest.mark.parametrize(
    ("user", "said"),
    [
        (("A B", "Anna", "redacteur", PASSWORD), "kleine letters"),
        (("anna", "Anna", "baas", PASSWORD), "geen rol"),
        (("anna", "Anna", "redacteur", "kort"), "te kort"),
        (("anna2", " ANNA ", "redacteur", PASSWORD), "heet ook zo"),
    ],
)
def test_a_user_that_cannot_be_is_refused_with_the_reason(tmp_path, user, said):
    users = Users(tmp_path / "gebruikers.json")
    users.add("anna", "Anna", "redacteur", PASSWORD)
    with pytest.raises(UsersError, match=said):
        users.add(*user)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"GV_DESK_HOST": "0.0.0.0"}, "GV_DESK_USERS"),
        ({"GV_DESK_PORT": "acht"}, "getal"),
        ({"GV_DESK_USERS": "/tmp/x.json"}, "GV_DESK_SECRET"),
        ({"GV_DESK_USERS": "knowledge/x.json", "GV_DESK_SECRET": SECRET}, "Kies een plek daarbuiten"),
    ],
)
def test_a_setting_that_leaves_the_door_open_is_refused(environment, said):
    with pytest.raises(SettingError, match=said):
        load_desk_settings(environment)
