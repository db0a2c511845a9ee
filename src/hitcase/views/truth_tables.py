"""What must be true: everything that has to end, whose word it is, and what the cash comes to if it does not end."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.stakes import STAKES, stakes
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels, paths
from hitcase.views.output import Output, Row, Table, sentences
from hitcase.views.source_tables import whose


def what_must_end(case: Case, lines: Record, option: str | None) -> Output:
    """Each thing that the option at hand ends, and added cash: how much, when, on whose word, and the cash without."""
    if option is None:
        return sentences("No option has a price yet, so nothing has to be true for it.")
    found = stakes(case, option)
    if not found:
        return sentences("The file names nothing that ends: no contract and no post.")
    money = labels.unit("million money", case.file.currency)
    what = "What ends or comes in" if any(one.kind == "added" for one in found) else "What ends"
    columns = (what, "How much", "When", "Owner", "Whose word", f"Cash if not, {money}")
    rows = tuple(_row(case, one) for one in found)
    worth = f"{labels.option_name(option)} as it stands: {formats.millions(lines.options[option].npv_cash)}."
    whole = f"{worth} Each row alone, the price as it is, every figure at its most likely value."
    title = f"{labels.option_name(option)}: what has to end, the weightiest first"
    return Table(title, columns, rows, whole, columns[1:5])


def _row(case: Case, one: Record) -> Row:
    param = case.params[f"{one.path}.{STAKES[one.kind]}"]
    shown = SHOWN[one.kind]
    most = f"{shown(param.low).removesuffix(' %')}–{shown(param.high)}" if param.low is not None else ""
    base = f"{formats.money(param.base, case.file.currency)} a year" if one.kind == "added" else shown(param.base)
    size = f"{base} ({most})" if most else base
    stated = _stated(case, one)
    told = size, _when(case, one), stated.owner or formats.NONE, whose(param), formats.millions(one.npv_without)
    return Row(_what(case, one), told)


SHOWN = {"contracts": formats.exact_percent, "posts": formats.exact, "added": formats.exact}


def _stated(case: Case, one: Record) -> Any:
    """What the file says of it."""
    option = case.file.options[one.path.split(".")[1]]
    return option.added[one.name] if one.kind == "added" else getattr(option.ends, one.kind)[one.name]


def _when(case: Case, one: Record) -> str:
    key = "start_month" if one.kind == "added" else "month"
    if f"{one.path}.{key}" not in case.params:
        return "while in service"
    month = case.params[f"{one.path}.{key}"].base
    year = labels.year_labels(case)[min(int(month // 12) + 1, case.file.horizon)]
    return f"month {formats.exact(month)} ({year})"


def _what(case: Case, one: Record) -> str:
    if one.kind == "added":
        return paths.added_name(case, one.path.split(".")[1], one.name)
    return labels.in_words(one.name) if one.kind == "contracts" else f"{labels.role_name(one.name)} posts"
