"""An offer in words: what is asked, where it says so, until when it stands, and what it does not say."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.long_form import Origin
from hitcase.inputs.tree import NO_EFFECT
from hitcase.views import formats, paths
from hitcase.views.telling import whose

TERMS = {  # what a complete offer says, by its key
    "price.team_hours": "the size of the team",
    "start_month": "the month of service",
    "parallel_months": "how long both teams run",
    "escalator": "how prices grow",
    "minimum_commitment": "the least to be paid",
    "learning_loss": "work lost while learning",
    "vendor_attrition": "its own leavers",
    "change_order_share": "change orders",
    "transition_share": "what moving in costs",
    "exit_share": "what leaving costs",
}
FINAL, EARLIER = "final offer", "earlier offer"
BASES = {
    "monthly_fee": "a month",
    "rate_per_fte": "a year and FTE",
    "hourly": "an hour",
    "discount_on_tm": "off consulting rates",
    "payroll": "own pay",
    "removed": "work that goes away",
}


def asked(case: Case, option: str) -> str:
    """The price of each part as the offer puts it."""
    return "; ".join(_price(case, part) for part in case.tree.options[option].parts)


def _price(case: Case, part: Any) -> str:
    price, basis = part.price, BASES[part.price.basis]
    if "amount" not in price or price.basis in ("payroll", "removed"):
        return basis
    if price.basis == "discount_on_tm":
        off = formats.exact_percent(price.amount.base)
        return f"consulting rates, {off} off" if price.amount.base else "consulting rates"
    return f"{formats.money(price.amount.base, case.file.currency)} {basis}"


def origins(case: Case, option: str) -> list[Origin]:
    """The offers behind an option's prices."""
    own = case.file.options[option]
    prices = [part.price for part in (own.parts or [own])]
    return [price.origin for price in prices if price and price.origin and price.origin.offer]


def place(case: Case, option: str, others: list[str]) -> str:
    """Offer, date and page; first or final where the same partner made several."""
    return "; ".join(_place(case, origin, others) for origin in origins(case, option)) or "no offer is on file"


def _place(case: Case, origin: Origin, others: list[str]) -> str:
    dates = sorted({o.date for name in others for o in origins(case, name) if o.offer == origin.offer and o.date})
    dated = formats.day(origin.date) if origin.date else ""
    several = len(dates) > 1 and origin.date
    order = "" if not several else FINAL if origin.date == dates[-1] else EARLIER
    page = f"page {origin.page}" if origin.page else ""
    return ", ".join(part for part in (origin.offer, order, dated, page) if part)


def validity(case: Case, option: str) -> str:
    """Until when the offer stands, judged on the file's own day."""
    told = dict.fromkeys(_until(case, origin) for origin in origins(case, option))
    return "; ".join(told) or formats.NONE


def _until(case: Case, origin: Origin) -> str:
    if not origin.valid_until:
        return "no date is given"
    lapsed = " (LAPSED)" if origin.valid_until < case.file.as_of else ""
    return f"until {formats.day(origin.valid_until)}{lapsed}"


def silent(case: Case, option: str) -> str:
    """Terms that do not come from an offer: who filled them in, each with its value's origin."""
    told: dict[str, list[str]] = {}
    for key, what in TERMS.items():
        found = [param for path, param in case.params.items() if _is(path, option, key)]
        others = [param for param in found if param.source.kind != "offer" and param.source != NO_EFFECT]
        if others:
            told.setdefault(whose(others[0]), []).append(what)
    return "; ".join(f"{', '.join(terms)} ({by})" for by, terms in told.items()) or "nothing is missing"


def _is(path: str, option: str, key: str) -> bool:
    steps = paths.steps(path)
    if steps[:2] != ["options", option]:
        return False
    rest = steps[4:] if steps[2:3] == ["parts"] else steps[2:]
    return ".".join(rest[: key.count(".") + 1]) == key


def names(case: Case, option: str) -> list[str]:
    """Costs of change that the file switches off for an option."""
    return [one.line for one in case.file.without if one.option == option]
