"""`Case.with_values`: another case with other numbers, checked as the client file is; the case itself stays."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import numpy as np
import pytest

from hitcase.analysis.cases import load
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import simulate
from hitcase.inputs.case import Case
from hitcase.inputs.problems import ParamError
from hitcase.inputs.read_only import SENTENCE
from tests.clients import LAKESIDE, lakeside
from tests.inputs.files import PRICE, ROLE, case

FEE, RATE = "options.offer_a.price.amount", "roles.analyst.turnover_rate"
AGENCY = "options.offer_a.ends.contracts.agency.share"
TRIED = "said in the workshop, tried, not agreed"


def numbers(found: Case, path: str) -> tuple[float | None, ...]:
    """The range of a number."""
    param = found.params[path]
    return param.low, param.base, param.high


def refusals(found: Case, values: dict[str, Any], **more: bool) -> list[tuple[int, str, str]]:
    """Line, path and sentence of all that is wrong with other values."""
    with pytest.raises(ParamError) as refused:
        found.with_values(values, **more)
    return [(problem.line, problem.path, problem.message) for problem in refused.value.problems]


def test_a_number_stands_alone_or_keeps_its_range():
    """Without its range it is certain; a range that does not hold it is widened. The case itself stays as it is."""
    before = lakeside()
    assert numbers(before, RATE) == (0.06, 0.094, 0.14)
    assert numbers(before.with_values({RATE: 0.1}), RATE) == (None, 0.1, None)
    assert numbers(before.with_values({RATE: 0.1}, keep_ranges=True), RATE) == (0.06, 0.1, 0.14)
    assert numbers(before.with_values({RATE: 0.17}, keep_ranges=True), RATE) == (0.06, 0.17, 0.17)
    assert numbers(before.with_values({RATE: 0.01}, keep_ranges=True), RATE) == (0.01, 0.01, 0.14)
    assert numbers(before, RATE) == (0.06, 0.094, 0.14)


def test_whose_number_it_is_is_said():
    """Nobody's: it is tried. All others stay whose they were."""
    before = lakeside()
    after = before.with_values({FEE: 190_000})
    assert after.params[FEE].source.text == TRIED
    assert {path for path in before.params if before.params[path] != after.params[path]} == {FEE}


def test_a_range_by_origin_goes_along_or_goes(tmp_path):
    """What was said without a range could be a tenth more or less: of the new number, or it is certain."""
    path = "roles.analyst.months_vacant"
    found = case(tmp_path, ROLE.replace("fte: 10", "fte: 10, months_vacant: {base: 4, origin: {workshop: CIO}}"))
    assert numbers(found, path) == (3.6, 4, 4.4)
    assert numbers(found.with_values({path: 5}), path) == (None, 5, None)
    assert numbers(found.with_values({path: 3}, keep_ranges=True), path) == (2.7, 3, 3.3)


def test_what_a_person_writes_and_what_numpy_counts():
    """As in a file or a box; and each number of a range of numpy's."""
    found = lakeside()
    assert found.with_values({RATE: "9.4 %"}).params[RATE].base == 0.094
    assert found.with_values({FEE: "2*95,000"}).params[FEE].base == 190_000
    bases = [found.with_values({FEE: price}).params[FEE].base for price in np.arange(190_000, 192_000, 1_000)]
    assert bases == [190_000, 191_000]
    assert [type(base) for base in bases] == [float, float]


def test_all_that_is_wrong_is_said_at_once():
    """An unknown path with the near match, an impossible value in the file's words, at the line of the file."""
    found = load(LAKESIDE)
    line = found.params[RATE].line
    assert refusals(found, {"options.offer_a.price.amont": 1, RATE: 19, FEE: 0}) == [
        (0, "", f"there is no parameter options.offer_a.price.amont. Did you mean {FEE}?"),
        (line, RATE, "19 is above 1 (share of staff leaving a year). Enter 0.19 or 19 %."),
        (
            found.params[FEE].line,
            FEE,
            "0 cannot be right (the partner's fee). Enter a number above 0, or delete the key if the value is unknown.",
        ),
    ]


@pytest.mark.parametrize("value", [True, None, [1], "abc", float("nan"), float("inf"), 1e16])
def test_what_is_no_number_is_refused(value: Any):
    """Never taken for one."""
    [(_, path, message)] = refusals(lakeside(), {FEE: value})
    assert path == FEE
    assert "Enter" in message


def test_what_only_the_whole_case_tells_is_refused_too():
    """Hours that end twice over, as `load` refuses them; also of a case that was made of another."""
    found = load(LAKESIDE).with_values({FEE: 190_000})
    [(_, path, message)] = refusals(found, {AGENCY: 0.9}, keep_ranges=True)
    assert path == "options.offer_a.ends"
    assert "but full service frees" in message


def test_shares_of_the_budget_follow():
    """They still add to 1, as in the workshop."""
    after = lakeside().with_values({"budget.run_share": 0.7})
    shares = [after.params[f"budget.{name}_share"].base for name in ("run", "grow", "transform")]
    assert shares[0] == 0.7
    assert sum(shares) == pytest.approx(1, abs=1e-12)


def test_no_other_draw_moves():
    """Beside the number itself, which is certain then: what differs between two cases is what was changed."""
    before = lakeside()
    after = before.with_values({RATE: 0.1}).with_values({FEE: 190_000})
    old, new = draws(before, 64), draws(after, 64)
    assert old.keys() - new.keys() == {RATE}
    assert all(np.array_equal(old[path], new[path]) for path in new)
    assert np.array_equal(
        draws(before.with_values({RATE: 0.1}, keep_ranges=True), 64)["wage_growth"], old["wage_growth"]
    )


def test_a_shape_of_a_range_goes_with_it(tmp_path):
    """The file that names one for a number that stands alone would be refused."""
    path = "roles.analyst.months_vacant"
    body = ROLE.replace("fte: 10", "fte: 10, months_vacant: {low: 1, base: 2, high: 6}")
    found = case(tmp_path, f"{body}\nshapes: {{{path}: uniform}}")
    assert found.with_values({path: 3}, keep_ranges=True).params[path].shape == "uniform"
    alone = found.with_values({path: 3}).params[path]
    assert (alone.low, alone.shape) == (None, "fixed")


def test_a_number_of_the_firm_is_changed_for_the_client(tmp_path):
    """The firm's file lies under the new values too."""
    found = case(tmp_path, ROLE, firm="discount_rate: 0.06\nwage_growth: 0.02\n")
    after = found.with_values({"discount_rate": 0.08})
    assert (after.params["discount_rate"].base, after.params["wage_growth"].base) == (0.08, 0.02)
    assert str(after.params["wage_growth"].source) == "firm default"


def test_the_draws_follow():
    """A lower fee is worth something, and 1,024 draws of a changed case are those of a case that was read so."""
    before = lakeside()
    after = before.with_values({FEE: 190_000})
    was, now = (simulate(found, n=64).options.offer_a.npv_cash for found in (before, after))
    assert (now > was).all()


@pytest.mark.parametrize("name", ["params", "data", "given", "left_out"])
def test_a_case_cannot_be_written_into(name: str):
    """What somebody writes there would count for nothing, so it is refused; copies and pickles are what they were."""
    found = lakeside()
    with pytest.raises(TypeError) as refused:
        getattr(found, name)["wage_growth"] = 0.5
    assert str(refused.value) == SENTENCE
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 our own
    assert getattr(again, name) == getattr(copy.deepcopy(found), name) == getattr(found, name)


def test_nor_can_what_is_inside_of_its_data(tmp_path):
    """A mapping or a list, however deep."""
    found = case(tmp_path, f"{ROLE}\noptions: {{a: {{kind: offshore, phase_in: [0.4, 1], {PRICE}}}}}")
    with pytest.raises(TypeError):
        found.data["roles"]["analyst"]["fte"] = 5
    for act in (lambda phases: phases.append(1), lambda phases: phases.__setitem__(0, 1), lambda phases: phases.sort()):
        with pytest.raises(TypeError):
            act(found.data["options"]["a"]["phase_in"])
