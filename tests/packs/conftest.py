"""What the tests of packs share: a folder of client files, and one build of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from hitcase.packs.build import Built, build
from tests.packs.notebooks import FIRM, worked


@pytest.fixture(scope="session")
def params(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two clients of one firm: the second has another name, other figures, and remarks that stay in its file."""
    folder = tmp_path_factory.mktemp("params")
    (folder / "_firm.yaml").write_text(FIRM, encoding="utf-8")
    first = worked().replace("Worked example", "Oakfield Hospital")
    second = (
        worked()
        .replace("Worked example", "Klinik Quellbad <b>&")
        .replace("fte: 40", "fte: {base: 57, note: Bob?}  # Bob")
    )
    (folder / "oakfield.yaml").write_text(first, encoding="utf-8")
    (folder / "quellbad.yaml").write_text(second, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def built(params: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Both clients built once, by the notebook of the document."""
    return build(params, tmp_path_factory.mktemp("out") / "build")
