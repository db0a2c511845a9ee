"""Cell: what a number remembers of how it came about."""

from __future__ import annotations

import numpy as np

from hitcase.analysis.trace.cells import Cell, inputs_of, value_of
from hitcase.inputs.params import Param, Source, structural

X, Y = Cell(np.float64(2.0)), Cell(np.float64(3.0))


def test_cell_shows_itself_in_debuggers_only():
    """Its repr is for people who look for a mistake; str and format would end up in a document."""
    assert repr(Cell(2.5)) == "Cell(2.5)"


def test_cell_remembers_the_operation_and_its_operands():
    """Constants stay as the formula has them: a 12 is a 12."""
    month = X * Y / 12
    assert (month.func, month.args[1], month.args[0].func) == (np.true_divide, 12, np.multiply)
    assert month.args[0].args[0] is X
    assert value_of(month) == 0.5
    assert value_of("text") == "text"


def cell_of(path: str, part: str = "uncertain") -> Cell:
    """A Cell that is a parameter."""
    return Cell(1.0, param=Param(path, 1.0, Source("client", ""), part=part))


def test_inputs_are_those_of_every_branch_each_once_in_the_order_of_the_formula():
    """np.where keeps both sides: a switch that is off today still rests on what it would use."""
    a, b, c, d = map(cell_of, "abcd")
    line = np.where(b > 0, a * b, c / a) + np.maximum(0, d)
    assert list(inputs_of(line)) == ["b", "a", "c", "d"]
    assert inputs_of(line)["a"] is a.param
    assert inputs_of(3.0) == inputs_of(Cell(3.0)) == {}


def test_inputs_leave_out_what_the_kit_itself_needs():
    """Years and do nothing's zeros are nobody's numbers."""
    year = Cell(1.0, param=structural("year[1]", 1.0))
    assert list(inputs_of(year * cell_of("a", "policy"))) == ["a"]


def test_long_chains_neither_recurse_nor_repeat():
    """A horizon of months is a chain of hundreds of cells; shared ones are met once, and all of it is let go."""
    start = line = cell_of("a")
    for _ in range(100_000):
        line = line + start
    assert list(inputs_of(line)) == ["a"]
    doubled = start
    for _ in range(200):
        doubled = doubled + doubled
    assert list(inputs_of(doubled)) == ["a"]
    del line
