"""What must be true: everything that has to end, whose word it is, and what the cash comes to if it does not end."""

from __future__ import annotations

from hitcase.analysis.stakes import stakes
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.output import Output, Row, Table, sentences
from hitcase.views.source_tables import whose


def what_must_end(case: Case, lines: Record, option: str | None) -> Output:
    """Each thing that the option at hand ends: how much, when, on whose word, and the cash without it."""
    if option is None:
        return sentences("No option has a price yet, so nothing has to be true for it.")
    found = stakes(case, option)
    if not found:
        return sentences("The file names nothing that ends: no contract and no post.")
    money = labels.unit("million money", case.file.currency)
    columns = ("What ends", "How much", "When", "Owner", "Whose word", f"Cash if not, {money}")
    rows = tuple(_row(case, one) for one in found)
    worth = f"{labels.option_name(option)} as it stands: {formats.millions(lines.options[option].npv_cash)}."
    whole = f"{worth} Each row alone, the price as it is, every figure at its most likely value."
    title = f"{labels.option_name(option)}: what has to end, the weightiest first"
    return Table(title, columns, rows, whole, columns[1:5])


def _row(case: Case, one: Record) -> Row:
    key = "share" if one.kind == "contracts" else "count"
    param, month = case.params[f"{one.path}.{key}"], case.params[f"{one.path}.month"].base
    shown = formats.exact_percent if key == "share" else formats.exact
    most = f"{shown(param.low).removesuffix(' %')}–{shown(param.high)}" if param.low is not None else ""
    size = f"{shown(param.base)} ({most})" if most else shown(param.base)
    cash = formats.millions(one.npv_without)
    year = labels.year_labels(case)[min(int(month // 12) + 1, case.file.horizon)]
    option = one.path.split(".")[1]
    ends = getattr(case.file.options[option].ends, one.kind)[one.name]
    when = f"month {formats.exact(month)} ({year})"
    what = labels.in_words(one.name) if one.kind == "contracts" else f"{labels.role_name(one.name)} posts"
    return Row(what, (size, when, ends.owner or formats.NONE, whose(param), cash))
