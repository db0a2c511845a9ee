"""Chart 5: hours and money, side by side. Two pairs of bars in the same order and shades, and where the hours go."""

from __future__ import annotations

import altair as alt

from hitcase.analysis.flows import staff_hours
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import findings, formats, labels, picture
from hitcase.views.numbers import Numbers
from hitcase.views.output import Figure, Output, Row, Table
from hitcase.views.pairs import BETWEEN, Bar, destinations, pair
from hitcase.views.said import said
from hitcase.views.telling import missing

YEAR = 3  # the year that is looked at, or the last
PARTS = ("run", "grow", "transform")


def hours_and_money(case: Case, lines: Record, option: str | None) -> Output | None:
    """Staff hours and IT budget under doing nothing and under an option, and where the hours that move go."""
    if option is None:
        return None
    if "it_budget" not in lines or not lines.roles:
        return missing(case, "budget" if lines.roles else "roles", "Hours and money side by side")
    year = min(YEAR, case.file.horizon)
    hours = [_hours(case, lines, name, year) for name in (labels.NOTHING, option)]
    money = [_money(case, lines, name, year) for name in (labels.NOTHING, option)]
    n = Numbers(case, lines).of(option)
    moved, run = n(f"moved_hours[{year}]"), n(f"run_after[{year}]")
    title = findings.hours(case, lines, option, year)
    own = said(hours[1].said["Run"], f"options.{option}.hours_ledger")
    alt_text = findings.told(title, [f"run hours {own}", f"run budget {run}", f"hours that move {moved}"])
    drawn = picture.svg(_chart(case, lines, option, year, hours, money))
    subtitle = f"Doing nothing and {n.name()} in {n.year(year)}: hours and money of that year, most likely values"
    return Figure(title, subtitle, drawn, alt_text, _table(lines, option, year, [*hours, *money]))


def _hours(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = staff_hours(case, lines, name, year)
    return Bar(labels.option_name(name), parts, {part: formats.hours(size) for part, size in parts.items()})


def _money(case: Case, lines: Record, name: str, year: int) -> Bar:
    parts = {part.title(): lines.options[name][f"{part}_after"][year] for part in PARTS}
    said = {part: formats.money_m(size, case.file.currency, digits=1) for part, size in parts.items()}
    return Bar(labels.option_name(name), parts, said)


def _chart(case: Case, lines: Record, option: str, year: int, hours: list[Bar], money: list[Bar]) -> alt.ConcatChart:
    found = lines.options[option]
    more_hours = f"{formats.number(found.hours_ledger.redeployed[year], signed=True)} h"
    more_money = formats.about(found.run_after[year] - lines.run[year], case.file.currency, signed=True)
    pairs = pair("Staff hours", hours, ["other work", more_hours]), pair("IT budget", money, ["run budget", more_money])
    ledger = {labels.LEDGER[kind]: by_year[year] for kind, by_year in found.hours_ledger.items()}
    title = f"Where the {formats.number(found.moved_hours[year])} hours go that move in that year"
    rows = (alt.hconcat(*pairs, spacing=BETWEEN), destinations(title, ledger))
    return alt.concat(*rows, columns=1, align="none", spacing=30)


def _table(lines: Record, option: str, year: int, bars: list[Bar]) -> Table:
    said = [(f"{bar.name}: {part.lower()}", bar.said[part]) for bar in bars for part, size in bar.parts.items() if size]
    ledger = {kind: hours[year] for kind, hours in lines.options[option].hours_ledger.items()}
    said += [(labels.LEDGER[kind], formats.hours(hours)) for kind, hours in ledger.items() if hours]
    return Table("Hours and money side by side", ("", "In that year"), tuple(Row(name, (text,)) for name, text in said))
