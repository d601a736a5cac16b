"""WCAG 2.2 AA in a browser: axe in every state, the keyboard alone, zoom, contrast modes, touch targets."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE

LIGHT = DESKTOP
DARK_PHONE = {**PHONE, "color_scheme": "dark"}

# One conversation through every state: what to do next.
STATES = {
    "closed": lambda chat: None,
    "open": lambda chat: chat.open(),
    "notice": lambda chat: chat.page.get_by_text("Meer over privacy en snel weg").click(),
    "answer": lambda chat: (chat.say("driftbuien"), chat.page.locator(".card summary").click()),
    "choice": lambda chat: chat.choose("Past niet"),
    "places": lambda chat: chat.say("hulp_wanneer"),
    "note": lambda chat: chat.say("briefje"),
    "alarm": lambda chat: chat.say("niet meer leven"),
    "wiped": lambda chat: chat.button("Wis gesprek").click(),
}


@pytest.mark.parametrize("device", [LIGHT, DARK_PHONE], ids=["light desktop", "dark phone"])
def test_axe_finds_nothing_in_any_state(visit, device):
    chat = visit("/", reduced_motion="reduce", **device)
    found = {}
    for state, reach in STATES.items():
        reach(chat)
        found[state] = chat.violations()
    assert found == {state: [] for state in STATES}


def test_axe_would_find_text_that_is_too_pale(visit):
    """The other tests of axe mean something: it looks into the component."""
    chat = visit("/").open()
    chat.page.evaluate("() => document.body.style.setProperty('--utrecht-document-color', '#bbb')")
    assert any(line.startswith("color-contrast") for line in chat.violations())


@pytest.mark.parametrize("device", [LIGHT, DARK_PHONE], ids=["light desktop", "dark phone"])
@pytest.mark.parametrize("path", ["/jong", "/demo/inspect"])
def test_axe_finds_nothing_on_the_other_pages(visit, gateway, path, device):
    chat = visit(path, reduced_motion="reduce", **device)
    chat.say("stress")
    gateway.broken = True
    chat.type("kapot")
    expect(chat.page.locator(".trouble")).to_be_visible()
    assert chat.violations() == []


def test_axe_finds_nothing_with_our_own_colours(visit, elsewhere):
    for scheme in ("light", "dark"):
        chat = visit(f"{elsewhere}/?a=weergave=inline", color_scheme=scheme)
        chat.say("niet meer leven")
        chat.say("hulp_wanneer")
        assert chat.violations() == []


def test_the_keyboard_alone_goes_through_a_conversation(visit):
    chat = visit("/")
    page = chat.page
    chat.launcher.focus()
    page.keyboard.press("Enter")
    expect(chat.input).to_be_focused()
    page.keyboard.type("driftbuien")
    page.keyboard.press("Enter")
    expect(chat.last).to_contain_text("Hoe oud is je kind?")
    expect(chat.input).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    assert chat.focused() == "Meer tips"
    page.keyboard.press("Enter")
    expect(chat.last).to_contain_text("Schrijf drie dagen op")
    assert chat.focused() == "Meer tips", "the focus stays where it was"
    page.keyboard.press("Tab")
    assert chat.focused() == "Meer tips" and chat.page.locator(".choices:visible").count() == 1, (
        "the next turn's choices"
    )
    page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()


OUTLINE = """() => {
  const element = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
  return element === document.body ? "leaves the page" : getComputedStyle(element).outlineStyle;
}"""


def test_the_focus_is_always_seen(visit):
    chat = visit("/jong")
    chat.say("hulp_wanneer")
    unseen = []
    for _ in range(14):
        chat.page.keyboard.press("Shift+Tab")
        if chat.page.evaluate(OUTLINE) == "none":
            unseen.append(chat.focused())
    assert unseen == []


def test_over_the_whole_screen_the_page_behind_cannot_be_reached(visit):
    chat = visit("/", **PHONE).open()
    reached = set()
    for _ in range(14):
        chat.page.keyboard.press("Tab")
        reached.add(chat.page.evaluate("() => document.activeElement.tagName"))
    assert reached <= {"GEWOON-VRAGEN", "BODY"}


def test_beside_the_page_the_page_stays_in_use(visit):
    chat = visit("/").open()
    chat.page.get_by_role("link", name="Contact").focus()
    assert chat.focused() == "Contact"


def test_turning_the_phone_keeps_the_panel_and_the_focus(visit):
    chat = visit("/").open()
    chat.input.fill("half")
    chat.page.set_viewport_size({"width": 600, "height": 800})
    assert chat.page.locator("dialog").evaluate("(element) => element.matches(':modal')")
    chat.page.set_viewport_size({"width": 1280, "height": 800})
    assert not chat.page.locator("dialog").evaluate("(element) => element.matches(':modal')")
    expect(chat.input).to_be_focused()
    expect(chat.input).to_have_value("half")


@pytest.mark.parametrize("size", [(640, 400), (320, 256)], ids=["200 %", "400 %"])
def test_with_strong_zoom_nothing_is_cut_off(visit, size):
    """Zooming a window of 1280 by 800 or 1024 leaves these many CSS pixels."""
    chat = visit("/", viewport={"width": size[0], "height": size[1]}).open()
    chat.say("hulp_wanneer")
    panel = chat.page.locator(".panel")
    assert panel.evaluate("(element) => element.scrollWidth <= element.clientWidth")
    for name in ("Snel weg", "Stuur"):
        chat.button(name).scroll_into_view_if_needed()
        expect(chat.button(name)).to_be_in_viewport()


def test_everything_that_can_be_pressed_is_large_enough(visit):
    chat = visit("/", **PHONE).open()
    for words in ("driftbuien", "hulp_wanneer", "briefje", "niet meer leven"):
        chat.say(words)
    small = chat.page.evaluate(
        """() => [...document.querySelector("gewoon-vragen").shadowRoot
          .querySelectorAll("a, button, summary, textarea")]
          .map((element) => [element.textContent, element.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.width < 24 || box.height < 24)).map(([text]) => text)"""
    )
    assert small == []


def test_with_high_contrast_bubbles_and_buttons_keep_an_edge(visit):
    chat = visit("/", forced_colors="active").open()
    chat.say("driftbuien")
    for selector in (".bubble", ".send", ".tool", ".choice"):
        style = chat.page.locator(selector).last.evaluate("(element) => getComputedStyle(element).borderTopStyle")
        assert style == "solid", selector


def test_with_reduced_motion_the_dots_stand_still(visit, gateway):
    chat = visit("/jong", reduced_motion="reduce")
    gateway.delay = 0.4
    chat.type("stress")
    dot = chat.page.locator(".dots i").first
    assert dot.evaluate("(element) => getComputedStyle(element).animationName") == "none"


@pytest.mark.parametrize(
    ("path", "number"), [("/", "0800-2000"), ("/jong", "0800-0432"), ("/demo/inspect", "0800-0432")]
)
def test_without_javascript_there_are_a_link_and_numbers(visit, path, number):
    chat = visit(path, java_script_enabled=False)
    expect(chat.page.get_by_text("De chat werkt hier niet")).to_be_visible()
    for name in ("112", number):
        expect(chat.page.get_by_role("link", name=name).last).to_be_visible()
