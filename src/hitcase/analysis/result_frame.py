"""What the draws say of the options as a pandas table; pandas loads when it is asked for, see `frames`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hitcase.analysis.frames import terms_of
from hitcase.analysis.uncertainty import NPV
from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.text import labels
from hitcase.text.line_texts import TEXTS

if TYPE_CHECKING:
    import pandas as pd

WORDS = {
    "mean": "mean",
    "p10": "10th percentile",
    "p50": "median",
    "p90": "90th percentile",
    "p_loss": "chance of a loss",
}
FIGURES = (*((line, figure) for line in NPV for figure in WORDS), ("peak_funding", "mean"), ("peak_funding", "p90"))
FEES = {"middle": "half of the draws lose cash", "eight_of_ten": "8 of 10 draws lose no cash"}


class Results(Record):
    """What the draws say of a case, as `outlook.assess` gives it: a Record that can become a table of its options."""

    def __init__(self, results: Mapping[str, Any], case: Case, prices: Mapping[str, str]) -> None:
        """prices: option → the unit of the price that its partner asks, where one asks a price."""
        super().__init__(results)
        self._terms, self._prices = terms_of(case), dict(prices)

    def to_frame(self) -> pd.DataFrame:
        """The options as a pandas table: a row for each, in the order of the file; index: the option's name.

        Columns: label; of npv_cash, npv_with_avoidance and npv_full the mean, p10, p50, p90 and p_loss
        (npv_cash_mean …); peak_funding_mean and _p90; p_best, NaN for an option with a scope of its own;
        walk_away_fee_middle and _eight_of_ten with their walk_away_fee_unit, see `break_even.walk_away_fees`. `assess`
        has that fee of the option that it looks at closely, `full_results` that of every option; elsewhere it is NaN.

        Returns: a table; `attrs` has client, currency, draws, decide_on, and labels and units, each by column.

        >>> from hitcase.analysis.cases import load
        >>> from hitcase.analysis.outlook import assess
        >>> frame = assess(load("params/lakeside.yaml"), n=1024).to_frame()
        >>> frame["npv_cash_mean"].idxmax(), frame.attrs["units"]["npv_cash_mean"], frame.loc["do_nothing", "label"]
        ('offer_a', '$', 'Do nothing')
        """
        import pandas as pd

        numbers = {name: self._numbers(name, option) for name, option in self.options.items()}
        index = pd.Index(list(numbers), name="option")
        frame = pd.DataFrame(list(numbers.values()), index=index, dtype=float)
        frame.insert(0, "label", [labels.option_name(name) for name in numbers])
        frame["walk_away_fee_unit"] = [self._prices.get(name, "") for name in numbers]
        frame.attrs = {"client": self._terms.client, "currency": self._terms.currency, "draws": self.draws}
        frame.attrs |= {"decide_on": f"npv_{self.decide_on}", "labels": column_labels()}
        frame.attrs["units"] = column_units(self._terms.currency)
        return frame

    def _numbers(self, name: str, option: Record) -> dict[str, float | None]:
        fee = self.get("walk_away_fee") if name == self.get("option") else option.walk_away_fee
        over = {f"{line}_{figure}": option[line][figure] for line, figure in FIGURES}
        fees = {f"walk_away_fee_{level}": fee[level] if fee else None for level in FEES}
        return {**over, "p_best": option.p_best, **fees}


def column_labels() -> dict[str, str]:
    """What the columns of numbers are called.

    >>> column_labels()["npv_cash_p50"]
    "Cash, in today's money: median"
    """
    over = {f"{line}_{figure}": f"{TEXTS[line].label}: {WORDS[figure]}" for line, figure in FIGURES}
    fees = {f"walk_away_fee_{level}": f"Price at which {words}" for level, words in FEES.items()}
    return {**over, "p_best": "Chance that no other option is better", **fees}


def column_units(currency: str) -> dict[str, str]:
    """The units of the columns of numbers; that of a walk-away fee stands in a column of its own.

    >>> column_units("USD")["npv_cash_p50"], column_units("CHF")["npv_full_p_loss"]
    ('$', 'share')
    """
    money = labels.unit("money", currency)
    return {**{f"{line}_{x}": "share" if x == "p_loss" else money for line, x in FIGURES}, "p_best": "share"}
