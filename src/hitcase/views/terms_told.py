"""On what terms: up to which price an offer is safe, and what has to hold at the price asked."""

from __future__ import annotations

from math import ceil, floor

from hitcase.analysis.walk_away import price_of
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, paths
from hitcase.views.offer_words import BASES
from hitcase.views.said import said


def terms(case: Case, ahead: Record) -> str:
    """The price at which 8 of 10 draws lose nothing, and the value at which the widest driver turns the result."""
    return " ".join(filter(None, [_price(case, ahead), _driver(case, ahead)]))


def _price(case: Case, ahead: Record) -> str:
    found, price = ahead.walk_away_fee, price_of(case, ahead.option)
    if not found or price is None:
        return ""
    basis = _basis(case, ahead.option)
    shown = {level: fee(case, price.unit, found[level]) for level in ("middle", "eight_of_ten") if found[level]}
    path = "uncertainty.walk_away_fee"
    safe = said("8 in 10", path)
    if "eight_of_ten" in shown:
        off = price.unit.startswith("share")  # a discount: the more, the better
        within = price.base >= found.eight_of_ten if off else price.base <= found.eight_of_ten
        up_to = f"{'From' if off else 'Up to'} {said(shown['eight_of_ten'], path)} {basis}"
        given = said(value(case, price.path, price.base), price.path)
        asked = f"{given} {'is offered' if off else 'is asked'}"
        short = "" if within else ", which is not enough" if off else ", which is more"
        return f"{up_to}, {safe} futures lose no cash; {asked}{short}."
    if "middle" in shown:
        toss = f"At {said(shown['middle'], path)} {basis} it is a coin toss"
        return f"{toss}; at no price do {safe} futures lose no cash."
    return ""


def fee(case: Case, unit: str, price: float) -> str:
    """A price as it would be signed, to three leading digits: never above it; a discount never below it."""
    if unit.startswith("share"):
        return formats.percent(ceil(round(price * 1000, 6)) / 1000)
    step = 10.0 ** (len(str(int(price))) - 3)
    return formats.money(floor(round(price / step, 6)) * step, case.file.currency, digits=0 if price >= 100 else 2)


def _basis(case: Case, option: str) -> str:
    bases = [part.price.basis for part in case.tree.options[option].parts]
    return BASES[next((basis for basis in bases if basis not in ("payroll", "removed")), bases[0])]


def _driver(case: Case, ahead: Record) -> str:
    """What the widest driver has to be."""
    row = next((row for row in ahead.drivers if row.turns and row.turns.still_positive.value is not None), None)
    if row is None:
        return ""
    param, turn = case.params[row.path], row.turns.still_positive
    side = "at least" if turn.side == "at_least" else "at most"
    found = f"{row.path} break_even"  # not the input's own value
    if ".ends.contracts." in row.path and row.path.endswith(".share"):
        ended = said(labels.in_words(row.path.split(".")[-2]).lower(), found)
        turned, likely = (
            said(value(case, row.path, turn.value), found),
            said(value(case, row.path, param.base), row.path),
        )
        return f"It stays above zero if {side} {turned} of {ended} ends (most likely {likely})."
    what = paths.what(case, param)
    named = said(f"{what[:1].lower()}{what[1:]}", found)
    likely = f"most likely {said(value(case, row.path, param.base), row.path)}"
    return f"It stays above zero if {named} is {side} {said(value(case, row.path, turn.value), found)} ({likely})."


def value(case: Case, path: str, number: float) -> str:
    """A figure of the file in its unit: as it was given, or to three leading digits where it was found."""
    return figure(case, case.params[path], number)


def figure(case: Case, param: Param, number: float) -> str:
    """A figure in its unit, of a Param that is not the case's own: what it was before it was tried."""
    shown = number if number in (param.low, param.base, param.high) else float(f"{number:.3g}")
    if param.unit.startswith("share"):
        return formats.exact_percent(float(f"{shown:.10g}"))
    if param.unit.startswith(("money", "price")):
        return formats.money(shown, case.file.currency, digits=0 if shown == round(shown) or abs(shown) >= 100 else 2)
    return f"{formats.exact(shown)} {paths.unit(case, param)}".strip()
