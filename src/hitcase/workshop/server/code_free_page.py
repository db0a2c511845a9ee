"""The workshop as a page without code: Voilà with our own template, and the next kernel ready."""

from __future__ import annotations

import re
from typing import Any

from tornado.web import Application, HTTPError, RequestHandler
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import TemplateStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler

from hitcase.workshop.server.folder import Folder, kernels
from hitcase.workshop.server.site import ERRORS_ONLY, HOST, Site

NAMES = (HOST, "localhost")  # under which a browser of this machine asks
IDLE, EVERY = 900, 60  # seconds: a kernel that nobody looks at goes after a quarter of an hour
SCRIPTS = [  # of those that are installed: others may fail in the page, or ask the internet
    "@voila-dashboards/widgets-manager8",
    "@jupyter-widgets/jupyterlab-manager",
    "anywidget",
]
PAGE = {
    "template": "workshop",
    "allow_template_override": "NO",  # else the address could ask for Voilà's own, which asks others for its styles
    "allow_theme_override": "NO",
    "extension_allowlist": SCRIPTS,
    "extension_denylist": [],
    "file_allowlist": ["(?!)"],  # no name matches: no file of the folder is given out
    "multi_kernel_manager_class": "hitcase.workshop.server.kernels.ReadyKernels",
    "show_tracebacks": False,
    "strip_sources": True,
}
FAILED = "The client file may have been changed: hitcase check tells what is wrong with it."


def site(folder: Folder, token: str) -> Site:
    """The page of the notebook; every view has a kernel of its own."""
    voila = Voila(config=_config(folder, token))
    voila.initialize([])
    voila.connection_dir = str(folder.own("runtime"))
    application = Application([(".*", Elsewhere)], **voila.init_settings())
    application.add_handlers(f"({'|'.join(map(re.escape, NAMES))})$", [_ours(route) for route in voila.init_handlers()])

    async def begin() -> None:
        voila.kernel_manager.warm()

    async def close() -> None:
        await voila.kernel_manager.shutdown_all()

    return Site(application, f"/?token={token}", begin, close)


class Elsewhere(RequestHandler):
    """What no address of ours is; under another name of this machine nothing is given, as in JupyterLab.

    So a page of the internet that has its own name point here gets nothing.
    """

    def prepare(self) -> None:
        """Not found, or not for whoever asks under this name."""
        raise HTTPError(404 if self.request.host_name in NAMES else 403)


class View(TornadoVoilaHandler):  # type: ignore[misc] # Voila has no types
    """A view that leaves the cookie without which its own farewell, which ends its kernel, is refused."""

    async def prepare(self) -> None:
        """Make the cookie before anything is written."""
        await super().prepare()
        _ = self.xsrf_token


class Template(TemplateStaticFileHandler):  # type: ignore[misc] # as above
    """Files of templates: an address that is none is not found, where Voilà's own handler fails in the terminal."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """A file, or 404."""
        try:
            await super().get(path, include_body)
        except (ValueError, AssertionError):
            raise HTTPError(404) from None


OURS = {TornadoVoilaHandler: View, TemplateStaticFileHandler: Template}


def _ours(route: tuple[Any, ...]) -> tuple[Any, ...]:
    address, handler, *more = route
    return (address, OURS.get(handler, handler), *more)


def _config(folder: Folder, token: str) -> Config:
    app = {
        "config_file_paths": [],
        "ip": HOST,
        "notebook_path": str(folder.book),
        "root_dir": str(folder.root),
        "token": token,
        "log_level": ERRORS_ONLY,
    }
    return Config(
        Voila=app,
        VoilaConfiguration=PAGE,
        VoilaExecutor={"cell_error_instruction": FAILED},
        MappingKernelManager={"cull_idle_timeout": IDLE, "cull_interval": EVERY, "cull_connected": False},
        **kernels(folder),
    )
