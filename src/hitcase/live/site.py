"""A server for one person: on this machine only, on a port that is free, until Ctrl-C."""

from __future__ import annotations

import logging
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from tornado.netutil import bind_sockets
from tornado.web import Application

HOST = "127.0.0.1"
SECONDS = 20  # for kernels to go
ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@dataclass(frozen=True)
class Site:
    """What is served. path: where the notebook is seen, token included; begin and close: around the serving."""

    application: Application
    path: str
    begin: Callable[[], Awaitable[None]]
    close: Callable[[], Awaitable[None]]


def serve(site: Site, told: Callable[[str], None]) -> None:
    """Serve until a signal, or until the person shuts the server down in the browser.

    Args:
        told: hears the address as soon as it can be opened.
    """
    logging.getLogger("tornado").setLevel(logging.ERROR)
    loop, server = IOLoop.current(), HTTPServer(site.application)
    sockets = bind_sockets(0, HOST)  # bound once and kept, so that nobody else can take the port
    server.add_sockets(sockets)
    address = f"http://{HOST}:{sockets[0].getsockname()[1]}{site.path}"

    async def opened() -> None:
        await site.begin()
        told(address)

    loop.add_callback(opened)
    try:
        loop.start()
    finally:
        for one in ENDS:
            signal.signal(one, signal.SIG_IGN)  # once is enough
        server.stop()
        loop.run_sync(site.close, SECONDS)


@contextmanager
def until_stopped() -> Iterator[None]:
    """Ctrl-C, SIGTERM and a terminal that closes end what is inside in good order, and that is no failure."""
    before = {one: signal.getsignal(one) for one in ENDS}
    listen()
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def listen() -> None:
    """Take the signals, also from a server that has just taken them."""
    for one in ENDS:
        signal.signal(one, _stop)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 Python passes both
    raise KeyboardInterrupt
