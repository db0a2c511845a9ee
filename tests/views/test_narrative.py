"""Every sentence of every client reads well."""

from __future__ import annotations

import re

import pytest

from hitcase.inputs.case import Case
from hitcase.views import narrative
from hitcase.views.output import Output
from tests.clients import case_in, clients
from tests.views.shown import page, seen

FROM_CASE = ("title", "overrides")
WITH_DRAWS = ("answer", "headline", "reasons")
OF_OPTION = ("capacity", "options", "turnover")


def told(name: str, case: Case) -> Output | None:
    """A section of a case, given what it asks for."""
    case, lines, ahead = seen(case)
    given = {**dict.fromkeys(WITH_DRAWS, (lines, ahead)), **dict.fromkeys(OF_OPTION, (lines, ahead.option))}
    return getattr(narrative, name)(case, *(() if name in FROM_CASE else given.get(name, (lines,))))


@pytest.mark.parametrize("name", narrative.__all__)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_section_of_every_client_reads_well(path, name: str):
    """No path, no mark, no None, no nan, no double space, no two full stops."""
    output = told(name, case_in(path))
    for part in page(output).select("p:not(.facts, .interest), dd, dt") if output else ():
        shown = part.get_text()
        assert not re.search(r"\bNone\b(?! )|\bnan\b|_|  |\.\.|\( |[\x01-\x08]", shown), shown
