"""The order of the tests: what waits for a browser comes first, so that the other worker need not wait at the end."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those of a browser, then all others as they were found."""
    items.sort(key=lambda item: "browser" not in item.path.parts)
