"""Every table of the document, by its name: what a notebook calls."""

from hitcase.views.ask_tables import ask_first, questions
from hitcase.views.break_even_table import break_evens
from hitcase.views.hour_tables import capacity, hours_ledger, projects
from hitcase.views.offer_tables import hour, offers
from hitcase.views.option_tables import budget_effect, costs_and_benefits
from hitcase.views.overview_table import overview
from hitcase.views.own_numbers import own_words
from hitcase.views.reference_tables import formulas
from hitcase.views.score_tables import score_reasons, scorecard
from hitcase.views.source_tables import claims, inputs, left_out
from hitcase.views.today_tables import budget_split, maintenance_tax, turnover
from hitcase.views.truth_tables import what_must_end

__all__ = [
    "ask_first",
    "break_evens",
    "budget_effect",
    "budget_split",
    "capacity",
    "claims",
    "costs_and_benefits",
    "formulas",
    "hour",
    "hours_ledger",
    "inputs",
    "left_out",
    "maintenance_tax",
    "offers",
    "overview",
    "own_words",
    "projects",
    "questions",
    "score_reasons",
    "scorecard",
    "turnover",
    "what_must_end",
]
