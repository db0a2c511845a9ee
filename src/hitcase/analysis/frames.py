"""Lines and draws as pandas tables, with the labels, units and years of the documents.

pandas loads when a table is asked for, and not before: no command that a client waits for needs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from hitcase.inputs.case import Case
from hitcase.inputs.params import Record
from hitcase.inputs.problems import near
from hitcase.model.register import BY_NAME, CASE, FLAGS, MONTHS, OPTION, OPTION_ROLE, ROLE
from hitcase.text import labels
from hitcase.text.line_texts import PARTS, TEXTS, UNITS

if TYPE_CHECKING:
    import pandas as pd

OWNERS = {CASE: (), ROLE: ("role",), OPTION: ("option",), OPTION_ROLE: ("option", "role")}
PERIODS = ("year", "month")
Owned = tuple[tuple[str, ...], Record]  # whose lines they are, and the lines


class Terms(NamedTuple):
    """What a table needs to know of a case beside its numbers."""

    client: str
    currency: str
    years: tuple[str, ...]


def terms_of(case: Case) -> Terms:
    """The client, its currency, and what its years are called, the decision first."""
    return Terms(labels.client_name(case), case.file.currency, tuple(labels.year_labels(case)))


class Lines(Record):
    """The lines of a case, as `evaluate` gives them: a Record that can become a table."""

    def __init__(self, lines: Mapping[str, Any], case: Case) -> None:
        super().__init__(lines)
        self._terms = terms_of(case)

    def to_frame(
        self, option: str | None = None, role: str | None = None, *, of: str = "", by: str = "year"
    ) -> pd.DataFrame:
        """The lines as a pandas table: a row for each line, in the order of the documents.

        Columns: label; unit; value, for a line that is one number; then the decision and the client's fiscal years,
        for a line by year. The other cells of a row are NaN, and so is "never" beside its flag (no payback beside
        pays_back 0). A line of several parts has a row for each: budget_effect.fee. Index: the line's name, after the
        option and the role where the table holds several.

        Args:
            option, role: one of them; without, all. A role alone is the role today.
            of: whose lines: "option" (if nothing else is said), "role", "option_role", or "case" for the whole client.
            by: "month" for the lines by month; their columns are 0 (the decision), 1, 2 …

        Returns: a table; `attrs` has client, currency, and years or months, the names of those columns.

        Raises: KeyError with the near match for an option or a role that the case lacks; ValueError for another of or
            by, or one that an option or a role does not go with.

        >>> from hitcase.analysis.cases import load
        >>> from hitcase.analysis.readings import evaluate
        >>> lines = evaluate(load("params/lakeside.yaml"))
        >>> frame = lines.to_frame("offer_a")
        >>> list(frame.columns[:5]), frame.attrs["years"][-1]
        (['label', 'unit', 'value', 'Decision', 'FY27'], 'FY31')
        >>> frame.loc["npv_cash", "label"], frame.loc["npv_cash", "unit"], float(frame.loc["npv_cash", "value"]) > 0
        ("Cash, in today's money", '$', True)
        >>> bool(lines.to_frame().loc[("offer_a", "fee"), "FY27"] == frame.loc["fee", "FY27"])
        True
        >>> list(lines.to_frame(of="role").index.names), list(lines.to_frame(of="case", by="month").index)
        (['role', 'line'], ['demand_hours'])
        """
        of = of or (ROLE if role is not None and option is None else OPTION if role is None else OPTION_ROLE)
        check_choice(of, by, {"option": option, "role": role})
        several = [level for level in OWNERS[of] if {"option": option, "role": role}[level] is None]
        rows = {(*owner, name): line for owner, lines in self._of(of, option, role) for name, line in rows_of(lines)}
        return table(self._terms, rows, [*several, "line"], by)

    def _of(self, of: str, option: str | None, role: str | None) -> Iterator[Owned]:
        """Whose lines a table holds: its owners' names where there are several, and their lines."""
        if of == CASE:
            yield (), self
        elif of == ROLE:
            yield from chosen("role", self.roles, role)
        else:
            for owner, lines in chosen("option", self.options, option):
                inner = chosen("role", lines.roles, role) if of == OPTION_ROLE else [((), lines)]
                yield from (((*owner, *name), own_lines) for name, own_lines in inner)


def check_choice(of: str, by: str, owners: dict[str, str | None]) -> None:
    """Whether a table can be made of that.

    Raises: ValueError.
    """
    if of not in OWNERS:
        raise ValueError(f"of={of!r} is not a valid choice. Use one of {', '.join(map(repr, OWNERS))}.")
    if by not in PERIODS:
        raise ValueError(f"by={by!r} is not a valid choice. Use one of {', '.join(map(repr, PERIODS))}.")
    for level, name in owners.items():
        if name is not None and level not in OWNERS[of]:
            raise ValueError(f"{level}={name!r} does not go with of={of!r}. Leave one of them out.")


def chosen(kind: str, records: Mapping[str, Record], name: str | None) -> list[Owned]:
    """The one of that name, or all of them under their names.

    Raises: KeyError with the near match.
    """
    if name is None:
        return [((key,), lines) for key, lines in records.items()]
    if name not in records:
        raise KeyError(f"the case has no {kind} {name}.{near(name, records)}")
    return [((), records[name])]


def rows_of(lines: Record) -> Iterator[tuple[str, Any]]:
    """Every line by its name, in the order of the documents; of a line of several parts, every part: line.part."""
    for name in TEXTS:
        if isinstance(lines.get(name), dict):
            yield from ((f"{name}.{part}", value) for part, value in lines[name].items())
        elif name in lines:
            yield name, lines[name]


def is_monthly(row: str) -> bool:
    """Whether a row is a line by month."""
    return BY_NAME[row.partition(".")[0]].over == MONTHS


def label_of(row: str) -> str:
    """What a row is called.

    >>> label_of("fee"), label_of("budget_effect.fee"), label_of("added.travel_saved")
    ('Fee', 'Budget effect: Fee, change orders, lost saving', 'Added: Travel saved')
    """
    name, _, part = row.partition(".")
    words = PARTS.get(name, {}).get(part) or labels.in_words(part)
    return f"{TEXTS[name].label}: {words}" if part else TEXTS[name].label


def unit_of_row(row: str, currency: str) -> str:
    """The unit of a row's numbers.

    >>> unit_of_row("fee", "USD"), unit_of_row("hours_ledger.lost", "USD"), unit_of_row("cost_per_hour", "CHF")
    ('$', 'hours', 'CHF an hour')
    """
    return labels.unit(UNITS[TEXTS[row.partition(".")[0]].look], currency)


def periods(terms: Terms, *, monthly: bool) -> list[Any]:
    """What the columns over time are called: the years, or the months by their number."""
    return list(range(12 * (len(terms.years) - 1) + 1)) if monthly else list(terms.years)


def table(terms: Terms, rows: Mapping[tuple[str, ...], Any], levels: list[str], by: str) -> pd.DataFrame:
    """Rows with their labels and units; rows: their index → a number, or numbers by year or by month."""
    import pandas as pd

    monthly = by == "month"
    selected = {key: line for key, line in rows.items() if is_monthly(key[-1]) == monthly}
    over, ahead = periods(terms, monthly=monthly), [] if monthly else ["value"]
    no_value, no_years = [np.nan] * len(ahead), [np.nan] * len(over)
    cells = [[*no_value, *line] if isinstance(line, list) else [line, *no_years] for line in selected.values()]
    index = pd.MultiIndex.from_tuples(list(selected), names=levels)
    columns = pd.Index([*ahead, *over], dtype=object)
    frame = pd.DataFrame(cells, index=index.get_level_values(0) if levels == ["line"] else index, columns=columns)
    frame = frame.astype(float)
    frame.insert(0, "label", [label_of(key[-1]) for key in selected], allow_duplicates=True)
    frame.insert(1, "unit", [unit_of_row(key[-1], terms.currency) for key in selected], allow_duplicates=True)
    frame.attrs = {"client": terms.client, "currency": terms.currency, f"{by}s": over}
    return frame


class Draws(Record):
    """The lines of a case over its draws, as `simulate` gives them: a Record that can become a table, line by line."""

    def __init__(self, lines: Mapping[str, Any], case: Case, n: int) -> None:
        super().__init__(lines)
        self._terms, self._n = terms_of(case), n

    def to_frame(self, line: str = "npv_cash") -> pd.DataFrame:
        """One line of all options as a pandas table: a row for each draw, a column for each option.

        Of a line by year, a column for each option and year; by month likewise, if they were simulated. A line that
        no draw touches is the same in each; "never" is NaN. Means over draws are the reader's to take: of a line that
        can be "never", or of a flag, a mean says little.

        Returns: a table; `attrs` has client, currency, label and unit.

        Raises: KeyError with the near match for a line that no option has.

        >>> from hitcase.analysis.cases import load
        >>> from hitcase.analysis.readings import simulate
        >>> drawn = simulate(load("params/lakeside.yaml"), n=64)
        >>> drawn.to_frame("npv_cash").shape, drawn.to_frame("net_cash")["offer_a"].columns[1]
        ((64, 6), 'FY27')
        """
        import pandas as pd

        options = {name: self._line(lines, line) for name, lines in self.options.items()}
        terms, monthly = self._terms, is_monthly(line)
        columns: pd.Index = pd.Index(list(options), name="option")
        if any(isinstance(values, list) for values in options.values()):
            keys = [list(options), periods(terms, monthly=monthly)]
            columns = pd.MultiIndex.from_product(keys, names=["option", "month" if monthly else "year"])
        flat = [value for values in options.values() for value in (values if isinstance(values, list) else [values])]
        data = np.stack([np.broadcast_to(value, (self._n,)) for value in flat], axis=-1)
        frame = pd.DataFrame(data, columns=columns).rename_axis("draw")
        frame.attrs = {"client": terms.client, "currency": terms.currency, "label": label_of(line)}
        frame.attrs["unit"] = unit_of_row(line, terms.currency)
        return frame

    def _line(self, lines: Record, line: str) -> Any:
        rows = dict(rows_of(lines))
        if line not in rows:
            raise KeyError(f"the options have no line {line}.{near(line, rows)}")
        name, _, part = line.partition(".")
        flag = f"{FLAGS[name]}.{part}".rstrip(".") if name in FLAGS else ""
        return np.where(rows[flag], rows[line], np.nan) if flag else rows[line]
