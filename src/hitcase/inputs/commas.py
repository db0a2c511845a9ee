"""What YAML cuts at a comma inside braces and brackets: ``84,000`` becomes 84 and 000, ``HR, June`` HR and June."""

from __future__ import annotations

import re
from typing import Any

from hitcase.inputs.problems import Path, Problem, dotted
from hitcase.inputs.reader import Document

TAIL = re.compile(r"\d{3}(\.\d+)?")
TIGHT = re.compile(r"\d,\d{3}")
HEAD = re.compile(r"[-+]?\d{1,3}")


def cut_in_braces(key: str, beside: dict[str, Any]) -> str:
    """The sentence for a key that is the end of a number, "" for any other key.

    >>> cut_in_braces("000", {"base": 84, "000": None})
    '84,000 is cut at its comma, as everything is inside braces. Write 84000.'
    """
    keys = list(beside)
    if not TAIL.fullmatch(key) or beside.get(key) is not None or key == keys[0]:
        return ""
    before = beside[keys[keys.index(key) - 1]]
    told = f"{before},{key} is cut at its comma, as everything is inside braces."
    return f"{told} Write {before}{key}." if type(before) is int else f"{told} Write it without commas, or in quotes."


def text_cut_in_braces(key: str, beside: dict[str, Any]) -> str:
    """A hint for an unknown key without a value that may be the end of the text before it, else "".

    >>> text_cut_in_braces("June", {"base": 3, "origin": "HR", "June": None})
    ' If it belongs to origin, put that text in quotes: a comma ends it inside braces.'
    """
    keys = list(beside)
    before = keys[keys.index(key) - 1] if key != keys[0] else ""
    cut = beside[key] is None and isinstance(beside.get(before), str)
    return f" If it belongs to {before}, put that text in quotes: a comma ends it inside braces." if cut else ""


def cut_in_brackets(document: Document) -> list[Problem]:
    """A problem for every number that a list has in two entries: ``[30,000, 0]``.

    >>> from hitcase.inputs.reader import read_text
    >>> [str(problem) for problem in cut_in_brackets(read_text("other_cost: [30,000, 0]", "x.yaml"))][0][:44]
    'x.yaml:1: other_cost[0]: 30,000 is cut at it'
    """
    if not TIGHT.search(document.text):  # most files
        return []
    cut = {path for path in document.spans if _is_tail(path, document)}
    return [_told(path, cut, document) for path in document.spans if path not in cut and _next(path) in cut]


def _next(path: Path, by: int = 1) -> Path:
    last = path[-1] if path else ""
    return (*path[:-1], last + by) if isinstance(last, int) else ()


def _is_tail(path: Path, document: Document) -> bool:
    before = _next(path, -1)
    if before not in document.spans:
        return False
    (head, comma), (start, end) = document.spans[before], document.spans[path]
    text = document.text
    return text[comma:start] == "," and bool(HEAD.fullmatch(text[head:comma]) and TAIL.fullmatch(text[start:end]))


def _told(path: Path, cut: set[Path], document: Document) -> Problem:
    last = _next(path)
    while _next(last) in cut:
        last = _next(last)
    number = document.text[document.spans[path][0] : document.spans[last][1]]
    told = f"{number} is cut at its comma, as everything is inside brackets."
    hint = f"Write {number.replace(',', '')}; for several values, write a space after each comma."
    return Problem(document.name, document.line(path), dotted(path), f"{told} {hint}")
