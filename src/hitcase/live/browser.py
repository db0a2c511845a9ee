"""The person's own browser, where there is one."""

from __future__ import annotations

import os
import threading
import webbrowser


def show(address: str) -> None:
    """Open an address; without a browser with windows nothing happens: the address was printed."""
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return
    if type(found) is webbrowser.GenericBrowser and "BROWSER" not in os.environ:
        return  # one for the terminal, which runs no scripts and would take the terminal over
    threading.Thread(target=found.open, args=(address,), daemon=True).start()  # some return only when they are closed
