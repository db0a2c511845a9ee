"""The tornado: one driver held, all others drawn; who can move it, and whose number it is."""

from __future__ import annotations

import numpy as np
import pytest

from hitcase.analysis import readings
from hitcase.analysis.draws import draws
from hitcase.analysis.drivers import DRAWS, controls, is_promise, number_owner, tornado
from hitcase.analysis.readings import going_along, npv_if, only, simulate, with_held
from hitcase.inputs.params import Source
from tests.analysis.test_uncertainty import fixed_but
from tests.clients import lakeside, with_values

AGENCY = "options.offer_a.ends.contracts.agency.share"


def test_an_end_is_the_simulation_with_that_figure_held():
    """Mean and median of the same draws of all others, to rounding."""
    case = lakeside()
    row = tornado(case, "offer_a", draws(case))[0]
    assert (row.path, row.unit, row.base, row.whose, row.controls) == (AGENCY, "share", 0.714, "workshop", "client")
    for end in (row.low, row.high):
        held = with_held(case, going_along(case, AGENCY, end.value))
        cash = simulate(held, DRAWS).options["offer_a"].npv_cash
        assert end.mean == pytest.approx(cash.mean(), rel=1e-9)
        assert end.median == pytest.approx(np.median(cash), rel=1e-9)


def test_bars_are_sorted_and_as_many_as_asked():
    """The widest first, ends in the driver's own units, every kind of owner known."""
    case = lakeside()
    for option in case.tree.options:
        rows = tornado(case, option, draws(case, 1024), rows=5)
        assert [row.swing for row in rows] == sorted((row.swing for row in rows), reverse=True)
        assert len(rows) == (0 if option == "do_nothing" else 5)
        for row in rows:
            param = case.params[row.path]
            assert (row.low.value, row.high.value) == (param.low, param.high)
            assert row.controls in ("client", "partner", "nobody")


def test_the_widest_bars_are_the_widest_of_all_drivers():
    """The screen at most likely values loses none of the five widest."""
    case, sample = lakeside(), draws(lakeside(), 1024)
    every = tornado(case, "offer_b", sample, rows=100)
    assert {row.path for row in tornado(case, "offer_b", sample)[:5]} == {row.path for row in every[:5]}


def test_a_case_without_ranges_has_no_tornado():
    """Nothing to hold."""
    assert tornado(fixed_but(30_000), "partner", {}) == []


@pytest.mark.parametrize(
    ("path", "who"),
    [
        ("options.offer_a.price.amount", "partner"),
        ("options.offer_a.learning_loss[0]", "partner"),
        ("options.blend.parts[0].vendor_attrition", "partner"),
        ("options.blend.parts[1].start_month", "client"),
        ("options.fill_two_seats.start_month", "client"),
        ("options.consulting.learning_loss[0]", "client"),
        (AGENCY, "client"),
        ("options.offer_a.realisation_share", "client"),
        ("scope.share.analyst", "client"),
        ("discount_rate", "client"),
        ("roles.analyst.fte", "client"),
        ("roles.analyst.turnover_rate", "nobody"),
        ("demand.arrivals", "nobody"),
        ("tm_bill_rate", "nobody"),
    ],
)
def test_who_controls_a_figure(path: str, who: str):
    """A partner its offer and its people, the client what it decides, nobody what is measured."""
    assert path in lakeside().params
    assert controls(lakeside(), path) == who


def test_whose_number_it_is():
    """A claim is the vendor's only where its source is one."""
    named = {"f18_medix": "vendor", "e5_wage_growth": "benchmark"}
    assert {claim: number_owner(Source("claim", "", claim=claim)) for claim in named} == named
    assert [number_owner(Source(kind, "")) for kind in ("client", "workshop", "offer", "firm")] == [
        "client",
        "workshop",
        "offer",
        "firm",
    ]


def test_what_is_signed_is_no_promise():
    """Price, dates and terms with one value can be signed; results, and ranges, cannot."""
    params = lakeside().params
    said = {path for path, param in params.items() if is_promise(param)}
    assert "options.offer_a.learning_loss[0]" in said
    assert "options.offer_a.parallel_months" in said  # a range
    assert not {"options.offer_a.price.amount", "options.offer_a.escalator", "options.offer_a.start_month"} & said
    assert not {path for path in said if params[path].source.kind in ("client", "workshop", "assumption")}


def test_held_figures_are_points_of_one_call_in_any_batch(monkeypatch: pytest.MonkeyPatch):
    """Each row equals a call of its own; the seams of batches do not show."""
    case, sample = lakeside(), draws(lakeside(), 1024)
    held = [(AGENCY, 0.6), ("wage_growth", 0.03), (AGENCY, 0.8), ("", 0), ("tm_bill_rate", 125)]
    monkeypatch.setattr(readings, "BATCH", 4096)  # fewer than the 5 × 1,024 points of the call
    together = npv_if(case, ["offer_a", "offer_b"], held, sample)
    assert together.shape == (5, 1024, 2)
    for i, one in enumerate(held):
        assert np.array_equal(together[i], npv_if(case, ["offer_a", "offer_b"], [one], sample)[0])
    alone = npv_if(case, ["offer_a"], held)[:, 0, 0]
    base = {path: param.base for path, param in case.params.items()}
    for value, (path, at) in zip(alone, held, strict=True):
        values = going_along(case, path, at) if path else {}
        lines = simulate(with_held(case, base | values), 2)
        assert value == pytest.approx(float(lines.options["offer_a"].npv_cash), rel=1e-12)


def test_one_option_alone_is_what_it_is_among_others():
    """Options do not touch each other."""
    case = lakeside()
    alone = simulate(only(case, ["offer_b"]), 2).options["offer_b"].npv_cash
    assert np.shape(alone) == (2,)
    assert only(case, ["offer_b"]).params.keys() < case.params.keys()
    assert with_values(case, {AGENCY: 0.6}).params[AGENCY].base == 0.6
