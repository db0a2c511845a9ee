"""What the command line gives of results: options side by side, the questions to ask, every line for programs."""

from __future__ import annotations

import json
import textwrap

from hitcase.document.ask_first import ask, turns, unasked, where, who, worth_opening
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.inputs.quantity import plain
from hitcase.text import formats, labels

HEADS = (
    "NPV cash, base case",
    "P10",
    "median",
    "P90",
    "chance of a loss",
    "peak funding",
    "in month",
    "cost per hour",
)


def option_table(case: Case, lines: Record, results: Record) -> str:
    """Options side by side: the base case, the range of the cash, the chance of a loss, peak funding and its month."""
    rows: list[tuple[str, ...]] = [("", *HEADS)]
    for name, option in lines.options.items():
        cash = results.options[name].npv_cash
        figures = [plain(round(value)) for value in (option.npv_cash, cash.p10, cash.p50, cash.p90)]
        hour_cost = "-" if option.cost_per_hour is None else f"{option.cost_per_hour:,.2f}"
        funding, month = plain(round(option.peak_funding)), plain(option.peak_month) if option.peak_funding else "-"
        rows.append((labels.option_name(name), *figures, formats.in_twenty(cash.p_loss), funding, month, hour_cost))
    years = f"{case.file.horizon} year{'' if case.file.horizon == 1 else 's'}"
    title = f"{labels.client_name(case)}: {years}, {case.file.currency}."
    note = "Peak funding and cost per hour are base-case values."
    return "\n".join([f"{title} {note}", *columns(rows)])


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows of text as aligned columns: the first to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(w) if i == 0 else cell.rjust(w) for i, (cell, w) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]


def question_list(case: Case, results: Record) -> str:
    """The questions of one client, the one worth most first; results: see `outlook.assess`."""
    open_questions = open_numbers(case)
    whole = f"all answers together are worth at most {_money(case, results.worth_of_all)}"
    cost = _money(case, case.tree.cost_of_asking.base)
    nothing = f"no answer is worth the {cost} that asking costs, among the options within the client's limits"
    rows = [f"{labels.client_name(case)}: {whole if results.verdict.ask else nothing}"]
    if open_questions:
        rows.append(f"  first of all: {'; '.join(open_questions)}")
    worth_asking = [question for question in results.questions if question.worth_asking]
    for number, question in enumerate(worth_asking, start=1):
        rows += _asked(case, question, results, f"  {number}. ")
    opening = worth_opening(case, results)
    rows += ["  answers that would bring an option within the client's limits:"] if opening else []
    for question in opening:
        rows += _asked(case, question, results, "  - ")
    others = unasked(results, [*worth_asking, *opening])
    if others:
        rows.append(f"  do not bother with these {len(others)}, each worth less than the {cost} that asking costs:")
        rows += textwrap.wrap(", ".join(others), 110, initial_indent="     ", subsequent_indent="     ")
    return "\n".join(rows)


def _asked(case: Case, question: Record, results: Record, mark: str) -> list[str]:
    """One question: what it is worth, who can answer, and which answer changes the choice."""
    source = f"{who(case, question.path)}: {where(case, question.path)}"
    return [
        f"{mark}{ask(case, question.path)} Worth at most {_money(case, question.value)}.",
        f"     {source}. {turns(case, question, results)}.",
    ]


def _money(case: Case, value: float) -> str:
    return formats.money(float(f"{value:.2g}"), case.file.currency)


def as_json(case: Case, lines: Record, uncertainty: Record | None = None) -> str:
    """The lines of a case as JSON text; "never" is null, sections that could not be computed are in left_out.

    Args:
        uncertainty: `option_results` of the same case; left out, the document has no such key.
    """
    document = {
        "schema": 1,
        "client": case.file.client,
        "as_of": case.file.as_of,
        "currency": case.file.currency,
        "lines": lines,
        **({} if uncertainty is None else {"uncertainty": uncertainty}),
        "left_out": case.left_out,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
