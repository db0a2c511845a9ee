"""Numbers as a sentence shows them: named by their line, shown in its unit, remembered with its path."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, paths
from hitcase.text.source_types import From

BEGIN, FROM, END = "\x01", "\x02", "\x03"  # no white space: strip and split leave them
MARKED = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){FROM}([^{BEGIN}{END}]*){END}")
SENTENCE = re.compile(rf"(?:{BEGIN}[^{END}]*{END}|[^.\n{BEGIN}]|\.(?!\s))+\.?")
SOURCED = re.compile(r'<span data-from="([^"]*)"( style="[^"]*")?>(.*?)</span>')
SHORT = 24  # characters: up to here a text does not break over lines


def sourced(text: str, source: From) -> str:
    """A number as text that remembers its source.

    >>> bare(sourced("$1.2 m", From.line("options.offer_a.peak_funding")))
    '$1.2 m'
    """
    return f"{BEGIN}{bare(text)}{FROM}{source}{END}"


def bare(text: str) -> str:
    """The text as a reader sees it."""
    return MARKED.sub(r"\1", text)


def unsourced(text: str) -> str:
    """What no source stands behind: the words of a sentence, and any number that was typed into it.

    >>> unsourced("It costs " + sourced("$139", From.line("options.offer_a.cost_per_hour")) + " an hour.")
    'It costs  an hour.'
    """
    return MARKED.sub("", text)


def pairs(text: str) -> list[tuple[str, str]]:
    """Each text that has a source, with it.

    >>> pairs("It costs " + sourced("$139", From.line("options.offer_a.cost_per_hour")) + ".")
    [('$139', 'line:options.offer_a.cost_per_hour')]
    """
    return [(match[1], match[2]) for match in MARKED.finditer(text)]


def numbers_in(text: str) -> list[tuple[str, str, str]]:
    """The same, each with the sentence that it stands in.

    >>> numbers_in("It pays. It costs " + sourced("$1.39", From.line("wage")) + " an hour. It stays.")
    [('$1.39', 'line:wage', 'It costs $1.39 an hour.')]
    """
    return [(*pair, bare(sentence).strip()) for sentence in SENTENCE.findall(text) for pair in pairs(sentence)]


def _span(text: str) -> str:
    return f'<span style="white-space:nowrap">{text}</span>' if " " in text and len(text) <= SHORT else text


def with_sources(html: str) -> str:
    """HTML in which each text with a digit says where it comes from; short ones stay on one line; the marks are gone.

    >>> with_sources(sourced("$1.2 m", From.line("x")) + sourced("Offer A", From.name("y")))
    '<span data-from="line:x" style="white-space:nowrap">$1.2 m</span><span style="white-space:nowrap">Offer A</span>'
    """
    return MARKED.sub(lambda match: _from(match[1], match[2]), html)


def _from(text: str, source: str) -> str:
    span = _span(text)
    if not re.search(r"\d", text):
        return span
    whole = span if span != text else f"<span>{text}</span>"
    return whole.replace("<span", f'<span data-from="{source}"', 1)


def without_sources(html: str) -> str:
    """The same without the sources: short texts stay on one line.

    >>> without_sources(with_sources(sourced("$1.2 m", From.line("x")) + sourced("5", From.line("y"))))
    '<span style="white-space:nowrap">$1.2 m</span>5'
    """
    return SOURCED.sub(lambda match: f"<span{match[2]}>{match[3]}</span>" if match[2] else match[3], html)


Value = float | None
LOOKS: dict[str, Callable[[Any, str], str]] = {
    "money": formats.about,
    "net": lambda value, currency: formats.about(value, currency, signed=True),
    "size": lambda value, currency: formats.about(abs(value), currency),
    "cents": formats.money_m,
    "rate": formats.rate,
    "share": lambda value, _: formats.percent(value),
    "fte": lambda value, _: formats.fte(value),
    "some": lambda value, _: formats.number(value, 1).removesuffix(".0"),
    "tenth": lambda value, _: formats.number(value, 1),
    "people": lambda value, _: formats.number(value, 1),
    "hours": lambda value, _: formats.number(value),
    "flag": lambda value, _: formats.number(value),
    "chance": lambda value, _: formats.in_twenty(value),
    "months": lambda value, _: formats.months(value),
    "weeks": lambda value, _: formats.weeks(value),
    "count": lambda value, _: formats.number(value),
    "change": lambda value, _: formats.number(value, signed=True),
    "exact": lambda value, _: formats.exact(value),
}
GIVEN = {"money an hour": "rate", "money": "money", "share": "share", "FTE": "fte"}  # of a parameter, by its unit


def look_of(path: str) -> str:
    """How a line is shown, a key of LOOKS.

    >>> look_of("options.offer_a.npv_cash"), look_of("options.offer_a.fee[2]"), look_of("maintenance_tax_hours")
    ('net', 'money', 'hours')
    """
    return labels.look_of_line([step for step in paths.steps(path) if not step.isdigit()])


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of a case. home: what every path begins with, so that an option's lines go by their names alone."""

    case: Case
    lines: Record
    home: str = ""

    def of(self, option: str) -> Numbers:
        """Those of one option."""
        return Numbers(self.case, self.lines, f"options.{option}.")

    def value(self, path: str) -> Value:
        """The number itself; None is "never".

        Raises: KeyError if neither lines nor parameters have it.
        """
        value = self.lookup(path)
        return None if value is None else float(value)

    def lookup(self, path: str) -> Any:
        """What stands at a path: a number, "never", or what holds several of them.

        Raises: KeyError if neither lines nor parameters have it.
        """
        full = self.home + path
        if full in self.case.params:
            return self.case.params[full].base
        return paths.value_at(self.lines, full)

    def __call__(self, path: str, look: str = "") -> str:
        """A line or parameter as text that remembers it; look: a key of LOOKS where not its own."""
        return self.of_lines(self.value(path), look or self._look(path), path)

    def _look(self, path: str) -> str:
        """How a number is shown: a line by its name, a parameter by its unit; one of another unit as it was given."""
        if self.home + path not in self.case.params:
            return look_of(path)
        unit = self.case.params[self.home + path].unit
        default = "months" if "months" in path else "exact"
        return next((look for unit_start, look in GIVEN.items() if unit.startswith(unit_start)), default)

    def name(self, option: str = "") -> str:
        """An option as a sentence names it; the one at hand where none is given."""
        name = option or paths.steps(self.home)[-1]
        return sourced(labels.option_name(name), From.name(f"options.{name}"))

    def year(self, t: int) -> str:
        """What a year is called."""
        return sourced(labels.year_labels(self.case)[t], From.name("first_year"))

    def month(self, month: int, path: str) -> str:
        """A month of a line by month."""
        return self.text(month, "count", From.month(f"{self.home}{path}[{month}]"))

    @property
    def years(self) -> str:
        """How far the case looks, in words."""
        return sourced(formats.years(self.case.file.horizon), From.name("horizon"))

    @property
    def last(self) -> int:
        """The last year."""
        return self.case.file.horizon

    def of_draws(self, results: Record, path: str, look: str = "net") -> str:
        """A figure of the draws of the option at hand, `npv_cash.p50`; results: see `outlook.assess`."""
        full = self.home + path
        return self.text(paths.value_at(results, full), look, From.draw(f"uncertainty.{full}"))

    def of_lines(self, value: Value, look: str, *names: str) -> str:
        """A number made from lines or inputs, as text that remembers them."""
        return self.text(value, look, From.line(*(self.home + name for name in names)))

    def text(self, value: Value, look: str, source: From) -> str:
        """Any number, as text that remembers its source."""
        return sourced(LOOKS[look](value, self.case.file.currency), source)
