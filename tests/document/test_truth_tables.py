"""What must be true, on whose word, and what it costs if it is not."""

from __future__ import annotations

from hitcase.document import must_be_true
from tests.document.shown import cells, page, plain, text, worked_with


def test_what_has_to_end_stands_with_its_weight():
    """The worked example: −3.92 million without the contract, −0.70 as it stands; the weightiest first."""
    table = must_be_true.what_must_end_table(*worked_with(), "managed")
    assert cells(table, "Outside")[:2] == ["100 %", "month 5 (Year 1)"]
    assert cells(table, "Outside")[-1] == "−3.92"
    assert [row.th.get_text() for row in page(table).select("tbody tr")] == ["Outside", "Analyst posts"]
    assert "Managed as it stands: −0.70." in plain(table)


def test_an_end_that_follows_the_start_says_so():
    """No month of its own."""
    for after, told in ((1, "1 month after the start"), (2.5, "2.5 months after the start")):
        found = worked_with(options__managed__ends__contracts={"outside": {"share": 1, "after_start": after}})
        assert cells(must_be_true.what_must_end_table(*found, "managed"), "Outside")[1] == told


def test_where_nothing_ends_or_is_priced_a_sentence_says_so():
    """No empty table."""
    nothing = worked_with(options__managed__ends={})
    assert text(must_be_true.what_must_end_table(*nothing, "managed")).startswith("The file names nothing that ends")
    assert text(must_be_true.what_must_end_table(*nothing, None)).startswith("No option has a price yet")
