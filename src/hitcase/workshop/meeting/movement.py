"""How the answer moved: the few figures a case comes to, at the opening of a meeting, now, and since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import Any

from hitcase.analysis.draws import POINTS, draws
from hitcase.analysis.limits import within_limits
from hitcase.analysis.outlook import apply_rule, option_in_focus, sceptics
from hitcase.analysis.questions import ranked_questions
from hitcase.analysis.readings import Sample, decided_on, evaluate, only, points, ranked
from hitcase.analysis.uncertainty import net_benefit, option_results
from hitcase.inputs.additions import with_lines
from hitcase.inputs.case import Case
from hitcase.inputs.changes import Figure
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.journal import Event, file_numbers
from hitcase.inputs.params import Param, Record, mapped
from hitcase.inputs.tried import with_split
from hitcase.model.option_lines import CASH
from hitcase.workshop.meeting import figures
from hitcase.workshop.meeting.figures import ends, overdue
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.saving_agreed import all_numbers

INDICATIVE = "indicative"  # first numbers are open: no recommendation is made
NO_DOUBT = Record(mean=0.0)
ZERO = {"low": 0.0, "base": 0.0, "high": 0.0}  # what an added line came to before it was added


def bottom_line(case: Case, n: int = POINTS, seed: int = 0, *, rule: bool = True) -> Record:
    """The answer and each option's range, of the npv that decides, as a document built of the case has them.

    Args:
        rule: also the answer; finding what is worth asking takes nearly all of the time.

    Returns: answer: as `outlook.apply_rule` has it, "indicative" while first numbers are open, "" without the rule.
        best: the option with the highest mean within the limits. option: the one looked at closely, "" if there is
        none. line: the npv that decides. draws: how many. options[o]: likely, with every figure at its most likely
        value, p10, p50, p90, and p_loss, the part of the draws below 0.

    >>> from hitcase.analysis.cases import load
    >>> found = bottom_line(load("params/lakeside.yaml"), n=1024, rule=False)
    >>> found.option, found.best
    ('offer_a', 'do_nothing')
    """
    sample = draws(case, n, seed)
    simulated, lines = points(case, sample, upto=CASH), evaluate(case).options
    results, line = option_results(case, simulated, seed, fees=False), decided_on(case)
    verdict = _verdict(case, results, simulated, sample) if rule else _by_mean(case, results)
    options = Record()
    for name, option_result in results.options.items():
        drawn = {key: option_result[line][key] for key in ("p10", "p50", "p90", "p_loss")}
        options[name] = Record(likely=lines[name][line], **drawn)
    answer = INDICATIVE if open_numbers(case) else verdict.answer
    option = option_in_focus(case, results, verdict) or ""
    record = Record(answer=answer if rule else "", best=verdict.best, option=option)
    return Record(record, line=line, draws=results.draws, options=options)


def _verdict(case: Case, results: Record, simulated: Record, sample: Sample) -> Record:
    sceptic_results = sceptics(only(case, ranked(case)), sample)
    table, allowed = net_benefit(case, simulated), within_limits(case, results)
    return apply_rule(case, results, sceptic_results, ranked_questions(case, table, sample, allowed))


def _by_mean(case: Case, results: Record) -> Record:
    """The rule with nobody doubting and nothing to ask: its best option is the same."""
    return apply_rule(case, results, dict.fromkeys(ranked(case), NO_DOUBT), [])


def bottom_lines(opened: Case, agreed: Case, shown: Record | None = None) -> Record:
    """The bottom lines of two cases of one meeting: {previous, current}; of equal numbers computed once.

    Args:
        opened: as the meeting found it, see `opening_case`. agreed: with what was agreed, `meeting.case(tried=False)`.
        shown: what was on the screen at the opening, see `shown_at_opening`: it stands for the figures of `opened`.
    """
    current = bottom_line(agreed)
    previous = current if all_numbers(opened) == all_numbers(agreed) else bottom_line(opened)
    return Record(previous=Record(shown, answer=previous.answer) if shown else previous, current=current)


def keep_opening(meeting: Meeting, shown: Record) -> None:
    """Put in the journal what is on the screen as a meeting opens; one that goes on has its opening behind it."""
    begun = {"agree", "add", "save"} & {event.kind for event in _of_this_meeting(meeting.journal.events)}
    if not begun and not meeting.state.opening:
        meeting.record("opening", new=shown)


def shown_at_opening(meeting: Meeting) -> Record | None:
    """The figures that were on the screen when this meeting was opened, None where the journal does not have them."""
    return mapped(meeting.state.opening.new, lambda leaf: leaf) if meeting.state.opening else None


def opening_case(meeting: Meeting) -> Case:
    """The case as this meeting found it, also where the kernel was killed since, or numbers were saved on the way.

    A number that was saved on the way has its old value and range here, but whose it is now; a line that was added and
    saved comes to 0.
    """
    events, state = meeting.journal.events, meeting.state
    added = {event.path for event in _of_this_meeting(events) if event.kind == "add"}
    file = with_lines(meeting.file, {path: line for path, line in state.new_lines.items() if path not in added})[0]
    params, unsaved, old_values = file.case.params, state.unsaved, values_before(events)
    new_figures = {path: Figure(**event.new) for path, event in unsaved.items() if path not in old_values}
    for path, old in old_values.items():
        if path in params and path in state.agreed and figures.ends(params[path]) != old:
            new_figures[path] = figures.restored_figure(params[path], old)
    saved = [f"{path}.amount" for path in added & state.saved]
    new_figures |= {path: figures.restored_figure(params[path], ZERO) for path in saved if path in params}
    return file.with_figures(with_split(params, new_figures))[0] if new_figures else file.case


def values_before(events: Iterable[Event]) -> dict[str, dict[str, float]]:
    """What every number that was agreed since the last close was before it.

    >>> old, new = {"base": 1.0}, {"base": 2.0}
    >>> values_before([Event("agree", "9:00", "x", old=old, new=new), Event("agree", "9:01", "x", old=new, new=old)])
    {'x': {'base': 1.0}}
    """
    latest = _of_this_meeting(events)
    return {event.path: event.old for event in latest if event.kind == "agree"}  # the earliest of each is the last here


def _of_this_meeting(events: Iterable[Event]) -> Iterator[Event]:
    """The events since the last close, the latest first."""
    return takewhile(lambda event: event.kind != "close", reversed(list(events)))


WrittenNumbers = Mapping[str, Mapping[str, Any]]  # path → {low, base, high, origin}


def since_last_meeting(meeting: Meeting, current: Record | None = None) -> Record:
    """What a meeting opens on.

    Args:
        current: the bottom line of the case with what is agreed, where it is known; else it is found without the rule.

    Returns: day: of the last close, "" if none kept its result. parked: what still waits, each {path, who, by_when,
        overdue}, overdue None where the words name no date. back: parked numbers whose value, range or origin has
        changed in the file, each {path, who, old, new, origin}: agree or park them anew. changed: all other numbers
        that were changed outside the workshop since, each {path, old, new, origin}, old or new None where the files do
        not write it. previous, current: bottom lines, see `bottom_line`; previous is None if none was kept,
        current.answer is "" if it was not given.
    """
    closed = meeting.state.closed
    closing: Any = mapped(closed.new, lambda leaf: leaf) if closed and closed.new else None
    closing_numbers: WrittenNumbers = closing.numbers if closing else {}
    back = _back(meeting, closing_numbers)
    paths = {record.path for record in back}
    parked = [event for path, event in meeting.state.parked.items() if path in _params(meeting).keys() - paths]
    return Record(
        day=closing.day if closing else "",
        parked=[_waits(event, meeting.day) for event in parked],
        back=back,
        changed=[record for record in _changed(meeting, closing_numbers) if record.path not in paths]
        if closing
        else [],
        previous=closing.result if closing else None,
        current=current or bottom_line(meeting.case(tried=False), rule=False),
    )


def _params(meeting: Meeting) -> Mapping[str, Param]:
    return meeting.case(tried=False).params


def _waits(event: Event, day: str) -> Record:
    is_overdue = overdue(event.by_when, day)
    return Record(path=event.path, who=event.who, by_when=event.by_when, overdue=is_overdue)


def _back(meeting: Meeting, closing_numbers: WrittenNumbers) -> list[Record]:
    params, rows = _params(meeting), []
    for path, event in meeting.state.parked.items():
        if path in params and (ends(params[path]) != event.old or _other_origin(params[path], closing_numbers)):
            new, origin = ends(params[path]), str(params[path].source)
            rows.append(Record(path=path, who=event.who, old=event.old, new=new, origin=origin))
    return rows


def _other_origin(param: Param, closing_numbers: WrittenNumbers) -> bool:
    """Whether the number is now another's than at the last close, or written where it was not."""
    return bool(closing_numbers and param.line) and closing_numbers.get(param.path, {}).get("origin") != str(
        param.source
    )


def _changed(meeting: Meeting, closing_numbers: WrittenNumbers) -> list[Record]:
    """Numbers that the files now write otherwise than at the last close; what was agreed since is not in them."""
    old, new = closing_numbers, file_numbers(meeting.file.case.params)
    paths = [path for path in {**old, **new} if old.get(path) != new.get(path)]
    return [_change(path, old.get(path), new.get(path)) for path in paths if path not in meeting.state.saved]


def _change(path: str, old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> Record:
    return Record(path=path, old=_ends(old), new=_ends(new), origin=new["origin"] if new else "")


def _ends(number: Mapping[str, Any] | None) -> Record | None:
    return Record({end: value for end, value in number.items() if end != "origin"}) if number else None


def closing_record(meeting: Meeting, result: Record) -> Record:
    """What the journal keeps of a meeting that ends with this bottom line."""
    file = meeting.file
    return Record(day=meeting.day, file=file.fingerprint, result=result, numbers=file_numbers(file.case.params))
