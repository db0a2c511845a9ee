"""Every table of the document, by its name: what a notebook calls."""

from hitcase.views.hour_tables import capacity, hours_ledger, projects
from hitcase.views.option_tables import budget_effect, costs_and_benefits, overview
from hitcase.views.source_tables import claims, inputs, left_out
from hitcase.views.today_tables import budget_split, maintenance_tax, turnover

__all__ = [
    "budget_effect",
    "budget_split",
    "capacity",
    "claims",
    "costs_and_benefits",
    "hours_ledger",
    "inputs",
    "left_out",
    "maintenance_tax",
    "overview",
    "projects",
    "turnover",
]
