"""What somebody asks to have explained: its notation; choices of the file and figures of the draws have no formula."""

from __future__ import annotations

import re
from typing import Any

from hitcase.analysis.break_even import price_of, walk_away_fees
from hitcase.analysis.draws import draws
from hitcase.analysis.readings import only, simulate
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.case import Case
from hitcase.inputs.keys import in_file, value_at
from hitcase.inputs.params import Param
from hitcase.inputs.problems import near, steps

ENTRY = re.compile(r"(.+)\[(?:(\d{1,6})|months (\d{1,6}) to (\d{1,6}))\]", re.ASCII)
QUOTED = re.compile(r"""\[["']([^"'\[\]]+)["']\]""")
CHOICE, DRAWN = "choice", "draws"
WALK_AWAY = "walk_away_fee"
OF_DRAWS = re.compile(
    r"p_best|npv_(?:cash|with_avoidance|full)\.(?:mean|p10|p50|p90|p_loss)|peak_funding\.(?:mean|p50|p90|month)"
)


def plain_path(line: str, option: str) -> str:
    """The path as the kit writes it.

    >>> plain_path('lines.options["offer_a"].fee[2]', ""), plain_path("options.offer_a.fee", "offer_a")
    ('options.offer_a.fee[2]', 'fee')
    """
    path = QUOTED.sub(r".\1", line.strip())
    for start in ("lines.", "uncertainty.", *([f"options.{option}."] if option else [])):
        path = path.removeprefix(start)
    return path


def entry_of(path: str) -> tuple[str, slice | None]:
    """The line and which entries of it, if the path says so.

    >>> entry_of("fee[2]"), entry_of("backlog_hours[months 1 to 12]"), entry_of("npv_cash")
    (('fee', slice(2, 3, None)), ('backlog_hours', slice(1, 13, None)), ('npv_cash', None))
    """
    match = ENTRY.fullmatch(path)
    if not match:
        return path, None
    first, last = int(match[2] or match[3]), int(match[2] or match[4])
    return match[1], slice(first, last + 1)


def check_span(shown: str, value: Any, span: slice) -> None:
    """Refuse entries that a line does not have."""
    entries = entries_in(value)
    if entries is None:
        raise KeyError(f"{shown} is one number. Leave out [{span_label(span)}].")
    if not span.start < span.stop <= len(entries):
        raise KeyError(f"{shown} has the entries 0 to {len(entries) - 1}; [{span_label(span)}] is not among them.")


def entries_in(value: Any) -> list[Any] | None:
    """The entries of a line by year or by month, or of the first line of a group; None of one number."""
    return next((x for x in (value.values() if isinstance(value, dict) else [value]) if isinstance(x, list)), None)


def span_label(span: slice) -> str:
    """Entries as a path names them."""
    return str(span.start) if span.stop - span.start == 1 else f"months {span.start} to {span.stop - 1}"


def choices(case: Case) -> dict[str, Any]:
    """The words and choices of a file, its defaults included; numbers are parameters."""
    return case.file.model_dump(by_alias=True, mode="json") | {"country": case.file.home}


def choice(case: Case, path: str) -> Any:
    """A word or a choice of the file; None if the path names none, or one that nobody has made."""
    data = choices(case)
    value = value_at(data, steps(path)) if path and in_file(steps(path), data) == steps(path) else None
    return value if isinstance(value, str | int) and value != "" else None


def drawn(case: Case, line: str, option: str) -> tuple[str, Any, tuple[Param, ...]] | None:
    """The path, the value and the input of a figure of the draws; None if the line is none.

    Raises: KeyError where the option is missing or unknown.
    """
    if line == "evpi":
        return line, option_results(case, simulate(case), fees=False).evpi, ()
    match = re.fullmatch(r"options\.([^.]+)\.(.+)", line)
    option, name = (match[1], match[2]) if match and not option else (option, line)
    if name != WALK_AWAY and not OF_DRAWS.fullmatch(name):
        return None
    options = case.tree.options
    if name == WALK_AWAY and not option:
        prices = {key: price for key in options if (price := price_of(case, key))}
        fees = walk_away_fees(case, draws(case))
        return name, {key: fees[key] for key in prices}, tuple(prices.values())
    if option not in options:
        known = near(option, options) or f" Known: {', '.join(options)}."
        what = f"there is no option {option}." if option else f"{name} is a figure of each option."
        raise KeyError(f"{what}{known}{'' if option else f' Write --option {list(options)[-1]}.'}")
    path, price = f"options.{option}.{name}", price_of(case, option)
    if name == WALK_AWAY:
        return path, walk_away_fees(only(case, [option]), draws(case))[option], (price,) if price else ()
    return path, value_at(option_results(case, simulate(case), fees=False).options[option], steps(name)), ()
