"""The sceptic's case: no promise is believed, all that is signed or the client's own is; and shares that add to 1."""

from __future__ import annotations

import json

import numpy as np
import pytest

from hitcase.analysis.draws import draws
from hitcase.analysis.outlook import OWNERS, sceptic, sceptic_values, sceptics, shares_by_owner
from hitcase.analysis.readings import npv_if, simulate, with_held
from hitcase.inputs.case import Case
from tests.clients import case_in, clients, lakeside, minimal
from tests.strategies import case_of

OFFER = {"offer": "Offer X", "date": "2026-06-12", "page": 2}
EVERY_CLIENT = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)


def promising(**more: object) -> Case:
    """A partner whose offer gives a fee, and says much about results."""
    file = minimal()
    file["options"]["partner"] |= {
        "price": {"basis": "monthly_fee", "amount": 40_000, "team_hours": 9_000, "origin": OFFER},
        "learning_loss": [{"low": 0.1, "base": 0.2, "high": 0.3, "origin": OFFER}],
        "burnout_reduction": {"low": 0.1, "base": 0.3, "high": 0.5, "origin": OFFER},
        "realisation_share": {"low": 0.5, "base": 0.7, "high": 0.9, "origin": "said in the workshop, CIO"},
        "change_order_share": {"base": 0.02, "origin": OFFER},
        "ends": {"contracts": {"agency": {"share": 1, "month": 3}}},
    } | more
    return case_of(file)


def test_promises_without_a_signature_do_nothing():
    """Less burnout: 0. Learning: the end that costs most. The price: as offered. The client's own figure: drawn on."""
    held = sceptic_values(promising(), "partner")
    of_option = {path: value for path, value in held.items() if path.startswith("options.")}
    assert of_option == {"options.partner.burnout_reduction": 0, "options.partner.learning_loss[0]": 0.3}


def test_a_discount_of_a_brochure_is_0_and_one_of_an_offer_stands():
    """The vendor's claim F18 against a price that can be signed."""
    brochure = promising(price={"basis": "discount_on_tm"})
    assert sceptic_values(brochure, "partner")["options.partner.price.amount"] == 0
    offered = promising(price={"basis": "discount_on_tm", "amount": 0.2, "origin": OFFER})
    assert "options.partner.price.amount" not in sceptic_values(offered, "partner")
    ranged = {"low": 0.1, "base": 0.2, "high": 0.3}
    open_range = promising(price={"basis": "discount_on_tm", "amount": ranged, "origin": OFFER})
    assert sceptic_values(open_range, "partner")["options.partner.price.amount"] == 0  # a range binds nobody


def test_said_by_the_client_it_is_believed():
    """The same figures, confirmed in the workshop."""
    said = json.loads(json.dumps(promising().data).replace(json.dumps(OFFER), '"said in the workshop, CIO"'))
    assert not [path for path in sceptic_values(case_of(said), "partner") if path.startswith("options.")]


@EVERY_CLIENT
def test_every_held_end_is_the_worse_one(path):
    """By evaluating the other end; never better for the option than the estimate with that figure as it was."""
    case = case_in(path)
    for option in case.tree.options:
        for at, value in sceptic_values(case, option).items():
            param = case.params[at]
            if value in (param.low, param.high):
                other = param.low if value == param.high else param.high
                worse, better = npv_if(case, [option], [(at, value), (at, other)])[:, 0, 0]
                assert worse <= better


def test_held_figures_are_drawn_no_more_and_all_others_as_before():
    """The same futures, seen by a sceptic."""
    case = lakeside()
    doubted, sample = sceptic(case, "offer_a"), draws(case, 64)
    after = draws(doubted, 64)
    assert sample.keys() - after.keys() == sceptic_values(case, "offer_a").keys()
    assert all(np.array_equal(sample[path], column) for path, column in after.items())


def test_a_sceptics_result_is_the_simulation_of_his_case():
    """Option by option; do nothing promises nothing."""
    case, sample = lakeside(), draws(lakeside(), 256)
    found = sceptics(case, sample)
    for option in ("offer_a", "fill_two_seats"):
        cash = simulate(sceptic(case, option), 256).options[option].npv_cash
        assert found[option].mean == pytest.approx(cash.mean(), rel=1e-9)
        assert found[option].p_loss == (cash < 0).mean()
    assert (found["do_nothing"].mean, found["do_nothing"].p_loss) == (0, 0)
    full = simulate(case, 256).options
    assert all(found[name].mean <= full[name].npv_cash.mean() + 0.01 for name in ("offer_a", "offer_b", "blend"))


@EVERY_CLIENT
def test_shares_of_whose_numbers_add_to_1(path):
    """Of every option that anything moves; the same kinds for all."""
    case = case_in(path)
    for option in case.tree.options:
        shares = shares_by_owner(case, option)
        assert tuple(shares) == OWNERS
        assert sum(shares.values()) == pytest.approx(0 if option == "do_nothing" else 1)
        assert min(shares.values()) >= 0


def test_a_signed_fee_counts_although_it_has_no_range():
    """Where fee and contract are all there is: their weights, by hand from two evaluations."""
    shares = shares_by_owner(lakeside(), "offer_a")
    assert shares["offer"] > 0.2
    assert shares["vendor"] == 0  # Lakeside rests on no brochure
    vendor = case_in(next(path for path in clients() if path.stem == "vendor-case"))
    assert shares_by_owner(vendor, "partner")["vendor"] > 0


def test_who_says_it_moves_the_share_and_nothing_else():
    """The fee as the client's own record instead of the offer's."""
    file = minimal()
    file["options"]["partner"]["price"]["origin"] = OFFER
    offered, own = shares_by_owner(case_of(file), "partner"), shares_by_owner(case_of(minimal()), "partner")
    assert offered["offer"] + offered["client"] == pytest.approx(own["client"])
    assert offered["offer"] > 0 == own["offer"]


def test_a_choice_counts_too_and_policy_does_not():
    """How much work is in question is somebody's figure; the discount rate is the client's policy."""
    file = minimal(decide_on="full", discount_rate={"base": 0.08, "origin": "said in the workshop, CFO"})
    assert shares_by_owner(case_of(file), "partner")["workshop"] == 0
    file["scope"]["share"] = {"analyst": {"base": 0.5, "origin": "said in the workshop, CIO"}}
    assert shares_by_owner(case_of(file), "partner")["workshop"] > 0


def test_holding_nothing_changes_nothing():
    """An empty list of promises."""
    case = lakeside()
    assert with_held(case, {}).tree == case.tree
