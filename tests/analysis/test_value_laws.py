"""EVPI and EVPPI of any table: the laws that they obey, and what is said of a table that is none."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hitcase import evpi, evppi
from tests.analysis.normals import N, beside_nothing, normals
from tests.strategies import repeatable


@st.composite
def tables(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """A table of two to four options, and one to seven parameters that partly explain it."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    n, options, names = draw(st.sampled_from([16, 64, 512])), draw(st.integers(2, 4)), draw(st.integers(1, 7))
    x = rng.standard_normal((n, names))
    x = np.where(rng.random(names) < 0.3, x.round(), x)
    scale = 10.0 ** draw(st.integers(-3, 7))
    return scale * (x @ rng.standard_normal((names, options)) + rng.standard_normal((n, options))), x


@given(tables())
@repeatable(60)
def test_laws_of_any_table(drawn: tuple[np.ndarray, np.ndarray]):
    """0 ≤ EVPPI ≤ EVPI; adding a parameter never lowers it; units and constants do not matter."""
    table, x = drawn
    most, size = evpi(table), 1e-9 * np.abs(table).max()
    in_turn = [evppi(table, x[:, : k + 1]).value for k in range(x.shape[1])]
    assert all(0 <= value <= most for value in in_turn)
    assert all(before <= after for before, after in pairwise(in_turn))
    if x.shape[1] <= 5:
        assert all(evppi(table, column).value <= in_turn[-1] + size for column in x.T)
    assert evppi(table, np.ones(len(x))).value == 0
    assert evppi(table + 5, x[:, 0]).value == pytest.approx(in_turn[0], rel=1e-6, abs=size)
    assert evppi(1000 * table, x[:, 0]).value == pytest.approx(1000 * in_turn[0], rel=1e-6, abs=1000 * size)
    assert evppi(table, -7 + 3 * x[:, 0]).value == pytest.approx(in_turn[0], rel=1e-5, abs=1e-4 * most)


def test_groups_of_any_order_hold_what_is_within():
    """Up to five parameters, whatever subset."""
    x = normals(4)[:256]
    table = beside_nothing(x @ [1, 0.5, 0, 0.2] + x[:, 2] * x[:, 3])
    whole = evppi(table, x).value
    assert all(evppi(table, x[:, group]).value <= whole for group in ([0, 2], [1, 3], [3, 0, 1], [2]))


def test_where_nothing_can_be_decided_nothing_is_worth_knowing():
    """A single option; options that are all equal; one that is always best. To the last digit."""
    x = normals(1)[:, 0]
    for table in (x[:, None], np.column_stack([x, x, x]), np.column_stack([x, x - 1, x - 2])):
        assert evpi(table) == 0
        assert (evppi(table, x).value, evppi(table, x).standard_error) == (0, 0)


def test_repeated_columns_add_nothing():
    """A parameter beside itself, or beside a constant, is itself."""
    x = normals(2)
    table = beside_nothing(0.2 + x @ [1, 1])
    alone = evppi(table, x[:, 0]).value
    assert evppi(table, np.column_stack([x[:, 0], np.ones(N)])).value == alone
    assert evppi(table, np.column_stack([x[:, 0], x[:, 0]])).value == pytest.approx(alone, rel=0.02)


def test_tables_may_be_frames_lists_or_whole_numbers():
    """Any table of numbers, by its values."""
    x = normals(1)[:64, 0]
    table = beside_nothing(x)
    assert evpi(pd.DataFrame(table)) == evpi(table.tolist()) == evpi(table)
    assert evppi(pd.DataFrame(table), pd.Series(x)) == evppi(table, x) == evppi(table.astype(object), x)
    assert evpi(np.array([[0, 1], [0, -1]])) == 0.5


TABLE = np.zeros((4, 2))
BAD = {
    "text": ([["a", "b"], ["c", "d"]], "net_benefit holds something that is no number. Give a table of numbers."),
    "digits": ([["1", "2"], ["3", "4"]], "net_benefit holds something that is no number. Give a table of numbers."),
    "uneven": ([[1, 2], [3]], "net_benefit holds something that is no number. Give a table of numbers."),
    "none": ([[1, None]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "missing": ([[1, np.nan]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "infinite": ([[1, np.inf]] * 2, "net_benefit holds a number that is missing or infinite. Give finite numbers."),
    "flat": ([1.0, 2.0], "net_benefit has the shape (2,). Give a table of draws × options."),
    "empty": (np.zeros((0, 2)), "net_benefit has the shape (0, 2). Give a table of draws × options."),
    "one draw": ([[1.0, 2.0]], "net_benefit has one draw, which shows no uncertainty. Give more, such as 8192."),
}
SHAPE = (
    "parameter has the shape {}, but net_benefit has 4 draws. Give one value a draw, or a table of draws × parameters."
)
BAD_PARAMETER = {
    "short": ([1.0, 2.0, 3.0], SHAPE.format("(3,)")),
    "cube": (np.zeros((4, 1, 1)), SHAPE.format("(4, 1, 1)")),
    "a number": (3.0, SHAPE.format("()")),
    "text": (list("abcd"), "parameter holds something that is no number. Give a table of numbers."),
    "missing": ([1, 2, 3, np.nan], "parameter holds a number that is missing or infinite. Give finite numbers."),
}


@pytest.mark.parametrize(("table", "told"), BAD.values(), ids=BAD)
def test_a_table_that_is_none_is_refused(table: object, told: str):
    """To the letter, by both functions."""
    for asked in (lambda: evpi(table), lambda: evppi(table, [1.0, 2.0])):
        with pytest.raises(ValueError, match="Give") as refused:
            asked()
        assert str(refused.value) == told


@pytest.mark.parametrize(("parameter", "told"), BAD_PARAMETER.values(), ids=BAD_PARAMETER)
def test_a_parameter_that_does_not_fit_is_refused(parameter: object, told: str):
    """To the letter."""
    with pytest.raises(ValueError, match="Give") as refused:
        evppi(TABLE, parameter)
    assert str(refused.value) == told
