"""Every chart of the document, by its name: what a notebook calls."""

from hitcase.views.cash_chart import cash_by_year
from hitcase.views.hours_chart import hours_and_money
from hitcase.views.tornado_chart import what_must_be_true
from hitcase.views.waiting_chart import work_waiting
from hitcase.views.waterfall import where_the_money_goes

__all__ = ["cash_by_year", "hours_and_money", "what_must_be_true", "where_the_money_goes", "work_waiting"]
