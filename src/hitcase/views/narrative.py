"""Every sentence of the document, by its section: what a notebook calls."""

from hitcase.views.answer import answer
from hitcase.views.cover import overrides, title
from hitcase.views.headline import headline
from hitcase.views.hours_told import capacity
from hitcase.views.leavers_told import turnover
from hitcase.views.options_told import options
from hitcase.views.reasons import reasons
from hitcase.views.today_told import today
from hitcase.views.words import context, next_steps

__all__ = [
    "answer",
    "capacity",
    "context",
    "headline",
    "next_steps",
    "options",
    "overrides",
    "reasons",
    "title",
    "today",
    "turnover",
]
