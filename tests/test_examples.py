import re

import pytest

from bot.acts import OFF_TOPIC
from bot.examples import load_examples, read_intents
from bot.paths import EXAMPLES
from bot.problems import KnowledgeError
from bot.safety.model import CATEGORIES

ENOUGH, ENOUGH_OFF_TOPIC = 60, 500


@pytest.fixture(scope="module")
def intents():
    problems = []
    found = {}
    for path in sorted(EXAMPLES.rglob("*.yml")):
        found |= read_intents(path, problems)
    assert problems == []
    return found


def test_every_topic_with_an_article_has_enough_examples(knowledge):
    examples = load_examples(knowledge)
    few = {topic: len(examples.topics.get(topic, ())) for topic in knowledge.articles}
    assert {topic: number for topic, number in few.items() if number < ENOUGH} == {}
    assert len(examples.off_topic) >= ENOUGH_OFF_TOPIC


def test_every_act_has_enough_examples(intents):
    acts = {name: len(texts) for name, texts in intents.items() if "/" not in name}
    assert len(acts) == 20 + len(CATEGORIES) + 1
    assert {name: number for name, number in acts.items() if number < ENOUGH} == {}


def test_no_message_stands_in_two_files(intents):
    where: dict[str, str] = {}
    double = []
    for name, texts in intents.items():
        for text in texts:
            key = re.sub(r"\W+", " ", text.lower()).strip() or text
            if where.setdefault(key, name) != name:
                double.append((text, where[key], name))
    assert double == []


def test_no_message_holds_rasas_markup(intents):
    assert [text for texts in intents.values() for text in texts if re.search(r"[\[\]{}]", text)] == []


def write(folder, name, text):
    (folder / "vragen").mkdir(exist_ok=True)
    (folder / "vragen" / name).write_text(text, encoding="utf-8")
    off_topic = 'version: "3.1"\nnlu:\n  - intent: buiten_bereik\n    examples: |\n      - bus\n'
    (folder / f"{OFF_TOPIC}.yml").write_text(off_topic, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("driftbuien.yml", "nlu: [", "kijk rond regel"),
        ("driftbuien.yml", "nlu:\n  - intent: vraag/driftbuien\n", "heeft niet de vorm"),
        ("driftbuien.yml", "nlu:\n  - intent: vraag/scheiding\n    examples: |\n      - hoi\n", "hoort niet in dit"),
        ("huisdier.yml", "nlu:\n  - intent: vraag/huisdier\n    examples: |\n      - hond\n", "geen bekend onderwerp"),
    ],
)
def test_a_broken_file_is_named_with_the_remedy(tmp_path, knowledge, name, text, named):
    write(tmp_path, name, text)
    with pytest.raises(KnowledgeError, match=named) as caught:
        load_examples(knowledge, tmp_path)
    assert name in str(caught.value)
