"""What tests ask the model for again and again, found once for the same numbers; each asker gets a copy of its own."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from hashlib import blake2b
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.trace import explain
from hitcase.inputs.case import Case
from hitcase.workshop.meeting import live_results

SLOW = ("quick_results", "tornado", "walk_away_fees", "break_evens", "assess")  # what a desk waits for at rest
FOUND: dict[str, bytes] = {}
LAST = 8  # cases whose rows are kept


def told(given: Any) -> str:
    """All that an argument says; of a case what it is made of, not where its file lies."""
    if isinstance(given, Case):
        return repr((given.name, given.file, given.tree, given.data, given.left_out))
    if isinstance(given, dict):
        return repr([(name, told(value)) for name, value in given.items()])
    if isinstance(given, np.ndarray):
        return f"{given.dtype} {given.shape} {blake2b(given.tobytes()).hexdigest()}"
    return repr(given)


def remembered(make: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which computes what it has not been asked for yet."""

    def found(*given: Any, **named: Any) -> Any:
        key = blake2b("\0".join([make.__name__, *map(told, (*given, named))]).encode()).hexdigest()
        if key not in FOUND:
            FOUND[key] = pickle.dumps(make(*given, **named), pickle.HIGHEST_PROTOCOL)
        return pickle.loads(FOUND[key])  # noqa: S301 our own

    return found


@pytest.fixture(autouse=True)
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Desks of many tests come to rest on the same numbers: what each of them is told there is found once."""
    for name in SLOW:
        monkeypatch.setattr(live_results, name, remembered(getattr(live_results, name)))


@pytest.fixture(scope="session", autouse=True)
def traced() -> Iterator[None]:
    """The rows of a case are traced once for all files that say the same, as they are once for all explanations."""
    rows_of, kept = explain.rows_of, dict[str, Any]()

    def found(case: Case) -> Any:
        key = told(case)
        kept[key] = kept.pop(key) if key in kept else rows_of(case)
        if len(kept) > LAST:
            kept.pop(next(iter(kept)))
        return kept[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(explain, "rows_of", found)
        yield
