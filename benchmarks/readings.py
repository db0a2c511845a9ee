"""How long the command line and the readings take on Lakeside, beside the budgets of design section 8, in one run.

`python benchmarks/readings.py` from the checkout. Ratios: measured / budget (at most 1 is within it).
`python benchmarks/readings.py --beside CHECKOUT` measures this checkout and another, an earlier build, in turns.
"""

from __future__ import annotations

import json
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


ONE_CHECKOUT = """
import json, sys, time
from hitcase.analysis.cases import load
from hitcase.analysis.draws import draws
try:
    from hitcase.analysis.break_even import walk_away_fees
except ImportError:  # where an earlier build has it
    from hitcase.analysis.walk_away import walk_away_fees
from hitcase.analysis.readings import points
case = load(sys.argv[1])
sample = draws(case, 8192)
def least(act, repeats):
    act()
    taken = []
    for _ in range(repeats):
        begun = time.process_time()
        act()
        taken.append(time.process_time() - begun)
    return min(taken) * 1e3
rows = {"every line": least(lambda: points(case, sample), 9)}
rows["with the backlog"] = least(lambda: points(case, sample, months=True), 5)
rows["walk-away fees"] = least(lambda: walk_away_fees(case, sample), 2)
try:
    rows |= {f"up to {upto}": least(lambda: points(case, sample, upto=upto), 9) for upto in ("npv", "cash")}
except TypeError:  # an earlier build computes every line
    pass
print(json.dumps(rows))
"""


def of_checkout(root: Path) -> dict[str, float]:
    """Milliseconds of processor of each reading in a checkout, on its own Lakeside."""
    line = [sys.executable, "-c", ONE_CHECKOUT, str(root / "params" / "lakeside.yaml")]
    run = subprocess.run(
        line, cwd=root, env={**os.environ, "PYTHONPATH": str(root / "src")}, capture_output=True, check=True
    )
    return dict(json.loads(run.stdout))


def beside(other: Path) -> None:
    """Print each reading of this checkout over that of another, the least of three turns."""
    turns = [(of_checkout(ROOT), of_checkout(other)) for _ in range(3)]
    ours, theirs = ({name: min(turn[i][name] for turn in turns) for name in turns[0][i]} for i in (0, 1))
    for name, taken in ours.items():
        base = theirs.get(name, theirs["every line"])
        print(f"{name:20}{taken:8.1f} ms{base:8.1f} ms  ratio {taken / base:5.2f}")


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
    if sys.argv[1:2] == ["--beside"]:
        beside(Path(sys.argv[2]).resolve())
    else:
        main()
