"""The chapters of a business case in the order of the document: what a notebook calls."""

import hitcase.text.lean  # noqa: F401 before the chart library: spares every notebook 1.8 s

# isort: split
from hitcase.document import (
    answer,
    ask_first,
    backlog,
    break_evens,
    cash,
    cash_by_quarter,
    cover,
    hours,
    hours_chart,
    method,
    must_be_true,
    offers,
    options,
    own_numbers,
    provenance,
    reasons,
    returns,
    scorecard,
    today,
    waterfall,
)
from hitcase.text import client_words

__all__ = [  # noqa: RUF022 in the order of the document
    "cover",
    "answer",
    "options",
    "reasons",
    "ask_first",
    "client_words",
    "today",
    "hours",
    "hours_chart",
    "backlog",
    "offers",
    "waterfall",
    "cash",
    "cash_by_quarter",
    "returns",
    "must_be_true",
    "break_evens",
    "scorecard",
    "provenance",
    "own_numbers",
    "method",
]
