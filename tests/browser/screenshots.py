"""Makes the pictures of docs/beeld anew: `python -m tests.browser.screenshots`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from bot.paths import ROOT
from tests.browser.chat import ChatPage
from tests.browser.conftest import DESKTOP, FLAGS, PHONE, USUAL, chromium
from tests.browser.gateway import Gateway, app_of, free_socket, serving

FOLDER = ROOT / "docs" / "beeld"
WIDTHS = {"375": PHONE, "1280": DESKTOP}
DARK = {"color_scheme": "dark"}


def broken(chat: ChatPage, gateway: Gateway) -> None:
    gateway.broken = True
    chat.open().type("mijn kind slaapt slecht")
    chat.page.locator(".trouble").wait_for()
    gateway.broken = False


# Name, page, what to do, and how the browser is set.
State = tuple[str, str, Callable[[ChatPage, Gateway], object], dict[str, str]]
STATES: list[State] = [
    ("pagina", "/", lambda chat, gateway: None, {}),
    ("begin", "/", lambda chat, gateway: chat.open(), {}),
    ("antwoord", "/", lambda chat, gateway: chat.open().say("mijn peuter heeft driftbuien in de winkel"), {}),
    ("donker", "/", lambda chat, gateway: chat.open().say("mijn peuter heeft driftbuien in de winkel"), DARK),
    ("plekken", "/", lambda chat, gateway: chat.open().say("hulp_wanneer"), {}),
    ("briefje", "/", lambda chat, gateway: chat.open().say("briefje"), {}),
    ("storing", "/", broken, {}),
    ("contrast", "/", lambda chat, gateway: chat.open().say("driftbuien"), {"forced_colors": "active"}),
    ("jong", "/jong", lambda chat, gateway: chat.say("ik heb zoveel stress van school"), {}),
    ("alarm", "/jong", lambda chat, gateway: chat.say("ik wil niet meer leven"), {}),
    ("ontwikkelaars", "/demo/inspect", lambda chat, gateway: chat.say("driftbuien"), {}),
]


def picture(browser: Browser, gateway: Gateway, state: State, width: str) -> Path:
    name, path, act, options = state
    context = browser.new_context(**{**USUAL, **WIDTHS[width], **options})
    page = context.new_page()
    page.goto(gateway.url + path)
    act(ChatPage(page), gateway)
    page.wait_for_timeout(200)
    target = FOLDER / f"{name}-{width}.png"
    page.screenshot(path=target)
    context.close()
    # 128 colours: nobody sees the difference, and the repository stays small.
    Image.open(target).convert("RGB").quantize(128).save(target, optimize=True)
    return target


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    gateway = Gateway()
    with sync_playwright() as playwright, serving(app_of(gateway, ""), free_socket()) as url:
        gateway.url = url
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for state in STATES:
            for width in WIDTHS:
                picture(browser, gateway, state, width)
        browser.close()


if __name__ == "__main__":
    main()
