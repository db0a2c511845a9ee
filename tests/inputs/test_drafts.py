"""When an added line is a draft: until it has an origin, and talk is none."""

from __future__ import annotations

import pytest

from hitcase.inputs.additions import drafts
from tests.inputs.files import PRICE, ROLE, case

KINDS = (  # what stands in the line, and whether it is a draft
    ("amount: 3", True),
    ("amount: 3, owner: CISO", True),
    ("amount: 3, origin: travel ledger FY26", False),
    ("amount: 3, origin: said in the workshop by the CISO", False),
    ("amount: 3, origin: ''", True),
    ("amount: 3, origin: placeholder", True),
    ("amount: 3, origin: {offer: Offer A, page: 4}", False),
    ("amount: 3, origin: {page: 4}", True),
    ("amount: {base: 3, origin: travel ledger FY26}", False),
    ("amount: {base: 3, origin: said in the workshop by the CISO}", True),
    ("amount: {base: 3, origin: 'tried in the workshop, not agreed'}, origin: travel ledger FY26", False),
    ("amount: {claim: e1_analyst_pay}", False),
    ("amount: [4, 3]", True),
    ("amount: [4, 3], origin: travel ledger FY26", False),
    ("amount: [{base: 4, origin: travel ledger FY26}, 3]", True),
    ("amount: [{base: 4, origin: travel ledger FY26}, {base: 3, origin: travel ledger FY26}]", False),
)


@pytest.mark.parametrize(("keys", "draft"), KINDS)
def test_a_line_is_a_draft_until_it_has_an_origin(tmp_path, keys: str, draft: bool):
    """Its own origin, a claim, or an amount that is known better than by talk; a placeholder is none."""
    line = f"x: {{class: cost, {keys}}}, y: {{class: cash, amount: 2, origin: contract}}"
    found = case(tmp_path, f"{ROLE}options: {{o: {{kind: offshore, {PRICE}, added: {{{line}}}}}}}")
    assert drafts(found, "o") == (["x"] if draft else [])
    assert drafts(found, "do_nothing") == []
