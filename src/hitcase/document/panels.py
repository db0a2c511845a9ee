"""The page's numbers lead to where they come from: a panel for each, which a browser shows without a script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from hitcase.analysis.trace.cells import value_of
from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.formulas import WITHIN, Formulas
from hitcase.analysis.trace.rows import Row
from hitcase.document.provenance import whose
from hitcase.document.sources import Resolved, sources
from hitcase.document.terms import value
from hitcase.document.workings import in_units
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.text import labels, paths
from hitcase.text.html import Html, element, escaped, link
from hitcase.text.numbers import MARKED, SOURCED, sourced
from hitcase.text.source_types import From

OWNER = re.compile(r"(?:(?:options|roles)\.[^.]+\.)+")
OWNED = re.compile(r"(?:options|roles)\.([^.]+)\.")
Linked = Callable[[str, str], Html]  # words, and the path of the line or input that they lead to


class Entries:
    """Writes panels. linked: words that lead to another panel."""

    def __init__(self, case: Case, rows: Formulas, linked: Linked) -> None:
        """Of one case; rows: its formulas."""
        self.case, self.linked = case, linked
        self.words = Formulas(rows.rows, in_units(case), lambda words, path: sourced(words, From.line(path)))

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

    def draws(self, one: Resolved) -> list[Html]:
        """Of the draws: which figure of them, and what is drawn."""
        level = f"{one.level[:1].upper()}{one.level[1:]}. " if one.level else ""
        told = "Every input with a range is drawn at random within it, thousands of times; each draw is one future."
        lines = [element("p", escaped("Drawn: "), self.linked(title(row), row.path)) for row in one.rows]
        return [self._paragraph("From the draws", one.path), element("p", escaped(level + told)), *lines]

    def several(self, found: list[Resolved]) -> list[Html]:
        """Of a number that is made of several: what they are."""
        rows = [(row.path, title(row)) for one in found for row in one.rows]
        named = [*rows, *((one.path, self._what(one)) for one in found if not one.rows)]
        items = (element("li", self.linked(words, path)) for path, words in dict(named).items())
        return [self._paragraph("Made of", ""), element("ul", *items)]

    def _what(self, one: Resolved) -> str:
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
        for found in MARKED.finditer(text):
            parts += [escaped(text[at : found.start()]), self.linked(found[1], From.read(found[2]).path)]
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
    name = labels.line_label(label)
    named = f"{labels.in_words(group)}: {name[:1].lower()}{name[1:]}" if group else name
    whole = f"{labels.in_words(step)}, a step of {labels.in_words(label).lower()}" if step else named
    return whole + (f": {', '.join(map(labels.in_words, owners))}" if owners else "")


def _at(row: Row) -> str:
    return row.label + (f"[{WITHIN[row.span]}]" if row.span in WITHIN else "")


TITLE = "Where the numbers come from"
HINT = "Where this number comes from"
TOLD = (
    "Every number in a sentence above that comes from a line, an input, a claim or the draws leads to its formula, and "
    "on from there, down to inputs with their origin and grade. Choose a number; Close takes its panel away."
)
CLOSED = "closed"  # where a panel's end leads: it stands still, so that the page does too


class Origins:
    """Links and panels of one page; each line, input, claim and figure of the draws has one panel."""

    def __init__(self, case: Case) -> None:
        """Of one case."""
        self.case, self.rows = case, formulas_of(case)
        self.entries = Entries(case, self.rows, self._linked)
        self.found: dict[str, list[Resolved]] = {}  # by panel
        self.ids: dict[str, str] = {}
        self.asked: dict[str, set[int]] = {}  # years of a line
        self.places: dict[str, list[str]] = {}  # where the text leads to a panel

    def page(self, text: str) -> str:
        """A page whose numbers are links, with the panels at its end."""
        linked = SOURCED.sub(self._link, text)
        panels = self._panels()
        closed = element("span", id=CLOSED)
        told = [element("h2", escaped(TITLE), id="where-from"), element("p", escaped(TOLD)), closed, *panels]
        section = element("section", *told, class_="origins", **{"aria-labelledby": "where-from"})
        head, main, tail = linked.rpartition("</main>")
        return f"{head}{section}\n{main}{tail}"

    def _link(self, match: re.Match[str]) -> str:
        found = sources(self.case, From.read(html.unescape(match[1])))
        if not found:
            return f"<span{match[2]}>{match[3]}</span>" if match[2] else match[3]
        panel = self._panel(found)
        place = f"p{sum(map(len, self.places.values())) + 1}"
        self.places.setdefault(panel, []).append(place)
        return f'<a class="from" id="{place}" href="#{self.ids[panel]}" title="{HINT}"{match[2] or ""}>{match[3]}</a>'

    def _panel(self, found: list[Resolved]) -> str:
        """The panel of some sources, made where there is none yet."""
        one = found[0]
        alone = len(found) == 1 and len(one.rows) <= 1
        panel = one.path if alone else " ".join(part.path for part in found)
        self._known(panel, found)
        if alone and one.kind == "line":
            self.asked.setdefault(panel, set()).update(() if one.at is None else {one.at})
        for part in () if alone else found:
            for row in part.rows:
                self._known(row.path, [Resolved("line", row.path, (row,))])
        return panel

    def _known(self, panel: str, found: list[Resolved]) -> str:
        if panel not in self.ids:
            self.ids[panel], self.found[panel] = f"n{len(self.ids) + 1}", found
        return self.ids[panel]

    def _linked(self, words: str, path: str) -> Html:
        """Words that lead to the panel of a line or input."""
        if path in self.rows.by_path:
            row = self.rows.by_path[path]
            return element("a", escaped(words), href=f"#{self._known(path, [Resolved('line', path, (row,))])}")
        if path in self.case.params:
            return element("a", escaped(words), href=f"#{self._known(path, [Resolved('input', path)])}")
        return escaped(words)

    def _panels(self) -> list[Html]:
        """All of them; one may lead to others, until only inputs are left."""
        made: list[Html] = []
        while len(made) < len(self.found):
            panel = list(self.found)[len(made)]
            made.append(element("div", *self._body(panel), *self._back(panel), class_="panel", id=self.ids[panel]))
        return made

    def _body(self, panel: str) -> list[Html]:
        found = self.found[panel]
        one = found[0]
        if len(found) > 1 or len(one.rows) > 1:
            return self.entries.several(found)
        if one.kind == "line":
            return self.entries.line(one.rows[0], self.asked.get(panel, set()))
        written = {"input": self.entries.input, "claim": self.entries.claim}
        return written[one.kind](one.path) if one.kind in written else self.entries.draws(one)

    def _back(self, panel: str) -> list[Html]:
        places = self.places.get(panel, [])
        named = ["Back to the text", *(f"({i})" for i in range(2, len(places) + 1))]
        back = [element("a", escaped(words), href=f"#{at}") for words, at in zip(named, places, strict=False)]
        closed = element("a", escaped("Close"), href=f"#{CLOSED}")
        return [element("p", Html(" ".join([*back, closed])), class_="back")]
