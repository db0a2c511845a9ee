"""The workshop's screen in a browser, its desk in the tests' own process: no server and no kernel between them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

from hitcase.workshop.screen.chart_forms import charts
from hitcase.workshop.screen.screen_data import screen
from hitcase.workshop.screen.widget import Desk, script, style
from tests.browser.workshops import SIZE, Room
from tests.workshop.screen.desks import desk_on

BLANK = b"<!doctype html><html lang=en><title>Workshop</title><style>body{margin:0}</style><body data-voila=1>"
SHOW = """async ([script, style, view, charts]) => {
    const state = { view, charts }, heard = [], sent = (window.sent = []), on = (_, hear) => heard.push(hear);
    const send = act => (sent.push(act), window.carry?.(act));
    window.answer = view => { state.view = view; heard.forEach(hear => hear()) };
    document.head.append(Object.assign(document.createElement('style'), { textContent: style }));
    const page = await import(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
    page.default.render({ model: { get: name => state[name], send, on, off() {} }, el: document.body }) }"""
CARRY = """() => { let last = Promise.resolve();  // one act after the other, as a kernel does them
    const ask = act => fetch('/', { method: 'POST', body: JSON.stringify(act) }).then(reply => reply.json());
    window.carry = act => (last = last.then(() => ask(act)).then(answer)) }"""


def show(page: Page, view: dict[str, Any]) -> None:
    """Put the screen into the page; what it sends is in ``sent``, and ``answer`` is how it hears."""
    page.evaluate(SHOW, [script(), style(), view, charts()])


@contextmanager
def answering(desk: Desk) -> Iterator[str]:
    """The address of an empty page that may copy, and where the desk answers what is posted."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply("text/html", BLANK)

        def do_POST(self) -> None:
            act = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            desk.act(act)
            self.reply("application/json", json.dumps({**screen(desk), "reply": act["number"]}).encode())

        def reply(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            with suppress(ConnectionError):  # the page may be gone by now
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody reads it."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        server.daemon_threads = False  # closing waits for them: an answer too late would write into another test
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def beside(browser: Browser, folder: Path, desk: Desk | None = None, **context: Any) -> Iterator[Room]:
    """A view of a new meeting, on a copy of the illustrative client's file where no desk is given."""
    desk = desk or desk_on(folder)
    given = {"viewport": {"width": SIZE[0], "height": SIZE[1]}} | context
    with answering(desk) as address, browser.new_context(**given) as opened:
        page = opened.new_page()
        page.goto(address)
        page.evaluate(CARRY)
        show(page, screen(desk))
        page.locator("[data-chart=leavers] svg").wait_for()
        yield Room(page, desk.meeting.file.path)
