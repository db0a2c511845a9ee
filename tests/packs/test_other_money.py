"""Packs of files in another currency: each format is built, with and without a rate, and no dollar goes for a krona."""

from __future__ import annotations

import json

import bs4
import pytest
import yaml

from hitcase.packs.build import build
from tests.clients import minimal
from tests.packs.test_pack import PACK

RATES = {"rate": {"exchange_rates": {"USD": {"low": 9.5, "base": 10.4, "high": 11, "origin": "treasury"}}}, "none": {}}


@pytest.mark.parametrize("rate", RATES)
def test_a_file_in_kronor_builds_in_every_format(rate: str, tmp_path):
    """What is not known in kronor is left out with its reason; at a rate it counts, with the amount and the rate."""
    path = tmp_path / "lund.yaml"
    path.write_text(yaml.dump(minimal(currency="SEK", country="SE", **RATES[rate])), encoding="utf-8")
    (tmp_path / "_firm.yaml").write_text("cost_of_asking: 2000\n", encoding="utf-8")
    built = build(path, tmp_path / "out")
    assert built.problems == ()
    assert {file.name for file in built.packs[0].iterdir()} == PACK
    text = " ".join(bs4.BeautifulSoup((built.packs[0] / "case.html").read_text(encoding="utf-8"), "lxml").text.split())
    inputs = json.loads((built.packs[0] / "trace.json").read_text(encoding="utf-8"))["inputs"]
    assert "$" not in text.replace("$20-30K", "").replace("$1 Trillion", "")
    assert "120 kr" not in text
    assert ("tm_bill_rate" in inputs) is (rate == "rate")
    if rate == "rate":
        assert "120 USD at 10.4 (9.5 to 11)" in text
        assert inputs["tm_bill_rate"]["value"] == 1248
    else:
        assert "the price of consulting is not known in SEK" in text
    assert "cost_of_asking" not in (built.packs[0] / "client.yaml").read_text(encoding="utf-8")
