"""Laws of the analysis on random client files; what they leave out has the register's ranges."""

from __future__ import annotations

import json
import warnings

import numpy as np
import pytest
from hypothesis import given

from hitcase.analysis.break_even import KINDS, LEVELS, break_evens, margins, price_of
from hitcase.analysis.draws import draws
from hitcase.analysis.drivers import tornado
from hitcase.analysis.outlook import UNKNOWN, assess, shares_by_owner
from hitcase.analysis.readings import BASE, npv_if, ranked, simulate
from hitcase.analysis.uncertainty import net_benefit, option_results
from tests.sections import File
from tests.strategies import case_of, client_files, repeatable

N = 64


@given(client_files())
@repeatable(25)
def test_results_and_the_rule_hold_together(file: File):
    """Chances add to 1, EVPI is 0 or more, the answer is one of the options, do nothing, or not enough known."""
    case = case_of(file)
    simulated = simulate(case, N)
    found = option_results(case, simulated)
    json.dumps(found, allow_nan=False)
    assert sum(option.p_best or 0 for option in found.options.values()) == pytest.approx(1)
    assert found.evpi >= 0
    assert not np.any(net_benefit(case, simulated)[:, 0])
    said = assess(case, N).verdict
    assert said.answer in (*ranked(case), UNKNOWN)
    assert said.among[said.best].mean >= 0
    assert all(question.value <= found.evpi for question in said.ask)


@given(client_files())
@repeatable(25)
def test_fees_are_level_on_the_draws(file: File):
    """Simulated again at the fee, the quantile is 0, to a thousandth of what a thousandth of the fee moves."""
    case = case_of(file)
    sample = draws(case, N)
    fees = {name: option.walk_away_fee for name, option in option_results(case, simulate(case, N)).options.items()}
    for name, fee in fees.items():
        for level, part in LEVELS.items() if fee else ():
            if fee[level] is not None:
                path = price_of(case, name).path
                held = [(path, 0.999 * fee[level]), (path, fee[level]), (path, 1.001 * fee[level])]
                low, at, high = np.quantile(npv_if(case, [name], held, sample, "npv_cash")[:, :, 0], part, axis=1)
                assert abs(at) <= 1e-3 * abs(high - low) + 1e-6  # what the fee moves


@given(client_files())
@repeatable(15)
def test_break_evens_tornado_and_shares_of_any_option(file: File):
    """Level at every root; no bar for nothing; shares that add to 1 or are all 0."""
    case = case_of(file)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for option in case.tree.options:
            for row in break_evens(case, option):
                for kind, name in enumerate(KINDS):
                    if row[name] and row[name].value is not None:
                        ends = [(row.path, row.low), (row.path, row[name].value), (row.path, row.high)]
                        low, at, high = margins(case, option, ends, BASE)[:, kind]
                        assert abs(at) <= 1e-6 * (abs(low) + abs(high)) + 1e-3
            assert all(
                row.swing > 0 or row.low.median != row.high.median for row in tornado(case, option, draws(case, N))
            )
            assert sum(shares_by_owner(case, option).values()) == pytest.approx(1) or not any(
                shares_by_owner(case, option).values()
            )
