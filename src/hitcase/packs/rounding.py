"""Numbers in a document's sentences beside the lines that they come from: each has to be a rounding of its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from hitcase.analysis.flows import today_money
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.packs.orphans import DIGIT
from hitcase.views import formats
from hitcase.views.numbers import LOOKS, Numbers
from hitcase.views.sources import From, sources

Pair = tuple[str, str]  # a number as it is shown, and its source
SHORTER = (" weeks", " FTE", " months")  # units that the words of a sentence may give


@dataclass(frozen=True)
class Checked:
    """What a check came to. wrong: sentences; sound: how many are right; left: what could not be checked.

    Left are numbers that are made of several lines in a way of their own, and figures of the draws.
    """

    wrong: tuple[str, ...]
    sound: int
    left: tuple[Pair, ...]


NOTHING = Checked((), 0, ())


def checked(case: Case, lines: Record, told: Iterable[Pair]) -> Checked:
    """Every number that a line or an input stands behind, once.

    >>> from hitcase.analysis.cases import load
    >>> from hitcase.analysis.readings import evaluate
    >>> case = load("params/lakeside.yaml")
    >>> lines, fee = evaluate(case), "options.offer_a.fee[2]"
    >>> checked(case, lines, [("$2.5 m", fee), ("$2.4 m", fee)]).wrong
    ('$2.4 m is no rounding of options.offer_a.fee[2], which is 2,465,370',)
    """
    wrong, sound, left = list[str](), 0, list[Pair]()
    for text, source in dict.fromkeys((text, source) for text, source in told if DIGIT.search(text)):
        found = sources(case, source)
        if not found:
            continue  # a date, a year's label: words of the file
        one = found[0] if " " not in source or found[0].path == source else None
        known = _known(case, lines, one) if one else None
        if any(_is(text, value, case.file.currency) for value in known or _sums(case, lines, found)):
            sound += 1
        elif known is None:
            left.append((text, source))
        else:
            wrong.append(f"{text} is no rounding of {source}, which is {' or '.join(map(formats.exact, known))}")
    return Checked(tuple(wrong), sound, tuple(left))


def _known(case: Case, lines: Record, one: From) -> list[Any] | None:
    """The values of a source that is one number; of an input any of its range's ends too; None for all others."""
    if one.kind == "input":
        param = case.params[one.path]
        return [value for value in (param.base, param.low, param.high) if value is not None]
    if one.kind != "line" or len(one.rows) != 1 or not one.rows[0].line:
        return None
    found = Numbers(case, lines).found(one.path)
    return [found] if not isinstance(found, list) else None if one.at is None else [found[one.at]]


def _sums(case: Case, lines: Record, found: list[From]) -> Iterator[float]:
    """What several lines may come to: the sum of all their entries, in today's money or not; of two, the difference."""
    rows = [(row.path, one.at) for one in found for row in one.rows if row.line]
    whole = [Numbers(case, lines).found(path) for path, _ in rows]
    values = [value if at is None else value[at] for value, (_, at) in zip(whole, rows, strict=True)]
    if not values or any(value is None for value in values):
        return
    yield sum(sum(value) if isinstance(value, list) else value for value in values)
    if len(values) == 2 and not any(isinstance(value, list) for value in values):
        yield values[0] - values[1]
    if all(isinstance(value, list) and len(value) == case.file.horizon + 1 for value in values):
        yield sum(today_money(case, value) for value in values)


def _is(text: str, value: float | None, currency: str) -> bool:
    """Whether a text is a way in which a sentence shows the number, with or without its sign."""
    return text in {*_texts(value, currency), *(_texts(-value, currency) if value is not None else ())}


def _texts(value: float | None, currency: str) -> Iterator[str]:
    for look in ("rate", "months", "exact") if value is None else LOOKS:
        shown = LOOKS[look](value, currency)
        yield shown
        yield from (shown.removesuffix(unit) for unit in SHORTER)
    if value is not None:
        yield from (formats.hours(value), formats.exact_percent(value))
        yield from (formats.money(value, currency, digits=digits) for digits in (0, 2))
        yield formats.money_m(value, currency, digits=2, signed=True)
