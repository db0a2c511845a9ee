"""A server for one person: on this machine only, on one port, until Ctrl-C; and the person's own browser."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.web import Application


def show(address: str) -> None:
    """Open an address; without a browser with windows nothing happens: the address was printed."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if type(browser) is webbrowser.GenericBrowser and "BROWSER" not in os.environ:
        return  # one for the terminal, which runs no scripts and would take the terminal over
    threading.Thread(target=browser.open, args=(address,), daemon=True).start()  # some return only when they are closed


HOST = "127.0.0.1"
ERRORS_ONLY = 40  # level of a server's log
SECONDS = 20  # for kernels to go
ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@dataclass(frozen=True)
class Site:
    """What is served. path: where the notebook is seen, token included; begin and close: around the serving."""

    application: Application
    path: str
    begin: Callable[[], Coroutine[Any, Any, None]]
    close: Callable[[], Coroutine[Any, Any, None]]


def serve(site: Site, on_ready: Callable[[str], None], port: int = 0) -> None:
    """Serve until a signal, or until the person shuts the server down in the browser.

    Args:
        on_ready: hears the address as soon as it can be opened. port: 0 for one that is free.

    Raises: OSError or RuntimeError if it can't be started.
    """
    logging.getLogger("tornado").setLevel(logging.ERROR)
    loop, server = IOLoop.current(), HTTPServer(site.application)
    listening = socket.create_server((HOST, port))  # bound once and kept, so that nobody else can take the port
    listening.setblocking(False)
    server.add_sockets([listening])
    address = f"http://{HOST}:{listening.getsockname()[1]}{site.path}"
    try:
        _until_ended(loop, _serving(site, lambda: on_ready(address)))
    finally:
        _on_end(signal.SIG_IGN)  # once is enough
        server.stop()
        with suppress(TimeoutError):  # a kernel that stays ends with this process
            loop.run_sync(lambda: asyncio.wait_for(site.close(), SECONDS))


async def _serving(site: Site, on_ready: Callable[[], None]) -> None:
    await site.begin()
    on_ready()
    await asyncio.Event().wait()


def _until_ended(loop: IOLoop, work: Coroutine[Any, Any, None]) -> None:
    """Run the loop until it is stopped, by a signal or from the browser; raises what the work raised."""
    serving = loop.asyncio_loop.create_task(work)  # type: ignore[attr-defined] # every loop of Tornado's has one
    serving.add_done_callback(_stop_loop)
    _on_end(lambda *_: loop.add_callback_from_signal(loop.stop))  # an exception could hit anything in the loop
    loop.start()
    serving.remove_done_callback(_stop_loop)
    if serving.done():
        serving.result()
    serving.cancel()


def _stop_loop(serving: asyncio.Task[None]) -> None:
    serving.get_loop().stop()


@contextmanager
def until_stopped() -> Iterator[None]:
    """Ctrl-C, SIGTERM and a terminal that closes end what is inside in good order, and that is no failure."""
    previous = {number: signal.getsignal(number) for number in ENDS}
    _on_end(_stop)
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _on_end(handler: Any) -> None:
    for number in ENDS:
        signal.signal(number, handler)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt
