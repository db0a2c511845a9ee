"""How sure the result is: means, percentiles and chances of loss over the draws, option by option."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from hitcase.analysis.break_even import walk_away_fees
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import decided_on, ranked
from hitcase.analysis.value import evpi
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record

Array = np.ndarray
NPV = ("npv_cash", "npv_with_avoidance", "npv_full")
# the lines of an option that `option_results` and `with_months` need
RESULT_LINES = (*NPV, "peak_funding", "peak_month", "net_cash", "cash_by_month")
DOTS = (np.arange(20) + 0.5) / 20  # the 20 dots of a row: 2.5, 7.5 … 97.5 of 100


def option_results(case: Case, simulated: Record, seed: int = 0, *, fees: bool = True) -> Record:
    """What the draws say of every option, as `compute --json` prints it under "uncertainty".

    options[o]: npv_cash, npv_with_avoidance, npv_full, each {mean, p10, p50, p90, p_loss}; dots, 20 quantiles of each
    (2.5, 7.5 … 97.5 of 100); cash_by_year, cumulative net_cash at the end of each year {p10, p50, p90};
    peak_funding {mean, p50, p90, month}; p_best, the part of the draws in which no other option is better (ties to
    do nothing, then to the first), None for an option with a scope of its own; walk_away_fee, see `walk_away_fees`.
    evpi: what knowing everything would add, over the options that are ranked. draws: how many points.

    Args:
        simulated: `simulate(case, n, seed)` of the same case. seed: that seed.
        fees: also the walk-away fees, which take most of the time.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import simulate
    >>> case = load("params/lakeside.yaml")
    >>> option_results(case, simulate(case, 64), fees=False).options["do_nothing"].npv_cash.p_loss
    0.0
    """
    size = size_of(simulated)
    table = net_benefit(case, simulated)
    best = dict(zip(ranked(case), chance_of_best(table), strict=True))
    walk = walk_away_fees(case, draws(case, size, seed) if size > 1 else {}) if fees else {}
    options = Record()
    for name, lines in simulated.options.items():
        options[name] = Record(of_option(lines, size), p_best=best.get(name), walk_away_fee=walk.get(name))
    evpi_value = evpi(table) if size > 1 else 0.0
    return Record(options=options, evpi=evpi_value, decide_on=case.file.decide_on, draws=size)


def of_option(lines: Record, size: int) -> Record:
    """One option's figures over its draws; a line that no draw touches is the same in each."""
    over = {name: np.broadcast_to(lines[name], (size,)) for name in (*NPV, "peak_funding")}
    return Record(
        {name: summary(over[name]) for name in NPV},
        dots=Record({name: [float(x) for x in np.quantile(over[name], DOTS)] for name in NPV}),
        cash_by_year=band([np.broadcast_to(cash, (size,)) for cash in lines.net_cash]),
        peak_funding=funding(over["peak_funding"], np.broadcast_to(lines.peak_month, (size,))),
    )


def funding(peak: Array, month: Array) -> Record:
    """Peak funding over the draws, and the month in which it falls: the median of those that need any; else None.

    >>> funding(np.array([0.0, 10.0, 30.0, 20.0]), np.array([0, 5, 6, 9]))
    {'mean': 15.0, 'p50': 15.0, 'p90': 27.0, 'month': 6.0}
    """
    p50, p90 = (float(x) for x in np.quantile(peak, (0.5, 0.9)))
    needed = month[peak > 0]
    usual = float(np.quantile(needed, 0.5, method="inverted_cdf")) if needed.size else None
    return Record(mean=mean(peak), p50=p50, p90=p90, month=usual)


def with_months(results: Record, simulated: Record, option: str | None) -> Record:
    """The results with one option's `cash_by_month`: {p10, p50, p90} of its cumulative cash at the end of each month.

    From the decision on, not discounted. Of the option at hand alone, since twelve months take what an option's other
    figures take together. Without an option nothing is added.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import simulate
    >>> case = load("params/lakeside.yaml"); drawn = simulate(case, 64)
    >>> results = with_months(option_results(case, drawn, fees=False), drawn, "offer_a")
    >>> len(results.options["offer_a"].cash_by_month.p50)
    61
    """
    if option is None:
        return results
    size, flows = size_of(simulated), simulated.options[option].cash_by_month
    months = band([np.broadcast_to(cash, (size,)) for cash in flows])
    looked_at = Record(results.options[option], cash_by_month=months)
    return Record(results, options=Record({**results.options, option: looked_at}))


def summary(npv: Array) -> Record:
    """Mean, the value that 1, 5 and 9 in 10 draws lie below, and the part of them below 0.

    >>> summary(np.array([-1.0, 0.0, 1.0, 2.0]))["p_loss"]
    0.25
    """
    p10, p50, p90 = (float(x) for x in np.quantile(npv, (0.1, 0.5, 0.9)))
    return Record(mean=mean(npv), p10=p10, p50=p50, p90=p90, p_loss=float((npv < 0).mean()))


def mean(values: Array) -> float:
    """The mean; of equal values, that value to the last digit."""
    return float(values[0] + (values - values[0]).mean())


def band(flows: list[Array]) -> Record:
    """P10, P50 and P90 of the running total, one entry a year or month from the decision on."""
    total = np.cumsum(flows, axis=0)
    rows = np.quantile(total, (0.1, 0.5, 0.9), axis=1)
    return Record({name: row.tolist() for name, row in zip(("p10", "p50", "p90"), rows, strict=True)})


def net_benefit(case: Case, simulated: Record) -> Array:
    """Draws × options: the npv that decides, of every option that is ranked, do nothing first."""
    size = size_of(simulated)
    return np.stack(
        [np.broadcast_to(simulated.options[name][decided_on(case)], (size,)) for name in ranked(case)], axis=-1
    )


def chance_of_best(table: Array) -> list[float]:
    """The part of the draws in which each option is the best; of equal ones, the first.

    >>> chance_of_best(np.array([[0, 0], [0, 1], [0, -1], [0, -2]]))
    [0.75, 0.25]
    """
    first = np.argmax(table, axis=1)
    return [float((first == i).mean()) for i in range(table.shape[1])]


def size_of(simulated: Record) -> int:
    """How many draws the lines hold; 1 where nothing is uncertain."""
    return next((size for size in _sizes(simulated) if size > 1), 1)


def _sizes(lines: Any) -> Iterator[int]:
    if isinstance(lines, dict | list):
        for part in lines.values() if isinstance(lines, dict) else lines:
            yield from _sizes(part)
    else:
        yield int(np.size(lines))
