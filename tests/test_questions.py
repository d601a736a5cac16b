import pytest

from bot.acts import OFF_TOPIC
from bot.examples import load_examples
from evaluation.questions import QuestionsError, group_of, load_questions, with_articles


@pytest.fixture(scope="module")
def questions():
    return load_questions()


def test_every_acceptable_outcome_exists(questions, knowledge):
    topics = questions[questions["group"].isin(["topic", "two questions", "other language"])]
    named = {name for ids in topics["expected"] for name in ids}
    assert named - set(knowledge.topics) - {OFF_TOPIC} == set()


def test_every_topic_has_enough_questions_by_other_authors(questions, knowledge):
    counts = questions[questions["group"] == "topic"]["expected"].str[0].value_counts()
    assert {topic: int(counts.get(topic, 0)) for topic in knowledge.topics if counts.get(topic, 0) < 8} == {}


def test_no_question_is_trained_on(questions, knowledge):
    examples = load_examples(knowledge)
    trained = {text.lower() for texts in (*examples.topics.values(), examples.off_topic) for text in texts}
    # Two people may both type 'knuffel kwijt'; longer lines that are equal were copied.
    copied = [text for text in questions["text"] if text.lower() in trained and len(text.split()) > 2]
    assert copied == []


@pytest.mark.parametrize(
    ("expected", "language", "group"),
    [
        ("driftbuien|nee-zeggen", "nl", "topic"),
        ("driftbuien", "tr", "other language"),
        ("driftbuien+baby-slapen", "nl", "two questions"),
        ("buiten_bereik", "nl", "off-topic"),
        ("act:ja|act:helpt", "nl", "act"),
    ],
)
def test_what_is_expected_tells_the_group(expected, language, group):
    assert group_of(expected, language) == group


def test_a_file_without_a_column_is_named(tmp_path):
    (tmp_path / "mijn.csv").write_text("text,style\nhoi,kort\n", encoding="utf-8")
    with pytest.raises(QuestionsError, match="mijn.csv has no column expected"):
        load_questions(tmp_path)


def test_a_question_knows_whether_there_is_an_article(questions, knowledge):
    marked = with_articles(questions, knowledge)
    assert marked[marked["expected"].str[0] == "driftbuien"]["has_article"].all()
