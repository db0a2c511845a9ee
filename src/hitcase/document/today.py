"""Today: what running systems takes of time and budget, what leavers cost, and how the budget is split."""

from __future__ import annotations

from hitcase.analysis.derived import tied
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, phrases
from hitcase.text.numbers import Numbers
from hitcase.text.output import Row, Table, Text, sentences
from hitcase.text.source_types import From


def today(case: Case, lines: Record) -> Text:
    """What running systems takes of time and of the budget."""
    return sentences(f"{tax(case, lines)} {share(case, lines)}".strip(), budget(case, lines))


def tax(case: Case, lines: Record) -> str:
    """What running systems takes of people's time, in a sentence."""
    if not lines.roles:
        return phrases.lacking(case, "roles", "Staff time")
    n = Numbers(case, lines)
    hours = f"{n('maintenance_tax_hours')} hours of own staff a year, {n('maintenance_tax_time')} of their working time"
    worth = f"as much as {n('maintenance_tax_fte')}, or {n('maintenance_tax_cost')}"
    return f"Keeping systems running takes {hours}: {worth}."


def share(case: Case, lines: Record) -> str:
    """Whose word the share of time is, and what is weak about it; "" without staff."""
    params = [case.params[f"roles.{role}.run_time_share"] for role in lines.roles]
    sentence = f"The share of time is {phrases.origin_phrases(params)}." if params else ""
    return f"{sentence} {phrases.weakness(params)}".strip()


def budget(case: Case, lines: Record) -> str:
    """How the IT budget is split, in a sentence."""
    if "it_budget" not in lines:
        return phrases.lacking(case, "budget", "The IT budget")
    n, param = Numbers(case, lines), case.params["budget.run_share"]
    run, grow, new = (n(f"{part}_share") for part in ("run", "grow", "transform"))
    split = f"{run} keeps systems running, {grow} extends what there is, {new} is for what is new"
    sentence = (
        f"Of the IT budget of {n('it_budget[1]')} in {n.year(1)}, {split}. The split is {phrases.origin_phrase(param)}."
    )
    return f"{sentence} {phrases.weakness([param])}".strip()


HEAD = "What leavers cost"


def turnover(case: Case, lines: Record, option: str | None) -> Text:
    """What leavers cost, how much burnout has to do with it, and how little of it an option changes."""
    if not lines.roles:
        return phrases.missing(case, "roles", HEAD)
    n = Numbers(case, lines)
    opening = f"About {n('leavers')} people leave in a year. That costs {n('turnover_cost')}, lost hours included."
    params = {key: [case.params[f"roles.{role}.{key}"] for role in lines.roles] for key in ("burnout", "relative_risk")}
    burnt, risk = (phrases.origin_phrases(params[key]) for key in ("burnout", "relative_risk"))
    due = f"{n('burnout_turnover_cost')} of it is put down to burnout."
    basis = f"How many are burned out is {burnt}; how much likelier they leave is {risk}."
    weak = phrases.weakness([*params["burnout"], *params["relative_risk"]])
    change = _changed(case, lines, option) if option else ""
    return sentences(" ".join(filter(None, (opening, due, basis, weak, change))), head=HEAD)


def changed(case: Case, lines: Record, option: str, who: str = "They") -> str:
    """What leavers cost a year, and what an option changes of it. who: how the sentence begins."""
    n = Numbers(case, lines)
    return f"{who} cost {n('turnover_cost')} a year. {_changed(case, lines, option)}"


def _changed(case: Case, lines: Record, option: str) -> str:
    n, option_lines, last = Numbers(case, lines).of(option), lines.options[option], case.file.horizon
    effect = case.params[f"options.{option}.burnout_reduction"]
    basis = f"Effect on burnout: {n('burnout_reduction', 'share')}, {phrases.origin_phrase(effect)}."
    money, hours = -option_lines.avoided_turnover_cash[last], -option_lines.avoided_lost_hours[last]
    if not round(money) and not round(hours):
        return f"{n.name()} changes none of it by {n.year(last)}. {basis}"
    change = n.text(money, "net", From.line(f"-{n.home}avoided_turnover_cash[{last}]"))
    time = n.text(hours, "change", From.line(f"-{n.home}avoided_lost_hours[{last}]"))
    return f"Under {n.name()} it changes by {change} in cash and {time} hours in {n.year(last)}. {basis}"


LEAVERS, TIME_SHARE = "Leavers a year", "Share of working time"
SPLIT = {"run": "Run", "grow": "Grow", "transform": "Transform"}


def yearly_cost(case: Case) -> str:
    """What the columns of both tables by role are called that hold what something costs."""
    return f"Cost a year, {labels.unit('money', case.file.currency)}"


def turnover_table(case: Case, lines: Record) -> Table | None:
    """Who leaves and what it costs today, by role; only what an option changes enters the case."""
    if not lines.roles:
        return None
    rows = [_leavers(labels.role_name(name), role.filled, role) for name, role in lines.roles.items()]
    tied("Cost of turnover", (role.turnover_cost for role in lines.roles.values()), lines.turnover_cost)
    filled = sum(role.filled for role in lines.roles.values())
    whole = _leavers("Together", filled, lines, style="total") if len(rows) > 1 else None
    money = labels.unit("money", case.file.currency)
    columns = (
        "Role",
        "Filled FTE",
        LEAVERS,
        f"Cost of a leaver, {money}",
        yearly_cost(case),
        "of it due to burnout",
    )
    note = "Cost: cash, and lost hours at what an own hour costs. Today's cost; only what an option changes is counted."
    return Table("What leavers cost today", columns, tuple(row for row in (*rows, whole) if row), note)


def _leavers(name: str, filled: float, role_lines: Record, style: str = "") -> Row:
    cost_each = formats.number(role_lines.cost_per_leaver) if "cost_per_leaver" in role_lines else formats.NONE
    costs = formats.number(role_lines.turnover_cost), formats.number(role_lines.burnout_turnover_cost)
    head = formats.number(filled, 1), formats.number(role_lines.leavers, 1)
    return Row(name, (*head, cost_each, *costs), "total" if style else "")


def maintenance_tax_table(case: Case, lines: Record) -> Table | None:
    """What keeping systems running takes of staff time, in hours, FTE and money."""
    if not lines.roles:
        return None
    rows = [_tax(labels.role_name(name), role) for name, role in lines.roles.items()]
    hours = (role.maintenance_tax_hours for role in lines.roles.values())
    tied("Maintenance tax, hours", hours, lines.maintenance_tax_hours)
    if len(rows) > 1:
        rows.append(_tax("Together", lines, style="total"))
    columns = ("Role", "Hours a year on running systems", "as FTE", TIME_SHARE, yearly_cost(case))
    return Table("The maintenance tax: staff time that keeps systems running", columns, tuple(rows))


def _tax(name: str, role_lines: Record, style: str = "") -> Row:
    hours, fte = formats.number(role_lines.maintenance_tax_hours), formats.number(role_lines.maintenance_tax_fte, 1)
    share, cost = (
        formats.percent(role_lines.maintenance_tax_time, column=True),
        formats.number(role_lines.maintenance_tax_cost),
    )
    return Row(name, (hours, fte, share, cost), "total" if style else "")


def budget_split_table(case: Case, lines: Record) -> Table | None:
    """Run, grow and transform in the first year as it is, and in the last year under each option."""
    if "it_budget" not in lines:
        return None
    years, last = labels.year_labels(case), case.file.horizon
    tied("IT budget", (lines[part][1] for part in SPLIT), lines.it_budget[1])
    rows = [_split(f"Today, {years[1]}", [lines[part][1] for part in SPLIT])]
    rows.append(Row(f"{years[last]}, the last year", style="group"))
    for name, option in lines.options.items():
        parts = [option[f"{part}_after"][last] for part in SPLIT]
        tied(f"{labels.option_name(name)}, IT budget", parts, lines.it_budget[last] - option.net_cash[last])
        rows.append(_split(labels.option_name(name), parts))
    unit = labels.unit("million money", case.file.currency)
    columns = ("", *SPLIT.values(), "IT budget")
    note = "After: the partner's cost comes in, what ends goes out, and the pay of staff that moves on goes with it."
    return Table(f"How the IT budget is split, {unit} and share", columns, tuple(rows), note)


def _split(name: str, parts: list[float]) -> Row:
    whole = sum(parts)
    cells = (f"{formats.millions(part, signed=False)} ({formats.percent(part / whole, column=True)})" for part in parts)
    return Row(name, (*cells, formats.millions(whole, signed=False)))
