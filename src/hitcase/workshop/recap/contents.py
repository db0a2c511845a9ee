"""What a meeting came to, in the client's words: what a mail says, and what its document is made of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hitcase.analysis.outlook import UNKNOWN
from hitcase.inputs.case import Case
from hitcase.inputs.journal import Event
from hitcase.inputs.params import Param, Record
from hitcase.inputs.written import short
from hitcase.text import formats, labels, paths
from hitcase.text.html import BIDI
from hitcase.text.paths import added_name
from hitcase.workshop.meeting.adding import counts_from
from hitcase.workshop.meeting.figures import ends
from hitcase.workshop.meeting.meeting import Meeting
from hitcase.workshop.meeting.movement import INDICATIVE

GENERAL = paths.group("horizon")  # of the whole case: the name says enough
BARE = ("ratio", "score", "weight")  # units that say nothing a reader lacks
Ends = Mapping[str, float]  # low, base, high


def number_name(case: Case, param: Param) -> str:
    """A number by its name, with the role, option or part of the file that it belongs to."""
    group = paths.group(param.path)
    return paths.input_label(case, param) if group == GENERAL else f"{group}, {paths.input_phrase(case, param)}"


def number_text(case: Case, param: Param, values: Ends, digits: int = 0) -> str:
    """A number with its range and unit, to so many digits; without, as short as it was typed.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> rate = case.params["roles.analyst.turnover_rate"]
    >>> number_text(case, rate, {"low": 0.06, "base": 0.0942857142857, "high": 0.14})
    '9.429 % (6 % to 14 %)'
    >>> number_text(case, case.params["options.offer_a.price.amount"], {"base": 198_500})
    '$198,500 a month'
    """
    shown = {end: _amount(case, param, number, digits) for end, number in values.items()}
    around = f" ({shown['low']} to {shown['high']})" if "low" in shown and "high" in shown else ""
    return f"{shown['base']}{around} {_unit(case, param, '' if around else shown['base'])}".rstrip()


def old_and_new(case: Case, param: Param, old: Ends, new: Ends) -> tuple[str, str]:
    """What a number was and what it is, with as many digits as it takes to tell them apart."""
    texts = number_text(case, param, old), number_text(case, param, new)
    if dict(old) == dict(new):
        return texts
    both = ((number_text(case, param, old, digits), number_text(case, param, new, digits)) for digits in FINER)
    return next((pair for pair in (texts, *both) if pair[0] != pair[1]), texts)


FINER = (5, 6, 8, 10)  # digits, until two numbers are told apart


def _amount(case: Case, param: Param, number: float, digits: int) -> str:
    shown = float(f"{number:.{digits}g}") if digits else short(number, param.unit)
    if param.unit.startswith("share"):
        return formats.exact_percent(shown)
    if param.unit.startswith(("money", "price")):
        digits = 0 if shown == round(shown) else 2 if shown == round(shown, 2) else 6
        return formats.money(shown, case.file.currency, digits=digits)
    return formats.exact(shown)


def _unit(case: Case, param: Param, amount: str) -> str:
    """What stands behind an amount, which has its currency already; one month is no "months"."""
    if param.unit in BARE:
        return ""
    currency = labels.unit("money", case.file.currency)
    unit = paths.input_unit(case, param).removeprefix(currency).strip()
    first, *rest = unit.split(" ")
    return " ".join([first.removesuffix("s"), *rest]) if amount == "1" and len(first) > 1 else unit


@dataclass(frozen=True)
class Part:
    """One part of a recap. columns, rows: as a table of a document; lines: the same as sentences of a mail."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[str, ...]


def agreed_part(meeting: Meeting) -> Part:
    """Old and new, who said so, and why."""
    case, rows, lines = meeting.case(tried=False), [], []
    for path, event in meeting.state.agreed.items():
        if path in case.params:
            name, who = number_name(case, case.params[path]), f"{event.who}: {event.why}" if event.why else event.who
            old, new = old_and_new(case, case.params[path], event.old, _ends(event))
            same = old == new
            rows.append((name, old, "as it was" if same else new, who))
            lines.append(f"{name}: {f'{new}, as it was' if same else f'{old} -> {new}'} ({who})")
    return Part("Agreed", ("What", "Was", "Is now", "Who said so, and why"), tuple(rows), tuple(lines))


def added_part(meeting: Meeting) -> Part:
    """Costs and benefits that were added, drafts marked as such: name, class, amount a year, who said so."""
    case, rows = meeting.case(tried=False), []
    for path, event in meeting.state.added.items():
        if (amount := f"{path}.amount") in case.params:
            option, name = path.split(".")[1], path.rpartition(".")[2]
            label = f"{labels.option_name(option)}: {added_name(case, option, name)}"
            shown = number_text(case, case.params[amount], ends(case.params[amount])) + counts_from(case, path)
            rows.append((label, case.params[amount].meaning, shown, event.who))
    lines = tuple(f"{label}, {what}: {shown} ({who})" for label, what, shown, who in rows)
    return Part("Added", ("What", "Of what kind", "Amount", "Who said so"), tuple(rows), lines)


def tried_part(meeting: Meeting) -> Part:
    """What was looked at and left out: the file has none of it."""
    before, after, rows, lines = meeting.case(tried=False), meeting.case(), [], []
    for path in meeting.state.tried:
        name, param = number_name(before, before.params[path]), before.params[path]
        old_text, new_text = old_and_new(before, param, ends(param), ends(after.params[path]))
        rows.append((name, old_text, new_text))
        lines.append(f"{name}: stays {old_text}; tried: {new_text}")
    return Part("Tried, not agreed, left out", ("What", "Stays", "Was tried"), tuple(rows), tuple(lines))


def parked_part(meeting: Meeting) -> Part:
    """Who knows it, and by when."""
    case, rows, lines = meeting.case(tried=False), [], []
    for path, event in meeting.state.parked.items():
        if path in case.params:
            name, text = (
                number_name(case, case.params[path]),
                number_text(case, case.params[path], ends(case.params[path])),
            )
            rows.append((name, text, event.who, event.by_when))
            lines.append(f"{name}: {event.who}, by {event.by_when.removeprefix('by ')}; until then {text}")
    return Part("Parked", ("What", "Until then", "Who knows", "By when"), tuple(rows), tuple(lines))


def remarks_part(meeting: Meeting) -> Part:
    """What was said without a number."""
    events = meeting.state.remarks
    lines = tuple(f"{event.why}{f' ({event.who})' if event.who else ''}" for event in events)
    return Part("Remarks", ("What was said", "Who"), tuple((event.why, event.who) for event in events), lines)


def answer_part(case: Case, bottom_lines: Record, when: tuple[str, str]) -> Part:
    """The answer, the range and the chance of a loss before and now. when: what the two columns are called.

    Args:
        bottom_lines: {previous, current}, bottom lines.
    """
    previous, current = bottom_lines.previous, bottom_lines.current
    rows = [("Answer", _answer(previous), _answer(current))] if previous.answer and current.answer else []
    for option in filter(None, dict.fromkeys((current.option, previous.option))):
        rows += _option(case, option, previous, current)
    lines = tuple(f"{what}: {f'{new}, as before' if old == new else f'{old} -> {new}'}" for what, old, new in rows)
    over = f"{formats.years(case.file.horizon)}, in today's money"
    return Part(f"How the answer moved ({over})", ("", *when), tuple(rows), lines)


def _option(case: Case, option: str, previous: Record, current: Record) -> list[tuple[str, str, str]]:
    if INDICATIVE in (previous.answer, current.answer) and previous.answer == current.answer:
        return []
    name, measure = labels.option_name(option), labels.MEASURED[current.line.removeprefix("npv_")]
    old_texts, new_texts = (_shown(case, line, option) for line in (previous, current))
    heads = f"{name}, middle of {measure}", f"{name}, 8 in 10 futures", f"{name}, chance of losing {measure}"
    return list(zip(heads, old_texts, new_texts, strict=True))


def _shown(case: Case, line: Record, option: str) -> tuple[str, str, str]:
    if option not in line.options or line.answer == INDICATIVE:
        return (formats.NONE,) * 3
    result = line.options[option]
    low, middle, high = (formats.about(result[key], case.file.currency, signed=True) for key in ("p10", "p50", "p90"))
    return middle, f"{low} to {high}", formats.in_twenty(result.p_loss)


def _answer(line: Record) -> str:
    name = labels.option_name(line.best)
    texts = {
        INDICATIVE: "Indicative: first numbers are open",
        UNKNOWN: f"Not yet: {name} is ahead, too little is known to sign",
        labels.NOTHING: "Do nothing",
    }
    return texts.get(line.answer, f"Take {name}")


def _ends(event: Event) -> dict[str, float]:
    return {key: value for key, value in event.new.items() if key in ("low", "base", "high")}


WIDTH = 78  # characters: a mail program quotes without breaking lines
GLUED = re.compile(r"(?<=\d) (?=%|m\b)")  # an amount stays on one line
GLUE = "\x1f"  # no text of ours or of a file holds it
EMPTY = "Nothing was agreed, tried, parked or remarked."


@dataclass(frozen=True)
class Recap:
    """A recap before it has a form. facts: a line each, under the title; parts: those that hold something."""

    title: str
    day: str
    facts: tuple[str, ...]
    parts: tuple[Part, ...]

    def text(self) -> str:
        """For a mail: plain text, no line longer than 78 characters."""
        facts = [_wrapped(fact) for fact in self.facts]
        parts = [_section(part) for part in self.parts] or [EMPTY]
        return BIDI.sub("", "\n\n".join(["\n".join([_wrapped(self.title), *facts]), *parts]) + "\n")


def recap(meeting: Meeting, bottom_lines: Record | None = None, scenarios: Part | None = None) -> Recap:
    """What a meeting came to: how the answer moved, agreed, tried, scenarios, parked, said.

    Args:
        bottom_lines: the bottom lines at the opening and now, as `movement.bottom_lines` has them; left out without.
        scenarios: see `scenario_part`; left out without.
    """
    case = meeting.file.case
    parts = [
        added_part(meeting),
        agreed_part(meeting),
        tried_part(meeting),
        *filter(None, [scenarios]),
        parked_part(meeting),
        remarks_part(meeting),
    ]
    if bottom_lines:
        parts.insert(0, answer_part(case, bottom_lines, ("At the opening", "At the close")))
    facts = [shown_day(meeting.day), f"Interest: {case.file.document.interest}" if case.file.document.interest else ""]
    title = f"Workshop: {labels.client_name(case)}"
    return Recap(title, meeting.day, tuple(filter(None, facts)), tuple(part for part in parts if part.rows))


def shown_day(text: str) -> str:
    """A day as a person writes it; any other words as they are.

    >>> shown_day("2026-10-14"), shown_day("Monday")
    ('14 Oct 2026', 'Monday')
    """
    try:
        return formats.day(date.fromisoformat(text).isoformat())
    except ValueError:
        return text


def _section(part: Part) -> str:
    return "\n".join([_wrapped(f"{part.title}:"), *(_wrapped(line, "- ") for line in part.lines)])


def _wrapped(line: str, mark: str = "") -> str:
    indent, line = " " * len(mark), GLUED.sub(GLUE, line)
    filled = textwrap.fill(line, WIDTH, initial_indent=mark, subsequent_indent=indent, break_on_hyphens=False)
    return filled.replace(GLUE, " ")
