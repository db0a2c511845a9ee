"""How long the command line and the readings take on Lakeside, beside the budgets of design section 8, in one run.

`python benchmarks/readings.py` from the checkout. Ratios: measured / budget (at most 1 is within it).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from hitcase.analysis.cases import load  # noqa: E402 the checkout's own code is measured
from hitcase.analysis.readings import evaluate, points  # noqa: E402
from hitcase.inputs.case import Case  # noqa: E402

LAKESIDE = ROOT / "params" / "lakeside.yaml"
POINTS = 8192
BUDGETS = {"--help": 0.3, "check": 0.5, "compute": None}  # seconds
YEARLY, MONTHLY = 60.0, 150.0  # milliseconds


def median(act: Callable[[], object], repeats: int) -> float:
    """Seconds of the middle one of several runs, after one to warm up."""
    act()
    taken = []
    for _ in range(repeats):
        begun = time.perf_counter()
        act()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def command(*words: str) -> Callable[[], object]:
    """One run of hitcase as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    line = [sys.executable, "-m", "hitcase", *words]
    return lambda: subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, check=True)


def drawn(case: Case) -> dict[str, np.ndarray]:
    """Triangular draws of every uncertain parameter that has a range."""
    rng = np.random.default_rng(0)
    uncertain = {path: p for path, p in case.params.items() if p.part == "uncertain" and p.shape != "fixed"}
    ranged = {path: p for path, p in uncertain.items() if p.low is not None and p.low < p.high}
    return {path: rng.triangular(p.low, p.base, p.high, POINTS) for path, p in ranged.items()}


def told(what: str, value: float, unit: str, budget: float | None) -> None:
    """One row."""
    ratio = f"{value / budget:6.2f} of {budget:g} {unit}" if budget else ""
    print(f"{what:44}{value:10.3g} {unit:3}{ratio}")


def main() -> None:
    """Print every row."""
    for name, budget in BUDGETS.items():
        words = (name,) if name == "--help" else (name, str(LAKESIDE))
        told(f"hitcase {name}, whole process", median(command(*words), 5), "s", budget)
    case = load(LAKESIDE)
    values = drawn(case)
    alone = median(lambda: evaluate(case), 15) * 1e3
    yearly = median(lambda: points(case, values), 7) * 1e3
    monthly = median(lambda: points(case, values, months=True), 7) * 1e3
    told("load: read, check, tie up", median(lambda: load(LAKESIDE), 7) * 1e3, "ms", None)
    told("evaluate, with months", alone, "ms", None)
    told(f"points: {POINTS} draws of {len(values)} parameters", yearly, "ms", YEARLY)
    told("points, with months", monthly, "ms", MONTHLY)
    loop = alone * POINTS
    print(f"\nOne point at a time would take {loop / 1e3:.0f} s; all at once is {loop / monthly:.0f} times faster.")


if __name__ == "__main__":
    main()
