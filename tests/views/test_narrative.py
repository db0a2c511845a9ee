"""Every sentence of every client reads well."""

from __future__ import annotations

import re

import pytest

from hitcase.analysis.readings import evaluate
from hitcase.views import narrative
from tests.clients import case_in, clients
from tests.views.shown import page

FROM_CASE = ("title", "overrides")


@pytest.mark.parametrize("name", narrative.__all__)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_section_of_every_client_reads_well(path, name: str):
    """No path, no mark, no None, no nan, no double space, no two full stops."""
    case = case_in(path)
    told = getattr(narrative, name)(case) if name in FROM_CASE else getattr(narrative, name)(case, evaluate(case))
    for part in page(told).select("p:not(.facts, .interest), dd, dt") if told else ():
        shown = part.get_text()
        assert not re.search(r"\bNone\b(?! )|\bnan\b|_|  |\.\.|\( |[\x01-\x08]", shown), shown
