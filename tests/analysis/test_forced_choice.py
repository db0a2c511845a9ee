"""Where the present arrangement lapses, doing nothing is no answer, and the least cost wins."""

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate, ranked
from hitcase.document.answer import answer
from hitcase.text.numbers import bare
from tests.clients import lakeside_with

LAPSES = {"ends": 9, "why": "the agency gave notice"}


def test_the_least_cost_is_taken_where_nothing_cannot_go_on():
    """Doing nothing is not ranked and has no chance of being best; the highest mean of the others wins."""
    case = lakeside_with({"do_nothing": LAPSES, "limits": {}})
    results = assess(case, n=1024)
    assert ranked(case) == [name for name in case.tree.options if name != "do_nothing"]
    assert results.options.do_nothing.p_best is None
    best = max(results.verdict.among, key=lambda name: results.verdict.among[name].mean)
    assert results.verdict.best == best != "do_nothing"


def test_page_one_says_why_nothing_is_no_option():
    """When it ends, why, who costs least, and that even that one is beyond the limits."""
    case = lakeside_with({"do_nothing": LAPSES, "limits": {"peak_funding": 1, "p_loss": 0}})
    text = bare(answer(case, evaluate(case), assess(case, n=1024)).plain())
    assert (
        "The present arrangement ends in month 9, so carrying on as today is not an option: the agency gave notice. "
        "Offer A is the least-cost alternative. It exceeds the client's limits, as every other alternative does."
    ) in text
    assert "Do nothing" not in text.split("\n")[0]
