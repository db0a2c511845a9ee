"""How a number came about: formulas with names and with numbers in their units, and what was said of inputs."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.trace.explain import Explanation, formulas_of
from hitcase.analysis.trace.formulas import Formula, Formulas, Shown, readable
from hitcase.inputs.case import Case
from hitcase.inputs.journal import Event
from hitcase.inputs.problems import ParamError
from hitcase.text import formats
from hitcase.text.line_texts import UNITS
from hitcase.text.numbers import look_of

MONEY, SHARE = ("money", "net", "rate"), ("share",)
ACTS = {
    "agree": "agreed",
    "park": "parked",
    "remark": "remark",
    "move_hours": "hours moved",
    "add": "added",
}


def in_units(case: Case) -> Shown:
    """How a number stands in a formula: to six leading digits, money and shares in their units where they are known.

    >>> from hitcase.analysis.cases import load
    >>> shown = in_units(load("params/lakeside.yaml"))
    >>> shown(2465370.12, "options.offer_a.fee"), shown(0.094, "roles.analyst.turnover_rate"), shown(12, "")
    ('$2,465,370', '9.4 %', '12')
    """

    def format_number(value: float, path: str) -> str:
        kind = _kind(case, path)
        if not kind:
            return readable(value)
        rounded = float(f"{value:.6g}")
        if kind == "share":
            text = formats.exact_percent(rounded)
        else:
            text = formats.money(rounded, case.file.currency, digits=0 if rounded == round(rounded) else 2)
        return f"({text})" if value < 0 else text

    return format_number


def _kind(case: Case, path: str) -> str:
    if path in case.params:
        unit = case.params[path].unit
        return "share" if unit.startswith("share") else "money" if unit.startswith(("money", "price")) else ""
    look = look_of(path) if path else ""
    return "money" if look in MONEY else "share" if look in SHARE else ""


def unit_of(case: Case, path: str) -> str:
    """The unit of a line; "" where it has none.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> [unit_of(case, f"options.offer_a.{line}") for line in ("fee", "cost_per_hour", "hours_gained", "clears")]
    ['USD', 'USD an hour', 'hours', '']
    """
    if ": " in path:  # a step has no unit of its own
        return ""
    unit = UNITS[look_of(path)]
    return "" if unit == UNITS["flag"] else unit.replace("money", case.file.currency)


def worked(case: Case, explanation: Explanation) -> list[str]:
    """The formula of a line with names and with numbers, then those of the steps that it names; nothing of an input."""
    if not explanation.formulas:
        return []
    words = Formulas(formulas_of(case).rows, in_units(case))
    rows = [line for formula in explanation.formulas for line in (*_formula(words, formula, ""), "")]
    if explanation.steps:
        rows += ["steps, each explained by its path:"]
        rows += [
            line for formula in explanation.steps for line in (f"  {formula.path}", *_formula(words, formula, "    "))
        ]
        rows += [""]
    return rows


def _formula(words: Formulas, formula: Formula, indent: str) -> list[str]:
    entry, gap = words.of(*formula.place), " " * len(formula.name)
    value = words.shown(formula.value, formula.place[0].path)
    same = [] if entry.numbers == value else [f"{indent}{gap} = {entry.numbers}"]
    return [f"{indent}{formula.name} = {entry.names}", *same, f"{indent}{gap} = {value}"]


def histories(case: Case, explanation: Explanation) -> tuple[dict[str, list[str]], str]:
    """What the client's journal says of each input, in lines; and why it cannot be read, if so."""
    format_number = in_units(case)
    try:
        events = explanation.history
    except ParamError as unread:
        return {}, str(unread)
    return {
        path: [f"      {history(event, path, format_number)}" for event in path_events]
        for path, path_events in events.items()
    }, ""


def history(event: Event, path: str, format_number: Shown) -> str:
    """What a journal says of a number, in a line.

    >>> event = Event("agree", "2026-07-01T14:02", "x", old={"base": 1}, new={"base": 2}, who="HR", why="counted")
    >>> history(event, "wage_growth", lambda value, _: f"{value:g}")
    '2026-07-01 14:02: agreed, 1 → 2, HR: counted'
    """
    values = [format_number(number, path) for number in map(_base, (event.old, event.new)) if number is not None]
    until = f"by {event.by_when}" if event.by_when else ""
    facts = ", ".join(filter(None, [ACTS[event.kind], " → ".join(values), event.who, until]))
    why = f": {' '.join(event.why.split())}" if event.why else ""
    return f"{event.at.replace('T', ' ')[:16]}: {facts}{why}"


def _base(record: Any) -> float | None:
    """The number of an event: {low, base, high}, or of an added line its amount's."""
    amount = record.get("amount", record) if isinstance(record, dict) else None
    base = amount.get("base") if isinstance(amount, dict) else amount
    return float(base) if isinstance(base, int | float) else None
