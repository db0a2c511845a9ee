"""The page of every shipped client in a browser: it asks nobody, fits every screen and paper, and all can use it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.clients import clients

DESKTOP, PHONE = (1280, 800), (390, 844)
FOR_EVERY_CLIENT = pytest.mark.parametrize("client", [path.stem for path in clients()])
WITHOUT_A_NAME = """[...document.querySelectorAll('svg, img')].filter(picture => !picture.closest('svg svg'))
    .filter(picture => !(picture.alt || picture.ariaLabel || picture.querySelector(':scope > title')))
    .filter(picture => !picture.matches('td img[alt=""]'))  // a bar beside its number
    .map(picture => picture.outerHTML.slice(0, 200))"""
TABLES_AT_FAULT = """[...document.querySelectorAll('table')]
    .filter(table => !(table.caption?.textContent.trim() || table.ariaLabel) || !table.querySelector('tbody th')
        || [...table.querySelectorAll('th')].some(cell => !cell.scope))
    .map(table => table.outerHTML.slice(0, 200))"""
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(heading => +heading.tagName[1])"
USABLE = """[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
    .filter(one => one.checkVisibility()).map(one => [...document.querySelectorAll('*')].indexOf(one))"""
FOCUSED = """(() => { const one = document.activeElement, look = getComputedStyle(one);
    return [[...document.querySelectorAll('*')].indexOf(one),
        look.outlineStyle != 'none' && parseFloat(look.outlineWidth) >= 2, one.outerHTML.slice(0, 200)] })()"""
PRINTED = """[...document.querySelectorAll('h1, h2, h3, h4, p, li, caption, th, td')]
    .filter(block => block.checkVisibility()).map(block => block.innerText)"""


@dataclass
class Opened:
    """A client's page in a window, and what it asked for and complained of until nothing more came."""

    page: Page
    address: str
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen, then open it."""
        self.page.on("request", lambda request: self.said.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.goto(self.address, wait_until="networkidle")


@pytest.fixture(scope="module")
def opened(documents: dict[str, Path], browser: Browser) -> Iterator[Callable[[str], Opened]]:
    """What opens the page of each client once, without a network; tests look at it, and change its window only."""
    with browser.new_context(offline=True) as context:
        yield cache(lambda client: Opened(context.new_page(), (documents[client] / "case.html").as_uri()))


@pytest.fixture
def page(client: str, opened: Callable[[str], Opened]) -> Page:
    """The client's page as its reader sees it first."""
    found = opened(client).page
    found.emulate_media(media="screen")
    found.evaluate("document.activeElement.blur()")
    return sized(found, *DESKTOP)


def sized(page: Page, width: int, height: int = 800) -> Page:
    """The page in a window of that size."""
    page.set_viewport_size({"width": width, "height": height})
    return page


def letters(text: str) -> str:
    """The text without its spaces, and with no two letters set as one."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@FOR_EVERY_CLIENT
def test_opening_the_page_asks_nobody_and_complains_of_nothing(client, opened):
    """A hospital's network sees no request, and the browser has nothing to say."""
    found = opened(client)
    assert [one for one in found.said if not one.startswith("data:")] == [found.address]


@pytest.mark.parametrize(("client", "size"), [*((path.stem, DESKTOP) for path in clients()), ("vendor-case", PHONE)])
def test_axe_finds_no_barrier(client, size, documents, browser: Browser):
    """Every rule of axe-core; the page's policy forbids scripts, so axe alone is let past it."""
    with browser.new_context(offline=True, bypass_csp=True) as context:
        page = sized(context.new_page(), *size)
        page.goto((documents[client] / "case.html").as_uri())
        found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False})
    assert not found.response["violations"], found.generate_report()


@FOR_EVERY_CLIENT
def test_the_page_never_scrolls_sideways(page):
    """On a phone, a tablet and a desktop; a wide table moves in its own box."""
    for width in (PHONE[0], 768, DESKTOP[0]):
        assert sized(page, width).evaluate("document.scrollingElement.scrollWidth") <= width


@FOR_EVERY_CLIENT
def test_pictures_say_what_they_show(page):
    """A text stands for each of them."""
    assert page.evaluate(WITHOUT_A_NAME) == []


@FOR_EVERY_CLIENT
def test_tables_have_a_name_and_headers(page):
    """A screen reader says what a table is of, and what a cell belongs to."""
    assert page.evaluate(TABLES_AT_FAULT) == []


@FOR_EVERY_CLIENT
def test_headings_are_an_outline_in_a_known_language(page):
    """One title, no level left out; words are read aloud as English."""
    levels = page.evaluate(HEADINGS)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert page.evaluate("document.documentElement.lang") == "en"


@FOR_EVERY_CLIENT
def test_the_keyboard_reaches_all_and_shows_where_it_is(page):
    """Tab comes to everything that can be used, and a line of 2 px is around it."""
    usable, reached = page.evaluate(USABLE), set()
    for _ in usable:
        page.keyboard.press("Tab")
        place, outlined, html = page.evaluate(FOCUSED)
        assert outlined, html
        reached.add(place)
    assert usable
    assert reached >= {*usable}


@FOR_EVERY_CLIENT
def test_paper_has_every_word_and_the_title_first(client, documents, pages, page):
    """What is shown when it is printed stands on the sheets, from the first on."""
    sheets = pages(documents[client] / "case.html")
    page.emulate_media(media="print")
    on_paper = letters("".join(sheets))
    assert [text for text in page.evaluate(PRINTED) if letters(text) not in on_paper] == []
    assert page.locator("h1").inner_text() in " ".join(sheets[0].split())
    assert all(sheet.strip() for sheet in sheets)


@pytest.mark.parametrize("width", [673, 695], ids=["A4", "Letter"])
@FOR_EVERY_CLIENT
def test_nothing_is_wider_than_paper(page, width):
    """Else the printer would make every letter smaller: what is left between the margins, in pixels."""
    page.emulate_media(media="print")
    assert sized(page, width).evaluate("document.scrollingElement.scrollWidth") <= width


@FOR_EVERY_CLIENT
def test_six_pages_carry_the_case(client, documents, pages):
    """The appendices begin on the seventh sheet at the latest, and on a sheet of their own."""
    sheets = pages(documents[client] / "case.html")
    begins = [number for number, text in enumerate(sheets) if text.startswith("Appendix A: inputs")]
    assert len(begins) == 1
    assert begins[0] <= 6
