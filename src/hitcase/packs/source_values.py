"""What stands at the source of a number: computed from the file, the lines and the draws that the pack is built of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hitcase.analysis.break_even import LEVELS, price_of
from hitcase.analysis.derived import hiring, lowest_month, recovery_months, shortfall, staff_hours, today_money
from hitcase.document import returns, terms
from hitcase.document.offers import origins
from hitcase.document.reasons import all_else
from hitcase.document.waterfall import steps_of
from hitcase.inputs.additions import drafts
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.inputs.first_numbers import placeholders
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import Numbers
from hitcase.text.source_types import From

Values = list[float | str | None]  # a number is shown rounded, "never" is None, words are shown as they are
PARTS = {"p10": 0.1, "p90": 0.9, "p10 to p90": 0.8}  # of the draws, below or between what is shown


class PackData(NamedTuple):
    """What a pack is made of. results: what the draws say, see `outlook.assess`."""

    case: Case
    lines: Record
    results: Record


def values(pack: PackData, source: From) -> Values:
    """What a number of this source may be a rounding of; of words, how they may be written.

    Raises: LookupError where nothing stands at its path, in words.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml")
    >>> pack = PackData(case, evaluate(case), Record())
    >>> values(pack, From.line("wage_growth")), values(pack, From.date("as_of"))
    ([0.033], ['30 Jun 2026'])
    """
    try:
        numbers = VALUES[source.kind](pack, source)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise LookupError(f"{source.label}, which does not exist") from error
    if not numbers:
        raise LookupError(f"{source.label}, which does not exist")
    return numbers


def _line(pack: PackData, source: From) -> Values:
    signed = [(-1 if path.startswith("-") else 1, path.removeprefix("-")) for path in (source.path, *source.parts)]
    values = [(sign, Numbers(pack.case, pack.lines).lookup(path)) for sign, path in signed]
    if len(values) == 1 and values[0][1] is None:  # "never"
        return [None]
    return [sum(sign * _amount(pack, value) for sign, value in values)]


def _amount(pack: PackData, value: Any) -> float:
    """One number; of one a year, from the decision on, all in today's money."""
    if not isinstance(value, list):
        return float(value)
    if len(value) != pack.case.file.horizon + 1:  # a line by month
        raise LookupError
    return today_money(pack.case, value)


def _step(pack: PackData, source: From) -> Values:
    name, _, year = source.parts[0].rstrip("]").partition("[")
    option = source.path.removeprefix("options.")
    case, lines, results = pack
    if name.startswith("rests on "):
        return [100 * results.rests_on[name.removeprefix("rests on ")]] if option == results.option else []
    if name == "run hours":
        return [staff_hours(case, lines, option, int(year))["Run"]]
    if name in ("a seat", "seats"):
        hire = hiring(case, lines)[option]
        return [hire.seat_value if name == "a seat" else hire.seats]
    if name == returns.RATE:
        return [returns.rate_of_return(lines.options[option])]
    if name == "all else":
        return [all_else(case, lines.options[option])]
    return _of_waterfall(pack, option, name)


def _hours_missing(case: Case, option: str, name: str) -> Values:
    gap = shortfall(case, option)
    return [gap[int(name[-1])] if name[-1].isdigit() else gap.hours] if gap else []


def _of_waterfall(pack: PackData, option: str, name: str) -> Values:
    case, lines, results = pack
    if name.startswith("hours missing"):
        return _hours_missing(case, option, name)
    return [step.size for step in steps_of(case, lines.options[option], results.options[option]) if step.name == name]


def _draw(pack: PackData, source: From) -> Values:
    results, figure = pack.results, source.parts[0] if source.parts else ""
    steps = [step for step in paths.steps(source.path) if step != "uncertainty"]
    if figure in PARTS:
        return [*(f"{10 * PARTS[figure]:g} {word} 10" for word in ("in", "of")), f"{100 * PARTS[figure]:g}%"]
    if figure == "risk":
        return [formats.percent(LEVELS["eight_of_ten"])]
    if steps == ["walk_away_fee"]:
        price: Any = price_of(pack.case, results.option)
        return [terms.fee(pack.case, price.unit, results.walk_away_fee[figure])]
    for reading in ("sceptic", "together"):
        if reading in steps:
            return [results[reading][steps[-1]]] if steps[1] == results.option else []
    if figure:
        middle = results.options[steps[1]].cash_by_month.p50
        month, back = lowest_month(middle), recovery_months(middle)
        return [{"deepest": -middle[month], "deepest month": month, "back": back}[figure]]
    number = paths.value_at(results, source.path.removeprefix("uncertainty."))
    return [None if number is None else float(number)]


def _driver(pack: PackData, source: From) -> Values:
    figure, rows = source.parts[0], pack.results.drivers
    row = {row.path: row for row in rows}[source.path]
    if figure == "times":
        return [rows[0].swing / rows[1].swing] if row is rows[0] else []
    if figure.startswith("cash at "):
        return [row[figure.removeprefix("cash at ")].median]
    if figure == "decides":
        decides = pack.results.decides
        return [terms.amount_of(pack.case, source.path, decides.value, decides.side)]
    if figure == "likely":
        return [terms.amount_of(pack.case, source.path, row.base)]
    return [terms.outcome(pack.case, source.path, row[figure].value)]


def _claim(pack: PackData, source: From) -> Values:  # noqa: ARG001 the register is no case's own
    claim, figure = claims()[source.path.removeprefix("claims.")], source.parts[0]
    if figure == "base":
        return [100 * claim.value["base"]]
    return [{"whole": "100", "year": str(claim.year), "statement": claim.statement, "weakness": claim.weakness}[figure]]


def _date(pack: PackData, source: From) -> Values:
    if source.path.startswith("options."):
        offers = origins(pack.case, source.path.removeprefix("options."))
        days = [day for offer in offers for day in (offer.date, offer.valid_until)]
    else:
        days = list(_words(pack.case.file, source.path.split(".")))
    return [formats.day(day) for day in days if day]


def _text(pack: PackData, source: From) -> Values:
    """Words of the file, in one line; of a whole section, why it is left out."""
    case, path = pack.case, source.path
    if path in case.left_out or ("." not in path and hasattr(case.file, path)):
        return [case.left_out.get(path, "the file has none of it").split(" (")[0]]
    return [" ".join(text.split()) for text in _words(case.file, path.split("."))]


def _words(node: Any, steps: list[str]) -> Iterator[str]:
    if isinstance(node, list | tuple):
        for item in node:
            yield from _words(item, steps)
    elif steps:
        yield from _words(getattr(node, steps[0]), steps[1:])
    else:
        yield str(node)


def _name(pack: PackData, source: From) -> Values:
    case, path = pack.case, source.path
    if path in case.params:
        param = case.params[path]
        label, claim = paths.input_label(case, param), f" ({param.source.claim})" if param.source.claim else ""
        phrase, full = paths.input_phrase(case, param), paths.full_phrase(case, param)
        subject = labels.in_words(paths.steps(path)[-2]) if ".ends." in path else phrase
        return [label, phrase, full, paths.full_label(case, param), subject, f"{paths.group(path)}, {phrase}{claim}"]
    if path.startswith("options."):
        option = path.removeprefix("options.")
        return [labels.option_name(option)] if option in {*pack.lines.options, *case.file.options} else []
    names = {"first_year": labels.year_labels(case), "horizon": [formats.years(case.file.horizon)]}
    return [*names[path]]


def _month(pack: PackData, source: From) -> Values:
    line, _, month = source.path.rstrip("]").rpartition("[")
    Numbers(pack.case, pack.lines).value(f"{line}[{month}]")
    return [float(month)]


def _count(pack: PackData, source: From) -> Values:
    """Of drafts: those of one option, and those of all others."""
    if source.path == "placeholders":
        return [float(len(placeholders(pack.case)))]
    counts = {"added": [len(drafts(pack.case, option)) for option in pack.case.tree.options]}[source.path]
    totals = {*counts, sum(counts), *(sum(counts) - count for count in counts)}
    words = [formats.count_word(count) for count in sorted(totals)]
    return [*words, *(word.capitalize() for word in words)]


VALUES: dict[str, Callable[[PackData, From], Values]] = {
    "line": _line,
    "step": _step,
    "draw": _draw,
    "driver": _driver,
    "claim": _claim,
    "date": _date,
    "text": _text,
    "name": _name,
    "month": _month,
    "count": _count,
}
