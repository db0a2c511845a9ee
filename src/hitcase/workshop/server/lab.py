"""JupyterLab on the workshop notebook, its cells run before the browser opens."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.paths import jupyter_config_dir, jupyter_path
from jupyter_server.serverapp import ServerApp
from jupyterlab_server.config import get_federated_extensions
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from traitlets.config import Config

from hitcase.workshop.server.folder import KERNEL, NOTEBOOK, Folder, kernels
from hitcase.workshop.server.site import ERRORS_ONLY, HOST, Site

SCRIPTS = {"@jupyter-widgets/jupyterlab-manager", "anywidget", "jupyterlab_pygments"}  # of those that are installed
UNUSED = (  # what asks for language servers, for a list of extensions or for terminals
    "@jupyterlab/lsp-extension",
    "@jupyterlab/fileeditor-extension:language-server",
    "@jupyterlab/notebook-extension:language-server",
    "@jupyterlab/extensionmanager-extension",
    "@jupyterlab/terminal-extension",
)
VIEW = f"/doc/tree/{NOTEBOOK}"  # one document, without the side bars


def site(folder: Folder, token: str) -> Site:
    """JupyterLab with an empty home; its kernel has run the notebook when it opens."""
    _only_what_is_needed()
    server = ServerApp.instance(config=_config(folder, token), jpserver_extensions={"jupyterlab": True})
    server.initialize(argv=[], find_extensions=False, new_httpserver=False, starter_extension="lab")

    async def begin() -> None:
        await _run(server, folder)

    async def close() -> None:
        await server.cleanup_extensions()
        await server.cleanup_kernels()

    return Site(server.web_app, f"{VIEW}?token={token}", begin, close)


def _config(folder: Folder, token: str) -> Config:
    server = {
        "ip": HOST,
        "root_dir": str(folder.root),
        "allow_root": True,
        "open_browser": False,
        "log_level": ERRORS_ONLY,
        "terminals_enabled": False,
        "kernel_manager_class": "hitcase.workshop.server.kernels.SilentKernels",
    }
    lab = {
        "user_settings_dir": str(folder.own("settings")),
        "workspaces_dir": str(folder.own("workspaces")),
        "extension_manager": "readonly",
        "news_url": None,
        "check_for_updates_class": "jupyterlab.handlers.announcements.NeverCheckForUpdate",
        "log_level": ERRORS_ONLY,
    }
    return Config(ServerApp=server, LabApp=lab, IdentityProvider={"token": token}, **kernels(folder))


def _only_what_is_needed() -> None:
    """Leave out all that asks for more than this server has, and what else is installed: it may ask the internet."""
    installed = get_federated_extensions(jupyter_path("labextensions"))
    off = dict.fromkeys([*UNUSED, *(installed.keys() - SCRIPTS)], True)
    file = Path(jupyter_config_dir()) / "labconfig" / "page_config.json"
    file.parent.mkdir(parents=True)
    settings = {"disabledExtensions": off, "buildAvailable": False, "buildCheck": False}  # checking it starts node
    file.write_text(json.dumps(settings), encoding="utf-8")


async def _run(server: Any, folder: Folder) -> None:
    """Run the cells in the kernel that JupyterLab will find for the notebook, and keep what they show as trusted.

    An error stays in the notebook, where it is seen.
    """
    session = await server.session_manager.create_session(
        path=NOTEBOOK, name=NOTEBOOK, type="notebook", kernel_name=KERNEL
    )
    kernel = server.kernel_manager.get_kernel(session["kernel"]["id"])
    book = nbformat.read(folder.book, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(book, km=kernel, store_widget_state=False, record_timing=False)
    client.reset_execution_trackers()
    client.kc = await client.async_start_new_kernel_client()  # execute() would take the signals and the kernel with it
    with suppress(CellExecutionError):
        for number, cell in enumerate(book.cells):
            await client.async_execute_cell(cell, number)
    client.kc.stop_channels()
    nbformat.write(book, folder.book)  # type: ignore[no-untyped-call]
    server.contents_manager.notary.sign(book)
