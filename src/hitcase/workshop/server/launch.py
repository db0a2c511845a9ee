"""A workshop from its start to its end: folder, surroundings, server."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

from hitcase.inputs.case import Case
from hitcase.workshop.server.folder import Folder, private, settle
from hitcase.workshop.server.site import Site, serve, until_stopped


def serve_workshop(case: Case, out: Path, on_ready: Callable[[str], None], *, page: bool, port: int = 0) -> None:
    """Serve the workshop on one client until it is stopped.

    Args:
        out: the folder of documents. on_ready: hears the address when it can be opened.
        page: the page without code instead of JupyterLab. port: 0 for one that is free.

    Raises: OSError if the port is taken, among other things.
    """
    with until_stopped(), private(case) as folder:
        settle(folder, out)
        with chdir(folder.home):  # Jupyter reads configuration in the working folder too
            serve(_site(folder, page=page), on_ready, port)


def _site(folder: Folder, *, page: bool) -> Site:
    token = secrets.token_urlsafe(24)
    if page:
        from hitcase.workshop.server import code_free_page as kind
    else:
        from hitcase.workshop.server import lab as kind  # type: ignore[no-redef]
    return kind.site(folder, token)
