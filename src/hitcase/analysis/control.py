"""Who can move a figure, and whose number it is: by its path, and by its source."""

from __future__ import annotations

import re

from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.offer import PARTNERS
from hitcase.inputs.params import Param, Source

TERMS = (
    "price.amount",
    "price.team_hours",
    "start_month",
    "parallel_months",
    "escalator",
    "minimum_commitment",
    "transition_share",
    "transition_amount",
    "partner_productive_hours",
    "exit_share",
)  # what a contract fixes: price, dates, team, terms of moving in and out
PERFORMANCE = (
    "learning_loss",
    "vendor_attrition",
    "months_lost_per_change",
    "change_order_share",
    "burnout_reduction",
)  # what the partner's own people and ways bring about
POLICY = re.compile(
    r"(discount_rate|cost_of_asking|limits\..*|scope\..*|planned\..*|scorecard\..*|roles\.\w+\.(fte|value_of_hour|salary)|options\..*)"
)
OPTION = re.compile(r"options\.(?P<option>\w+)\.(?:parts\[\d+\]\.)?(?P<key>[\w.]+?)(?:\[\d+\])?")
OF_CLAIM = {"vendor": "vendor"}  # source types of claims that are not benchmarks


def controls(case: Case, path: str) -> str:
    """Who can move a figure: "client", "partner" or "nobody".

    The partner: price, dates and terms of its offer, and what its own people do (learning, turnover, change orders).
    The client: all else of an option (what ends and when, own hours, how hours are used), scope, policy, pay and posts.
    Nobody: what is measured rather than decided, such as turnover, demand, rates of the market.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> [controls(case, p) for p in ("options.offer_a.vendor_attrition", "options.offer_a.kt_hours", "wage_growth")]
    ['partner', 'client', 'nobody']
    """
    found = OPTION.fullmatch(path)
    if found and found["option"] in case.tree.options and partner_runs(case, found["option"], path):
        return "partner" if found["key"] in (*TERMS, *PERFORMANCE) else "client"
    return "client" if POLICY.fullmatch(path) else "nobody"


def partner_runs(case: Case, option: str, path: str) -> bool:
    """Whether a partner stands behind this part of an option: its kind, and in a mix any part that is not payroll."""
    found = case.tree.options[option]
    if found.kind != "mix":
        return found.kind in PARTNERS
    part = re.search(r"\.parts\[(\d+)\]", path)
    return part is None or found.parts[int(part[1])].price.basis not in ("payroll", "removed", "discount_on_tm")


def whose(source: Source) -> str:
    """Whose number it is: the kind of its source, a claim's being "vendor" or "benchmark".

    >>> whose(Source("claim", "", claim="f18_medix")), whose(Source("client", "payroll"))
    ('vendor', 'client')
    """
    return source.kind if source.kind != "claim" else OF_CLAIM.get(source_type(source), "benchmark")


def source_type(source: Source) -> str:
    """What kind of source a claim has: official, peer_reviewed, survey, vendor, press or judgement; else ""."""
    return evidence.claims()[source.claim].source_type if source.claim else ""


def promised(param: Param) -> bool:
    """Whether a seller says so and nothing binds him: a vendor's claim, or an offer about results instead of terms.

    A range in an offer is no term either: what is signed has one value.
    """
    seller = whose(param.source) in ("vendor", "offer")
    found = OPTION.fullmatch(param.path)
    signed = param.source.kind == "offer" and bool(found and found["key"] in TERMS) and param.low is None
    return seller and not signed
