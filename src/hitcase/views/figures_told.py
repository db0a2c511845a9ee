"""A number of the client file with its range, as a client reads it; what was and what is never look the same."""

from __future__ import annotations

from collections.abc import Mapping

from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.views import formats, labels, paths

GENERAL = paths.group("horizon")  # of the whole case: the name says enough
BARE = ("ratio", "score", "weight")  # units that say nothing a reader lacks
Ends = Mapping[str, float]  # low, base, high


def named(case: Case, param: Param) -> str:
    """A number by its name, with the role, option or part of the file that it belongs to."""
    what, group = paths.what(case, param), paths.group(param.path)
    return what if group == GENERAL else f"{group}, {what[:1].lower()}{what[1:]}"


def span(case: Case, param: Param, found: Ends, *, exact: bool = False) -> str:
    """A number with its range and unit; of what a slider left, four digits unless exact.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> span(case, case.params["roles.analyst.turnover_rate"], {"low": 0.06, "base": 0.0942857142857, "high": 0.14})
    '9.429 % (6 % to 14 %)'
    >>> span(case, case.params["options.offer_a.price.amount"], {"base": 198_500})
    '$198,500 a month'
    """
    shown = {end: _amount(case, param, number, exact) for end, number in found.items()}
    around = f" ({shown['low']} to {shown['high']})" if "low" in shown and "high" in shown else ""
    return f"{shown['base']}{around} {_unit(case, param, '' if around else shown['base'])}".rstrip()


def pair(case: Case, param: Param, old: Ends, new: Ends) -> tuple[str, str]:
    """What a number was and what it is, with as many digits as it takes to tell them apart."""
    was, now = span(case, param, old), span(case, param, new)
    if was != now or dict(old) == dict(new):
        return was, now
    return span(case, param, old, exact=True), span(case, param, new, exact=True)


def _amount(case: Case, param: Param, number: float, exact: bool) -> str:
    shown = number if exact else short(number)
    if param.unit.startswith("share"):
        return formats.exact_percent(shown)
    if param.unit.startswith(("money", "price")):
        digits = 0 if shown == round(shown) else 2 if shown == round(shown, 2) else 6
        return formats.money(shown, case.file.currency, digits=digits)
    return formats.exact(shown)


def short(number: float) -> float:
    """A number as it was typed; one that a slider or a division left, to four digits.

    >>> short(58_712_345.0), short(198_512.5), short(0.7142857142857)
    (58712345.0, 198512.5, 0.7143)
    """
    typed = number == round(number) or float(f"{number:.6g}") == number or number == round(number, 2)
    return number if typed else float(f"{number:.4g}")


def _unit(case: Case, param: Param, amount: str) -> str:
    """What stands behind an amount, which has its currency already; one month is no "months"."""
    if param.unit in BARE:
        return ""
    currency = labels.unit("money", case.file.currency)
    unit = paths.unit(case, param).removeprefix(currency).strip()
    first, *rest = unit.split(" ")
    return " ".join([first.removesuffix("s"), *rest]) if amount == "1" and len(first) > 1 else unit
