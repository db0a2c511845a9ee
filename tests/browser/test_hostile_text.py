"""Hostile texts in every field of a client file: shown as text, or refused in a sentence; nothing else happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from hitcase.packs.writers import FORMATS
from tests.browser.twins import VARIANTS, Client, Twins, bare, clients
from tests.in_process import build_here
from tests.payloads import PAYLOADS

IN_WORDS = {"p", "br", "strong", "em", "span", "ul", "ol", "li", "a", "drawn"}  # their number follows the texts
IN_WORDS |= {"table", "caption", "thead", "tbody", "tr", "th", "td", "div", "code"}  # that of the numbers in them, too


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """The pack of a client, built as any other; of the same client once."""
    known: dict[str, Path] = {}

    def pack(client: Client, formats: tuple[str, ...] = FORMATS) -> Path:
        folder = tmp_path_factory.mktemp("hostile")
        file = client.save(folder, "client")
        content = file.read_text(encoding="utf-8")
        if content not in known:
            built = build_here(file, folder / "build", formats)
            assert built.problems == ()
            (known[content],) = built.packs
        return known[content]

    return pack


@pytest.fixture(scope="module", params=VARIANTS)
def twins(request: pytest.FixtureRequest, packed: Callable[..., Path]) -> Twins:
    """One shipped client in both ways; of the harmless one the two documents that are looked at."""
    harmless, hostile = clients(*VARIANTS[request.param])
    return Twins(harmless, hostile, (packed(harmless, ("ipynb", "html")), packed(hostile)))


BOTH = pytest.mark.parametrize("kind", ["page", "notebook"])


@BOTH
def test_no_text_becomes_an_element_an_attribute_or_an_address(kind, twins):
    """The hostile document is made of what the harmless one is made of."""
    harmless, hostile = twins.seen(kind)
    known = {*harmless.elements} | {("strong",), ("em",), ("br",), ("ul",), ("ol",), ("li",), ("span", "style")}
    assert {*hostile.elements} <= known
    differ = (hostile.elements - harmless.elements) + (harmless.elements - hostile.elements)
    assert {tag for tag, *_ in differ} <= IN_WORDS
    assert hostile.values <= harmless.values | {("style", "white-space:nowrap")}


@BOTH
def test_every_text_is_shown_as_it_was_written(kind, twins):
    """Where the harmless word of a field stands, the hostile text of that field stands as text."""
    shown, hostile = (bare("".join(seen.texts)) for seen in twins.seen(kind))
    wanted = [twins.hostile.texts[path] for path, word in twins.harmless.texts.items() if bare(word) in shown]
    wanted += [twins.hostile.names[name] for name, word in twins.harmless.names.items() if bare(word) in shown]
    assert len({*wanted}) > 10
    assert [text for text in wanted if bare(text) not in hostile] == []


def test_nothing_happens_when_the_page_is_opened(twins, offline):
    """No dialog, no message, no request, and no script of a payload ran."""
    said: list[str] = []
    page, address = offline.new_page(), (twins.folders[1] / "case.html").as_uri()
    for event in ("dialog", "console", "pageerror", "popup", "download"):
        page.on(event, lambda _, event=event: said.append(event))
    page.on("request", lambda request: said.append(request.url))
    page.goto(address, wait_until="networkidle")
    page.mouse.move(300, 300)
    assert [one for one in said if not one.startswith("data:")] == [address]
    assert page.evaluate("typeof window.__hit") == "undefined"
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def test_every_payload_is_tried():
    """Over all variants; more than sixty of them."""
    tried = {text for name, turn in VARIANTS.values() for text in clients(name, turn)[1].texts.values()}
    assert tried >= {*PAYLOADS}
    assert len(tried) > 60
