"""How long draws, results, tornado, break-evens and the worth of answers take on Lakeside, beside their budgets.

`python benchmarks/uncertainty.py` from the checkout. Ratios: measured / budget (at most 1 is within it). Beside them,
in the same run: plain numpy doing the same arithmetic, and the same answers one call of the model at a time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from readings import median as seconds  # noqa: E402 the file beside this one

from hitcase.analysis.break_even import break_evens, walk_away_fees  # noqa: E402 the checkout's own code is measured
from hitcase.analysis.cases import load  # noqa: E402
from hitcase.analysis.draws import QUICK, draws, is_drawn  # noqa: E402
from hitcase.analysis.drivers import tornado  # noqa: E402
from hitcase.analysis.outlook import (  # noqa: E402
    sceptics,
    shares_by_owner,
)
from hitcase.analysis.questions import ranked_questions  # noqa: E402
from hitcase.analysis.readings import evaluate, points, simulate  # noqa: E402
from hitcase.analysis.uncertainty import net_benefit, option_results  # noqa: E402
from hitcase.inputs.case import Case  # noqa: E402
from hitcase.inputs.params import bind  # noqa: E402
from hitcase.model.lines import lines  # noqa: E402

LAKESIDE = ROOT / "params" / "lakeside.yaml"
OPTION = "offer_a"


def median(act: Callable[[], object], repeats: int = 5) -> float:
    """Milliseconds of the middle one of several runs, after one to warm up."""
    return seconds(act, repeats) * 1e3


def told(what: str, value: float, budget: float | None = None, plain: float | None = None) -> None:
    """One row: milliseconds, the part of the budget, and how plain numpy compares."""
    within = f"{value / budget:6.2f} of {budget:g} ms" if budget else ""
    beside = f"plain numpy {plain:8.1f} ms, ratio {value / plain:5.2f}" if plain else ""
    print(f"{what:52}{value:9.1f} ms  {within:20}{beside}")


def plain_draws(case: Case) -> Callable[[], object]:
    """Triangular draws by numpy's own generator."""
    ranged = [param for param in case.params.values() if is_drawn(param)]
    rng = np.random.default_rng(0)
    return lambda: [rng.triangular(p.low, p.base, p.high, 8192) for p in ranged]


def plain_lines(case: Case, sample: dict[str, np.ndarray]) -> Callable[[], object]:
    """The model's arithmetic on arrays that already stand in its tree."""
    p = bind(case.tree, lambda path, param: sample.get(path, np.float64(param.base)))
    return lambda: lines(p)


def plain_regressions(table: np.ndarray, sample: dict[str, np.ndarray]) -> Callable[[], object]:
    """A polynomial of as many terms for each parameter, by least squares."""

    def one(column: np.ndarray) -> float:
        basis = np.vander((column - column.mean()) / column.std(), 7)
        fit = basis @ np.linalg.lstsq(basis, table, rcond=None)[0]
        return float(fit.max(axis=1).mean() - fit.mean(axis=0).max())

    return lambda: [one(column) for column in sample.values()]


def one_by_one(case: Case, sample: dict[str, np.ndarray]) -> Callable[[], object]:
    """Both ends of every driver in a call of their own, as a loop would do it."""
    few = {path: column[:512] for path, column in sample.items()}
    ends = [(path, end) for path in few for end in (case.params[path].low, case.params[path].high)]
    return lambda: [points(case, few | {path: np.full(512, end)}) for path, end in ends]


def main() -> None:
    """Print every row."""
    case = load(LAKESIDE)
    begun = time.perf_counter()
    sample = draws(case)
    told("draws for the first time, scipy loaded", (time.perf_counter() - begun) * 1e3)
    simulated = simulate(case)
    table = net_benefit(case, simulated)
    quick = {path: column[:QUICK] for path, column in sample.items()}
    told(f"draws: 8192 x {len(sample)}", median(lambda: draws(case)), None, median(plain_draws(case)))
    told("simulate: yearly lines", median(lambda: simulate(case)), 60, median(plain_lines(case, sample)))
    told("simulate: with the monthly backlog", median(lambda: simulate(case, backlog=True)), 150)
    told("simulate: quick look, 1,024 points", median(lambda: simulate(case, QUICK)))
    told("results without walk-away fees", median(lambda: option_results(case, simulated, fees=False)))
    told("walk-away fees of 3 offers, 8,192 points", median(lambda: walk_away_fees(case, sample), 3))
    told("walk-away fees of 3 offers, 1,024 points", median(lambda: walk_away_fees(case, quick), 3))
    ends = median(lambda: tornado(case, OPTION, sample))
    turns = median(lambda: break_evens(case, OPTION))
    told(f"tornado of {OPTION}", ends)
    told(f"break-evens of every figure of {OPTION}", turns)
    told("tornado and break-evens together", ends + turns, 200)
    told("sceptic's results of every option", median(lambda: sceptics(case, sample)))
    told("whose numbers", median(lambda: shares_by_owner(case, OPTION)))
    worth = median(lambda: ranked_questions(case, table, sample), 3)
    told(f"EVPPI of {len(sample)} parameters", worth, 1000, median(plain_regressions(table, sample), 3))
    loop = median(one_by_one(case, sample), 1)
    print(f"\nThe ends of all {len(sample)} drivers in calls of their own take {loop / 1e3:.1f} s.")
    print(f"One estimate takes {median(lambda: evaluate(case)):.1f} ms.")


if __name__ == "__main__":
    main()
