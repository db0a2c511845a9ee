"""Kernels of which the next one is ready: started, its imports done, no cell run."""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from hitcase.live.surroundings import KERNEL


class Warm(AsyncMappingKernelManager):
    """Gives out the kernel that waits and starts the next.

    Voilà's own way runs the whole notebook ahead; here that would open a second meeting on the same journal.
    """

    _next: asyncio.Task[str] | None = None

    async def start_kernel(self, **given: Any) -> str:  # type: ignore[override] # the base class says what a wrapper gives
        """A kernel's id: of the one that waits if it is still there, else of a new one."""
        waiting, self._next = self._next, None
        kernel_id = await waiting if waiting else ""
        if kernel_id not in self:
            kernel_id = await super().start_kernel(**given)
        self.warm()
        return kernel_id

    def warm(self) -> None:
        """Start a kernel for the view that comes next."""
        given: dict[str, Any] = {"kernel_name": KERNEL, "path": ""}  # in the folder that is served
        self._next = asyncio.ensure_future(super().start_kernel(**given))
