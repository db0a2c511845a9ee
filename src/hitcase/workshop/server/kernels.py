"""The kernels of a workshop: silent, and for the page with the next one ready."""

from __future__ import annotations

import asyncio
from subprocess import DEVNULL
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from hitcase.workshop.server.folder import KERNEL


class SilentKernels(AsyncMappingKernelManager):
    """Kernels that do not write into the person's terminal: what matters goes through their messages."""

    async def start_kernel(self, **options: Any) -> str:  # type: ignore[override] # the base class names a wrapper's type
        """A kernel's id."""
        return await super().start_kernel(**options, stdout=DEVNULL, stderr=DEVNULL)


class ReadyKernels(SilentKernels):
    """Gives out the kernel that waits, started, its imports done, no cell run; and starts the next.

    Voilà's own way runs the whole notebook ahead; here that would open a second meeting on the same journal.
    """

    _next: asyncio.Task[str] | None = None

    async def start_kernel(self, **options: Any) -> str:  # type: ignore[override] # as above
        """A kernel's id: of the one that waits if it is still there, else of a new one."""
        waiting, self._next = self._next, None
        kernel_id = await waiting if waiting else ""
        if kernel_id not in self:
            kernel_id = await super().start_kernel(**options)
        self.warm()
        return kernel_id

    def warm(self) -> None:
        """Start a kernel for the view that comes next, in the folder that is served."""
        self._next = asyncio.ensure_future(super().start_kernel(kernel_name=KERNEL, path=""))

    async def shutdown_all(self, now: bool = False) -> None:  # type: ignore[override] # as above
        """End every kernel, also one that is just being started."""
        waiting, self._next = self._next, None
        if waiting:
            await asyncio.wait([waiting])
        await super().shutdown_all(now=now)
