"""What a CFO asks of each option's cash in the base case: npv, rate of return, return on cost, payback, funding."""

from __future__ import annotations

from hitcase.analysis.rate_of_return import internal_rate_of_return, sign_changes
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels
from hitcase.text.formats import lower_first
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Output, Row, Table
from hitcase.text.source_types import From

RATE, PAYBACK = "IRR", "Payback period"
MOST = 10  # a rate beyond it, 1,000 %, says no more than that next to nothing goes out
NO_CHANGE, SEVERAL = "none: no change of sign", "none: several changes of sign"
BASIS = "Base case: all inputs at their most likely values; the first table has the ranges."
IRR_NOTE = "IRR: the rate at which the NPV is zero; none where net cash flow by year has no change of sign or several."
ROI_NOTE = "ROI: NPV divided by the present value of all costs. Payback and peak funding: by month, undiscounted."


def returns_table(case: Case, lines: Record, results: Record) -> Output | None:
    """Every option but doing nothing, in the order of the first table: what its cash returns. None without any."""
    names = [name for name in lines.options if name != labels.NOTHING]
    if not names:
        return None
    million = labels.unit("million money", case.file.currency)
    columns = ("Option", f"NPV (cash), {million}", RATE, "Return on cost (ROI)", PAYBACK, f"Peak funding, {million}")
    order = sorted(names, key=lambda name: -results.options[name].npv_cash.p50)
    rows = tuple(_row(case, lines, name, chosen=name == results.option) for name in order)
    rate = formats.exact_percent(case.params["discount_rate"].base)
    caption = f"Returns by option, base case, vs. status quo: {formats.years(case.file.horizon)}"
    return Table(caption, columns, rows, f"{BASIS} NPV at {rate} a year. {IRR_NOTE} {ROI_NOTE}")


def _row(case: Case, lines: Record, name: str, *, chosen: bool) -> Row:
    option = lines.options[name]
    cells = (
        formats.millions(option.npv_cash, signed=False),
        rate_of_return(option),
        formats.percent(option.roi_cash, column=True),
        payback(case, option),
        _funding(option),
    )
    return Row(labels.option_name(name), cells, "chosen" if chosen else "")


def rate_of_return(option: Record) -> str:
    """The internal rate of return of an option's cash, or why there is none."""
    rate = internal_rate_of_return(option.net_cash)
    if rate is None:
        return SEVERAL if sign_changes(option.net_cash) else NO_CHANGE
    text = f"more than {formats.percent(MOST)}" if rate > MOST else formats.percent(rate, column=True)
    first = next(money for money in option.net_cash if round(money))
    return text if first < 0 else f"{text} (cash comes in first)"


def payback(case: Case, option: Record) -> str:
    """The payback period of an option's cash, by month."""
    if option.payback_months_cash is None:
        return f"no payback within {formats.years(case.file.horizon)}"
    return formats.months(option.payback_months_cash) if option.peak_funding else "no funding needed"


def base_case(case: Case, lines: Record, option: str) -> str:
    """The same of one option in a sentence."""
    n, cash = Numbers(case, lines).of(option), lines.options[option]
    rate = sourced(rate_of_return(cash), From.step(option, RATE))
    paid_back = payback(case, cash)
    if cash.payback_months_cash and cash.peak_funding:
        paid_back = f"{lower_first(PAYBACK)} {n('payback_months_cash')}"
    return f"Base case: NPV {n('npv_cash', 'money')}, IRR {rate}, return on cost (ROI) {n('roi_cash')}, {paid_back}."


def _funding(option: Record) -> str:
    """The most that is out, and when."""
    amount = formats.millions(option.peak_funding, signed=False)
    if not option.peak_funding:
        return amount
    return f"{amount} ({f'month {option.peak_month:.0f}' if option.peak_month else 'decision'})"
