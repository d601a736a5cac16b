"""A small copy of the content under git, and an assistant without a model: where every test of the desk starts."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
from starlette.testclient import TestClient

from bot.assistant import Assistant
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.live import LiveAssistant
from bot.paths import EXAMPLES, KNOWLEDGE
from bot.search import build_index
from editor.desk.app import create_app
from editor.desk.brain import Brain, Loaded
from editor.desk.settings import DeskSettings

TOPICS = ("driftbuien", "baby-slapen", "j-eenzaam")
_HEADINGS = (("ouder", "driftbuien"), ("ouder", "baby-slapen"), ("jongere", "j-eenzaam"))


PET = {
    "title": "Mijn kind wil een huisdier",
    "audience": "ouder",
    "age_from": "4",
    "age_to": "12",
    "theme": "gezin",
    "scope": "hond, kat, konijn (niet: bang voor dieren)",
    "examples": "\n".join(
        [
            "mijn dochter zeurt om een hond",
            "wil een konijn",
            "hoe oud voor een eigen kat",
            "zielig hondje op straat",
            "cavia ja of nee",
            "hij spaart voor een hamster",
            "wie loopt er straks met de hond",
            "allergisch en toch een poes willen",
        ]
    ),
    "short": "Elke dag dezelfde vraag, met grote ogen erbij: dat is moeilijk. Veel kinderen willen een dier.",
    "band0-age": [""],
    "band0-text": ["Je kind wil aaien en spelen. Zelf zorgen lukt nog niet elke dag."],
    "band1-age": [""],
    "band1-text": ["Je kind belooft alles, en vergeet ook de plant. Oefen eerst een maand."],
    "band2-age": [""],
    "band2-text": ["Je kind doet een dier steeds expres pijn."],
    "option-title": ["Laat je kind een week oefenen", "Zoek een dier om op te passen"],
    "option-effort": ["klein", "gemiddeld"],
    "option-notice": ["na een week", "na een weekend"],
    "option-text": [
        "Kies één taak, zoals de plant water geven.",
        "Vraag wie een konijn heeft en een weekend weg gaat.",
    ],
    "strength-cues": ["zorgt voor", "spaart, gespaard", "afspraken"],
    "strength-line": ["Je kind zorgt al ergens voor.", "Je kind spaart ervoor.", "Jullie praten er samen over."],
    "if_not": "Zeg eerlijk nee als het nu niet past. Zeg ook waarom.",
    "contact": "Twijfel je, praat dan met iemand die zelf een dier heeft. Die weet wat het vraagt.",
    "signals": "Je kind doet dieren expres pijn.\nJe kind is al weken verdrietig om een dier.",
    "question-question": ["Welk dier past bij ons?", "Wie doet het werk?", "Wat als iemand er niet tegen kan?"],
    "question-answer": ["Kijk eerst naar tijd en ruimte.", "Meestal jij. Zeg ja als je dat wilt.", "Stop dan."],
    "help": ["omgeving"],
    "source-name": ["Algemene kennis, na te kijken door een jeugdverpleegkundige"],
    "source-year": ["2026"],
    "source-fact": ["kinderen zorgen pas vanaf een jaar of 10 zelf voor een dier"],
    "source-certainty": ["K-m"],
    "before": "2027-11-01",
}


def git(root: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def make_project(root: Path) -> Path:
    """Three topics with everything that they lean on, in one commit."""
    knowledge, examples = root / "knowledge", root / "data" / "nlu"
    for part in ("hulp", "gesprek", "veiligheid"):
        shutil.copytree(KNOWLEDGE / part, knowledge / part)
    (examples / "vragen").mkdir(parents=True)
    for audience, topic in _HEADINGS:
        (knowledge / audience).mkdir(exist_ok=True)
        shutil.copy(KNOWLEDGE / audience / f"{topic}.md", knowledge / audience)
        rows = (EXAMPLES / "vragen" / f"{topic}.yml").read_text(encoding="utf-8").splitlines()
        (examples / "vragen" / f"{topic}.yml").write_text("\n".join(rows[:18]) + "\n", encoding="utf-8")
    rows = (EXAMPLES / "buiten_bereik.yml").read_text(encoding="utf-8").splitlines()
    (examples / "buiten_bereik.yml").write_text("\n".join(rows[:18]) + "\n", encoding="utf-8")
    rows = (KNOWLEDGE / "onderwerpen.csv").read_text(encoding="utf-8").splitlines()
    kept = [rows[0], *(row for row in rows if row.split(";")[0] in TOPICS)]
    (knowledge / "onderwerpen.csv").write_text("\n".join(kept) + "\n", encoding="utf-8")
    git(root, "init", "-q")
    git(root, "config", "user.name", "Test")
    git(root, "config", "user.email", "test@localhost")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "Start")
    return root


def questions() -> pd.DataFrame:
    """Development questions of the fake assistant."""
    rows = [("hij is boos", ["driftbuien"]), ("slaapt niet", ["baby-slapen"]), ("boos en boos", ["driftbuien"])]
    return pd.DataFrame({"text": [r[0] for r in rows], "expected": [r[1] for r in rows], "audience": ["ouder"] * 3})


def make_brain(root: Path, encoder) -> Brain:  # type: ignore[no-untyped-def]
    """Loads at once, with the encoder of the tests and without a safety gate."""

    def load(folder: Path) -> Loaded:
        content, examples = folder / "knowledge", folder / "data" / "nlu"
        knowledge = load_knowledge(content)
        index = build_index(knowledge, load_examples(knowledge, examples), encoder)
        return Loaded(LiveAssistant(Assistant(knowledge, index), encoder, content, examples), None)

    return Brain(root, load)


class Editor:
    """Somebody at the desk: a browser without scripts that fills in forms."""

    def __init__(self, app, name: str = "Anna") -> None:  # type: ignore[no-untyped-def]
        self.http = TestClient(app, base_url="http://localhost")
        self.page = self.http.get("/naam").text
        self.post("/naam", name=name)

    def get(self, path: str) -> str:
        response = self.http.get(path)
        self.status, self.page = response.status_code, response.text
        return self.page

    def post(self, path: str, data: dict | None = None, **values: object) -> str:  # type: ignore[type-arg]
        """Sends a form with the secret of the last page."""
        token = re.search(r'name="csrf" (?:value|content)="([^"]+)"', self.page)
        response = self.http.post(path, data={"csrf": token[1] if token else "", **(data or {}), **values})
        self.status, self.page, self.path = response.status_code, response.text, response.url.path
        return self.page

    def fields(self, form: str = "topic-form") -> dict[str, list[str]]:
        """What a form on the page would send."""
        reader = FormReader(form)
        reader.feed(self.page)
        return reader.found


class FormReader(HTMLParser):
    """The values of one form, as a browser with scripts reads them: no empty rows, no patterns."""

    def __init__(self, form: str) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._form, self._inside, self._hidden, self._text, self._options = form, False, 0, None, []

    def handle_starttag(self, tag, attrs):  # type: ignore[no-untyped-def]
        values = dict(attrs)
        self._inside = values.get("id") == self._form if tag == "form" else self._inside
        self._hidden += tag in ("noscript", "template")
        if not self._inside or self._hidden:
            return
        if (
            tag == "input"
            and values.get("name")
            and (values.get("type") not in ("checkbox", "radio") or "checked" in values)
        ):
            self._add(values["name"], values.get("value") or "")
        elif tag in ("textarea", "select"):
            self._name, self._text, self._options = values.get("name"), "", []
        elif tag == "option":
            self._options.append((values.get("value"), "selected" in values, ""))

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        if self._text is not None and self._options:
            value, chosen, text = self._options.pop()
            self._options.append((value, chosen, text + data))
        elif self._text is not None:
            self._text += data

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        self._hidden -= tag in ("noscript", "template")
        if tag == "form":
            self._inside = False
        if self._text is None or self._hidden:
            return
        if tag == "textarea":
            self._add(self._name, self._text.removeprefix("\n"))
        elif tag == "select":
            value, _, text = next((o for o in self._options if o[1]), self._options[0])
            self._add(self._name, text.strip() if value is None else value)
        else:
            return
        self._text, self._options = None, []

    def _add(self, name, value):  # type: ignore[no-untyped-def]
        self.found.setdefault(name, []).append(value)


def make_app(root: Path, brain: Brain, **settings: object):  # type: ignore[no-untyped-def]
    app = create_app(DeskSettings(root=root, names="testserver", **settings), brain, questions)  # type: ignore[arg-type]
    return app
