"""What each option returns, in the base case: beside the npv its rate, its return on cost, payback and funding."""

from __future__ import annotations

import pytest

from hitcase.analysis.rate_of_return import internal_rate_of_return
from hitcase.analysis.readings import evaluate
from hitcase.document import returns
from hitcase.inputs.params import Record
from hitcase.packs.number_checks import check_numbers
from hitcase.packs.source_values import PackData
from hitcase.text import formats, labels
from hitcase.text.numbers import bare, numbers_in
from tests.clients import case_in, clients, lakeside
from tests.document.shown import cells, looked_at, page, results_of, seen, text

CASH_FIRST = [100.0, 0.0, -121.0, 0.0]


def test_lakesides_options_stand_side_by_side():
    """Each number is the line's; the rate is that at which the npv is zero."""
    case, lines, results = seen(lakeside())
    shown = returns.returns_table(case, lines, results)
    option = lines.options.offer_a
    rate = formats.percent(internal_rate_of_return(option.net_cash))
    funding = f"{formats.millions(option.peak_funding, signed=False)} (month {option.peak_month:.0f})"
    npv = formats.millions(option.npv_cash, signed=False)
    payback = formats.months(option.payback_months_cash)
    assert cells(shown, "Offer A") == [npv, rate, formats.percent(option.roi_cash, column=True), payback, funding]
    assert cells(shown, "Consulting")[3] == "no payback within five years"
    order = sorted(results.options, key=lambda name: -results.options[name].npv_cash.p50)
    heads = [row.th.get_text() for row in page(shown).select("tbody tr")]
    assert heads == [labels.option_name(name) for name in order if name != labels.NOTHING]
    assert [row.th.get_text() for row in page(shown).select("tr.chosen")] == ["Offer A"]


def test_the_note_says_the_basis_and_what_none_means():
    """The base case; the discount rate; by month or by year."""
    shown = text(returns.returns_table(*seen(lakeside())))
    for words in ("Base case: all inputs at their most likely values", "NPV at 7.5 % a year", "by month, undiscounted"):
        assert words in shown
    assert "none where net cash flow by year has no change of sign or several" in shown


@pytest.mark.parametrize(
    ("flow", "words"),
    [
        ([-100.0, 60.0, 60.0, 0.0], "13.1 %"),
        ([-100.0, -10.0, 0.0, -5.0], "none: no change of sign"),
        ([0.0, 10.0, 5.0, 5.0], "none: no change of sign"),
        ([-100.0, 230.0, -132.0, 0.0], "none: several changes of sign"),
        ([-1.0, 50.0, 0.0, 0.0], "more than 1,000 %"),
        (CASH_FIRST, "10 % (cash comes in first)"),
    ],
)
def test_a_rate_or_why_there_is_none(flow, words):
    """Where cash comes in first, a low rate is a good one, which is said."""
    assert returns.rate_of_return(Record(net_cash=flow)).replace(".0 %", " %") == words


def test_payback_has_three_answers():
    """Months, never within the horizon, and no funding at all."""
    case = lakeside()
    answers = [
        returns.payback(case, Record(payback_months_cash=months, peak_funding=peak))
        for months, peak in ((36.6, 9.0), (None, 9.0), (0.0, 0.0))
    ]
    assert answers == ["37 months", "no payback within five years", "no funding needed"]


def test_the_worked_example_never_pays_back():
    """Cash of −700,939.97 today, 745,059.91 out in month 36; in no year does cash come in: no rate."""
    shown = returns.returns_table(*looked_at())
    found = cells(shown, "Managed")
    assert (found[0], found[3], found[4]) == ("−0.70", "no payback within three years", "0.75 (month 36)")
    assert found[1] == "none: no change of sign"


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_number_of_the_sentence_has_its_source(path):
    """As the build checks it, for every option of every client."""
    case = case_in(path)
    lines, results = evaluate(case), results_of(case)
    for name in [name for name in lines.options if name != labels.NOTHING]:
        sentence = returns.base_case(case, lines, name)
        assert bare(sentence).startswith("Base case: NPV ")
        assert not check_numbers(PackData(case, lines, results), numbers_in(sentence)).wrong
    if results.option is None:
        assert returns.returns_table(case, lines, results) is None


def test_a_wrong_rate_is_found_by_the_build():
    """The number of a sentence is compared with the rate of that option's cash."""
    case, lines, results = seen(lakeside())
    sentence = returns.base_case(case, lines, "offer_b").replace("options.offer_b", "options.offer_a")
    assert check_numbers(PackData(case, lines, results), numbers_in(sentence)).wrong
