"""One Chromium for all browser tests, a fresh context for each, and no request that leaves this computer."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser.chat import ChatPage
from tests.browser.gateway import Gateway, app_of, free_socket, host_app, serving

FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
DESKTOP = {"viewport": {"width": 1280, "height": 800}}
# Without movement: quicker, and Playwright need not wait until things stand still.
USUAL = {"locale": "nl-NL", "reduced_motion": "reduce", **DESKTOP}
# In milliseconds, for a computer that is busy with other things; a test that passes does not wait for it.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
MISSING = "Chromium is needed for the browser tests: 'apt-get install chromium', or set CHROMIUM to its path."


def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path or not os.access(path, os.X_OK):
        pytest.fail(MISSING, pytrace=False)
    return path


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def servers() -> Iterator[tuple[Gateway, str]]:
    gateway, here, there = Gateway(), free_socket(), free_socket()
    host = f"http://localhost:{there.getsockname()[1]}"
    with serving(app_of(gateway, host), here) as url, serving(host_app(url), there):
        gateway.url = url
        yield gateway, host


@pytest.fixture
def gateway(servers: tuple[Gateway, str]) -> Gateway:
    servers[0].reset()
    return servers[0]


@pytest.fixture
def elsewhere(servers: tuple[Gateway, str]) -> str:
    """The address of another website that has the chat on it."""
    return servers[1]


@pytest.fixture
def context_with(browser: Browser, gateway: Gateway) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a context; at the end no page may have had a script error, a refused policy or a request to elsewhere."""
    made: list[BrowserContext] = []
    faults: list[str] = []

    def make(**options: Any) -> BrowserContext:
        context = browser.new_context(**{**USUAL, **options})
        context.set_default_timeout(PATIENCE)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
        context.route(lambda url: "://127.0.0.1" not in url and "://localhost" not in url, _refuse(faults))
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()
    assert not faults


def _refuse(faults: list[str]) -> Callable[..., None]:
    def refuse(route: Any) -> None:
        if route.request.url.startswith("https://www.knmi.nl"):
            return route.fulfill(body="<title>Weer</title>Het weer", content_type="text/html")
        faults.append(f"request to {route.request.url}")
        route.abort()

    return refuse


@pytest.fixture
def visit(context_with: Callable[..., BrowserContext], gateway: Gateway) -> Callable[..., ChatPage]:
    """Opens a page of the gateway, or a whole address, in a new context."""

    def open_page(path: str = "/", context: BrowserContext | None = None, **options: Any) -> ChatPage:
        page: Page = (context or context_with(**options)).new_page()
        page.goto(path if "://" in path else gateway.url + path)
        return ChatPage(page)

    return open_page
