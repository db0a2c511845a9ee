"""Hours: what an option takes over, where those that move go, what waits, when projects get done. Never money."""

from __future__ import annotations

from hitcase.analysis.derived import shortfall, tied_years
from hitcase.document.options import by_option
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.inputs.schema import Project
from hitcase.text import formats, labels, phrases
from hitcase.text.numbers import Numbers
from hitcase.text.output import Output, Outputs, Row, Table, Text, sentences
from hitcase.text.phrases import missing, unknown_work
from hitcase.text.source_types import From

SPENT = {
    "contracts": "end contracts",
    "posts": "end posts",
    "planned": "stand for planned hires",
    "governance": "go into managing the partner",
    "redeployed": "are left for other work",
    "lost": "are freed, but not used",
}


def hours_taken_over(case: Case, lines: Record, option: str) -> str:
    """What an option takes over in the last year, and where these hours go."""
    n, ledger, last = Numbers(case, lines).of(option), lines.options[option].hours_ledger, case.file.horizon
    if not round(lines.options[option].moved_hours[last]):
        return f"{n.name()}: no hours of the work in question are known, so none are counted as taken over."
    uses = [f"{n(f'hours_ledger.{kind}[{last}]')} {SPENT[kind]}" for kind in SPENT if round(ledger[kind][last]) > 0]
    kind, hours_taken = labels.KINDS[case.tree.options[option].kind], n(f"moved_hours[{last}]")
    spent = ", ".join(uses) or "none of them"
    whole = f"{n.name()} ({kind}) takes over {hours_taken} hours of work in {n.year(last)}: {spent}."
    if sum(round(ledger[kind][last]) for kind in SPENT) != round(lines.options[option].moved_hours[last]):
        whole = f"{whole} Hours are rounded one by one."
    whole = " ".join(filter(None, (whole, hours_missing(case, lines, option))))
    if round(ledger.redeployed[last]) >= 0:
        return whole
    gap = n.of_lines(-ledger.redeployed[last], "count", f"hours_ledger.redeployed[{last}]")
    return f"{whole} Own staff must fill a gap of {gap} hours."


def hours_missing(case: Case, lines: Record, option: str) -> str:
    """When more hours end than move, and how many are missing in all; nothing where that never happens."""
    gap = shortfall(case, option)
    if gap is None:
        return ""
    n = Numbers(case, lines).of(option)
    hours = n.text(gap.hours, "count", From.step(option, "hours missing"))
    first, last = (n.text(gap[at], "count", From.step(option, f"hours missing {at}")) for at in (1, 2))
    when = f"In month {first}" if gap.first == gap.last else f"In months {first} to {last}"
    return f"{when}, more hours end than move: {hours} hours in all."


def hour_price(case: Case, lines: Record, option: str) -> str:
    """What an hour gained costs where cash alone does not pay; nothing where it does, or where nothing ends."""
    n, option_lines = Numbers(case, lines).of(option), lines.options[option]
    if (
        option_lines.npv_with_avoidance >= 0
        or option_lines.break_even_hour_value is None
        or not any(option_lines.ended_contracts)
    ):
        return ""
    beside = phrases.own_and_consulting_hour(case, lines, option)
    return f"An hour gained costs {n('break_even_hour_value')}, beside {beside}."


def capacity(case: Case, lines: Record, option: str | None) -> Text:
    """How much work waits under the option at hand and under doing nothing; never money."""
    if phrases.unknown_work(lines):
        return phrases.missing(case, phrases.unknown_work(lines), "Work that waits")
    n, nothing = Numbers(case, lines), Numbers(case, lines).of(labels.NOTHING)
    use = nothing("utilisation[1]")
    opening = (
        f"In the first month {n('demand_hours[1]')} hours of work come in, {use} of what staff and contracts can do."
    )
    names = [name for name in (labels.NOTHING, option) if name]
    waiting = [_waiting(case, lines, name) for name in names]
    return sentences(" ".join([opening, *waiting, "Work waiting is never counted as money."]), head="Work that waits")


def _waiting(case: Case, lines: Record, option: str) -> str:
    n, option_lines, last = Numbers(case, lines).of(option), lines.options[option], 12 * case.file.horizon
    if not option_lines.backlog_hours[-1]:
        return f"{n.name()}: nothing waits at the end of {n.year(n.last)}."
    hours, weeks = n(f"backlog_hours[{last}]"), n(f"weeks_of_backlog[{last}]")
    waiting = f"{n.name()}: {hours} hours wait at the end of {n.year(n.last)}, {weeks} of work"
    if option_lines.months_to_clear is None:
        return f"{waiting}, and the wait still grows: more comes in than can be done."
    return f"{waiting}, cleared in {n('months_to_clear')} at that pace."


def hours_ledger_table(case: Case, lines: Record, option: str | None = None) -> Outputs | None:
    """Where the hours that move under an option, or under each, go by fiscal year."""
    return by_option(case, lines, _ledger, "", option)


def _ledger(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    rows = [_hours(labels.LEDGER[kind], by_year) for kind, by_year in option.hours_ledger.items() if any(by_year)]
    label = f"{labels.option_name(name)}, where the hours go"
    totals = tied_years(label, option.hours_ledger.values(), option.moved_hours)
    rows.append(_hours("Hours that move", totals, style="total"))
    columns = ("", *labels.year_labels(case)[1:])
    short = any(hours < 0 for hours in option.hours_ledger.redeployed)
    gap = " Below zero: more was let go than moves, and own staff fill the gap." if short else ""
    return Table(f"{labels.option_name(name)}: where the hours go", columns, tuple(rows), f"{labels.LIKELY}.{gap}")


def _hours(head: str, by_year: list[float], style: str = "") -> Row:
    return Row(head, tuple(formats.number(hours) for hours in by_year[1:]), "total" if style else "")


def capacity_table(case: Case, lines: Record) -> Table | None:
    """Work waiting at each year's end under every option, and whether it ever clears."""
    if unknown_work(lines):
        return None
    rows = tuple(_capacity_row(case, labels.option_name(name), option) for name, option in lines.options.items())
    years = labels.year_labels(case)[1:]
    columns = ("Option", *years, "in weeks", "Use of capacity", "Clears")
    opening = formats.hours(lines.options[labels.NOTHING].backlog_hours[0])
    note = f"{opening} wait at the decision. Weeks, use and clearing: at the end of {years[-1]}, at most likely values."
    return Table("Work waiting at each year's end, hours", columns, rows, note)


def _capacity_row(case: Case, name: str, option: Record) -> Row:
    year_ends = [option.backlog_hours[12 * t] for t in range(1, case.file.horizon + 1)]
    clears = formats.months(option.months_to_clear) if option.clears else "never at this pace"
    last = formats.number(option.weeks_of_backlog[-1], 1), formats.percent(option.utilisation[-1], column=True)
    return Row(
        name, (*(formats.number(hours) for hours in year_ends), *last, "nothing waits" if not year_ends[-1] else clears)
    )


def projects_table(case: Case, lines: Record) -> Output:
    """When each of the client's projects gets its hours, under every option."""
    if not case.file.projects:
        return sentences("The file names no project that waits for hours.")
    if unknown_work(lines):
        return missing(case, unknown_work(lines), "When projects get done")
    options = {name: option for name, option in lines.options.items() if name != labels.NOTHING}
    rows = tuple(_project(case, project, list(options.values())) for project in case.file.projects)
    columns = ("Project", "Hours", "Owner", *(labels.option_name(name) for name in options))
    basis = f"{labels.LIKELY}. In order of priority, out of the hours that an option adds to today's."
    note = f"{basis} Never: {formats.NOT_WITHIN}."
    return Table("Month in which each project has had its hours", columns, rows, note, ("Owner",))


def _project(case: Case, project: Project, options: list[Record]) -> Row:
    done_months = (_done_month(case, option, project.name) for option in options)
    hours = formats.exact(project.hours.base if project.hours else None)
    return Row(project.name, (hours, project.owner or formats.NONE, *done_months))


def _done_month(case: Case, option: Record, project: str) -> str:
    month = option.project_done_month[project]
    if month is None:
        return "never"
    year = labels.year_labels(case)[min(-(-int(month) // 12), case.file.horizon)]
    return f"{formats.number(month)} ({year})"
