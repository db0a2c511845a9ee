"""A new line of cost, added as docs/map.md says, is right in every document without touching one of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from bs4 import BeautifulSoup

from tests.clients import LAKESIDE, PARAMS, ROOT

SOURCE = ROOT / "src" / "hitcase"
STEPS = {  # file → (the line after which something is added, what is added): all that a newcomer writes
    "inputs/option_keys.py": (
        '    transform_part: Number = number("part of redeployed hours that goes to what is new", "share", 0, 1)\n',
        '    insurance_share: Number = number("insurance, of the fee", "share", 0, 1)\n',
    ),
    "inputs/evidence.yaml": (
        '  options.*.pay_rise_share: {default: 0, why: "a pay rise is a decision, not a forecast", otherwise: 0}\n',
        '  options.*.insurance_share: {default: 0, why: "no offer asks for it", otherwise: 0}\n',
    ),
    "model/register.py": (
        '    Line("leakage_cost", over=YEARS, part_of="total_cost", effect="fee", group="overhead"),\n',
        '    Line("insurance_cost", over=YEARS, part_of="total_cost", effect="fee"),\n',
    ),
    "model/result_lines.py": (
        '        "change_order_cost": [option.change_order_share * money for money in fee],\n',
        '        "insurance_cost": [option.insurance_share * money for money in fee],\n',
    ),
    "text/line_texts.py": (
        '    "total_cost": LineText("All costs", "money", OUTSOURCING, "All costs of the option in a year."),\n',
        '    "insurance_cost": LineText("Insurance", "money", OUTSOURCING, "Insurance of the service."),\n',
    ),
}
ALL = """
import json
import hitcase
from hitcase.analysis.outlook import assess
from hitcase.document.waterfall import steps_of
from hitcase.workshop.screen.side_panel import reasons
from tests.command_line import run
from tests.in_process import build_here
client = "params/lakeside.yaml"
assert build_here(client, "build", ("html", "pptx", "xlsx")).problems == ()
case = hitcase.load(client)
option = hitcase.evaluate(case).options["offer_a"]
steps = reasons(steps_of(case, option, assess(case, 1024).options["offer_a"]), "USD")
lines = json.loads(run("compute", client, "--json").stdout)["lines"]["options"]["offer_a"]
explained = run("explain", client, "insurance_cost", "--option", "offer_a").stdout
names = [step["name"] for step in steps]
print(json.dumps({"home": hitcase.__file__, "steps": names, "lines": lines, "explained": explained}))
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the line in it, and a client whose offer asks for 3 % of its fee."""
    folder = tmp_path_factory.mktemp("kit")
    shutil.copytree(SOURCE, folder / "hitcase", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (folder / "params").mkdir()
    shutil.copy(PARAMS / "_firm.yaml", folder / "params")
    for name, (after, more) in STEPS.items():
        path = folder / "hitcase" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(after) == 1, f"{name} has {text.count(after)} of: {after}"
        path.write_text(text.replace(after, after + more), encoding="utf-8")
    asked = "    change_order_share:"
    text = LAKESIDE.read_text(encoding="utf-8")
    text = text.replace(asked, f"    insurance_share: 0.03\n{asked}", 1)
    (folder / "params" / "lakeside.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found(kit: Path) -> dict[str, Any]:
    """What the copy says and builds: every whole is held to its parts, the workbook to the model and its checks."""
    env = os.environ | {"PYTHONPATH": os.pathsep.join((str(kit), str(ROOT))), "PYTHONWARNINGS": "default"}
    done = subprocess.run([sys.executable, "-c", ALL], cwd=kit, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout)
    assert Path(said["home"]).is_relative_to(kit)
    return said


@pytest.fixture(scope="module")
def pack(kit: Path, found: dict[str, Any]) -> Path:  # noqa: ARG001 it builds
    """Its documents."""
    return kit / "build" / "lakeside"


def test_five_files_are_enough():
    """None of them shows anything; those that do read the register."""
    assert len(STEPS) == 5
    assert not [name for name in STEPS if name.split("/")[0] in ("document", "slides", "workbook", "workshop", "packs")]


def test_the_document_names_it_in_every_table_of_costs(pack: Path):
    """Costs and benefits, what an hour costs, and the step of the waterfall; 3 % of the fee each."""
    page = BeautifulSoup((pack / "case.html").read_text(encoding="utf-8"), "html.parser")
    rows = [row for row in page.select("tr") if row.th and row.th.get_text() == "Insurance"]
    captions = [table.caption.get_text() if (table := row.find_parent("table")).caption else "" for row in rows]
    assert [caption.split(",")[0] for caption in captions] == [
        "Where the money goes",
        "Offers like for like: what an hour that moves costs",
        "Offer A: costs and benefits",
    ]
    fee, insurance = (
        next(row for row in page.select("tr") if row.th and row.th.get_text() == head and len(row.select("td")) > 5)
        for head in ("Fee", "Insurance")
    )
    paid, insured = (float(row.select("td")[2].get_text().replace(",", "")) for row in (fee, insurance))
    assert insured == pytest.approx(0.03 * paid, abs=0.6)


def test_the_lines_the_trace_and_the_workbook_have_it(found: dict[str, Any], pack: Path):
    """Computed, explained, traced, with a row of its own; the workbook's checks were recalculated by the build."""
    option = found["lines"]
    assert option["insurance_cost"][1] == pytest.approx(0.03 * option["fee"][1])
    assert sum(option["budget_effect"][part][1] for part in option["budget_effect"]) == pytest.approx(
        -option["net_cash"][1]
    )
    assert "insurance_share × fee" in found["explained"]
    assert "options.offer_a.insurance_cost" in (pack / "trace.json").read_text(encoding="utf-8")
    sheet = openpyxl.load_workbook(pack / "case.xlsx")["Outsourcing"]
    assert "Insurance" in [cell.value for cell in sheet["A"]]


def test_the_workshop_has_it_as_a_step(found: dict[str, Any]):
    """Beside its charts, between the fee and what is left."""
    assert "Insurance" in found["steps"][1:-1]
