"""Tables on slides: as many rows as fit, the chosen and the total kept, and how many are left out."""

from __future__ import annotations

from hitcase.slides import grid
from hitcase.slides.ink import Box
from hitcase.text.output import Row, Table

ROWS = (
    *(Row(f"Role {i}", (str(i),)) for i in range(30)),
    Row("Chosen", ("1",), "chosen"),
    Row("Together", ("2",), "total"),
)
TABLE = Table("Many rows", ("Role", "Hours"), ROWS)
BOX = Box(0, 0, 300, 200)


def test_a_table_that_fits_is_left_as_it_is():
    """All of it."""
    assert grid.fit_rows(TABLE, BOX._replace(height=2000)) is TABLE


def test_rows_that_do_not_fit_are_counted():
    """The first ones stay, and those that matter most; the last row says how many are not there."""
    shown = grid.fit_rows(TABLE, BOX)
    heads = [row.head for row in shown.rows]
    assert grid.table_height(shown, BOX.width) <= BOX.height
    assert (heads[0], heads[-3:-1]) == ("Role 0", ["Chosen", "Together"])
    assert heads[-1] == f"{len(ROWS) - len(heads) + 1} more rows in the document"


def test_columns_fill_the_width_and_numbers_do_not_break():
    """Long names wrap, a number keeps its line."""
    table = Table("", ("Option", "Cash"), (Row("a very long name " * 5, ("−1,234,567 … +1,234,567",)),))
    widths = grid._widths(table, 400)
    assert round(sum(widths)) == 400
    assert grid.fit.line_count("−1,234,567 … +1,234,567", 14, widths[1] - 2 * grid.SIDE) == 1
