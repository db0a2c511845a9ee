"""The workshop: one client file, live. A thin shell between the page and the desk behind it."""

from __future__ import annotations

from hitcase.inputs.case import open_case
from hitcase.views.live.screen import Screen


def show(client: str) -> Screen:
    """The workshop on a client file, as the last line of a notebook's cell shows it."""
    return Screen(now={"client": open_case(client).file.client})
