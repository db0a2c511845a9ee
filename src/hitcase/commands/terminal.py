"""What the command line prints: problems, the tie-out, options side by side, explanations; the progress bar."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from hitcase.analysis.break_even import LEVELS
from hitcase.analysis.derived import shortfall
from hitcase.analysis.draws import POINTS
from hitcase.analysis.readings import unranked
from hitcase.analysis.tieout import tie_out
from hitcase.analysis.trace.asked import CHOICE, DRAWN, WALK_AWAY
from hitcase.analysis.trace.explain import Explanation
from hitcase.document.offers import BASES
from hitcase.document.own_numbers import notes
from hitcase.document.provenance import origin_text
from hitcase.document.terms import fee
from hitcase.document.terms import value as term_value
from hitcase.document.workings import histories, worked
from hitcase.inputs.builder import FIRM_DEFAULT
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import Claim, claims
from hitcase.inputs.firm import FIRM_FILE, firm_of, merge_firm
from hitcase.inputs.first_numbers import open_numbers, placeholders
from hitcase.inputs.keys import in_file
from hitcase.inputs.params import Param
from hitcase.inputs.problems import Problem, steps
from hitcase.inputs.quantity import plain
from hitcase.inputs.reader import read
from hitcase.text import formats, labels


def problem_text(problems: Iterable[Problem]) -> str:
    """Problems grouped by cause: those with one and the same message stand together, in the order of the files."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.message, []).append(problem)
    return "\n".join(str(problem) for group in groups.values() for problem in group)


UNRANKED = "the file does not say what ends with it. Write it under ends, or ends: {} if nothing does"


def check_report(case: Case) -> str:
    """One file that can be built: what is odd, what is left out, what ties out, what is still open."""
    rows = [f"{case.label}: {case.file.client}"]
    rows += [f"  note: {note}" for note in case.notes]
    rows += [f"  left out: {section}: {reason}" for section, reason in case.left_out.items()]
    for tie in tie_out(case):
        rows.append(f"  tie-out: {tie.what}: {plain(round(tie.parts))} v {plain(round(tie.whole))} ({tie.ratio:.0%})")
    rows += [f"  shortfall: {text}" for name in case.tree.options if (text := _shortfall(case, name))]
    rows += [f"  not ranked: {name}: {UNRANKED}" for name in unranked(case)]
    questions = open_numbers(case)
    if questions:
        rows.append(f"  indicative: {len(questions)} of the ten first numbers are open: {'; '.join(questions)}")
    rows += [f"  note: {note}" for note in notes(case)]
    placeholder_paths = placeholders(case)
    if placeholder_paths:
        rows.append(f"  placeholders: {len(placeholder_paths)} round numbers of `hitcase new` are left")
    return "\n".join(rows)


def _shortfall(case: Case, option: str) -> str:
    gap = shortfall(case, option)
    if gap is None:
        return ""
    when = f"in month {gap.first}" if gap.first == gap.last else f"in months {gap.first} to {gap.last}"
    return f"{option}: {when}, more hours end than move; {plain(round(gap.hours))} hours are missing in all"


def explanation_text(case: Case, explanation: Explanation) -> str:
    """A line with its value and formula, then every input with whose number it is, then the claims behind them."""
    if explanation.kind == CHOICE:
        return _choice(case, explanation)
    if explanation.path.split(".")[-1] == WALK_AWAY:
        return "\n".join([*_walk_away(case, explanation), *_rests_on(case, explanation)])
    line = explanation.path.split(".")[-1].split("[")[0]
    rows = [f"{explanation.path} = {_value(explanation.value, NEVER.get(line, formats.NOT_WITHIN))}", ""]
    if explanation.kind == DRAWN:
        return "\n".join([*rows, f"{FIGURES[line]}. {OF_DRAWS}"])
    return "\n".join([*rows, *worked(case, explanation), *_rests_on(case, explanation)])


def _rests_on(case: Case, explanation: Explanation) -> list[str]:
    """Every input with whose number it is and what was said of it, then the claims behind them."""
    history, unread = histories(case, explanation)
    if not explanation.inputs and explanation.kind:
        return []
    if not explanation.inputs:
        return ["rests on no input."]
    rows = [f"rests on {len(explanation.inputs)} input{'' if len(explanation.inputs) == 1 else 's'}:"]
    rows += [line for param in explanation.inputs for line in (*_input(case, param), *history.get(param.path, ()))]
    rows += ["", f"history: {unread}"] if unread else []
    if explanation.claims:
        rows += ["", "claims:", *(line for claim in explanation.claims for line in _claim(claim))]
    return rows


OF_DRAWS = f"A figure of {POINTS:,} draws of all uncertain inputs together; it has no formula of its own."
FIGURES = {
    "p_best": "The part of the draws in which no other option is better",
    "evpi": "What knowing every input for certain would add",
    "mean": "The average of the draws",
    "p10": "1 in 10 draws is below it",
    "p50": "Half of the draws are below it",
    "p90": "9 in 10 draws are below it",
    "p_loss": "The part of the draws that lose money",
    "month": "Half of the draws that need any funding need the most by this month",
}
MEANINGS = {
    "horizon": "The number of years that the case counts",
    "first_year": "What the first of these years is called",
    "as_of": "The day from which offers and claims are judged",
    "currency": "The currency of every amount",
    "country": "Where the client is, whose statistics are its own",
    "decide_on": "What the options are compared on",
    "client": "Whose case it is",
    "illustrative": "Whether the client is invented",
    "public_records": "Whether every figure is from public records",
}


def _choice(case: Case, explanation: Explanation) -> str:
    """A word or choice of the file, with its line; it is computed from nothing."""
    key, path = explanation.path, steps(explanation.path)
    file, line, _ = merge_firm(read(case.path, case.label), firm_of(case.path, case.label))[1](path)
    is_there = in_file(path, case.data) == path
    value = str(explanation.value).lower() if isinstance(explanation.value, bool) else explanation.value
    years = (" year" if value == 1 else " years") if key == "horizon" else ""
    meaning = f"{MEANINGS[key]}: a" if key in MEANINGS else "A"
    place = f"{file}:{line}" if is_there else "not in the file, this is the default"
    return f"{key} = {value}{years}\n\n{meaning} choice of the file, not computed from anything.\n  {place}"


def _walk_away(case: Case, explanation: Explanation) -> list[str]:
    """For each option with one price: up to which price 8 in 10 draws lose no cash, and what else there is to say."""
    prices = {param.path.split(".")[1]: param for param in explanation.inputs}
    if not prices:
        return [f"{explanation.path} is not known: no partner asks one price."]
    fees = explanation.value if explanation.path == WALK_AWAY else {next(iter(prices)): explanation.value}
    rows = [row for option, price in prices.items() for row in _walk_away_fee(case, option, price, fees[option])]
    return [
        *rows,
        f"The price is held, all other uncertain inputs are drawn {POINTS:,} times: it has no formula.",
        "",
    ]


def _walk_away_fee(case: Case, option: str, price: Param, found: Any) -> list[str]:
    basis, discount = BASES[_price_basis(case, price)], price.unit.startswith("share")
    prices = {level: f"{fee(case, price.unit, at)} {basis}" for level in LEVELS if (at := found[level]) is not None}
    why = dict(part.split(": ", 1) for part in found.reason.split("; ") if part)
    safe, middle = (prices.get(level, f"none, {why.get(level)}") for level in ("eight_of_ten", "middle"))
    return [
        f"options.{option}.{WALK_AWAY} = {safe}",
        "",
        f"{'From' if discount else 'Up to'} this {'discount' if discount else 'price'}, 8 in 10 draws lose no cash.",
        f"Half of the draws lose no cash at: {middle}.",
        f"The offer is: {term_value(case, price.path, price.base)} {basis}.",
        "",
    ]


NEVER = {
    "cost_per_hour": "no hours are moved",
    "break_even_hour_value": "no hours are gained",
    "month": "no draw needs funding",
}


def _value(value: Any, never: str) -> str:
    if isinstance(value, list):
        return " / ".join(_value(entry, never) for entry in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(entry, never)}" for key, entry in value.items())
    return never if value is None else plain(round(value, 4))


def _input(case: Case, param: Param) -> list[str]:
    ends = f" ({plain(param.low)} to {plain(param.high)})" if param.low is not None and param.high is not None else ""
    ends = ends.replace(")", ", as no range is given)") if param.by_origin else ends
    file = FIRM_FILE if param.source == FIRM_DEFAULT else case.label
    place = f"{file}:{param.line}" if param.line else "not in the file"
    flags = [labels.FLAGS[flag] for flag in param.source.flags]
    grade = [f"grade {param.source.grade}"] if param.source.grade else []
    unit = labels.unit(_price_unit(case, param) if param.unit == "price" else param.unit, case.file.currency)
    details = ", ".join([origin_text(param), *grade, *flags])
    return [f"  {param.path} = {plain(param.base)}{ends} {unit}", f"      {place}; {details}"]


def _price_unit(case: Case, param: Param) -> str:
    return labels.PRICES[_price_basis(case, param)]


def _price_basis(case: Case, param: Param) -> str:
    option, part = re.fullmatch(r"options\.([^.]+)(?:\.parts\[(\d+)\])?\.price\.amount", param.path).groups()  # type: ignore[union-attr]
    return str(case.tree.options[option].parts[int(part or 0)].price.basis)


def _claim(claim: Claim) -> list[str]:
    quote = f' "{claim.quote}"' if claim.quote else ""
    return [
        f"  {claim.id}: {claim.statement}.{quote}",
        f"      {claim.source}, {claim.year}; {claim.population}; {claim.url}",
        *([f"      weakness: {claim.weakness}"] if claim.weakness else []),
    ]


def register() -> str:
    """Every claim of the evidence register; its id is what a client file names."""
    return "\n".join(line for claim in claims().values() for line in _claim(claim))


@contextmanager
def progress_bar(total: int) -> Iterator[Callable[[str, str], None]]:
    """A bar on stderr with what is done, failed and left; the yielded function takes a client and its state."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    failed = 0
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("building", total=total)

        def on_progress(name: str, state: str) -> None:
            nonlocal failed
            failed += state == "failed"
            text = f"{name}: {state}" + (f", {failed} failed" if failed else "")
            bar.update(task, description=text, advance=state in ("done", "failed"))

        yield on_progress
