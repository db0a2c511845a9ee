"""What the workshop pushes to its charts: rows, a title that is the finding, words and a table for who can't see."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from itertools import accumulate, chain, pairwise
from typing import Any

from hitcase.analysis.derived import leaver_costs, lowest_year, staff_hours, tied
from hitcase.analysis.drivers import number_owner
from hitcase.document import findings
from hitcase.document.hours_chart import DESTINATIONS, SHADES
from hitcase.document.must_be_true import FILLS
from hitcase.document.terms import value
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import Numbers
from hitcase.text.pictures import ACCENT, GREY, INK, LOSS, MID, PALE, apart

Rows = list[dict[str, Any]]
HEIGHT, LINE, LONG_OPTION = 140, 16, 20  # px of a plot; of a line of text; characters of a name
MONTHS = 36  # how far the wait is shown
M = formats.MILLION


@dataclass(frozen=True)
class Chart:
    """One chart's content: title, subtitle, rows by data set, the ends of its scale, the table behind it.

    params: other parameters of the chart's form.
    """

    title: str
    subtitle: str
    data: dict[str, Rows]
    ends: tuple[float, float]
    head: list[str]
    table: list[list[str]] = field(default_factory=list)
    params: dict[str, Any] = field(default_factory=dict)


def scale_ends(values: list[float], below: float = 0.08, above: float = 0.08) -> tuple[float, float]:
    """The ends of a scale that holds the values and zero, with room beside them as parts of the span."""
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    return low - below * span, high + above * span


def cash(case: Case, lines: Record, results: Record, option: str, tall: int) -> Chart:
    """Cumulative cash at each year's end, in the middle of the draws; the option's range. tall: px of the plot."""
    bands = {name: result.cash_by_year for name, result in results.options.items()}
    band, unit = bands[option], labels.unit("million money", case.file.currency)
    lowest, at = findings.lowest(case, lines, option, band.p50), lowest_year(band.p50)
    text = f"{lowest.out}, {lowest.when}"
    marks = [{"at": at, "value": band.p50[at] / M, "text": text}] if min(band.p50) < 0 else []
    middles = {name: [money / M for money in by_year.p50] for name, by_year in bands.items()}
    ends = scale_ends([*chain(*middles.values()), *(money / M for money in (*band.p10, *band.p90))])
    ranges = enumerate(zip(band.p10, band.p90, strict=True))
    data: dict[str, Rows] = {
        "band": [{"at": year, "low": low / M, "high": high / M} for year, (low, high) in ranges],
        **curves(middles, option, ends, 0, tall),
        "marks": marks,
        "zero": [{}],
    }
    table = [[labels.option_name(name), *map(formats.thousands, by_year.p50)] for name, by_year in bands.items()]
    head = [f"Middle, {labels.unit('thousand money', case.file.currency)}", *labels.year_labels(case)]
    subtitle = f"Cash, cumulative, {unit}; band: 8 of 10 futures"
    params = {"last": case.file.horizon, "years": labels.year_labels(case)}
    return Chart(findings.cash(case, lines, option, band.p50), subtitle, data, ends, head, table, params)


def curves(
    values: dict[str, list[float]], option: str, ends: tuple[float, float], first: int, tall: int
) -> dict[str, Rows]:
    """A thick line, thin ones, and names at their ends, apart."""
    order = sorted(values, key=lambda name: -values[name][-1])
    pixel = (ends[1] - ends[0]) / tall
    places = apart([values[name][-1] for name in order], [LINE * pixel] * len(order))
    names = [
        {
            "at": len(values[name]) - 1,
            "value": place,
            "text": textwrap.shorten(labels.option_name(name), LONG_OPTION, placeholder="…"),
            "ink": ACCENT if name == option else GREY,
        }
        for name, place in zip(order, places, strict=True)
    ]
    points = {
        name: [{"at": t, "value": v, "name": name} for t, v in enumerate(values[name]) if t >= first] for name in values
    }
    others = [row for name, rows in points.items() if name != option for row in rows]
    return {"others": others, "chosen": points[option], "names": names}


def waiting(case: Case, lines: Record, monthly: Record, option: str) -> Chart:
    """Weeks of work that wait under an option and under doing nothing, at most likely values.

    Args:
        monthly: option → its lines by month.
    """
    last = min(MONTHS, 12 * case.file.horizon)
    weeks = {name: monthly[name].weeks_of_backlog[: last + 1] for name in dict.fromkeys((option, labels.NOTHING))}
    ends = scale_ends([week for row in weeks.values() for week in row], 0, 0.12)
    title = findings.waiting(case, Record(lines, options=monthly), option, last)
    months = [month for month in (1, 3, 6, *range(12, last + 1, 12)) if month <= last]
    table = [[labels.option_name(name), *(formats.number(row[m], 1) for m in months)] for name, row in weeks.items()]
    head = ["Weeks of work that wait", *(f"Month {month}" for month in months)]
    data = {**curves(weeks, option, ends, 1, HEIGHT), "span": _handover(case, option, last)}
    return Chart(title, "Weeks of work that wait, most likely values", data, ends, head, table)


def _handover(case: Case, option: str, last: int) -> Rows:
    """The span in which handing over takes own staff's hours."""
    tree = case.tree.options[option]
    end = min(last, max((float(part.start_month.base) for part in tree.get("parts", ())), default=0.0))
    hours = any(param.base for param in tree.get("kt_hours", {}).values())
    return [{"at": 0, "end": end, "text": "handover takes own hours"}] if end and hours else []


GAP = "Gap that own staff must fill"
YEAR, THIN, LONG = 3, 0.09, 38  # the year of hours and money; a part without room for words; characters of a name


def leavers(case: Case, lines: Record, option: str) -> Chart:
    """What leavers cost by role, and what of it the option changes."""
    n, costs = Numbers(case, lines), leaver_costs(lines, option, case.file.horizon)
    rows = [_leavers_row(labels.role_name(role), cost, case.file.currency) for role, cost in costs.items()]
    more = sum(cost.after - cost.today for cost in costs.values())
    change = f"changes it by {n.of_lines(more, 'net', 'leavers')}" if round(more) else "changes none of it"
    title = f"Leavers cost {n('turnover_cost')} a year; {n.of(option).name()} {change}"
    unit, last = labels.unit("million money a year", case.file.currency), labels.year_labels(case)[-1]
    subtitle = f"{unit}, lost hours included; coloured: what changes by {last}"
    table = [[row["name"], row["text"].split("; ")[0], row["more"]] for row in rows]
    ends = scale_ends([row["end"] for row in rows], 0, 0.75)
    return Chart(title, subtitle, {"roles": rows}, ends, ["Role", "Cost a year", "Changes by"], table)


def _leavers_row(name: str, cost: Record, currency: str) -> dict[str, Any]:
    change = cost.after - cost.today
    text = formats.about(cost.today, currency)
    more = formats.about(change, currency, signed=True) if round(change) else formats.NONE
    text += f"; changes by {more}" if round(change) else ""
    end, fill = max(cost.today, cost.after) / M, LOSS if change > 0 else ACCENT
    place = {"zero": 0, "today": cost.today / M, "after": cost.after / M, "end": end}
    return {"name": name, **place, "fill": fill, "text": text, "more": more}


def split(case: Case, lines: Record, option: str) -> Chart:
    """Staff hours and IT budget under doing nothing and under the option, as shares."""
    year = min(YEAR, case.file.horizon)
    rows: Rows = []
    table = []
    for kind in ("Hours", "Budget"):
        for name in dict.fromkeys((labels.NOTHING, option)):
            bar = f"{kind}: {labels.option_name(name)}"
            parts, texts = _hours(case, lines, name, year) if kind == "Hours" else _money(case, lines, name, year)
            rows += _share_rows(bar, parts, texts)
            table += [[bar, part, text] for part, text in texts.items() if parts[part]]
    title = findings.hours(case, lines, option, year)
    subtitle = f"Staff hours and IT budget in {labels.year_labels(case)[year]}, most likely values"
    return Chart(title, subtitle, {"parts": rows}, (0, 1), ["", "Part", "In that year"], table)


def _hours(case: Case, lines: Record, name: str, year: int) -> tuple[dict[str, float], dict[str, str]]:
    parts = staff_hours(case, lines, name, year)
    return parts, {part: formats.hours(size) for part, size in parts.items()}


def _money(case: Case, lines: Record, name: str, year: int) -> tuple[dict[str, float], dict[str, str]]:
    parts = {part.title(): lines.options[name][f"{part}_after"][year] for part in ("run", "grow", "transform")}
    return parts, {part: formats.money_m(size, case.file.currency, digits=1) for part, size in parts.items()}


def _share_rows(bar: str, parts: dict[str, float], texts: dict[str, str]) -> Rows:
    whole = sum(parts.values()) or 1
    ends = [0.0, *accumulate(size / whole for size in parts.values())]
    spans = zip(parts, pairwise(ends), strict=True)
    return [_share_row(bar, name, begin, end, texts[name]) for name, (begin, end) in spans if end > begin]


def _share_row(bar: str, name: str, begin: float, end: float, size_text: str) -> dict[str, Any]:
    ink = "white" if SHADES[name] == ACCENT else INK
    text = f"{name} {size_text}" if end - begin > 2 * THIN else size_text if end - begin > THIN else ""
    place = {"from": begin, "to": end, "middle": (begin + end) / 2}
    return {"name": bar, **place, "shade": SHADES[name], "ink": ink, "text": text}


def ledger(case: Case, lines: Record, option: str) -> Chart:
    """Where the hours go that the option takes over, in the last year."""
    last = case.file.horizon
    hours = {labels.LEDGER[kind]: by_year[last] for kind, by_year in lines.options[option].hours_ledger.items()}
    tied("Where the hours go", hours.values(), lines.options[option].moved_hours[last])
    rows = [_ledger_row(name, size) for name, size in hours.items() if round(size)]
    n = Numbers(case, lines).of(option)
    title = f"{n.name()} takes over {n(f'moved_hours[{last}]')} hours a year"
    table = [[name, formats.number(size)] for name, size in hours.items()]
    ends = scale_ends([row["hours"] for row in rows], 0.16, 0.3)
    return Chart(
        title,
        f"Hours in {labels.year_labels(case)[last]}, where they go",
        {"rows": rows, "zero": [{}]},
        ends,
        ["Where", "Hours a year"],
        table,
    )


def _ledger_row(name: str, hours: float) -> dict[str, Any]:
    name = GAP if hours < 0 and name == labels.LEDGER["redeployed"] else name
    fill = DESTINATIONS.get(name, MID)
    stroke = ACCENT if fill == "white" else fill
    return {
        "name": name,
        "zero": 0,
        "hours": hours,
        "end": max(hours, 0),
        "fill": fill,
        "stroke": stroke,
        "text": formats.number(hours),
    }


def ways(case: Case, lines: Record, results: Record, option: str) -> Chart:
    """How each option could turn out in cash; the one at hand as 20 dots."""
    options = results.options
    order = sorted(options, key=lambda name: -options[name].npv_cash.p50)
    rows = [_outcome_row(name, options[name], lines.options[name].npv_cash, own=name == option) for name in order]
    dots = [_dot(option, at) for at in options[option].dots.npv_cash]
    values = [row[end] for row in rows for end in ("low", "high", "likely")] + [dot["at"] for dot in dots]
    chance = formats.in_twenty(options[option].npv_cash.p_loss)
    title = f"{labels.option_name(option)} loses cash in {chance} futures"
    unit = labels.unit("million money", case.file.currency)
    subtitle = f"Cash, {unit}: 8 of 10 futures, middle; diamond: most likely values"
    figures = ("low", "middle", "high", "likely")
    table = [[row["name"], *(formats.number(row[key], 2, signed=True) for key in figures), row["text"]] for row in rows]
    head = ["Option", "1 in 10 below", "Middle", "1 in 10 above", "Most likely", "Loses"]
    data: dict[str, Rows] = {"rows": rows, "dots": dots, "zero": [{}]}
    return Chart(title, subtitle, data, scale_ends(values, 0.06, 0.3), head, table)


def _outcome_row(name: str, result: Record, likely: float, *, own: bool) -> dict[str, Any]:
    cash = result.npv_cash
    place = {"low": cash.p10 / M, "middle": cash.p50 / M, "high": cash.p90 / M, "likely": likely / M}
    text = "" if name == labels.NOTHING else f"loses {formats.in_twenty(cash.p_loss)}"
    end = max(place.values())
    return {"name": labels.option_name(name), **place, "end": end, "ink": PALE if own else GREY, "text": text}


def _dot(option: str, at: float) -> dict[str, Any]:
    return {"name": labels.option_name(option), "at": at / M, "ink": LOSS if at < 0 else ACCENT}


def drivers(case: Case, tornado: list[Record]) -> Chart:
    """What must be true: the widest drivers, in their own units."""
    rows = [_driver_row(case, row) for row in tornado]
    measured = labels.MEASURED[case.file.decide_on]
    title = f"{rows[0]['name']} matters most" if rows else "No figure with a range moves the result"
    unit = labels.unit("million money", case.file.currency)
    subtitle = f"Middle of the {measured}, {unit}: one figure at its ends, all others drawn"
    ends = scale_ends([row[end] for row in rows for end in ("left", "right")], 0.28, 0.28)
    table = [[row["name"], row["text_low"], row["text_high"]] for row in rows]
    return Chart(title, subtitle, {"rows": rows, "zero": [{}]}, ends, ["Driver", "At the left", "At the right"], table)


def _driver_row(case: Case, row: Record) -> dict[str, Any]:
    low, high = sorted((row.low, row.high), key=lambda end: end.median)
    fill = FILLS.get(number_owner(case.params[row.path].source), PALE)
    return {
        "name": textwrap.shorten(paths.input_label(case, case.params[row.path]), LONG, placeholder="…"),
        "left": low.median / M,
        "right": high.median / M,
        "text_low": value(case, row.path, low.value),
        "text_high": value(case, row.path, high.value),
        "fill": fill,
        "stroke": GREY if fill == PALE else ACCENT,
    }
