"""Whole conversations, as a parent and as a youth, on a phone and on a desktop."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.replies import ARABIC, LONG_WORD

# Sends a question as soon as the one before is answered.
SIXTY = """async () => {
  const root = document.querySelector("gewoon-vragen").shadowRoot;
  for (let number = 0; number < 60; number += 1) {
    const before = root.querySelectorAll(".turn").length;
    root.querySelector("textarea").value = `driftbuien ${number}`;
    root.querySelector("form").requestSubmit();
    while (root.querySelectorAll(".turn").length < before + 2) await new Promise((go) => setTimeout(go, 5));
  }
}"""


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_parent_asks_goes_on_and_finds_a_place(visit, gateway, device):
    chat = visit("/", **device).open()
    expect(chat.page.get_by_text("Je praat met een computerprogramma, niet met een mens.")).to_be_visible()
    chat.say("mijn peuter heeft driftbuien")
    chat.page.get_by_text("Meer over: Driftbuien").click()
    expect(chat.last).to_contain_text("Overleg met iemand")
    expect(chat.last).to_contain_text("Deze tekst is nog niet nagekeken door een deskundige.")
    chat.choose("Past niet")
    expect(chat.button("Iets anders")).to_be_visible()
    chat.say("hulp_wanneer")
    expect(chat.last.get_by_role("link", name="Bel 0800-0432")).to_have_attribute("href", "tel:08000432")
    expect(chat.last).to_contain_text("Nu open")
    expect(chat.last).to_contain_text("Deze gegevens zijn lang niet nagekeken")
    assert gateway.asked[0] == {
        "session": None,
        "audience": "ouder",
        "gemeente": "Voorbeeldstad",
        "text": "mijn peuter heeft driftbuien",
    }
    assert gateway.asked[1]["choice"] == "verkeerd_begrepen" and gateway.asked[1]["session"]


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_youth_in_danger_keeps_the_numbers_in_sight(visit, gateway, device):
    chat = visit("/jong", **device)
    chat.button("Ik heb zoveel stress van school").click()
    expect(chat.last).to_contain_text("Veel toetsen")
    chat.say("ik wil niet meer leven")
    expect(chat.pinned.get_by_role("link", name="Bel 113")).to_be_in_viewport()
    chat.say("dankje")
    expect(chat.pinned.get_by_role("link", name="Bel 113")).to_be_in_viewport()
    expect(chat.last).not_to_contain_text("Wordt het te zwaar")
    assert gateway.asked[0]["audience"] == "jongere"


def test_the_notice_stands_before_the_first_message_and_112_can_be_called(visit):
    chat = visit("/").open()
    expect(chat.page.get_by_role("region", name="Goed om te weten")).to_contain_text("anoniem")
    expect(chat.page.locator(".notice").get_by_role("link", name="Bel 112")).to_have_attribute("href", "tel:112")


def test_without_a_reader_on_the_page_the_chat_asks_and_may_be_ignored(visit, gateway, elsewhere):
    chat = visit(f"{elsewhere}/?a=weergave=inline")
    expect(chat.button("Ik ben een jongere")).to_be_visible()
    chat.say("driftbuien")
    assert gateway.asked[0]["audience"] is None and chat.storage()["session"] == {}


def test_choosing_to_be_a_youth_changes_the_words_and_what_is_sent(visit, gateway, elsewhere):
    chat = visit(f"{elsewhere}/?a=weergave=inline")
    chat.button("Ik ben een jongere").click()
    expect(chat.page.get_by_role("textbox", name="Typ hier")).to_be_focused()
    chat.say("stress")
    assert gateway.asked[0]["audience"] == "jongere"


def test_a_card_of_an_unknown_type_shows_its_text_and_nothing_else(visit):
    chat = visit("/jong")
    chat.say("onbekende kaart")
    assert chat.last.locator(".bubble").last.inner_text() == "Dit is de tekst."


def test_an_article_that_was_reviewed_says_when_and_by_whom(visit):
    chat = visit("/jong")
    chat.say("nagekeken")
    expect(chat.last).to_contain_text("Nagekeken op 3 mei 2026 (jeugdarts).")


def test_a_text_that_is_too_long_comes_back_to_be_shortened(visit):
    chat = visit("/jong")
    chat.say("te lang verhaal")
    expect(chat.last).to_contain_text("Maak het korter")
    expect(chat.input).to_have_value("te lang verhaal")


def test_nothing_is_sent_for_an_empty_field(visit, gateway):
    chat = visit("/jong")
    chat.type("   ")
    expect(chat.page.get_by_text("Typ eerst je vraag.").first).to_be_visible()
    assert not gateway.asked


def test_enter_sends_and_shift_enter_makes_a_new_line(visit, gateway):
    chat = visit("/jong")
    chat.input.fill("een")
    chat.input.press("Shift+Enter")
    chat.page.keyboard.type("twee")
    chat.input.press("Enter")
    expect(chat.turns).to_have_count(3)
    assert gateway.asked[0]["text"] == "een\ntwee"


def test_arabic_that_is_pasted_reads_from_right_to_left(visit):
    chat = visit("/jong")
    chat.say(ARABIC)
    direction = chat.page.locator(".bubble.mine p").evaluate("(element) => getComputedStyle(element).direction")
    assert direction == "rtl"
    assert chat.input.evaluate("(element) => element.dir") == "auto"


@pytest.mark.parametrize("path", ["/", "/jong", "/demo/inspect"])
def test_long_words_do_not_push_the_page_aside(visit, path):
    chat = visit(path, viewport={"width": 320, "height": 640})
    if path == "/":
        chat.open()
    chat.say(f"lang woord {LONG_WORD}")
    widths = "() => [document.documentElement.scrollWidth, innerWidth]"
    assert chat.page.evaluate(widths)[0] <= 320
    panel = chat.page.locator(".transcript").evaluate("(element) => element.scrollWidth - element.clientWidth")
    assert panel <= 0


def test_sixty_turns_stay_quick_and_the_last_one_is_in_sight(visit):
    chat = visit("/").open()
    chat.page.evaluate(SIXTY)
    expect(chat.page.get_by_text("driftbuien 59")).to_be_in_viewport()
    assert chat.turns.count() == 121
    assert chat.page.locator(".choices:visible").count() == 1


def test_the_note_is_filled_in_here_copied_and_kept_nowhere(visit, gateway):
    chat = visit("/", permissions=["clipboard-read", "clipboard-write"]).open()
    chat.say("briefje")
    chat.page.get_by_role("textbox", name="Dit gaat goed").fill("hij slaapt goed")
    chat.button("Kopieer").click()
    expect(chat.button("Gekopieerd")).to_be_visible()
    copied = chat.page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Dit speelt er\ndriftbuien, sinds") and "Dit gaat goed\nhij slaapt goed" in copied
    assert "hij slaapt goed" not in str(chat.storage()) and len(gateway.asked) == 1


def test_only_the_note_is_printed(visit):
    chat = visit("/").open()
    chat.say("briefje")
    chat.page.evaluate("() => { window.print = () => {} }")
    chat.button("Print").click()
    chat.page.emulate_media(media="print")
    expect(chat.page.locator(".gewoon-vragen-briefje")).to_contain_text("Hoort dit bij zijn leeftijd?")
    expect(chat.page.get_by_role("heading", name="Opvoeden en opgroeien")).to_be_hidden()
    chat.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(chat.page.locator(".gewoon-vragen-briefje")).to_have_count(0)


def test_developers_see_the_turn_beside_the_chat(visit):
    chat = visit("/demo/inspect")
    chat.say("driftbuien")
    expect(chat.page.locator("#turns pre")).to_contain_text('"article": "driftbuien"')
    expect(chat.page.locator("#turns")).not_to_contain_text("Een kind dat gilt")
