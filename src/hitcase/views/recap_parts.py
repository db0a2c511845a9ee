"""The parts of a recap: what was agreed, tried, parked and said, and how the answer moved, in the client's words."""

from __future__ import annotations

from dataclasses import dataclass

from hitcase.analysis.bottom_line import INDICATIVE
from hitcase.analysis.decision import UNKNOWN
from hitcase.analysis.figures import ends
from hitcase.analysis.meeting import Meeting
from hitcase.inputs.case import Case
from hitcase.inputs.journal import Event
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.figures_told import named, pair, span
from hitcase.views.paths import added_name


@dataclass(frozen=True)
class Part:
    """One part of a recap. columns, rows: as a table of a document; lines: the same as sentences of a mail."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


def agreed(meeting: Meeting) -> Part:
    """Old and new, who said so, and why."""
    case, rows, lines = meeting.case(tried=False), [], []
    for path, event in meeting.state.agreed.items():
        if path in case.params:
            name, who = named(case, case.params[path]), f"{event.who}: {event.why}" if event.why else event.who
            was, now = pair(case, case.params[path], event.old, _ends(event))
            same = was == now
            rows.append((name, was, "as it was" if same else now, who))
            lines.append(f"{name}: {f'{now}, as it was' if same else f'{was} -> {now}'} ({who})")
    return Part("Agreed", ("What", "Was", "Is now", "Who said so, and why"), tuple(rows), tuple(lines))


def added(meeting: Meeting) -> Part:
    """Costs and benefits that were added, drafts marked as such: name, class, amount a year, who said so."""
    case, rows = meeting.case(tried=False), []
    for path, event in meeting.state.added.items():
        if (amount := f"{path}.amount") in case.params:
            option, name = path.split(".")[1], path.rpartition(".")[2]
            told = f"{labels.option_name(option)}: {added_name(case, option, name)}"
            shown = span(case, case.params[amount], ends(case.params[amount]))
            rows.append((told, case.params[amount].meaning, shown, event.who))
    lines = tuple(f"{told}, {what}: {shown} ({who})" for told, what, shown, who in rows)
    return Part("Added", ("What", "Of what kind", "Amount", "Who said so"), tuple(rows), lines)


def tried(meeting: Meeting) -> Part:
    """What was looked at and left out: the file has none of it."""
    before, after, rows, lines = meeting.case(tried=False), meeting.case(), [], []
    for path in meeting.state.tried:
        name, param = named(before, before.params[path]), before.params[path]
        was, now = pair(before, param, ends(param), ends(after.params[path]))
        rows.append((name, was, now))
        lines.append(f"{name}: stays {was}; tried: {now}")
    return Part("Tried, not agreed, left out", ("What", "Stays", "Was tried"), tuple(rows), tuple(lines))


def parked(meeting: Meeting) -> Part:
    """Who knows it, and by when."""
    case, rows, lines = meeting.case(tried=False), [], []
    for path, event in meeting.state.parked.items():
        if path in case.params:
            name, now = named(case, case.params[path]), span(case, case.params[path], ends(case.params[path]))
            rows.append((name, now, event.who, event.by_when))
            lines.append(f"{name}: {event.who}, by {event.by_when.removeprefix('by ')}; until then {now}")
    return Part("Parked", ("What", "Until then", "Who knows", "By when"), tuple(rows), tuple(lines))


def remarks(meeting: Meeting) -> Part:
    """What was said without a number."""
    said = meeting.state.remarks
    lines = tuple(f"{event.why}{f' ({event.who})' if event.who else ''}" for event in said)
    return Part("Remarks", ("What was said", "Who"), tuple((event.why, event.who) for event in said), lines)


def moved(case: Case, found: Record, when: tuple[str, str]) -> Part:
    """The answer, the range and the chance of a loss then and now. when: what the two columns are called.

    Args:
        found: {then, now}, bottom lines.
    """
    then, now = found.then, found.now
    rows = [("Answer", _answer(then), _answer(now))] if then.answer and now.answer else []
    for option in filter(None, dict.fromkeys((now.option, then.option))):
        rows += _option(case, option, then, now)
    lines = tuple(f"{what}: {f'{now}, as before' if was == now else f'{was} -> {now}'}" for what, was, now in rows)
    over = f"{formats.years(case.file.horizon)}, in today's money"
    return Part(f"How the answer moved ({over})", ("", *when), tuple(rows), lines)


def _option(case: Case, option: str, then: Record, now: Record) -> list[tuple[str, str, str]]:
    if INDICATIVE in (then.answer, now.answer) and then.answer == now.answer:
        return []
    name, measure = labels.option_name(option), labels.MEASURED[now.line.removeprefix("npv_")]
    was, is_ = (_shown(case, one, option) for one in (then, now))
    heads = f"{name}, middle of {measure}", f"{name}, 8 in 10 futures", f"{name}, chance of losing {measure}"
    return list(zip(heads, was, is_, strict=True))


def _shown(case: Case, found: Record, option: str) -> tuple[str, str, str]:
    if option not in found.options or found.answer == INDICATIVE:
        return (formats.NONE,) * 3
    one = found.options[option]
    low, middle, high = (formats.about(one[key], case.file.currency, signed=True) for key in ("p10", "p50", "p90"))
    return middle, f"{low} to {high}", formats.in_twenty(one.p_loss)


def _answer(found: Record) -> str:
    name = labels.option_name(found.best)
    told = {
        INDICATIVE: "Indicative: first numbers are open",
        UNKNOWN: f"Not yet: {name} is ahead, too little is known to sign",
        labels.NOTHING: "Do nothing",
    }
    return told.get(found.answer, f"Take {name}")


def _ends(event: Event) -> dict[str, float]:
    return {key: value for key, value in event.new.items() if key in ("low", "base", "high")}
