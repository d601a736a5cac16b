"""What a screen reader says, with the virtual screen reader of Guidepup, and what Chromium tells real ones."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import VENDOR

# The virtual screen reader looks at one tree: that of the component. Its own markup is not what is tested here.
START = """async () => {
  const { virtual } = await import(window.readerUrl);
  window.virtual = virtual;
  await virtual.start({ container: document.querySelector("gewoon-vragen").shadowRoot.querySelector(".panel") });
}"""
SPOKEN = "async () => (await window.virtual.spokenPhraseLog()).join('\\n')"
HEARD = f"async (words) => (await ({SPOKEN})()).includes(words)"


@pytest.fixture
def listen(visit, context_with):
    """Opens a page with the screen reader running; returns the page and what was said since."""

    def start(path):
        context = context_with(bypass_csp=True)
        context.route("**/reader.js", lambda route: route.fulfill(path=VENDOR / "virtual-screen-reader.js"))
        context.add_init_script("window.readerUrl = location.origin + '/reader.js'")
        chat = visit(path, context)
        chat.page.evaluate(START)
        return chat, lambda: chat.page.evaluate(SPOKEN)

    return start


def test_each_reply_is_said_once_with_its_choices(listen):
    chat, spoken = listen("/jong")
    chat.say("stress")
    chat.page.wait_for_function(HEARD, arg="3 keuzes: Meer tips, Past niet, Wanneer hulp?.")
    assert spoken().count("Veel toetsen tegelijk geeft stress.") == 1
    assert "polite" in spoken()


def test_an_alarm_is_said_with_the_numbers_to_call(listen):
    chat, _ = listen("/jong")
    chat.say("ik wil niet meer leven")
    chat.page.wait_for_function(HEARD, arg="113 Zelfmoordpreventie, bel 113. 112, bel 112.")


def test_reading_on_meets_the_notice_then_the_greeting_then_the_field(listen):
    chat, spoken = listen("/jong")
    chat.page.evaluate("async () => { for (let i = 0; i < 60; i += 1) await window.virtual.next() }")
    said = spoken()
    order = [
        "Gewoon Vragen",
        "button, Snel weg",
        "region, Gesprek",
        "region, Goed om te weten",
        "Hoi. Waar wil je",
        "textbox, Typ hier",
    ]
    found = [said.find(words) for words in order]
    assert -1 not in found and found == sorted(found), dict(zip(order, found, strict=True))


def test_there_is_one_live_region_and_it_does_not_hold_the_transcript(visit):
    chat = visit("/jong")
    chat.say("stress")
    live = chat.page.locator("[aria-live], [role=log], [role=status], [role=alert]")
    expect(live).to_have_count(1)
    assert live.locator(".bubble, button").count() == 0


def test_what_was_said_is_not_met_a_second_time(visit, context_with):
    context = context_with()
    context.clock.install()
    chat = visit("/jong", context)
    chat.say("stress")
    expect(chat.log).not_to_be_empty()
    context.clock.fast_forward(21_000)
    expect(chat.log).to_be_empty()


def test_the_tree_that_chromium_gives_to_screen_readers_is_named_in_dutch(visit):
    chat = visit("/").open()
    chat.say("driftbuien")
    tree = chat.page.locator("dialog").aria_snapshot()
    for line in (
        'dialog "Gewoon Vragen"',
        'heading "Gewoon Vragen" [level=2]',
        'region "Gesprek"',
        'heading "Jij:" [level=3]',
        'group "Kies een antwoord, of typ zelf"',
        'textbox "Je vraag"',
        'button "Stuur"',
    ):
        assert line in tree, line
    assert chat.page.locator("dialog").get_attribute("lang") == "nl"


def test_a_list_is_a_list_and_a_card_has_headings(visit):
    chat = visit("/").open()
    chat.say("driftbuien")
    chat.page.locator(".card summary").click()
    expect(chat.last.locator(".bubble", has_text="Dit kun je proberen").get_by_role("listitem")).to_have_count(2)
    for name in ("Hoort dit erbij?", "Kijk het even aan", "Overleg met iemand"):
        expect(chat.last.get_by_role("heading", name=name)).to_be_visible()


def test_the_notice_is_read_with_the_field_before_the_first_message_only(visit):
    chat = visit("/jong")
    expect(chat.input).to_have_accessible_description(re.compile("computerprogramma, niet met een mens"))
    chat.say("stress")
    assert chat.input.get_attribute("aria-describedby") is None
