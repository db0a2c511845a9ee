"""Every sentence of the document, by its section: what a notebook calls."""

from hitcase.views.body import capacity, cash, left_out, outsourcing, today, turnover
from hitcase.views.front import answer, overrides, title
from hitcase.views.words import context, next_steps

__all__ = [
    "answer",
    "capacity",
    "cash",
    "context",
    "left_out",
    "next_steps",
    "outsourcing",
    "overrides",
    "title",
    "today",
    "turnover",
]
