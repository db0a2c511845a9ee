"""`compute --json`: the shape of design section 5, by the names of the lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.commands.listing import as_json
from tests.clients import case_in, clients, lakeside, leaves, minimal
from tests.strategies import case_of


def document(path: Path) -> dict[str, Any]:
    """The JSON document of a client file, read by a parser that refuses NaN and Infinity."""
    case = case_in(path)
    return json.loads(as_json(case, evaluate(case)), parse_constant=refuse)


def refuse(word: str) -> None:
    """No JSON: NaN, Infinity."""
    raise AssertionError(word)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_document_has_the_keys_of_the_interface_and_no_others(path: Path):
    """Schema 1, who, as of when, in what currency, the lines, and what is left out with its reason."""
    found, case = document(path), case_in(path)
    assert list(found) == ["schema", "client", "as_of", "currency", "lines", "left_out"]
    told = (found["schema"], found["client"], found["as_of"], found["currency"])
    assert told == (1, case.file.client, case.file.as_of, case.file.currency)
    assert found["left_out"] == case.left_out
    assert set(found["lines"]["options"]) == set(case.tree.options)
    assert set(found["lines"]["roles"]) == set(case.tree.roles)


@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_number_is_the_estimates_to_the_last_digit(path: Path):
    """Read back, the lines are those of `evaluate`; "never" is null."""
    assert document(path)["lines"] == evaluate(case_in(path))


def test_never_is_null_beside_a_flag_of_0():
    """Doing nothing moves no hours, so an hour has no cost; projects that never come have no month."""
    nothing = document(lakeside().path)["lines"]["options"]["do_nothing"]
    assert (nothing["has_cost_per_hour"], nothing["cost_per_hour"]) == (0, None)
    assert set(nothing["project_done_month"].values()) == {None}
    assert (nothing["pays_back_cash"], nothing["payback_months_cash"]) == (1, 0)


def test_a_name_stands_as_it_is_written():
    """Letters of any script, in the text itself and not as escapes."""
    case = case_of(minimal(client="Klinikum Süd \N{HOSPITAL} مستشفى"))
    assert "Klinikum Süd \N{HOSPITAL} مستشفى" in as_json(case, evaluate(case))


def test_a_number_that_json_lacks_is_an_error_and_not_a_word():
    """NaN in a document would be read as text, or not at all."""
    lines = evaluate(lakeside())
    lines["leavers"] = float("nan")
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json(lakeside(), lines)


def test_lines_have_one_shape_in_one_place():
    """A list of horizon + 1 years, of 12 horizon + 1 months, or one number; never mixed over options."""
    options = document(lakeside().path)["lines"]["options"]
    shapes = [{path.split("[")[0] for path in leaves(option)} for option in options.values()]
    assert all(shape == shapes[0] for shape in shapes)
