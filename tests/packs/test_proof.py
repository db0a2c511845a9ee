"""The workbook is the model: at many points, at wild ones, and not if one operator of any row is another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from hitcase.analysis.cases import load
from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.problems import ParamError
from hitcase.packs.proof import compare, moved_inputs, proof, without_values
from hitcase.workbook import checks_sheet
from hitcase.workbook.book import Workbook, workbook
from hitcase.workbook.checks_sheet import BAD, Check
from hitcase.workbook.layout import PARTS
from tests.clients import LAKESIDE, ROOT, clients
from tests.workbook.books import formulas, made, opened, shown, wild, written

EVERY_KEY = ROOT / "tests" / "inputs" / "design.yaml"
EACH = pytest.mark.parametrize("path", [*clients(), EVERY_KEY], ids=lambda path: path.stem)
POINTS = 50
BRANCHES = ("pays_back_cash", "clears", "governance_cost", "leakage_cost", "has_break_even_hour_value")
FEW = (0, 1, 2, 3, 4, 5, 6, 12, 13, 20)  # points at which a changed operator is looked for, beside one late one
PROJECTS = ("Patient portal", "Sepsis alert", "Ambient documentation", "Retirement of the old")
SAME = {  # rows that are the same either way, and how many there are of each
    **{f"Capacity: {name}": 1 for name in PROJECTS},  # doing nothing finishes none: its month is 0 times anything
    "Months: Not yet": len(PROJECTS),  # whether 0 hours are more or less than those of a project, at the decision
    "Months: Do nothing": 1,  # sums of nothing
    "Budget: Maintenance tax time": 4,  # whether people × hours is above 0, or people / hours
}
OTHER = {"+": "-", "-": "+", "*": "/", "/": "*", "^": "*", "<": ">", ">": "<", "MAX(": "MIN(", "MIN(": "MAX("}
OPERATOR = re.compile(r"(?<=[\w)])[-+*/^<>]|MAX\(|MIN\(")


@EACH
def test_another_engine_agrees_at_fifty_points(path):
    """Stored values dropped, every input moved, half of the points far away: each line to a billionth.

    Lines that are 0 or 1, or cut off at 0, are seen on both sides.
    """
    found = written(path)
    engine, tried, seen = found.engine(), 0, dict[str, set[bool]]()
    for seed in range(POINTS):
        values = (wild if seed % 2 else moved_inputs)(found.case, found.book, seed)
        try:
            assert compare(found.case, found.book, engine, values) <= 1e-9
        except ParamError:  # the model itself refuses to divide by nothing
            continue
        tried += 1
        for line in BRANCHES:
            for at in found.book.lines.get(f"options.offer_a.{line}", [])[-1:]:
                seen.setdefault(line, set()).add(engine.get_value(*at) > 0)
    assert tried >= 0.8 * POINTS
    assert path != LAKESIDE or seen == {line: {True, False} for line in BRANCHES}


@pytest.mark.parametrize("horizon", [1, 2, 3, 4, 7])
def test_another_engine_agrees_whatever_the_horizon(horizon, tmp_path):
    """A list that is no list of years may be as long as one."""
    file = tmp_path / "x.yaml"
    file.write_text(
        EVERY_KEY.read_text(encoding="utf-8").replace("horizon: 5", f"horizon: {horizon}"), encoding="utf-8"
    )
    found = made(load(file))
    assert found.case.file.horizon == horizon
    assert proof(found.case, found.book, horizon)["worst_with_every_input_moved"] <= 1e-9


def late(case: Case, book: Workbook) -> dict[str, float]:
    """A point at which no input is 0, and contracts begin late, in two years, and go on far beyond the horizon."""
    moved = moved_inputs(case, book, 0)
    assert all(moved.values())
    longest = {path: case.params[path].most for path in moved if path.endswith(".term")}
    starts = [path for path in moved if path.endswith(".start_month")]
    return moved | longest | {path: moved[path] + 36 + 12 * (at % 2) for at, path in enumerate(starts)}


def mutants(data: bytes) -> Iterator[tuple[tuple[str, int], list[tuple[int, str, str]]]]:
    """Of every row of the model's sheets the formulas, each with its first operator changed: a row has one formula."""
    for name in PARTS:
        for row in opened(data)[name].iter_rows(min_row=5):
            cells = [cell for cell in row if cell.data_type == "f" and OPERATOR.search(cell.value[1:])]
            if cells:
                yield (name, row[0].row), [(cell.column, cell.value, changed(cell.value)) for cell in cells]


def changed(formula: str) -> str:
    """The formula with its first operator another one."""
    at = OPERATOR.search(formula, 1)
    return formula[: at.start()] + OTHER[at[0]] + formula[at.end() :]


def test_one_other_operator_in_any_row_is_found():
    """At one of a few points; what is the same either way is listed by name."""
    found = written(LAKESIDE)
    engine, left = found.engine(), dict(mutants(found.book.data))
    assert len(left) > 500
    of_lines = [at for cells in found.book.lines.values() for at in cells]
    sheets = opened(found.book.data)
    of_checks = [
        (checks_sheet.NAME, row, 4) for row in range(checks_sheet.TOP + 1, sheets[checks_sheet.NAME].max_row + 1)
    ]
    points = [(wild if seed % 2 else moved_inputs)(found.case, found.book, seed) for seed in FEW]
    for values in (*points, late(found.case, found.book)):
        compare(found.case, found.book, engine, values)
        wanted = {at: engine.get_value(*at) for at in (*of_lines, *of_checks)}
        left = {at: cells for at, cells in left.items() if not differs(engine, *at, cells, wanted)}
    names = [f"{name}: {sheets[name].cell(row, 1).value}" for name, row in left]
    assert Counter(next((same for same in SAME if name.startswith(same)), name) for name in names) == SAME


def differs(engine, name, row, cells, wanted) -> bool:
    """Whether some line is another with a row's changed formulas; they are put back."""
    for column, _, new in cells:
        engine.set_formula(name, row, column, new)
    engine.evaluate_all()
    found = any(not same(engine.get_value(*at), value) for at, value in wanted.items())
    for column, old, _ in cells:
        engine.set_formula(name, row, column, old)
    return found


def same(got, wanted) -> bool:
    """Equal to a billionth; an error is not."""
    return isinstance(got, int | float) and abs(got - wanted) <= 1e-9 * max(1.0, abs(wanted))


def test_a_build_stops_at_a_workbook_that_differs():
    """With the line, what it is, the cell and what that says."""
    found = written(LAKESIDE)
    lines, fee, net = found.book.lines, "options.offer_a.fee", "options.offer_a.net_cash"
    swapped = replace(found.book, lines=lines | {net: lines[fee], fee: lines[net]}, inputs={})
    told = r"model differ: options\.offer_a\.fee is 0\.0, Cashflow, row \d+, column 6 says -488220\.\d+$"
    with pytest.raises(RuntimeError, match=told):
        proof(found.case, swapped, 1)


def test_values_are_dropped_before_the_proof():
    """Else an engine could show what is stored: no cell with a formula keeps a value."""
    data = without_values(written(LAKESIDE).book.data)
    assert sum(1 for _ in formulas(data)) > 4_000
    assert b"</f><v>" not in data


def test_a_proof_is_the_same_for_the_same_client_and_says_how_well_they_agree():
    """Every cell of every line at two points; the seed is the client's."""
    found = written(LAKESIDE)
    told = proof(found.case, found.book, 7)
    assert told == proof(found.case, found.book, 7)
    assert told["cells"] == sum(map(len, found.book.lines.values())) > 4_000
    assert max(told["worst_as_built"], told["worst_with_every_input_moved"]) <= 1e-9
    first, other = moved_inputs(found.case, found.book, 7), moved_inputs(found.case, found.book, 8)
    assert all(first[path] != other[path] for path in first)


def test_a_check_that_fails_is_stored_as_it_is_and_stops_the_build(monkeypatch):
    """The sheet says what its readings come to, as built; the proof reads it in another engine."""
    found = written(LAKESIDE)
    case, lines, results = found.case, found.lines, found.results
    odd = Check("An hour has 61 minutes", "61", 61.0, "60", 60.0)
    monkeypatch.setattr(checks_sheet, "_of_case", lambda *_: iter([odd]))
    book = workbook(case, lines, results, Brand())
    sheet = shown(book.data)["Checks"]
    row = next(row for row in sheet.iter_rows() if row[0].value == odd.label)
    assert (row[3].value, row[4].value, sheet["A3"].value) == (1, 0, BAD)
    with pytest.raises(RuntimeError, match=r"^the workbook's own checks do not hold: Checks says 'A check fails"):
        proof(case, book, 7)
