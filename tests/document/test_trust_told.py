"""How far to trust it, in two more sentences: what has no range, and what is left if all goes wrong together."""

from __future__ import annotations

from copy import deepcopy

from hitcase.document.provenance import beware
from hitcase.document.reasons import reasons
from hitcase.document.terms import two_answers, without_range
from hitcase.inputs.params import Record
from hitcase.text import formats
from hitcase.text.numbers import bare
from tests.clients import lakeside
from tests.document.shown import seen
from tests.strategies import case_of

HOURS = "options.offer_a.governance_hours.analyst"


def test_page_one_counts_the_weighty_figures_without_a_range():
    """Lakeside: the fee and what the agency costs today among them; a range by origin is none that was given."""
    case, lines, results = seen(lakeside())
    weighty = [case.params[path] for path in results.weightiest]
    count = sum(param.low is None or param.by_origin for param in weighty)
    assert (len(weighty), count) == (8, 6)
    told = without_range(case, results)
    assert told == "Six of the eight inputs that matter most have no range."
    assert told in bare(reasons(case, lines, results).plain())
    results = deepcopy(results)
    results["weightiest"] = ["wage_growth", HOURS]
    assert without_range(case, results) == "One of the two inputs that matter most has no range."
    results["weightiest"] = ["wage_growth"]
    assert without_range(case, results) == ""


def test_inputs_say_what_follows_from_no_range():
    """Simulated so far either way, or held and why; of a record nothing."""
    case = lakeside()
    assert beware(case, case.params[HOURS]) == "no range given: simulated 10 % either way"
    assert beware(case, case.params["options.offer_b.phase_in[0]"]).startswith(
        "no range given: simulated 25 % either way"
    )
    assert beware(case, case.params["contracts.agency.hours"]) == ""
    held = {"shapes": {HOURS: {"shape": "fixed", "why": "written in the draft contract"}}}
    case = case_of(deepcopy(lakeside().data) | held)
    assert beware(case, case.params[HOURS]) == "no range given, and held: written in the draft contract"


def test_what_is_left_if_all_goes_wrong_together_is_told_beside_the_headline():
    """The tenth percentile from, to, and the limits that are exceeded then; nothing where it falls no further."""
    case, lines, results = seen(lakeside())
    told = bare(two_answers(case, lines, results))
    found = results.together
    before, after = (
        formats.about(figure, "USD", signed=True) for figure in (results.options.offer_a.npv_cash.p10, found.p10)
    )
    assert f"one in ten futures is below {after}, not {before}, and both limits are exceeded." in told
    results = deepcopy(results)
    results["together"] = Record(found, beyond=["peak_funding"])
    assert bare(two_answers(case, lines, results)).endswith(", and the limit on peak funding is exceeded.")
    results["together"] = Record(found, beyond=[])
    assert bare(two_answers(case, lines, results)).endswith(f"is below {after}, not {before}.")
    for nothing in (None, Record(found, p10=1e9)):
        results["together"] = nothing
        assert "together" not in bare(two_answers(case, lines, results))
