import pytest

from bot.acts import OFF_TOPIC
from bot.agespan import AgeSpan
from bot.knowledge import Topic
from bot.search import Item, SearchIndex


def topic(name, audience="ouder", start=0, end=20):
    return Topic(name, audience, AgeSpan(start * 12, end * 12), "thema", name, "")


TOPICS = {"slapen": topic("slapen", end=2), "boos": topic("boos", start=4), "j-school": topic("j-school", "jongere")}
TEXTS = {
    "slapen": ["mijn kind wil niet slapen", "geen slaap", "hij slaapt slecht"],
    "boos": ["mijn kind is boos", "altijd boos", "boos en nog eens boos"],
    "j-school": ["school is stom", "te veel school", "ik haat school"],
    OFF_TOPIC: ["waar vraag ik een paspoort aan", "paspoort kwijt", "paspoort"],
}


@pytest.fixture
def index(encoder):
    return SearchIndex([Item(name, text) for name, texts in TEXTS.items() for text in texts], TOPICS, encoder)


def test_the_nearest_topic_comes_first(index):
    assert index.rank("hij is zo boos").hits[0].topic == "boos"


def test_scores_are_shares_of_one(index):
    ranking = index.rank("slaap")
    assert sum(hit.score for hit in ranking.hits) + ranking.off_topic == pytest.approx(1)


def test_what_is_about_no_topic_is_off_topic(index):
    ranking = index.rank("mijn paspoort is verlopen")
    assert ranking.off_topic > ranking.hits[0].score


def test_topics_of_the_other_audience_are_left_out(index):
    assert [hit.topic for hit in index.rank("school", "jongere").hits] == ["j-school"]
    assert "j-school" not in [hit.topic for hit in index.rank("school", "ouder").hits]


def test_a_topic_for_quite_another_age_stands_back(index):
    assert index.rank("boos en slaap", age_months=150).hits[0].topic == "boos"
    assert index.rank("boos en slaap", age_months=6).hits[0].topic == "slapen"


def test_a_topic_that_is_clearly_meant_is_found_in_spite_of_an_age(index):
    assert index.rank("slaap slaap slaap slaap bed", age_months=150).hits[0].topic == "slapen"


def test_an_index_of_nothing_says_what_is_missing(encoder):
    with pytest.raises(ValueError, match="data/nlu/vragen is empty"):
        SearchIndex([], TOPICS, encoder)


def test_a_message_is_encoded_once(index, encoder):
    encoder.encoded.clear()
    index.rank("boos")
    assert encoder.encoded == ["boos"]
