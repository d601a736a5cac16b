"""Hostile replies, a strict policy, and another website around the chat."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bot.paths import WEB
from tests.browser.gateway import POLICY
from tests.browser.replies import NASTY


def test_markup_in_every_field_of_every_card_stays_text(visit):
    chat = visit("/jong")
    chat.say("aanval")
    inside = chat.page.evaluate(
        """() => {
          const root = document.querySelector("gewoon-vragen").shadowRoot;
          const links = [...root.querySelectorAll("a")].map((link) => new URL(link.href).protocol);
          return {images: root.querySelectorAll("img, script, iframe, object").length, links: [...new Set(links)]};
        }"""
    )
    assert inside["images"] == 0 and set(inside["links"]) <= {"https:", "tel:"}
    assert not chat.page.evaluate("() => window.hacked")
    assert NASTY in chat.last.inner_text()


def test_what_the_visitor_types_stays_text_too(visit):
    chat = visit("/jong")
    chat.say(NASTY)
    expect(chat.page.locator(".bubble.mine")).to_have_text(NASTY)
    assert not chat.page.evaluate("() => window.hacked")


SPOILT = ["{", "[]", '{"items": 3}', '{"at": 9e15, "items": [null, 3, {"messages": [{"text": {}}]}]}']


@pytest.mark.parametrize("saved", SPOILT)
def test_a_spoilt_storage_costs_nothing_but_the_old_conversation(visit, saved):
    chat = visit("/")
    chat.page.evaluate("(saved) => sessionStorage.setItem('gewoon-vragen', saved)", saved)
    chat.page.reload()
    chat.open().say("driftbuien")
    expect(chat.last).to_contain_text("Hoe oud is je kind?")


def test_links_open_a_new_tab_without_saying_where_one_came_from(visit):
    chat = visit("/jong")
    chat.say("hulp_wanneer")
    link = chat.page.get_by_role("link", name="kindertelefoon.nl")
    assert link.get_attribute("href") == "https://kindertelefoon.nl/"
    assert link.get_attribute("rel") == "noopener noreferrer" and link.get_attribute("target") == "_blank"


def test_the_policy_of_the_pages_refuses_what_it_should(visit):
    """Shows that the other tests run under Trusted Types: the browser itself refuses markup in a script."""
    chat = visit("/jong")
    refused = chat.page.evaluate("() => { try { document.body.innerHTML = 'x' } catch { return true } }")
    assert refused and "unsafe" not in POLICY


def test_another_website_with_a_strict_policy_can_embed_the_chat(visit, elsewhere, gateway):
    chat = visit(elsewhere).open()
    chat.say("driftbuien")
    expect(chat.last).to_contain_text("Hoe oud is je kind?")
    assert gateway.headers[0]["origin"] == elsewhere


def test_the_colours_of_the_website_win(visit, elsewhere):
    chat = visit(f"{elsewhere}/?a=open")
    utrecht, nl = "--utrecht-button-primary-action-background-color", "--nl-button-primary-background-color"
    assert background(chat, ".head", utrecht, "rgb(120, 0, 80)") == "rgb(120, 0, 80)"
    assert background(chat, ".send", nl, "rgb(0, 60, 120)") == "rgb(0, 60, 120)"


def background(chat, selector, name, colour):
    """The colour of an element after the page gives a property a colour."""
    chat.page.evaluate("([name, colour]) => document.body.style.setProperty(name, colour)", [name, colour])
    return chat.page.locator(selector).evaluate("(element) => getComputedStyle(element).backgroundColor")


def test_the_numbers_in_the_pages_are_those_of_the_editors(knowledge):
    known = {re.sub(r"\D", "", service.phone) for service in knowledge.help.values() if service.phone}
    texts = (WEB / "widget" / "texts.js").read_text(encoding="utf-8")
    shown = {re.sub(r"\D", "", phone) for phone in re.findall(r'phone: "([^"]+)"', texts)}
    for page in WEB.rglob("*.html"):
        shown |= set(re.findall(r'href="tel:(\d+)"', page.read_text(encoding="utf-8")))
    assert shown >= {"112", "113", "08000432", "08002000"} and shown <= known


def scripts() -> list[Path]:
    return sorted((WEB / "widget").glob("*.js"))


def test_the_component_knows_no_other_address_than_the_neutral_page():
    texts = [path.read_text(encoding="utf-8") for path in scripts()]
    assert re.findall(r"https?://[\w.]+", "".join(texts)) == ["https://www.knmi.nl"]


FORBIDDEN = ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage", "cookie"]


@pytest.mark.parametrize("word", FORBIDDEN)
def test_the_component_never_uses(word):
    assert not [script.name for script in scripts() if word in script.read_text(encoding="utf-8")]
