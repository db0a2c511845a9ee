"""Numbers to the letter."""

from __future__ import annotations

import pytest

from hitcase.text import formats


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        (formats.money(1_034_321.83, "USD"), "$1,034,322"),
        (formats.money(-1_034_321.83, "USD"), "−$1,034,322"),
        (formats.money(1_034_321.83, "CHF"), "CHF 1,034,322"),
        (formats.money(-5, "CHF", signed=True), "−CHF 5"),
        (formats.money(0.3, "USD"), "$0"),
        (formats.money(-0.3, "USD"), "$0"),
        (formats.money_m(1_034_321.83, "USD"), "$1.03 m"),
        (formats.money_m(693_499.72, "USD", signed=True), "+$0.7 m"),
        (formats.money_m(-616_847.38, "USD", signed=True), "−$0.6 m"),
        (formats.money_m(-49_999, "USD", signed=True), "$0.0 m"),
        (formats.money_m(-40_123_456, "CHF", signed=True), "−CHF 40.1 m"),
        (formats.about(1_196_340, "USD"), "$1.2 m"),
        (formats.about(99_500, "USD"), "$0.1 m"),
        (formats.about(99_499, "USD"), "$99,000"),
        (formats.about(6_512, "USD"), "$6,500"),
        (formats.about(-7, "USD", signed=True), "−$7"),
        (formats.about(0, "USD", signed=True), "$0"),
        (formats.millions(-616_847.38), "−0.62"),
        (formats.millions(693_499.72), "+0.69"),
        (formats.millions(0), "0.00"),
        (formats.thousands(-7_224.68), "−7"),
        (formats.percent(0.67), "67 %"),
        (formats.percent(0.67, column=True), "67.0 %"),
        (formats.percent(-0.0004), "0 %"),
        (formats.hours(11_492.46), "11,492 h"),
        (formats.money(-1_250, "GBP"), "−£1,250"),
        (formats.money_m(1_310_000, "EUR"), "€1.31 m"),
        (formats.about(129_600_000, "JPY"), "¥129.6 m"),
        (formats.about(-84_250, "SEK", signed=True), "−84,000 kr"),
        (formats.money_m(-616_847.38, "DKK", signed=True), "−0.6 m kr"),
        (formats.rate(1_204, "KRW"), "KRW 1,204"),
        (formats.fte(72.24), "72.2 FTE"),
        (formats.rate(128.4339, "USD"), "$128"),
        (formats.rate(None, "USD"), "–"),
        (formats.months(36.2), "36 months"),
        (formats.months(1.2), "1 month"),
        (formats.months(None), "never within the horizon"),
        (formats.weeks(8.06), "8.1 weeks"),
        (formats.years(5), "five years"),
        (formats.years(13), "13 years"),
        (formats.exact(0.1 + 0.2), "0.3"),
        (formats.exact_percent(0.571), "57.1 %"),
        (formats.day("2026-10-04"), "4 Oct 2026"),
    ],
)
def test_a_number_reads_as_a_person_writes_it(shown: str, wanted: str):
    """A true minus, never −0, commas in thousands, money as each currency is written."""
    assert shown == wanted
