import json

import httpx

from bot.chat import Chat
from bot.dialogue.cards import help_card
from bot.dialogue.reply import Button, Message, Turn


class Recorder:
    """Answers everything with two buttons and a place, and remembers what was sent."""

    def __init__(self, knowledge):
        self.sent, self.card = [], help_card([knowledge.help["kindertelefoon"]])

    def __call__(self, request):
        self.sent.append(json.loads(request.content))
        buttons = (Button("Meer tips", "meer_tips"), Button("Past niet", "verkeerd_begrepen"))
        message = Message("Een antwoord.", buttons=buttons, card=self.card).to_json()
        return httpx.Response(200, json={"session": "s", "messages": [message], "turn": Turn("answer").to_json()})


def chat_with(knowledge):
    recorder = Recorder(knowledge)
    return Chat(httpx.Client(base_url="http://gateway", transport=httpx.MockTransport(recorder))), recorder


def test_a_reply_is_printed_with_numbered_buttons_and_places(knowledge):
    chat, _ = chat_with(knowledge)
    printed = chat.send("hoi")
    assert "Een antwoord." in printed and "[1] Meer tips" in printed and "[2] Past niet" in printed
    assert "Kindertelefoon" in printed and "0800-0432" in printed


def test_a_number_chooses_a_button_and_goes_on_with_the_session(knowledge):
    chat, recorder = chat_with(knowledge)
    chat.send("hoi")
    chat.send("2")
    assert recorder.sent[1] == {"session": "s", "audience": None, "choice": "verkeerd_begrepen"}


def test_a_number_without_such_a_button_is_text(knowledge):
    chat, recorder = chat_with(knowledge)
    chat.send("7")
    assert recorder.sent[0]["text"] == "7"
