"""What stays on the device, what leaves it, and how fast one can get away."""

from playwright.sync_api import expect


def test_of_a_youth_nothing_is_stored_and_nothing_is_left_after_the_page(visit, gateway):
    chat = visit("/jong")
    chat.say("stress")
    assert chat.storage() == {"session": {}, "local": {}, "cookie": ""}
    chat.page.goto(f"{gateway.url}/")
    chat.page.go_back()
    expect(chat.turns).to_have_count(1)
    expect(chat.page.get_by_text("Veel toetsen")).to_have_count(0)


def test_of_a_parent_the_tab_remembers_also_after_the_back_button(visit, gateway):
    chat = visit("/").open()
    chat.say("driftbuien")
    chat.input.fill("half getypt")
    chat.page.goto(f"{gateway.url}/demo/inspect")
    expect(chat.page.get_by_text("Een kind dat gilt")).to_be_visible()
    chat.choose("Meer tips")
    chat.page.go_back()
    expect(chat.page.get_by_text("Schrijf drie dagen op")).to_be_visible()
    expect(chat.input).to_have_value("half getypt")
    stored = chat.storage()
    assert list(stored["session"]) == ["gewoon-vragen"] and stored["local"] == {} and stored["cookie"] == ""
    assert [body["session"] for body in gateway.asked][1] is not None


def test_a_youth_page_does_not_show_what_a_parent_asked_in_the_same_tab(visit, gateway):
    chat = visit("/").open()
    chat.say("driftbuien")
    chat.page.goto(f"{gateway.url}/jong")
    expect(chat.turns).to_have_count(1)


def test_a_conversation_of_an_hour_ago_is_forgotten(visit, context_with):
    context = context_with()
    context.clock.install()
    chat = visit("/", context).open()
    chat.say("driftbuien")
    context.clock.fast_forward("01:01:00")
    chat.page.reload()
    chat.page.wait_for_function("() => customElements.get('gewoon-vragen')")
    assert chat.storage()["session"] == {}


def test_two_tabs_are_two_conversations(visit, context_with, gateway):
    context = context_with()
    first, second = visit("/", context).open(), visit("/", context).open()
    first.say("driftbuien")
    second.say("briefje")
    assert [body["session"] for body in gateway.asked] == [None, None]
    expect(second.page.get_by_text("Een kind dat gilt")).to_have_count(0)


def test_a_copied_tab_begins_its_own_conversation(visit, gateway):
    chat = visit("/").open()
    chat.say("driftbuien")
    with chat.page.expect_popup() as copied:
        chat.page.evaluate("() => { window.open(location.href) }")
    copy = type(chat)(copied.value)
    expect(copy.turns).to_have_count(1)
    assert chat.turns.count() == 3


def test_wis_gesprek_empties_everything_and_says_so(visit, gateway):
    chat = visit("/").open()
    chat.say("ik wil niet meer leven")
    chat.input.fill("half")
    chat.button("Wis gesprek").click()
    expect(chat.page.get_by_text("Het gesprek is gewist.").first).to_be_visible()
    expect(chat.pinned).to_be_hidden()
    expect(chat.input).to_have_value("")
    assert chat.turns.count() == 1 and chat.storage()["session"] == {}
    chat.say("driftbuien")
    assert gateway.asked[-1]["session"] is None


def test_a_reply_that_comes_after_wis_gesprek_is_not_shown(visit, gateway):
    chat = visit("/").open()
    gateway.delay = 0.5
    chat.type("driftbuien")
    expect(chat.page.locator(".typing")).to_be_visible()
    chat.button("Wis gesprek").click()
    chat.page.wait_for_timeout(700)
    assert chat.turns.count() == 1 and chat.storage()["session"] == {}


def test_snel_weg_empties_and_leaves_no_way_back_to_the_chat(visit):
    chat = visit("/").open()
    chat.say("driftbuien")
    chat.button("Snel weg").click()
    chat.page.wait_for_url("https://www.knmi.nl/")
    chat.page.go_back()
    assert "Voorbeeldstad" not in chat.page.title()


def test_esc_twice_leaves_from_anywhere_on_the_page(visit):
    chat = visit("/jong")
    chat.say("stress")
    chat.page.keyboard.press("Escape")
    chat.page.keyboard.press("Escape")
    chat.page.wait_for_url("https://www.knmi.nl/")


def test_esc_once_only_closes_the_panel(visit):
    chat = visit("/").open()
    chat.page.keyboard.press("Escape")
    expect(chat.input).to_be_hidden()
    expect(chat.launcher).to_be_focused()
    chat.page.wait_for_timeout(300)
    assert "knmi" not in chat.page.url


def test_a_website_chooses_its_own_neutral_page_but_only_https(visit, elsewhere):
    chat = visit(f'{elsewhere}/?a=weergave=inline snel-weg-naar="javascript:window.hacked=1"')
    chat.button("Snel weg").click()
    chat.page.wait_for_url("https://www.knmi.nl/")


def test_nothing_but_the_message_goes_out(visit, gateway, elsewhere):
    chat = visit(elsewhere).open()
    chat.say("driftbuien")
    assert set(gateway.asked[0]) == {"session", "audience", "gemeente", "text"}
    assert "referer" not in gateway.headers[0] and "cookie" not in gateway.headers[0]


def test_a_websites_scripts_hear_nothing_of_a_conversation(visit):
    chat = visit("/")
    chat.page.evaluate("() => document.addEventListener('gewoon-vragen-beurt', () => { window.heard = 1 })")
    chat.open().say("driftbuien")
    assert not chat.page.evaluate("() => window.heard")
