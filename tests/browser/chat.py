"""The chat as a visitor uses it: what there is to see, press and type."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

# axe's rules for WCAG 2.2 A and AA, and what it calls best practice.
AXE = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}"""


class ChatPage:
    """A page with <gewoon-vragen>; locators look inside its shadow tree by themselves."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.element = page.locator("gewoon-vragen")
        self.input = page.get_by_role("textbox", name="Je vraag").or_(page.get_by_role("textbox", name="Typ hier"))
        self.transcript = page.get_by_role("region", name="Gesprek")
        self.launcher = page.get_by_role("button", name="Stel je vraag")
        self.log = page.locator("[role=log]")
        self.pinned = page.get_by_role("region", name="Hulp die in beeld blijft")

    def open(self) -> ChatPage:
        self.launcher.click()
        return self

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def type(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def say(self, text: str) -> None:
        """Types and waits for the reply."""
        before = self.turns.count()
        self.type(text)
        expect(self.turns).to_have_count(before + 2)

    def choose(self, name: str) -> None:
        before = self.turns.count()
        self.button(name).last.click()
        expect(self.turns).to_have_count(before + 2)

    @property
    def turns(self) -> Locator:
        return self.page.locator(".turn")

    @property
    def last(self) -> Locator:
        """The last turn of the assistant."""
        return self.page.locator(".turn.bot").last

    def violations(self) -> list[str]:
        """What axe finds on the whole page, shadow tree included."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE_SCRIPT)
        return self.page.evaluate(AXE)

    def focused(self) -> str:
        """The text, name or tag of what has the focus, also inside the shadow tree."""
        return self.page.evaluate(
            """() => {
              const element = document.activeElement.shadowRoot?.activeElement ?? document.activeElement;
              return element.getAttribute("aria-label") || element.textContent.trim() || element.id || element.tagName;
            }"""
        )

    def storage(self) -> dict[str, Any]:
        return self.page.evaluate(
            "() => ({session: {...sessionStorage}, local: {...localStorage}, cookie: document.cookie})"
        )
