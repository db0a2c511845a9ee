"""Every sentence of every client reads well."""

from __future__ import annotations

import re

import pytest

from tests.clients import case_in, clients
from tests.document.notebook import SENTENCES, result
from tests.document.shown import page


@pytest.mark.parametrize("name", SENTENCES)
@pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
def test_every_section_of_every_client_reads_well(path, name: str):
    """No path, no mark, no None, no nan, no double space, no two full stops."""
    output = result(name, case_in(path))
    for part in page(output).select("p:not(.facts, .interest), dd, dt") if output else ():
        shown = part.get_text()
        assert not re.search(r"\bNone\b(?! )|\bnan\b|_|  |\.\.|\( |[\x01-\x08]", shown), shown
