"""The checks of whole conversations, on a made-up assistant that can do everything wrong."""

import json
from copy import deepcopy

import httpx
import pytest

from bot.paths import ROOT
from editor.desk.talk import FOLDER, Conversation, Turn, path_of, read, write
from tests.conversation_checks import (
    expectations,
    faults,
    ids_of,
    missed_alarms,
    misses,
    play,
    play_side_by_side,
    raw_in,
    shown,
)

FILES = sorted((ROOT / FOLDER).glob("*.yml"))
GREETING = {"text": "Hallo, fijn dat je er bent.", "buttons": [], "card": None}
ANSWER = {
    "text": "Dat hoort vaak bij deze leeftijd.",
    "buttons": [{"title": "Meer tips", "choice": "meer_tips"}],
    "card": None,
}
MORE = {"text": "Blijf erbij en zeg bijna niets.", "buttons": [], "card": None}
HELP = {"text": "Hier kun je terecht.", "buttons": [], "card": {"type": "help", "places": []}}
TALK = Conversation("Een gesprek", "ouder", (Turn("hoi"), Turn("driftbuien", False, "answer", "driftbuien"),
                                             Turn("Meer tips", True)))  # fmt: skip


def turn(kind="smalltalk", article=None, **other):
    base = {"kind": kind, "topics": [], "act": None, "age_months": None, "safety": None, "help": [], "article": article}
    return {**base, **other}


def script():
    """Three replies with which nothing is wrong."""
    return deepcopy([
        {"messages": [GREETING], "turn": turn()},
        {"messages": [ANSWER], "turn": turn("answer", "driftbuien")},
        {"messages": [MORE], "turn": turn("answer", "driftbuien")},
    ])  # fmt: skip


def assistant(replies, mixes=False):
    """Gives the replies in order to each session; one that mixes gives them in order to everybody."""
    counts: dict[str, int] = {}

    def answer(request):
        session = json.loads(request.content)["session"] or f"s{len(counts)}"
        counts.setdefault(session, 0)
        place = sum(counts.values()) if mixes else counts[session]
        counts[session] += 1
        return httpx.Response(200, json={"session": session, **replies[place % len(replies)]})

    return httpx.Client(base_url="http://x", transport=httpx.MockTransport(answer))


def found(replies, knowledge, conversation=TALK):
    return faults(play(conversation, assistant(replies)), knowledge)


def test_a_conversation_that_goes_well_has_no_faults(knowledge):
    assert found(script(), knowledge) == []


@pytest.mark.parametrize(
    ("place", "change", "said"),
    [
        (0, {"extra": 1}, "contract"),
        (0, {"messages": []}, "contract"),
        (0, {"messages": [{**GREETING, "text": "  "}]}, "an empty message"),
        (0, {"turn": turn("error")}, "an error"),
        (0, {"messages": [{**GREETING, "text": "Kies onderwerp:scheiding"}]}, "onderwerp:s"),
        (0, {"messages": [HELP | {"card": {"type": "help", "places": [{"name": "{naam}"}]}}]}, "{naam}"),
        (1, {"messages": [ANSWER, HELP]}, "a place that nobody asked for"),
        (1, {"turn": turn("answer", "driftbuien", help=["jgz"])}, "a place that nobody asked for"),
        (1, {"messages": [MORE | {"text": "woord " * 121}, ANSWER]}, "words, at most 120"),
        (2, {"messages": [ANSWER]}, "says again"),
        (2, {"messages": [MORE, MORE]}, "says again"),
        (2, {"turn": turn("answer", safety={"category": "abuse", "level": "today"})}, "an alarm for nothing"),
    ],
)
def test_each_fault_is_noticed(place, change, said, knowledge):
    replies = script()
    replies[place] |= change
    assert any(said in fault for fault in found(replies, knowledge))


def test_an_article_that_always_offers_help_may_show_a_place(knowledge):
    always = next(article for article in knowledge.articles.values() if article.always_offer).id
    replies = script()
    replies[1] = {"messages": [ANSWER, HELP], "turn": turn("answer", always, help=["jgz"])}
    conversation = Conversation("Een gesprek", "ouder", (Turn("hoi"), Turn("vraag", False, "answer", always)))
    assert found(replies, knowledge, conversation) == []


def test_notices_and_replies_to_an_alarm_may_come_again_and_are_not_counted(knowledge):
    say = knowledge.phrases.say
    notice = {"text": say("melding"), "buttons": [], "card": None}
    stays = {"text": say("veilig_blijft", "ouder"), "buttons": [], "card": {"type": "safety", "level": "today"}}
    alarm = {"text": "Bel vandaag iemand. " * 60, "buttons": [], "card": {"type": "safety", "level": "today"}}
    safety = turn("safety", safety={"category": "abuse", "level": "today"}, help=["veilig-thuis"])
    replies = [
        {"messages": [notice, alarm], "turn": safety},
        {"messages": [alarm], "turn": safety},
        {"messages": [ANSWER, stays], "turn": turn("answer", "driftbuien", help=["veilig-thuis"])},
        {"messages": [MORE, stays], "turn": turn("answer", "driftbuien")},
    ]
    turns = (Turn("a", False, "safety"), Turn("b"), Turn("c"), Turn("d"))
    assert found(replies, knowledge, Conversation("Een alarm", "ouder", turns)) == []


def test_a_youth_gets_fewer_words(knowledge):
    replies = script()
    replies[0]["messages"] = [{**GREETING, "text": "woord " * 71}]
    assert found(replies, knowledge) == []
    assert found(replies, knowledge, Conversation("x", "jongere", TALK.turns[:1])) == ["turn 1: 71 words, at most 70"]


def test_nothing_that_editors_wrote_looks_like_an_id_or_english(knowledge):
    ids = ids_of(knowledge)
    texts = [text for article in knowledge.articles.values() for _, text in article.texts()]
    texts += [topic.title for topic in knowledge.topics.values()]
    texts += [value for helper in knowledge.help.values() for value in (helper.name, helper.purpose)]
    texts += [
        text for said in knowledge.safety.values() for level in said.levels.values() for text in level.texts.values()
    ]
    assert {text: raw_in(text, ids) for text in texts if raw_in(text, ids)} == {}
    for raw in ("{titel}", "baby-slapen", "hulp_wanneer", "stap:liegen:1", "None", "Please try again", "**vet**"):
        assert raw_in(f"Dit is {raw} hier.", ids), raw


def test_conversations_side_by_side_are_the_same_unless_they_are_mixed():
    alone = [play(TALK, assistant(script())) for _ in range(3)]
    expected = [[shown(exchange.reply) for exchange in one.exchanges[:2]] for one in alone]
    for mixes in (False, True):
        together = play_side_by_side(alone, assistant(script(), mixes), 2)
        assert ([[shown(reply) for reply in replies] for replies in together] == expected) is not mixes
    assert alone[0].exchanges[2].said == {"choice": "meer_tips"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_conversation_file_is_as_the_desk_writes_it(path, knowledge):
    text = path.read_text(encoding="utf-8")
    conversation = read(text)
    assert write(conversation) == text and (ROOT / path_of(conversation.name)) == path
    assert 6 <= len(conversation.turns) <= 14
    assert all(not turn.topic or turn.topic in knowledge.topics for turn in conversation.turns)
    own = conversation.audience
    assert all(knowledge.topics[turn.topic].audience == own for turn in conversation.turns if turn.topic)


def test_there_are_forty_conversations():
    audiences = [read(path.read_text(encoding="utf-8")).audience for path in FILES]
    assert audiences.count("ouder") >= 22 and audiences.count("jongere") >= 18


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"turn": turn("clarify")}, "De bot vraagt terug"),
        ({"turn": turn("answer", "liegen")}, "Verwacht was het onderwerp driftbuien"),
        ({"messages": [MORE]}, "Er is geen knop"),
    ],
)
def test_what_goes_otherwise_than_expected_is_a_miss(change, said):
    replies = script()
    replies[1] |= change
    played = play(TALK, assistant(replies))
    assert any(said in miss for miss in misses(played)) and expectations(played) == 1


def test_an_alarm_that_does_not_come_is_told():
    conversation = Conversation("Een gesprek", "ouder", (Turn("hoi", False, "safety"),))
    assert missed_alarms(play(conversation, assistant(script()))) == ["turn 1: no alarm"]
