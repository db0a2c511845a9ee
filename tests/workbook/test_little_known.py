"""Files of which little is known yet have a workbook: what no formula reads has no row in it."""

from __future__ import annotations

import pytest

from hitcase.analysis.outlook import assess
from hitcase.analysis.readings import evaluate
from hitcase.inputs.brand import Brand
from hitcase.packs.proof import proof
from hitcase.workbook.book import workbook
from tests.inputs.files import HEAD, case

ONE_PRICE = "options: {partner: {kind: managed_service, price: {basis: monthly_fee, amount: 90000}}}"
NO_HEAD_COUNT = f"roles: {{analyst: {{salary: 100000}}, desk: {{fte: null}}}}\n{ONE_PRICE}"
NO_SCOPE = f"roles: {{analyst: {{fte: 10}}}}\n{ONE_PRICE}"


@pytest.mark.parametrize("body", [ONE_PRICE, NO_HEAD_COUNT, NO_SCOPE, ""])
def test_what_is_not_known_yet_leaves_a_workbook_that_agrees(body: str, tmp_path):
    """Lists by year that no formula reads stand nowhere; every line agrees with the model."""
    made = case(tmp_path, body, head=HEAD)
    book = workbook(made, evaluate(made), assess(made, 256), Brand())
    assert proof(made, book, seed=1)["worst_with_every_input_moved"] <= 1e-9
