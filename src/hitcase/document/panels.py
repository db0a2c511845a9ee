"""The page's numbers lead to where they come from: a panel for each, which a browser shows without a script."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from hitcase.analysis.trace.cells import value_of
from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.formulas import WITHIN, Formulas
from hitcase.analysis.trace.rows import Row
from hitcase.document.provenance import origin_text
from hitcase.document.sources import Resolved, sources
from hitcase.document.terms import value
from hitcase.document.workings import in_units
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.text import formats, labels, paths
from hitcase.text.html import Html, element, escaped, link
from hitcase.text.line_texts import TEXTS
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

    def line(self, row: Row, years: set[int]) -> list[Html]:
        """Of a line or step: its formula, its numbers in the years that are asked for, what it names."""
        general = self.words.general(row)
        typical = self.words.typical(row, general=general)
        entries = sorted({at - row.first for at in years} or {typical})
        parts = [self._paragraph(row_title(row), row.path)]
        parts += [self._formula(f"{_at(row)} = {names}") for names in list(general)[:1]]
        parts += [self._formula(self._numbers(row, i)) for i in entries]
        if row.span == "years":
            parts += [element("p", escaped(self._years(row)), class_="note")]
        inputs = [path for path in self.words.of(row, entries[-1]).uses if path in self.case.params]
        return [*parts, element("ul", *(element("li", self._brief(path)) for path in inputs))] if inputs else parts

    def input(self, path: str) -> list[Html]:
        """Of an input: its range, whose number it is, and the claim behind it."""
        param = self.case.params[path]
        bounds = [value(self.case, path, bound) for bound in (param.low, param.high) if bound is not None]
        facts = [
            value(self.case, path, param.base),
            f"range {' to '.join(bounds)}" if bounds else "",
            origin_text(param),
        ]
        facts += [f"grade {param.source.grade}" if param.source.grade else ""]
        facts += [labels.FLAGS[flag] for flag in param.source.flags]
        claim = self._claim(param.source.claim) if param.source.claim else []
        head = self._paragraph(paths.full_label(self.case, param), path)
        return [head, element("p", escaped("; ".join(filter(None, facts)) + ".")), *claim]

    def claim(self, name: str) -> list[Html]:
        """Of a claim: what it says, its quote and its source."""
        return [self._paragraph("A claim of the evidence register", name), *self._claim(name)]

    def draws(self, source: Resolved) -> list[Html]:
        """Of the draws: which figure of them, and what is drawn."""
        level = f"{formats.upper_first(source.level)}. " if source.level else ""
        explanation = (
            "Every input with a range is drawn at random within it, thousands of times; each draw is one future."
        )
        lines = [element("p", escaped("Drawn: "), self.linked(row_title(row), row.path)) for row in source.rows]
        return [self._paragraph("From the draws", source.path), element("p", escaped(level + explanation)), *lines]

    def combined(self, resolved: list[Resolved]) -> list[Html]:
        """Of a number that is made of several: what they are."""
        rows = [(row.path, row_title(row)) for source in resolved for row in source.rows]
        titles = [*rows, *((source.path, self._label(source)) for source in resolved if not source.rows)]
        items = (element("li", self.linked(words, path)) for path, words in dict(titles).items())
        return [self._paragraph("Made of", ""), element("ul", *items)]

    def _label(self, source: Resolved) -> str:
        return paths.full_label(self.case, self.case.params[source.path]) if source.kind == "input" else source.path

    def _claim(self, name: str) -> list[Html]:
        claim = claims()[name]
        quote = f" “{claim.quote}”" if claim.quote else ""
        statement = element("p", escaped(f"{claim.statement}.{quote} Grade {claim.grade}; about {claim.population}."))
        return [statement, element("p", link(f"{claim.source}, {claim.year}", claim.url), class_="note")]

    def _paragraph(self, head: str, path: str) -> Html:
        return element("p", element("strong", escaped(head)), escaped(" "), element("code", escaped(path)))

    def _formula(self, text: str) -> Html:
        """A formula whose names lead on."""
        parts, at = list[Html](), 0
        for match in MARKED.finditer(text):
            parts += [escaped(text[at : match.start()]), self.linked(match[1], From.parse(match[2]).path)]
            at = match.end()
        return element("p", *parts, escaped(text[at:]), class_="formula")

    def _numbers(self, row: Row, i: int) -> str:
        formula = self.words.of(row, i)
        when = f"[{row.first + i}]" if row.span != "one" else ""
        return f"{row.label}{when} = {formula.numbers} = {self.words.shown(formula.value, row.path)}"

    def _years(self, row: Row) -> str:
        years = labels.year_labels(self.case)[row.first :]
        values = (self.words.shown(float(value_of(cell)), row.path) for cell in row.entries)
        return "; ".join(f"{year} {text}" for year, text in zip(years, values, strict=False))

    def _brief(self, path: str) -> Html:
        param = self.case.params[path]
        grade = f", grade {param.source.grade}" if param.source.grade else ""
        value_text = f": {value(self.case, path, param.base)}{grade}"
        return Html(self.linked(paths.full_label(self.case, param), path) + escaped(value_text))


def row_title(row: Row) -> str:
    """What a line or step is called, and whose it is.

    >>> row_title(Row(("options", "offer_a", "fee"), "years", 0, [], "price", ("options", "offer_a")))
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
    label_text = f"{labels.in_words(group)}: {_within(label)}" if group else name
    whole = f"{labels.in_words(step)}, a step of {_within(label)}" if step else label_text
    return whole + (f": {', '.join(map(labels.in_words, owners))}" if owners else "")


def _within(label: str) -> str:
    """A line's name within a sentence; what the client named keeps its capitals."""
    name = labels.line_label(label)
    return formats.lower_first(name) if label in TEXTS else name


def _at(row: Row) -> str:
    return row.label + (f"[{WITHIN[row.span]}]" if row.span in WITHIN else "")


TITLE = "Where the numbers come from"
HINT = "Where this number comes from"
INTRODUCTION = (
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
        self.resolved: dict[str, list[Resolved]] = {}  # by panel
        self.ids: dict[str, str] = {}
        self.years: dict[str, set[int]] = {}  # years of a line
        self.places: dict[str, list[str]] = {}  # where the text leads to a panel

    def page(self, text: str) -> str:
        """A page whose numbers are links, with the panels at its end."""
        linked = SOURCED.sub(self._link, text)
        panels = self._panels()
        closed = element("span", id=CLOSED)
        parts = [element("h2", escaped(TITLE), id="where-from"), element("p", escaped(INTRODUCTION)), closed, *panels]
        section = element("section", *parts, class_="origins", **{"aria-labelledby": "where-from"})
        head, main, tail = linked.rpartition("</main>")
        return f"{head}{section}\n{main}{tail}"

    def _link(self, match: re.Match[str]) -> str:
        resolved = sources(self.case, From.parse(html.unescape(match[1])))
        if not resolved:
            return f"<span{match[2]}>{match[3]}</span>" if match[2] else match[3]
        panel = self._panel(resolved)
        place = f"p{sum(map(len, self.places.values())) + 1}"
        self.places.setdefault(panel, []).append(place)
        return f'<a class="from" id="{place}" href="#{self.ids[panel]}" title="{HINT}"{match[2] or ""}>{match[3]}</a>'

    def _panel(self, resolved: list[Resolved]) -> str:
        """The panel of some sources, made where there is none yet."""
        first = resolved[0]
        alone = len(resolved) == 1 and len(first.rows) <= 1
        panel = first.path if alone else " ".join(part.path for part in resolved)
        self._panel_id(panel, resolved)
        if alone and first.kind == "line":
            self.years.setdefault(panel, set()).update(() if first.at is None else {first.at})
        for part in () if alone else resolved:
            for row in part.rows:
                self._panel_id(row.path, [Resolved("line", row.path, (row,))])
        return panel

    def _panel_id(self, panel: str, resolved: list[Resolved]) -> str:
        if panel not in self.ids:
            self.ids[panel], self.resolved[panel] = f"n{len(self.ids) + 1}", resolved
        return self.ids[panel]

    def _linked(self, words: str, path: str) -> Html:
        """Words that lead to the panel of a line or input."""
        if path in self.rows.by_path:
            row = self.rows.by_path[path]
            return element("a", escaped(words), href=f"#{self._panel_id(path, [Resolved('line', path, (row,))])}")
        if path in self.case.params:
            return element("a", escaped(words), href=f"#{self._panel_id(path, [Resolved('input', path)])}")
        return escaped(words)

    def _panels(self) -> list[Html]:
        """All of them; one may lead to others, until only inputs are left."""
        panels: list[Html] = []
        while len(panels) < len(self.resolved):
            panel = list(self.resolved)[len(panels)]
            panels.append(element("div", *self._body(panel), *self._back(panel), class_="panel", id=self.ids[panel]))
        return panels

    def _body(self, panel: str) -> list[Html]:
        resolved = self.resolved[panel]
        first = resolved[0]
        if len(resolved) > 1 or len(first.rows) > 1:
            return self.entries.combined(resolved)
        if first.kind == "line":
            return self.entries.line(first.rows[0], self.years.get(panel, set()))
        writers = {"input": self.entries.input, "claim": self.entries.claim}
        return writers[first.kind](first.path) if first.kind in writers else self.entries.draws(first)

    def _back(self, panel: str) -> list[Html]:
        places = self.places.get(panel, [])
        texts = ["Back to the text", *(f"({i})" for i in range(2, len(places) + 1))]
        back = [element("a", escaped(words), href=f"#{at}") for words, at in zip(texts, places, strict=False)]
        closed = element("a", escaped("Close"), href=f"#{CLOSED}")
        return [element("p", Html(" ".join([*back, closed])), class_="back")]
