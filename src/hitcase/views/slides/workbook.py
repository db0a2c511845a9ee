"""The workbook behind a native chart: names are text whatever they look like, and its bytes are the same each time."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from xlsxwriter import Workbook

SETTLED = dt.datetime(1980, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)  # the day of a zip without days
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class ChartData(CategoryChartData):
    """Categories and series of a chart; extra: further columns of its workbook, such as the ends of ranges."""

    def __init__(self, number_format: str = "General") -> None:
        """No categories and no series yet."""
        super().__init__(number_format)  # type: ignore[no-untyped-call]
        self.extra: dict[str, list[float]] = {}

    @property
    def _workbook_writer(self) -> Any:
        return _Writer(self)  # type: ignore[no-untyped-call]


class _Writer(CategoryWorkbookWriter):
    """Writes it with every text as text."""

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook."""
        file = io.BytesIO()
        with Workbook(file, SAFE) as workbook:
            workbook.set_properties({"created": SETTLED})
            sheet = workbook.add_worksheet()
            self._populate_worksheet(workbook, sheet)  # type: ignore[no-untyped-call]
            first = 1 + len(self._chart_data)
            for i, (name, values) in enumerate(self._chart_data.extra.items(), start=first):
                sheet.write_string(0, i, name)
                sheet.write_column(1, i, values)
        return file.getvalue()
