"""Tables of hours: where those that move go, what waits, when projects get done. Hours are money or time, not both."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.inputs.staff import Project
from hitcase.views import formats, labels
from hitcase.views.option_tables import by_option
from hitcase.views.output import Output, Outputs, Row, Table, sentences
from hitcase.views.telling import missing, unknown_work


def hours_ledger(case: Case, lines: Record, option: str | None = None) -> Outputs | None:
    """Where the hours that move under an option, or under each, go by fiscal year."""
    return by_option(case, lines, _ledger, "", option)


def _ledger(case: Case, lines: Record, name: str) -> Table:
    option = lines.options[name]
    rows = [_hours(labels.LEDGER[kind], by_year) for kind, by_year in option.hours_ledger.items() if any(by_year)]
    rows.append(_hours("Hours that move", option.moved_hours, style="total"))
    columns = ("", *labels.year_labels(case)[1:])
    short = any(hours < 0 for hours in option.hours_ledger.redeployed)
    gap = " Below zero: more was let go than moves, and own staff fill the gap." if short else ""
    return Table(f"{labels.option_name(name)}: where the hours go", columns, tuple(rows), f"{labels.LIKELY}.{gap}")


def _hours(head: str, by_year: list[float], style: str = "") -> Row:
    return Row(head, tuple(formats.number(hours) for hours in by_year[1:]), "total" if style else "")


def capacity(case: Case, lines: Record) -> Table | None:
    """Work waiting at each year's end under every option, and whether it ever clears."""
    if unknown_work(lines):
        return None
    rows = tuple(_waiting(case, labels.option_name(name), option) for name, option in lines.options.items())
    years = labels.year_labels(case)[1:]
    columns = ("Option", *years, "in weeks", "Use of capacity", "Clears")
    opening = formats.hours(lines.options[labels.NOTHING].backlog_hours[0])
    note = f"{opening} wait at the decision. Weeks, use and clearing: at the end of {years[-1]}, at most likely values."
    return Table("Work waiting at each year's end, hours", columns, rows, note)


def _waiting(case: Case, name: str, option: Record) -> Row:
    ends = [option.backlog_hours[12 * t] for t in range(1, case.file.horizon + 1)]
    clears = formats.months(option.months_to_clear) if option.clears else "never at this pace"
    last = formats.number(option.weeks_of_backlog[-1], 1), formats.percent(option.utilisation[-1], column=True)
    return Row(name, (*(formats.number(hours) for hours in ends), *last, "nothing waits" if not ends[-1] else clears))


def projects(case: Case, lines: Record) -> Output:
    """When each of the client's projects gets its hours, under every option."""
    if not case.file.projects:
        return sentences("The file names no project that waits for hours.")
    if unknown_work(lines):
        return missing(case, unknown_work(lines), "When projects get done")
    options = {name: option for name, option in lines.options.items() if name != labels.NOTHING}
    rows = tuple(_project(case, project, list(options.values())) for project in case.file.projects)
    columns = ("Project", "Hours", "Owner", *(labels.option_name(name) for name in options))
    told = f"{labels.LIKELY}. In order of priority, out of the hours that an option adds to today's."
    note = f"{told} Never: not within the horizon."
    return Table("Month in which each project has had its hours", columns, rows, note, ("Owner",))


def _project(case: Case, project: Project, options: list[Record]) -> Row:
    done = (_done(case, option, project.name) for option in options)
    hours = formats.exact(project.hours.base if project.hours else None)
    return Row(project.name, (hours, project.owner or formats.NONE, *done))


def _done(case: Case, option: Record, project: str) -> str:
    month = option.project_done_month[project]
    if month is None:
        return "never"
    year = labels.year_labels(case)[min(-(-int(month) // 12), case.file.horizon)]
    return f"{formats.number(month)} ({year})"
