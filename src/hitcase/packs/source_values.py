"""What stands at the source of a number: computed from the file, the lines and the draws that the pack is built of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from hitcase.analysis.break_even import LEVELS, price_of
from hitcase.analysis.derived import hiring, recovery_months, staff_hours, today_money
from hitcase.document import terms
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
SAFE = 1 - LEVELS["eight_of_ten"]
PARTS = {"p10": 0.1, "p90": 0.9, "p10 to p90": 0.8, "share": SAFE}  # of the draws, below or between what is shown


class Made(NamedTuple):
    """What a pack is made of. results: what the draws say, see `outlook.assess`."""

    case: Case
    lines: Record
    results: Record


def values(made: Made, source: From) -> Values:
    """What a number of this source may be a rounding of; of words, how they may be written.

    Raises: LookupError where nothing stands at its path, in words.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml")
    >>> made = Made(case, evaluate(case), Record())
    >>> values(made, From.line("wage_growth")), values(made, From.date("as_of"))
    ([0.033], ['30 Jun 2026'])
    """
    try:
        found = VALUES[source.kind](made, source)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise LookupError(f"{source.told}, which does not exist") from error
    if not found:
        raise LookupError(f"{source.told}, which does not exist")
    return found


def _line(made: Made, source: From) -> Values:
    signed = [(-1 if path.startswith("-") else 1, path.removeprefix("-")) for path in (source.path, *source.parts)]
    found = [(sign, Numbers(made.case, made.lines).found(path)) for sign, path in signed]
    if len(found) == 1 and found[0][1] is None:  # "never"
        return [None]
    return [sum(sign * _amount(made, value) for sign, value in found)]


def _amount(made: Made, value: Any) -> float:
    """One number; of one a year, from the decision on, all in today's money."""
    if not isinstance(value, list):
        return float(value)
    if len(value) != made.case.file.horizon + 1:  # a line by month
        raise LookupError
    return today_money(made.case, value)


def _step(made: Made, source: From) -> Values:
    name, _, year = source.parts[0].rstrip("]").partition("[")
    option = source.path.removeprefix("options.")
    case, lines, results = made
    if name.startswith("rests on "):
        return [100 * results.rests_on[name.removeprefix("rests on ")]] if option == results.option else []
    if name == "run hours":
        return [staff_hours(case, lines, option, int(year))["Run"]]
    if name in ("a seat", "seats"):
        hired = hiring(case, lines)[option]
        return [hired.seat_value if name == "a seat" else hired.seats]
    if name == "all else":
        return [all_else(case, lines.options[option])]
    return [one.size for one in steps_of(case, lines.options[option], results.options[option]) if one.name == name]


def _draw(made: Made, source: From) -> Values:
    results, figure = made.results, source.parts[0] if source.parts else ""
    steps = [step for step in paths.steps(source.path) if step != "uncertainty"]
    if figure in PARTS:
        return [f"{10 * PARTS[figure]:g} {word} 10" for word in ("in", "of")]
    if steps == ["walk_away_fee"]:
        price: Any = price_of(made.case, results.option)
        return [terms.fee(made.case, price.unit, results.walk_away_fee[figure])]
    if "sceptic" in steps:
        return [results.sceptic[steps[-1]]] if steps[1] == results.option else []
    if figure:
        middle = results.options[steps[1]].cash_by_year.p50
        return [-min(middle) if figure == "deepest" else {"back": recovery_months}[figure](middle)]
    found: Any = results
    for step in steps:
        found = found[int(step)] if isinstance(found, list) else found[step]
    return [None if found is None else float(found)]


def _driver(made: Made, source: From) -> Values:
    figure, rows = source.parts[0], made.results.drivers
    row = {row.path: row for row in rows}[source.path]
    if figure == "times":
        return [rows[0].swing / rows[1].swing] if row is rows[0] else []
    if figure.startswith("cash at "):
        return [row[figure.removeprefix("cash at ")].median]
    found = row.turns.still_positive.value if figure == "turn" else row[figure].value
    return [terms.value(made.case, source.path, found)]


def _claim(made: Made, source: From) -> Values:  # noqa: ARG001 the register is no case's own
    claim, figure = claims()[source.path.removeprefix("claims.")], source.parts[0]
    if figure == "base":
        return [100 * claim.value["base"]]
    return [{"whole": "100", "year": str(claim.year), "statement": claim.statement, "weakness": claim.weakness}[figure]]


def _date(made: Made, source: From) -> Values:
    if source.path.startswith("options."):
        days = [one.date for one in origins(made.case, source.path.removeprefix("options."))]
    else:
        days = list(_words(made.case.file, source.path.split(".")))
    return [formats.day(day) for day in days if day]


def _text(made: Made, source: From) -> Values:
    """Words of the file, in one line; of a whole section, why it is left out."""
    case, path = made.case, source.path
    if path in case.left_out or ("." not in path and hasattr(case.file, path)):
        return [case.left_out.get(path, "the file has none of it").split(" (")[0]]
    return [" ".join(text.split()) for text in _words(case.file, path.split("."))]


def _words(at: Any, steps: list[str]) -> Iterator[str]:
    if isinstance(at, list | tuple):
        for one in at:
            yield from _words(one, steps)
    elif steps:
        yield from _words(getattr(at, steps[0]), steps[1:])
    else:
        yield str(at)


def _name(made: Made, source: From) -> Values:
    case, path = made.case, source.path
    if path in case.params:
        param = case.params[path]
        what, claim = paths.what(case, param), f" ({param.source.claim})" if param.source.claim else ""
        low = f"{what[:1].lower()}{what[1:]}"
        ends = labels.in_words(paths.steps(path)[-2]).lower() if ".ends." in path else low
        return [what, low, ends, f"{paths.group(path)}, {low}{claim}"]
    if path.startswith("options."):
        option = path.removeprefix("options.")
        return [labels.option_name(option)] if option in {*made.lines.options, *case.file.options} else []
    named = {"first_year": labels.year_labels(case), "horizon": [formats.years(case.file.horizon)]}
    return [*named[path]]


def _month(made: Made, source: From) -> Values:
    line, _, month = source.path.rstrip("]").rpartition("[")
    Numbers(made.case, made.lines).value(f"{line}[{month}]")
    return [float(month)]


def _count(made: Made, source: From) -> Values:
    """Of drafts: those of one option, and those of all others."""
    if source.path == "placeholders":
        return [float(len(placeholders(made.case)))]
    each = {"added": [len(drafts(made.case, option)) for option in made.case.tree.options]}[source.path]
    known = {*each, sum(each), *(sum(each) - one for one in each)}
    words = [formats.WORDS[count] if count < len(formats.WORDS) else str(count) for count in sorted(known)]
    return [*words, *(word.capitalize() for word in words)]


VALUES: dict[str, Callable[[Made, From], Values]] = {
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
