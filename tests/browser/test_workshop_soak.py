"""Many moves of a handle in one meeting: neither the browser nor the kernel keeps any of them."""

from __future__ import annotations

import os
import time

import psutil
import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.workshops import FEE, MOVES, WAGES, Room, room

ROUNDS = int(os.environ.get("HITCASE_SOAK", "1"))
FIRST, MORE = 100, 80  # moves to warm up; moves a round, 240 in the three of CI
HEAP = 2e6  # bytes: a screen is 12 kB of text and 27 kB as objects, so 80 that are kept would show
RSS = 40e6  # bytes: one look at 1,024 draws takes about 1 MB, so 80 that are kept would show
LOOKS = 20  # at the kernel's memory, a tenth of a second apart: the least is what stays
IDLE = 0.02  # seconds of processor in half a second: less is a kernel at rest


def heap(browser: CDPSession) -> float:
    """Bytes in use by the page's scripts, rubbish taken away."""
    for _ in range(3):
        browser.send("HeapProfiler.collectGarbage")
    return float(browser.send("Runtime.getHeapUsage")["usedSize"])


def spent(kernel: psutil.Process) -> float:
    """Seconds of processor that a kernel has taken so far."""
    return sum(kernel.cpu_times()[:2])


def stays(kernel: psutil.Process) -> int:
    """Bytes of memory that a kernel holds once it is at rest, without what it is about to give back."""
    for _ in range(LOOKS):
        before = spent(kernel)
        time.sleep(0.5)
        if spent(kernel) - before <= IDLE:
            break
    return min((time.sleep(0.1), kernel.memory_info().rss)[1] for _ in range(LOOKS))


def move(at: Room, count: int) -> None:
    """So many moves, each waited for; half of an offer's figure, half of one that all share."""
    at.step("ways")
    at.page.evaluate(MOVES, [FEE, count // 2])
    at.settled()
    at.step("leavers")
    at.page.evaluate(MOVES, [WAGES, count - count // 2])
    at.settled()


@pytest.mark.soak
def test_memory_is_flat_over_hundreds_of_moves(server, browser: Browser):
    """Of the page's scripts and of the kernel."""
    with room(browser, server) as at:
        at.uncover()
        inside = at.page.context.new_cdp_session(at.page)
        kernel = max(server.kernels(), key=spent)
        move(at, FIRST)
        before = heap(inside), stays(kernel)
        for _ in range(ROUNDS):
            move(at, MORE)
        after = heap(inside), stays(kernel)
        assert at.kinds() == ["try"] * 2 * (ROUNDS + 1)
    assert after[0] - before[0] < HEAP
    assert after[1] - before[1] < RSS
