"""What a visitor sees and keeps when the connection, the server or its speed fails."""

import pytest
from playwright.sync_api import expect

NUMBERS = ("Bel 112", "Bel 113", "Bel 0800-0432", "Bel 0800-2000")


def test_offline_keeps_the_text_and_back_online_sends_it(visit, gateway):
    chat = visit("/").open()
    chat.page.context.set_offline(True)
    chat.type("driftbuien")
    expect(chat.page.locator(".trouble")).to_contain_text("Je hebt nu geen internet.")
    expect(chat.input).to_have_value("driftbuien")
    chat.page.context.set_offline(False)
    expect(chat.last).to_contain_text("Hoe oud is je kind?")
    expect(chat.page.locator(".trouble")).to_have_count(0)
    expect(chat.input).to_have_value("")
    assert len(gateway.asked) == 1


def test_back_online_does_not_send_a_text_that_is_being_changed(visit, gateway):
    chat = visit("/").open()
    chat.page.context.set_offline(True)
    chat.type("driftbuien")
    expect(chat.page.locator(".trouble")).to_be_visible()
    chat.input.fill("driftbuien in de winkel")
    chat.page.context.set_offline(False)
    expect(chat.page.get_by_text("De verbinding is terug.").first).to_be_visible()
    assert not gateway.asked


def test_a_broken_server_gives_honest_words_and_numbers_to_call(visit, gateway):
    chat = visit("/jong")
    gateway.broken = True
    chat.type("stress")
    trouble = chat.page.locator(".trouble")
    expect(trouble).to_contain_text("Dat ligt aan mij, niet aan jou. Je tekst staat er nog.")
    for name in NUMBERS:
        expect(trouble.get_by_role("link", name=name)).to_be_visible()
    gateway.broken = False
    chat.button("Probeer opnieuw").click()
    expect(chat.last).to_contain_text("Veel toetsen")
    expect(chat.input).to_be_focused()


def test_a_reply_without_text_is_a_failure_and_no_empty_bubble(visit):
    chat = visit("/jong")
    chat.say("stress")
    chat.type("leeg")
    expect(chat.page.locator(".trouble")).to_be_visible()
    assert all(text.strip() for text in chat.page.locator(".bubble").all_inner_texts())


def test_a_choice_that_did_not_arrive_can_be_tried_again(visit, gateway):
    chat = visit("/jong")
    chat.say("stress")
    gateway.broken = True
    chat.button("Meer tips").click()
    expect(chat.page.locator(".trouble")).to_be_visible()
    gateway.broken = False
    chat.choose("Probeer opnieuw")
    assert gateway.asked[-1]["choice"] == "meer_tips"


def test_a_slow_server_shows_that_the_bot_types_and_takes_one_message_at_a_time(visit, gateway):
    chat = visit("/jong")
    gateway.delay = 0.6
    chat.type("stress")
    expect(chat.page.locator(".typing")).to_contain_text("Gewoon Vragen typt")
    chat.type("nog iets")
    expect(chat.page.get_by_text("Wacht even, het antwoord komt eraan.").first).to_be_visible()
    expect(chat.last).to_contain_text("Veel toetsen")
    expect(chat.page.locator(".typing")).to_have_count(0)
    expect(chat.input).to_have_value("nog iets")
    assert len(gateway.asked) == 1


@pytest.mark.parametrize(("seconds", "words"), [(4, "Dit duurt wat langer."), (26, "Het lukt me nu niet")])
def test_a_server_that_does_not_answer_is_given_up_in_the_end(visit, gateway, context_with, seconds, words):
    context = context_with()
    context.clock.install()
    chat = visit("/jong", context)
    context.route("**/api/messages", lambda route: None)
    chat.type("stress")
    expect(chat.page.locator(".typing")).to_be_visible()
    context.clock.fast_forward(seconds * 1000)
    expect(chat.transcript).to_contain_text(words)
    context.unroute_all(behavior="ignoreErrors")
