"""The page's numbers lead to where they come from: each is a link to a panel that a browser shows without a script."""

from __future__ import annotations

import html
import re

from hitcase.analysis.explanation import formulas_of
from hitcase.inputs.case import Case
from hitcase.views.entries import Entries
from hitcase.views.markup import Html, element, escaped
from hitcase.views.said import SOURCED
from hitcase.views.sources import From, sources

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
        self.found: dict[str, list[From]] = {}  # by panel
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
        found = sources(self.case, html.unescape(match[1]))
        if not found:
            return f"<span{match[2]}>{match[3]}</span>" if match[2] else match[3]
        panel = self._panel(found)
        place = f"p{sum(map(len, self.places.values())) + 1}"
        self.places.setdefault(panel, []).append(place)
        return f'<a class="from" id="{place}" href="#{self.ids[panel]}" title="{HINT}"{match[2] or ""}>{match[3]}</a>'

    def _panel(self, found: list[From]) -> str:
        """The panel of some sources, made where there is none yet."""
        one = found[0]
        alone = len(found) == 1 and len(one.rows) <= 1
        panel = one.path if alone else " ".join(part.path for part in found)
        self._known(panel, found)
        if alone and one.kind == "line":
            self.asked.setdefault(panel, set()).update(() if one.at is None else {one.at})
        for part in () if alone else found:
            for row in part.rows:
                self._known(row.path, [From("line", row.path, (row,))])
        return panel

    def _known(self, panel: str, found: list[From]) -> str:
        if panel not in self.ids:
            self.ids[panel], self.found[panel] = f"n{len(self.ids) + 1}", found
        return self.ids[panel]

    def _linked(self, words: str, path: str) -> Html:
        """Words that lead to the panel of a line or input."""
        if path in self.rows.by_path:
            row = self.rows.by_path[path]
            return element("a", escaped(words), href=f"#{self._known(path, [From('line', path, (row,))])}")
        if path in self.case.params:
            return element("a", escaped(words), href=f"#{self._known(path, [From('input', path)])}")
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
