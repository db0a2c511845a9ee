"""The chapters of a business case in the order of the document: what a notebook calls."""

from hitcase.document import (
    answer,
    ask_first,
    backlog,
    cash,
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
    "must_be_true",
    "scorecard",
    "provenance",
    "own_numbers",
    "method",
]
