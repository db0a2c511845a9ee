"""Numbers that the client's own words name between braces: what each stands for, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from hitcase.inputs.case import Case
from hitcase.inputs.keys import in_file, number_at
from hitcase.inputs.option_keys import option_specs
from hitcase.inputs.params import Record
from hitcase.inputs.problems import nearest, steps
from hitcase.model.register import BY_NAME, CASE, MONTHS, NAMED, ONE, OPTION, OPTION_ROLE, ROLE, YEARS, Line
from hitcase.text.numbers import Numbers
from hitcase.text.paths import steps as names_in

STEP = r"[^{}.\[\]\n]+"
LINE_NAME = re.compile(r"[a-z]+(_[a-z]+)*")
SLOT = re.compile(rf"(?<!\{{)\{{({STEP}(?:\.{STEP}|\[\d+\])*)\}}(?!\}})")
NOT_KNOWN = "not known yet"
NOTHING = "do_nothing"
MISSING = object()


def filled(text: str, case: Case, lines: Record) -> str:
    """The text with ``{option.line}`` and ``{line}`` replaced by their numbers; any other brace stays."""
    return SLOT.sub(lambda match: _number(match[1], case, lines) or match[0], text)


def _number(slot: str, case: Case, lines: Record) -> str:
    if problem_of(slot, case, lines):
        return ""
    if _stands_for(slot, case, lines) is MISSING:
        return NOT_KNOWN if _over(slot, case) else ""
    option, rest = _split(slot, case)
    return Numbers(case, lines).of(option)(rest) if option else Numbers(case, lines)(rest)


def wrong_slots(case: Case, lines: Record) -> Iterator[tuple[str, str, str]]:
    """Every slot of the words that stands for no number: its section, the slot with its braces, what is wrong."""
    for section in type(case.file.words).model_fields:
        for slot in dict.fromkeys(SLOT.findall(getattr(case.file.words, section))):
            if sentence := problem_of(slot, case, lines):
                yield section, f"{{{slot}}}", sentence


def problem_of(slot: str, case: Case, lines: Record) -> str:
    """What is wrong with a slot and what to write instead; "" if it stands for one number, known or not known yet."""
    value = _stands_for(slot, case, lines)
    if isinstance(value, dict):
        member, value = next(iter(value.items()), ("", None))
        named = f"{slot}.{member}{'[1]' if isinstance(value, list) else ''}"
        return f"{{{slot}}} is a group of lines. Enter one of them, such as {{{named}}}."
    over = _over(slot, case)
    last = case.file.horizon if over == YEARS else 12 * case.file.horizon
    indexed = re.fullmatch(r"(.+)\[(\d+)\]", slot)
    if isinstance(value, list) or (value is MISSING and over in (YEARS, MONTHS) and not indexed):
        unit, example = ("month", 12) if over == MONTHS else ("year", 1)
        return f"{{{slot}}} has a number for each {unit}. Enter {{{slot}[{example}]}} for {unit} {example}."
    if value is not MISSING:
        return ""
    if indexed and over == ONE:
        return f"{{{slot}}} is one number. Enter {{{indexed[1]}}}."
    if over and indexed and int(indexed[2]) > last:
        return f"{{{slot}}} is out of range: there are 0 to {last}. Enter {{{indexed[1]}[{last}]}}."
    return "" if over else _unknown(slot, case)


def _split(slot: str, case: Case) -> tuple[str, str]:
    """The option and its line, "" and the path of any other line or input."""
    slot = slot.removeprefix("options.")
    first, _, rest = slot.partition(".")
    return (first, rest) if rest and first in (NOTHING, *case.file.options) else ("", slot)


def _path(slot: str, case: Case) -> str:
    option, rest = _split(slot, case)
    return f"options.{option}.{rest}" if option else rest


def _stands_for(slot: str, case: Case, lines: Record) -> Any:
    try:
        return Numbers(case, lines).lookup(_path(slot, case))
    except (KeyError, TypeError, ValueError, IndexError):
        return MISSING


def _over(slot: str, case: Case) -> str:
    """Whether a slot has one number, or one by year or month; "" if it is no line or input, and never will be."""
    path, names = _path(slot, case), names_in(_path(slot, case))
    whose = [name for name in names if not name.isdigit()]
    if line := _line(whose, case):
        return line.over if line.over != NAMED else YEARS
    place = steps(path)
    if len(place) > 2 and in_file(place[:2], case.data) != place[:2]:
        return ""  # a role, an option or a contract that the file does not have
    try:
        key, spec = number_at(place, case.data)
    except (KeyError, TypeError, IndexError):
        return ""
    return "" if len(place) - len(key) > 1 else YEARS if spec.form == "by_year" else ONE


def _line(whose: list[str], case: Case) -> Line | None:
    """The line of the register that a path ends with, if it is one of that case, role or option."""
    *above, name = whose or [""]
    kinds = {
        (): CASE,
        ("roles",): ROLE,
        ("options",): OPTION,
        ("options", "roles"): OPTION_ROLE,
    }
    sections, owners = tuple(above[::2]), above[1::2]
    known = {"roles": case.file.roles, "options": [NOTHING, *case.file.options]}
    line = BY_NAME.get(name)
    if not line or len(sections) != len(owners) or sections not in kinds or kinds[sections] not in line.of:
        return None
    return line if all(owner in known[kind] for kind, owner in zip(sections, owners, strict=True)) else None


def _unknown(slot: str, case: Case) -> str:
    """What is wrong with a name that nothing has; "" of other braces, such as {x} and {% raw %}: they are text."""
    bare = re.sub(r"\[\d+\]$", "", slot.removeprefix("options."))
    first, dot, _ = bare.partition(".")
    of_option = dot and first != "roles"
    is_meant, near = _near_option_line(bare, case) if of_option else _near_line(bare, case)
    if not is_meant:
        return ""
    if near and " has a number for each " in problem_of(near, case, Record()):
        near += "[1]"
    hint = f"Did you mean {{{near}}}?" if near else "Use a name such as {turnover_cost}."
    return f"{{{slot}}} is not a line or an input. {hint}"


def _near_option_line(bare: str, case: Case) -> tuple[bool, str]:
    """Whether a line of an option was meant, and the one that is nearest."""
    (first, _, rest), known = bare.partition("."), [NOTHING, *case.file.options]
    option = first if first in known else nearest(first, known)
    names = [*(name for name, line in BY_NAME.items() if OPTION in line.of), *option_specs()]
    match = nearest(rest, names)
    is_meant = rest in names or bool(option and LINE_NAME.fullmatch(rest))
    return is_meant, f"{option}.{match}" if option and match else ""


def _near_line(bare: str, case: Case) -> tuple[bool, str]:
    near = nearest(bare, [*(name for name, line in BY_NAME.items() if CASE in line.of), *case.params])
    alike = SequenceMatcher(None, bare, near).ratio() > 0.8
    return bool(near) and (alike or "_" in bare or "." in bare), near
