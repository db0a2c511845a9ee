"""pandas tables: every number of the lines, the draws and the results, in the row and column that its name says."""

from __future__ import annotations

import copy
import json
import pickle
import re

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from hitcase.analysis.break_even import price_of
from hitcase.analysis.frames import Lines
from hitcase.analysis.outlook import assess, full_results
from hitcase.analysis.readings import evaluate, simulate
from hitcase.commands.listing import as_json
from hitcase.inputs.params import Record, mapped
from hitcase.model.register import BY_NAME, CASE, MONTHS, OPTION, OPTION_ROLE, ROLE
from hitcase.text.labels import year_labels
from hitcase.text.line_texts import TEXTS
from tests.clients import ROOT, lakeside, leaves, minimal
from tests.sections import File
from tests.strategies import case_of, client_files, repeatable

N = 64


def own(lines: Record) -> dict[str, object]:
    """Every line of one owner by its path: what belongs to its roles and options is theirs."""
    return leaves({name: value for name, value in lines.items() if name in TEXTS})


def in_frame(frame: pd.DataFrame) -> dict[str, float]:
    """Every number of a table by the path that `leaves` gives it; a line that is NaN throughout is "never"."""
    numbers = frame.drop(columns=["label", "unit"])
    over = list(numbers.columns).index("Decision") if "Decision" in numbers.columns else 0
    found = {}
    for name, row in zip(frame.index, numbers.to_numpy(), strict=True):
        if np.isnan(row[over:]).all():
            found[name] = row[0]
        else:
            found |= {f"{name}[{t}]": value for t, value in enumerate(row[over:])}
    return found


def expected(lines: Record) -> dict[str, float]:
    """The same of the lines themselves."""
    return {path: np.nan if value is None else value for path, value in own(lines).items()}


@given(client_files())
@repeatable(25)
def test_tables_hold_every_line_and_no_other_number(file: File):
    """By year and by month, of the case, its roles, its options, and the roles under each option."""
    lines = evaluate(case_of(file))
    owners = [({"of": CASE}, lines)]
    owners += [({"role": role}, found) for role, found in lines.roles.items()]
    for option, found in lines.options.items():
        owners += [({"option": option}, found)]
        owners += [({"option": option, "role": role}, inner) for role, inner in found.roles.items()]
    for chosen, found in owners:
        numbers = in_frame(lines.to_frame(**chosen)) | in_frame(lines.to_frame(**chosen, by="month"))
        due = expected(found)
        assert numbers.keys() == due.keys()
        np.testing.assert_array_equal([numbers[path] for path in due], [*due.values()])


@given(client_files())
@repeatable(10)
def test_a_table_of_several_is_those_of_each_under_each_other(file: File):
    """With their names as levels of the index, in the order of the file."""
    lines = evaluate(case_of(file))
    options, roles = list(lines.options), list(lines.roles)
    pd.testing.assert_frame_equal(
        lines.to_frame(), pd.concat({o: lines.to_frame(o) for o in options}, names=["option"]), check_like=False
    )
    pd.testing.assert_frame_equal(
        lines.to_frame(of=ROLE), pd.concat({r: lines.to_frame(role=r) for r in roles}, names=["role"])
    )
    by_option = {o: lines.to_frame(o, of=OPTION_ROLE) for o in options}
    pd.testing.assert_frame_equal(lines.to_frame(of=OPTION_ROLE), pd.concat(by_option, names=["option"]))
    assert lines.to_frame(role=roles[0], of=OPTION_ROLE).index.names == ["option", "line"]
    assert lines.to_frame(by="month").index.names == ["option", "line"]


def test_years_are_the_clients_and_names_and_units_the_documents():
    """The decision first; money in the client's currency; a part of a line has its own name."""
    case = lakeside()
    frame = evaluate(case).to_frame("offer_a")
    assert list(frame.columns) == ["label", "unit", "value", *year_labels(case)]
    assert frame.attrs == {
        "client": case.file.client + " (illustrative)",
        "currency": "USD",
        "years": year_labels(case),
    }
    assert frame.loc["npv_cash", ["label", "unit"]].to_list() == ["Cash, in today's money", "$"]
    assert frame.loc["budget_effect.pay", ["label", "unit"]].to_list() == ["Budget effect: Pay and turnover", "$"]
    assert frame.index.name == "line"
    order = [name.partition(".")[0] for name in frame.index]
    assert order == sorted(order, key=list(TEXTS).index)
    francs = evaluate(case_of(minimal(currency="CHF", exchange_rates={"USD": 0.8}))).to_frame("partner")
    assert francs.loc["cost_per_hour", "unit"] == "CHF an hour"


def test_months_are_columns_by_their_number():
    """0 is the decision; there is no value and no year beside them."""
    case = lakeside()
    frame = evaluate(case).to_frame("offer_a", by="month")
    months = list(range(12 * case.file.horizon + 1))
    assert list(frame.columns) == ["label", "unit", *months]
    assert frame.attrs["months"] == months
    assert {BY_NAME[name].over for name in frame.index} == {MONTHS}
    no_volumes = evaluate(case_of(minimal())).to_frame(by="month")
    assert set(no_volumes.index.get_level_values("line")) == {"cash_by_month"}
    assert no_volumes.index.names == ["option", "line"]


def test_never_is_nan_beside_its_flag():
    """Doing nothing moves no hours, so an hour has no cost."""
    frame = evaluate(lakeside()).to_frame("do_nothing")
    assert frame.loc["has_cost_per_hour", "value"] == 0
    assert np.isnan(frame.loc["cost_per_hour", "value"])
    assert frame["value"].dtype == frame["FY27"].dtype == float


def test_labels_of_years_that_are_a_columns_name_lose_no_number():
    """The file may call its first year as it likes."""
    for label in ("value", "unit", "Decision"):
        frame = evaluate(case_of(minimal(first_year=label))).to_frame("partner")
        assert list(frame.columns[:5]) == ["label", "unit", "value", "Decision", label]
        assert frame.iloc[:, 4].loc["fee"] > 0


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"option": "ofer_a"}, "the case has no option ofer_a. Did you mean offer_a?"),
        ({"option": ""}, "the case has no option ."),
        ({"role": "analist"}, "the case has no role analist. Did you mean analyst?"),
        ({"option": "offer_a", "role": "analist"}, "the case has no role analist. Did you mean analyst?"),
    ],
)
def test_a_name_that_the_case_lacks_is_a_key_error_with_the_near_match(chosen: dict[str, str], message: str):
    """As everywhere in the kit."""
    with pytest.raises(KeyError) as error:
        evaluate(lakeside()).to_frame(**chosen)
    assert error.value.args == (message,)


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ({"of": "years"}, "of='years' is not a valid choice. Use one of 'case', 'role', 'option', 'option_role'."),
        ({"by": "quarter"}, "by='quarter' is not a valid choice. Use one of 'year', 'month'."),
        ({"of": CASE, "option": "offer_a"}, "option='offer_a' does not go with of='case'. Leave one of them out."),
        ({"of": OPTION, "role": "analyst"}, "role='analyst' does not go with of='option'. Leave one of them out."),
    ],
)
def test_a_table_that_does_not_exist_is_a_value_error_that_says_what_does(chosen: dict[str, str], message: str):
    """Another word, or two that contradict each other."""
    with pytest.raises(ValueError) as error:  # noqa: PT011 the message is compared below
        evaluate(lakeside()).to_frame(**chosen)
    assert str(error.value) == message


@pytest.mark.parametrize("twin", [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))])  # noqa: S301
def test_lines_results_and_draws_survive_copies_and_pickles(twin):
    """As equal Records that still can become tables."""
    lines, results, drawn = evaluate(lakeside()), assess(lakeside(), N), simulate(lakeside(), N)
    for one in (lines, results, drawn):
        again = twin(one)
        assert type(again) is type(one)
        pd.testing.assert_frame_equal(again.to_frame(), one.to_frame())
    assert twin(lines) == lines
    assert twin(results) == results


def test_lines_stay_a_record():
    """A dict of named entries: the same JSON, and what `mapped` makes of it is a plain tree."""
    lines = evaluate(lakeside())
    plain = Record(lines)
    assert isinstance(lines, Lines)
    assert lines == plain
    assert json.dumps(lines) == json.dumps(plain)
    assert repr(lines) == repr(plain)
    assert as_json(lakeside(), lines) == as_json(lakeside(), plain)
    assert type(mapped(lines, lambda value: value)) is Record
    with pytest.raises(AttributeError, match=r"no option here. Did you mean options\?"):
        lines.option  # noqa: B018 asking is the test


@given(client_files())
@repeatable(10)
def test_draws_of_any_line_are_a_column_for_each_option(file: File):
    """A line that no draw touches is the same in each; of a line by year, a column for each option and year."""
    case = case_of(file)
    drawn = simulate(case, N, backlog=True)
    for line in ("npv_cash", "net_cash", "budget_effect.fee", *(["backlog_hours"] if "demand" in case.tree else [])):
        frame = drawn.to_frame(line)
        name, _, part = line.partition(".")
        for option, lines in drawn.options.items():
            values = lines[name][part] if part else lines[name]
            over = values if isinstance(values, list) else [values]
            due = np.stack([np.broadcast_to(value, (N,)) for value in over], axis=-1)
            np.testing.assert_array_equal(frame[[option]].to_numpy(), due)
        assert len(frame.columns) == len(drawn.options) * len(over)


def test_never_of_the_draws_is_nan():
    """A payback in months counts where there is one; the mean over those draws is the reader's to take."""
    drawn = simulate(lakeside(), N)
    frame, lines = drawn.to_frame("payback_months_cash"), drawn.options.offer_a
    np.testing.assert_array_equal(frame["offer_a"].isna(), lines.pays_back_cash == 0)
    assert frame.attrs["unit"] == "months"
    assert frame.attrs["label"] == "Payback period"


def test_a_line_that_no_option_has_is_a_key_error_with_the_near_match():
    """As everywhere in the kit."""
    with pytest.raises(KeyError, match=r"the options have no line npv_cas. Did you mean npv_cash\?"):
        simulate(lakeside(), N).to_frame("npv_cas")


@given(client_files())
@repeatable(10)
def test_results_are_a_row_for_each_option(file: File):
    """Every figure of the draws under its line's name; walk-away fees where they were computed, in their unit."""
    case = case_of(file)
    for results in (assess(case, N), full_results(case, N)):
        frame = results.to_frame()
        assert list(frame.index) == list(results.options)
        for name, option in results.options.items():
            row = frame.loc[name]
            figures = [(line, key) for line in ("npv_cash", "npv_with_avoidance", "npv_full") for key in option[line]]
            for line, key in (*figures, ("peak_funding", "mean"), ("peak_funding", "p90")):
                assert row[f"{line}_{key}"] == option[line][key]
            fee = option.walk_away_fee or (results.get("walk_away_fee") if results.get("option") == name else None)
            found = row[["walk_away_fee_middle", "walk_away_fee_eight_of_ten"]].astype(float)
            due = [np.nan if not fee or fee[level] is None else fee[level] for level in ("middle", "eight_of_ten")]
            np.testing.assert_array_equal(found, due)
            assert bool(row["walk_away_fee_unit"]) == (price_of(case, name) is not None)


def test_every_column_of_the_results_has_a_label_and_a_unit():
    """Beside the numbers, as `attrs`; a fee's unit is that of its price, in a column of its own."""
    results = full_results(lakeside(), N)
    frame = results.to_frame()
    numbers = list(frame.select_dtypes("number").columns)
    assert list(frame.attrs["labels"]) == numbers
    assert [name for name in numbers if name not in frame.attrs["units"]] == [
        "walk_away_fee_middle",
        "walk_away_fee_eight_of_ten",
    ]
    assert frame.loc["offer_a", "walk_away_fee_unit"] == "$ a month"
    assert frame.loc["do_nothing", "label"] == "Do nothing"
    assert (frame.attrs["draws"], frame.attrs["decide_on"]) == (N, "npv_cash")


def test_the_examples_of_the_readme_run(monkeypatch: pytest.MonkeyPatch):
    """As written, one after the other, in the folder of the README."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 4
    for block in blocks:
        exec(block, names)  # noqa: S102 the README is ours
    assert isinstance(names["lines"], Lines)
    cheap, dear = (names["cash"](price=price).loc[0.5, "offer_a"] for price in (170_000, 230_000))
    assert cheap > 0 > dear
