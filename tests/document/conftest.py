"""What the tests of charts share: the data that a chart is given."""

from __future__ import annotations

from typing import Any

import pytest

from hitcase.text import pictures
from hitcase.text.html import Html


@pytest.fixture
def rows(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Every row of data that a chart is given, caught on its way to the renderer."""
    found: list[dict[str, Any]] = []

    def svg(chart: Any) -> Html:
        found.extend(row for data in chart.to_dict()["datasets"].values() for row in data)
        return Html("<svg></svg>")

    monkeypatch.setattr(pictures, "svg", svg)
    return found
