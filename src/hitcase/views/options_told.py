"""The options in words: what an hour costs beside the comparators, and how offers of one partner moved."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, telling
from hitcase.views.numbers import Numbers
from hitcase.views.offer_words import origins
from hitcase.views.output import Text, sentences
from hitcase.views.said import said

COMPARED = {"in_house": "own staff for the same hours", "consulting": "consulting"}


def options(case: Case, lines: Record, option: str | None) -> Text | None:
    """That no option can be computed; else how the offers of one partner moved, where there are several."""
    if option is None:
        return telling.no_option(case)
    moves = _moves(case, lines)
    return sentences(" ".join(moves)) if moves else None


def compared(case: Case, lines: Record, option: str) -> str:
    """What the hours that move cost beside own staff and consulting; neither is part of the cash."""
    n = Numbers(case, lines).of(option)
    if lines.options[option].cost_per_hour is None:
        return ""
    beside = [f"against {what} it {_saved(n, other)}" for other, what in COMPARED.items()]
    return f"{n.name()}: {', '.join(beside)}."


def _saved(n: Numbers, other: str) -> str:
    path = f"saving_vs_{other}_share"
    share = n.value(path) or 0.0
    shown = formats.percent(abs(share))
    if shown == "0 %":
        return "costs the same"
    return f"saves {said(shown, path)}" if share > 0 else f"costs {said(shown, path)} more"


def _moves(case: Case, lines: Record) -> list[str]:
    """For each partner with several offers of one kind, what an hour cost in the first and costs in the final one."""
    rounds: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in lines.options:
        for origin in origins(case, name)[:1] if name in case.file.options else []:
            key = case.file.options[name].kind, origin.offer
            rounds.setdefault(key, []).append((origin.date or "", name))
    return [_move(case, lines, sorted(made)) for made in rounds.values() if len({date for date, _ in made}) > 1]


def _move(case: Case, lines: Record, made: list[tuple[str, str]]) -> str:
    n = Numbers(case, lines)
    told = [f"{n.of(name)('cost_per_hour')} ({n.name(name)}, {said(formats.day(date), name)})" for date, name in made]
    return f"From the first offer to the final one, an hour went from {' to '.join(told)}."
