"""The desk in a real browser: a new topic from form to try-it and back, with the keyboard alone, and without faults."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from bot.board import Board
from bot.gateway.counts import COLUMNS, week_of
from editor.desk.pages import today
from tests.browser.gateway import free_socket, serving
from tests.conftest import CountingEncoder
from tests.desk_helpers import PET, git, make_app, make_brain, make_project

NAME = "mijn-kind-wil-een-huisdier"
PATIENCE = 60_000
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, object, object]]:
    root = make_project(tmp_path_factory.mktemp("desk"))
    brain = make_brain(root, CountingEncoder())
    brain.load_now()
    with serving(make_app(root, brain), free_socket()) as url:
        yield url, root, brain


@pytest.fixture
def page(desk, context_with: Callable[..., BrowserContext]) -> Page:  # type: ignore[no-untyped-def]
    context = context_with()
    # A page may load the changed files with the assistant's own loader: seconds on a busy machine.
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    page = context.new_page()
    page.goto(f"{desk[0]}/naam")
    page.get_by_label("Je naam").fill("Anna de Vries")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Onderwerpen")).to_be_visible()
    return page


def no_faults(page: Page) -> None:
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"][:3]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"


def fill_in(page: Page) -> None:
    """The form of a new topic, as somebody fills it in from top to bottom."""
    for label, name in (("Titel", "title"), ("Thema", "theme"), ("Leeftijd van", "age_from"), ("tot en met", "age_to")):
        page.get_by_label(label, exact=True).fill(str(PET[name]))
    for name in ("scope", "examples", "short", "if_not", "contact", "signals", "before"):
        page.locator(f"#{name}").fill(str(PET[name]))
    for number in range(3):
        page.locator(f'[name="band{number}-text"]').fill(PET[f"band{number}-text"][0])
    for name, add in (
        ("option", "Nog een optie"),
        ("strength", "Nog een regel"),
        ("question", "Nog een vraag"),
        ("source", "Nog een bron"),
    ):
        columns = [key for key in PET if key.startswith(f"{name}-")]
        for row in range(len(PET[columns[0]])):
            page.get_by_role("button", name=add).click()
            for column in columns:
                field = page.locator(f'[name="{column}"]').nth(row)
                chosen = field.evaluate("element => element.tagName === 'SELECT'")
                field.select_option(PET[column][row]) if chosen else field.fill(PET[column][row])
    page.get_by_role("button", name="Nog een plek").click()
    page.locator('[name="help"]').select_option("omgeving")


def test_somebody_adds_a_topic_sees_it_and_takes_it_back(desk, page: Page) -> None:  # type: ignore[no-untyped-def]
    url, root, brain = desk
    start = git(root, "rev-parse", "HEAD^{tree}")
    page.get_by_role("link", name="Nieuw onderwerp").click()
    fill_in(page)
    expect(page.locator("#phone")).to_contain_text("Laat je kind een week oefenen")
    expect(page.locator("#live-status")).to_contain_text("Leesgemak")
    no_faults(page)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_role("heading", name="Voor je bewaart")).to_be_visible()
    expect(page.locator("#effect")).to_contain_text("testvragen")
    no_faults(page)
    page.get_by_role("button", name="Bewaar").click()
    expect(page.get_by_text("Bewaard: Mijn kind wil een huisdier")).to_be_visible()
    brain._loaded.live.refresh()
    page.goto(f"{url}/probeer")
    page.get_by_label("Bericht").fill("zielig hondje op straat")
    page.get_by_role("button", name="Probeer").click()
    expect(page.get_by_role("link", name="Mijn kind wil een huisdier")).to_be_visible()
    no_faults(page)
    page.goto(f"{url}/onderwerp/{NAME}")
    page.get_by_role("link", name="Verwijderen").click()
    page.get_by_role("button", name="Verwijder").click()
    expect(page.get_by_text("is verwijderd")).to_be_visible()
    assert git(root, "rev-parse", "HEAD^{tree}") == start


def test_a_text_is_changed_with_the_keyboard_alone(desk, page: Page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{desk[0]}/onderwerp/driftbuien")
    tab_to(page, "title")
    page.keyboard.press("End")
    page.keyboard.type(" bij peuters")
    tab_to(page, "Bewaar", most=140)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Voor je bewaart")).to_be_visible()
    tab_to(page, "verder")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Driftbuien bij peuters", exact=True)).to_be_visible()
    tab_to(page, "Maak ongedaan")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Driftbuien", exact=True)).to_be_visible()


def tab_to(page: Page, wanted: str, most: int = 40) -> None:
    """Presses Tab until the field or button has the focus; what has it is never out of sight."""
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.name || document.activeElement.textContent.trim()")
        if name == wanted or name.startswith(f"{wanted}:"):
            return
    pytest.fail(f"'{wanted}' cannot be reached with Tab")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/onderwerp/driftbuien",
        "/veiligheid/abuse",
        "/plekken/voorbeeldstad",
        "/gesprekken",
        "/rekenbladen",
        "/logboek",
    ],
)
def test_a_page_has_no_faults_for_anybody(desk, page: Page, path: str, width: int) -> None:  # type: ignore[no-untyped-def]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(desk[0] + path)
    no_faults(page)


@pytest.mark.parametrize("width", [1280, 375])
def test_kept_questions_have_no_faults_and_can_be_taken_away_by_keyboard(desk, page: Page, width: int) -> None:  # type: ignore[no-untyped-def]
    url, root, _ = desk
    board = Board(root / ".board")
    for text in ("slaap en slaap in bed", "bed en slaap en slaap", "slaap slaap bed", "bed slaap bed slaap slaap"):
        board.keep(text, "ouder", "delft")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{url}/vragen")
    expect(page.get_by_role("button", name="Maak er een onderwerp van")).to_be_visible()
    no_faults(page)
    before = len(board.questions())
    tab_to(page, "Weg")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 vraag is weg")).to_be_visible()
    assert len(board.questions()) == before - 1
    board.delete({question.key for question in board.questions()})


@pytest.mark.parametrize("width", [1280, 375])
def test_the_scoreboard_has_no_faults(desk, page: Page, width: int) -> None:  # type: ignore[no-untyped-def]
    url, root, _ = desk
    rows = "\n".join(
        f"ouder;delft;{each}" for each in ("gevraagd;;40", "uitkomst;meteen;32", "hulp;3;9", "alarm;abuse;7")
    )
    (root / ".counts").mkdir(exist_ok=True)
    (root / ".counts" / f"{week_of(today())}.csv").write_text(f"{';'.join(COLUMNS)}\n{rows}\n", encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{url}/cijfers")
    expect(page.locator("main table").first).to_be_visible()
    no_faults(page)


def test_rows_can_be_added_moved_and_taken_away(desk, page: Page) -> None:  # type: ignore[no-untyped-def]
    page.goto(f"{desk[0]}/onderwerp/driftbuien")
    titles = page.locator('[name="option-title"]')
    first, second = titles.nth(0).input_value(), titles.nth(1).input_value()
    page.get_by_role("button", name="Omhoog met deze optie").nth(1).click()
    assert [titles.nth(0).input_value(), titles.nth(1).input_value()] == [second, first]
    page.get_by_role("button", name="Weg met deze optie").nth(0).click()
    assert titles.nth(0).input_value() == first
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(desk[0])
