"""The trace of a case: every line, step, input and claim as plain data, each with what it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from hitcase.analysis.readings import evaluate
from hitcase.analysis.trace.cells import value_of
from hitcase.analysis.trace.explain import formulas_of
from hitcase.analysis.trace.formulas import Formulas
from hitcase.analysis.trace.rows import Row
from hitcase.inputs import evidence
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param
from hitcase.inputs.problems import dotted

SCHEMA = 1
CLAIM = ("statement", "quote", "source", "year", "url", "population", "grade")


def trace(case: Case, unit: Callable[[str], str]) -> dict[str, Any]:
    """Where every number of a case comes from: {schema, client, as_of, lines, steps, inputs, claims}, each by its path.

    A line or step has `value`, or `values` from the year or month `first` on; None is "never". `formula` names what it
    is made of: [t] is the year at hand, [m] the month and [y] its year; `other` has the formulas of the entries that
    differ. `numbers` is the formula of the entry `at` with all digits. `inputs`: the paths that it names.

    Args:
        unit: of a line or step, by its path.

    >>> from hitcase.analysis.cases import load
    >>> trace(load("params/lakeside.yaml"), lambda path: "")["lines"]["roles.analyst.leavers"]["numbers"]
    '52.0 × 0.094'
    """
    words, never = Formulas(formulas_of(case).rows, exact), {*_never(evaluate(case), ())}
    rows = {row.path: _row(words, row, unit(row.path), row.path in never) for row in words.by_path.values()}
    ids = dict.fromkeys(param.source.claim for param in case.params.values() if param.source.claim)
    return {
        "schema": SCHEMA,
        "client": case.file.client,
        "as_of": case.file.as_of,
        "lines": {path: entry for path, entry in rows.items() if words.by_path[path].line},
        "steps": {path: entry for path, entry in rows.items() if not words.by_path[path].line},
        "inputs": {path: _input(param) for path, param in case.params.items()},
        "claims": {name: _claim(evidence.claims()[name]) for name in ids},
    }


def exact(value: float, _: str = "") -> str:
    """A number with all its digits, as it stands in a formula.

    >>> exact(0.1), exact(-2.0)
    ('0.1', '(−2.0)')
    """
    return f"(−{-value!r})" if value < 0 else repr(value)


def _row(words: Formulas, row: Row, unit: str, never: bool) -> dict[str, Any]:
    values = [float(value_of(cell)) for cell in row.entries]
    general = words.general(row)
    (first, _), *others = general.items()
    at = words.typical(row, general=general)
    typical = words.of(row, at)
    single = row.span == "one"
    record: dict[str, Any] = (
        {"value": None if never else values[0]} if single else {"values": values, "first": row.first}
    )
    record |= {"unit": unit} if unit else {}
    record |= {"formula": first} | (
        {"other": {_spans(row, entries): name for name, entries in others}} if others else {}
    )
    record |= {"numbers": typical.numbers} | ({} if single else {"at": row.first + at})
    return record | {"inputs": list(typical.uses)}


def _spans(row: Row, entries: list[int]) -> str:
    """Years or months, the ones beside each other as a span.

    >>> _spans(Row(("x",), "years", 1, []), [0, 1, 2, 4])
    '1 to 3, 5'
    """
    spans: list[list[int]] = []
    for at in (row.first + i for i in entries):
        if spans and at == spans[-1][1] + 1:
            spans[-1][1] = at
        else:
            spans.append([at, at])
    return ", ".join(f"{a} to {b}" if b > a else f"{a}" for a, b in spans)


def _never(tree: Any, path: tuple[str, ...]) -> Iterator[str]:
    """The paths of the lines that come to "never"."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _never(value, (*path, key))
    elif tree is None:
        yield dotted(path)


def _input(param: Param) -> dict[str, Any]:
    source = param.source
    number = {"value": param.base, "low": param.low, "high": param.high, "unit": param.unit, "meaning": param.meaning}
    origin = {"kind": source.kind, "origin": str(source), "grade": source.grade, "claim": source.claim}
    record = {key: value for key, value in {**number, **origin}.items() if value not in (None, "")}
    return record | ({"flags": list(source.flags)} if source.flags else {})


def _claim(claim: evidence.Claim) -> dict[str, Any]:
    return {key: getattr(claim, key) for key in CLAIM if getattr(claim, key)}
