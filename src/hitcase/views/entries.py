"""Where a number comes from, as a panel of the page: a line's formula, an input's origin, a claim's quote."""

from __future__ import annotations

import re
from collections.abc import Callable

from hitcase.analysis.formulas import Formulas
from hitcase.analysis.rows import Row
from hitcase.analysis.trace import value_of
from hitcase.analysis.wording import WITHIN
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.views import labels, paths
from hitcase.views.markup import Html, element, escaped, link
from hitcase.views.said import SAID, said
from hitcase.views.source_tables import whose
from hitcase.views.sources import From
from hitcase.views.terms_told import value
from hitcase.views.workings import in_units

OWNER = re.compile(r"(?:(?:options|roles)\.[^.]+\.)+")
OWNED = re.compile(r"(?:options|roles)\.([^.]+)\.")
Linked = Callable[[str, str], Html]  # words, and the path of the line or input that they lead to


class Entries:
    """Writes panels. linked: words that lead to another panel."""

    def __init__(self, case: Case, rows: Formulas, linked: Linked) -> None:
        """Of one case; rows: its formulas."""
        self.case, self.linked = case, linked
        self.words = Formulas(rows.rows, in_units(case), said)

    def line(self, row: Row, asked: set[int]) -> list[Html]:
        """Of a line or step: its formula, its numbers in the years that are asked for, what it names."""
        general = self.words.general(row)
        typical = self.words.typical(row, general=general)
        shown = sorted({at - row.first for at in asked} or {typical})
        told = [self._paragraph(title(row), row.path)]
        told += [self._formula(f"{_at(row)} = {names}") for names in list(general)[:1]]
        told += [self._formula(self._numbers(row, i)) for i in shown]
        if row.span == "years":
            told += [element("p", escaped(self._years(row)), class_="note")]
        inputs = [path for path in self.words.of(row, shown[-1]).uses if path in self.case.params]
        return [*told, element("ul", *(element("li", self._brief(path)) for path in inputs))] if inputs else told

    def input(self, path: str) -> list[Html]:
        """Of an input: its range, whose number it is, and the claim behind it."""
        param = self.case.params[path]
        ends = [value(self.case, path, end) for end in (param.low, param.high) if end is not None]
        told = [value(self.case, path, param.base), f"range {' to '.join(ends)}" if ends else "", whose(param)]
        told += [f"grade {param.source.grade}" if param.source.grade else ""]
        told += [labels.FLAGS[flag] for flag in param.source.flags]
        claim = self._claim(param.source.claim) if param.source.claim else []
        head = self._paragraph(paths.what(self.case, param), path)
        return [head, element("p", escaped("; ".join(filter(None, told)) + ".")), *claim]

    def claim(self, name: str) -> list[Html]:
        """Of a claim: what it says, its quote and its source."""
        return [self._paragraph("A claim of the evidence register", name), *self._claim(name)]

    def draws(self, one: From) -> list[Html]:
        """Of the draws: which figure of them, and what is drawn."""
        level = f"{one.level[:1].upper()}{one.level[1:]}. " if one.level else ""
        told = "Every input with a range is drawn at random within it, thousands of times; each draw is one future."
        lines = [element("p", escaped("Drawn: "), self.linked(title(row), row.path)) for row in one.rows]
        return [self._paragraph("From the draws", one.path), element("p", escaped(level + told)), *lines]

    def several(self, found: list[From]) -> list[Html]:
        """Of a number that is made of several: what they are."""
        rows = [(row.path, title(row)) for one in found for row in one.rows]
        named = [*rows, *((one.path, self._what(one)) for one in found if not one.rows)]
        items = (element("li", self.linked(words, path)) for path, words in dict(named).items())
        return [self._paragraph("Made of", ""), element("ul", *items)]

    def _what(self, one: From) -> str:
        return paths.what(self.case, self.case.params[one.path]) if one.kind == "input" else one.path

    def _claim(self, name: str) -> list[Html]:
        claim = claims()[name]
        quote = f" “{claim.quote}”" if claim.quote else ""
        said_so = element("p", escaped(f"{claim.statement}.{quote} Grade {claim.grade}; about {claim.population}."))
        return [said_so, element("p", link(f"{claim.source}, {claim.year}", claim.url), class_="note")]

    def _paragraph(self, head: str, path: str) -> Html:
        return element("p", element("strong", escaped(head)), escaped(" "), element("code", escaped(path)))

    def _formula(self, text: str) -> Html:
        """A formula whose names lead on."""
        parts, at = list[Html](), 0
        for found in SAID.finditer(text):
            parts += [escaped(text[at : found.start()]), self.linked(found[1], found[2])]
            at = found.end()
        return element("p", *parts, escaped(text[at:]), class_="formula")

    def _numbers(self, row: Row, i: int) -> str:
        found = self.words.of(row, i)
        when = f"[{row.first + i}]" if row.span != "one" else ""
        return f"{row.label}{when} = {found.numbers} = {self.words.shown(found.value, row.path)}"

    def _years(self, row: Row) -> str:
        years = labels.year_labels(self.case)[row.first :]
        values = (self.words.shown(float(value_of(cell)), row.path) for cell in row.entries)
        return "; ".join(f"{year} {told}" for year, told in zip(years, values, strict=False))

    def _brief(self, path: str) -> Html:
        param = self.case.params[path]
        grade = f", grade {param.source.grade}" if param.source.grade else ""
        told = f": {value(self.case, path, param.base)}{grade}"
        return Html(self.linked(paths.what(self.case, param), path) + escaped(told))


def title(row: Row) -> str:
    """What a line or step is called, and whose it is.

    >>> title(Row(("options", "offer_a", "fee"), "years", 0, [], "price", ("options", "offer_a")))
    'Price, a step of fee: Offer A'
    """
    return title_of(row.path)


def title_of(path: str) -> str:
    """The same, by its path.

    >>> title_of("roles.analyst.leavers"), title_of("options.offer_a.budget_effect.fee")
    ('Leavers: Analyst', 'Budget effect: fee: Offer A')
    """
    line, _, step = path.partition(": ")
    owner = OWNER.match(line)
    start, owners = (owner[0], OWNED.findall(owner[0])) if owner else ("", [])
    group, _, label = line.removeprefix(start).rpartition(".")
    name = labels.LINES.get(label, labels.in_words(label))
    named = f"{labels.in_words(group)}: {name[:1].lower()}{name[1:]}" if group else name
    whole = f"{labels.in_words(step)}, a step of {labels.in_words(label).lower()}" if step else named
    return whole + (f": {', '.join(map(labels.in_words, owners))}" if owners else "")


def _at(row: Row) -> str:
    return row.label + (f"[{WITHIN[row.span]}]" if row.span in WITHIN else "")
