"""Hours in words: what an option takes over, where its hours go, how much work waits. Never money."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import labels, telling
from hitcase.views.numbers import Numbers
from hitcase.views.output import Text, sentences

SPENT = {
    "contracts": "end contracts",
    "posts": "end posts",
    "planned": "stand for planned hires",
    "governance": "go into managing the partner",
    "redeployed": "are left for other work",
    "lost": "are freed, but not used",
}


def taken(case: Case, lines: Record, option: str) -> str:
    """What an option takes over in the last year, and where these hours go."""
    n, ledger, last = Numbers(case, lines).of(option), lines.options[option].hours_ledger, case.file.horizon
    if not round(lines.options[option].moved_hours[last]):
        return f"{n.name()}: no hours of the work in question are known, so none are counted as taken over."
    told = [f"{n(f'hours_ledger.{kind}[{last}]')} {SPENT[kind]}" for kind in SPENT if round(ledger[kind][last]) > 0]
    kind, moved = labels.KINDS[case.tree.options[option].kind], n(f"moved_hours[{last}]")
    spent = ", ".join(told) or "none of them"
    whole = f"{n.name()} ({kind}) takes over {moved} hours of work in {n.year(last)}: {spent}."
    if round(ledger.redeployed[last]) >= 0:
        return whole
    gap = n.made(-ledger.redeployed[last], "count", f"hours_ledger.redeployed[{last}]")
    return f"{whole} Own staff must fill a gap of {gap} hours."


def hour_price(case: Case, lines: Record, option: str) -> str:
    """What an hour gained costs where cash alone does not pay; nothing where it does, or where nothing ends."""
    n, found = Numbers(case, lines).of(option), lines.options[option]
    if found.npv_with_avoidance >= 0 or found.break_even_hour_value is None or not any(found.ended_contracts):
        return ""
    beside = telling.beside(case, lines, option)
    return f"An hour gained costs {n('break_even_hour_value')}, beside {beside}."


def capacity(case: Case, lines: Record, option: str | None) -> Text:
    """How much work waits under the option at hand and under doing nothing; never money."""
    if telling.unknown_work(lines):
        return telling.missing(case, telling.unknown_work(lines), "Work that waits")
    n, nothing = Numbers(case, lines), Numbers(case, lines).of(labels.NOTHING)
    use = nothing("utilisation[1]")
    told = f"In the first month {n('demand_hours[1]')} hours of work come in, {use} of what staff and contracts can do."
    shown = [name for name in (labels.NOTHING, option) if name]
    waiting = [_waiting(case, lines, name) for name in shown]
    return sentences(" ".join([told, *waiting, "Work waiting is never counted as money."]), head="Work that waits")


def _waiting(case: Case, lines: Record, option: str) -> str:
    n, found, last = Numbers(case, lines).of(option), lines.options[option], 12 * case.file.horizon
    if not found.backlog_hours[-1]:
        return f"{n.name()}: nothing waits at the end of {n.year(n.last)}."
    hours, weeks = n(f"backlog_hours[{last}]"), n(f"weeks_of_backlog[{last}]")
    told = f"{n.name()}: {hours} hours wait at the end of {n.year(n.last)}, {weeks} of work"
    if found.months_to_clear is None:
        return f"{told}, and the wait still grows: more comes in than can be done."
    return f"{told}, cleared in {n('months_to_clear')} at that pace."
