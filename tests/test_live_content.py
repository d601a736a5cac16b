import shutil

import pytest

from bot.assistant import Assistant
from bot.dialogue.state import State
from bot.examples import load_examples
from bot.knowledge import load_knowledge
from bot.live import LiveAssistant
from bot.paths import EXAMPLES, KNOWLEDGE
from bot.search import build_index

FEW = ("driftbuien", "scheiding")
NEW_TOPIC = "huisdier;ouder;4-12;gezin;Mijn kind wil een huisdier;hond, kat, konijn;1\n"
NEW_EXAMPLES = (
    "nlu:\n  - intent: vraag/huisdier\n    examples: |\n      - mijn kind zeurt om een hond\n      - hond in huis\n"
)


@pytest.fixture
def folders(tmp_path):
    """A copy of the content with the examples of two topics: enough to search in, quick to learn."""
    content, examples = shutil.copytree(KNOWLEDGE, tmp_path / "knowledge"), tmp_path / "nlu"
    (examples / "vragen").mkdir(parents=True)
    for name in FEW:
        shutil.copy(EXAMPLES / "vragen" / f"{name}.yml", examples / "vragen")
    shutil.copy(EXAMPLES / "buiten_bereik.yml", examples)
    return content, examples


@pytest.fixture
def live(folders, encoder):
    knowledge = load_knowledge(folders[0])
    index = build_index(knowledge, load_examples(knowledge, folders[1]), encoder)
    return LiveAssistant(Assistant(knowledge, index), encoder, *folders)


def edit(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_nothing_happens_while_nothing_changes(live):
    before = live.current
    assert live.refresh() is False and live.current is before


def test_an_edited_text_is_used_without_learning_anew(live, folders):
    index = live.current.index
    edit(folders[0] / "ouder" / "driftbuien.md", "Ga laag zitten", "Ga op de grond zitten")
    assert live.refresh() is True
    assert "Ga op de grond zitten" in live.current.knowledge.articles["driftbuien"].options[0].text
    assert live.current.index is index


def test_a_new_topic_is_found_by_its_examples(live, folders):
    with (folders[0] / "onderwerpen.csv").open("a", encoding="utf-8") as file:
        file.write(NEW_TOPIC)
    (folders[1] / "vragen" / "huisdier.yml").write_text(NEW_EXAMPLES, encoding="utf-8")
    live.refresh()
    assert "huisdier" in [hit.topic for hit in live.current.index.rank("hond").hits[:3]]


def test_content_with_a_fault_is_not_used_and_the_file_is_named(live, folders, caplog):
    before = live.current
    edit(folders[0] / "ouder" / "driftbuien.md", "## Kort", "## Lang")
    assert live.refresh() is True
    assert live.current is before and "driftbuien.md" in caplog.text


def test_a_mended_file_is_used_again(live, folders):
    path = folders[0] / "ouder" / "driftbuien.md"
    edit(path, "## Kort", "## Lang")
    live.refresh()
    edit(path, "## Lang", "## Kort")
    edit(path, "pittig", "zwaar")
    live.refresh()
    assert "zwaar" in live.current.knowledge.articles["driftbuien"].short


def test_a_file_that_is_gone_halfway_does_not_end_the_assistant(live, monkeypatch):
    before = live.current
    monkeypatch.setattr(live, "_stamp", lambda: frozenset())
    monkeypatch.setattr(live, "_load", lambda: 1 / 0)
    assert live.refresh() is True and live.current is before


def test_a_topic_that_is_switched_off_is_no_longer_answered_and_comes_back(live, folders):
    path, index = folders[0] / "ouder" / "driftbuien.md", live.current.index
    question = "mijn peuter van 2 krijst de hele winkel bij elkaar"
    edit(path, "altijd_aanbieden: nee", "altijd_aanbieden: nee\naan: nee")
    live.refresh()
    assert "driftbuien" not in [hit.topic for hit in live.current.index.rank(question).hits]
    assert live.current.choose("onderwerp:driftbuien", State()).turn.article is None
    edit(path, "\naan: nee", "")
    live.refresh()
    assert "driftbuien" in [hit.topic for hit in live.current.index.rank(question).hits]
    assert live.current.index.voices is index.voices
