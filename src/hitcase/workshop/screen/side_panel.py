"""What stands beside the charts: an explanation where one was asked for; else what waits, what to ask, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hitcase.analysis.derived import today_money
from hitcase.analysis.readings import evaluate
from hitcase.analysis.trace.explain import Explanation, explain
from hitcase.document.answer import lead
from hitcase.document.ask_first import ask, turns, who, worth_opening
from hitcase.document.hours import hours_missing
from hitcase.document.provenance import origin_text, section_name
from hitcase.document.terms import value
from hitcase.document.waterfall import steps_of
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Param, Record
from hitcase.model.register import parts_of
from hitcase.text import formats, labels, paths
from hitcase.text.line_texts import TEXTS
from hitcase.text.numbers import LOOKS, bare, look_of
from hitcase.text.phrases import weakness
from hitcase.workshop.meeting.adding import counts_from
from hitcase.workshop.meeting.handles import weights
from hitcase.workshop.recap.scenario_part import SPREAD
from hitcase.workshop.screen.input_rows import input_name
from hitcase.workshop.screen.view_state import ViewState

LISTED_INPUTS = 12  # inputs that are listed
DRAWN, FUNDING = ("npv_cash", "npv_with_avoidance", "npv_full"), "peak_funding"
LEVELS = ("p10", "p50", "p90")


def explanation(case: Case, path: str, option: str | None, results: Record | None = None) -> dict[str, Any]:
    """What stands behind a number: {title, value, facts: [[name, text]], inputs: [{path, name, value, whose}]}.

    Args:
        path: an input's path, or a line's name. option: whose line it is, where options have it.
        results: what the draws say of the options, by name; None where only most likely values count.

    Raises: KeyError for what is neither.
    """
    if path in case.params:
        return _input(case, case.params[path])
    lines = evaluate(case)
    shared = path.split(".", maxsplit=1)[0] in lines  # by all options
    own_option = option if option in lines.options and not shared else None
    found = explain(case, path, own_option or "")
    if found.kind:
        raise KeyError(f"{path} is no line of the case")
    line = _line(case, found, lines.options[own_option] if own_option else Record())
    if results and own_option and path in DRAWN:
        return _with_draws(case, line, results[own_option][path])
    if results and own_option and path == FUNDING:
        return _with_funding(case, line, results[own_option].peak_funding)
    return line


def _with_draws(case: Case, line: dict[str, Any], results: Record) -> dict[str, Any]:
    """The range comes first, as on the strip; the base case is one future of many."""
    spread = " … ".join(formats.money_m(results[level], case.file.currency, signed=True) for level in LEVELS)
    facts = [
        ["In the draws, today's money", SPREAD],
        ["Chance of a loss", formats.in_twenty(results.p_loss)],
        [labels.LIKELY, line["value"]],
        *line["facts"],
    ]
    return {**line, "value": spread, "facts": facts}


def _with_funding(case: Case, line: dict[str, Any], results: Record) -> dict[str, Any]:
    """The average comes first, as on the strip."""
    mean, most = (formats.about(results[level], case.file.currency) for level in ("mean", "p90"))
    facts = [
        ["In the draws", f"average; 9 in 10 need less than {most}"],
        [labels.LIKELY, line["value"]],
        *line["facts"],
    ]
    return {**line, "value": mean, "facts": facts}


def _input(case: Case, param: Param) -> dict[str, Any]:
    ends = [value(case, param.path, end) for end in (param.low, param.high) if end is not None]
    facts = [["Range", " to ".join(ends) if ends else "none is given"], ["Whose number", origin_text(param)]]
    facts += [["Grade", param.source.grade]] if param.source.grade else []
    facts += [["Beware", "; ".join(labels.FLAGS[flag] for flag in param.source.flags)]] if param.source.flags else []
    facts += [["Note", param.note]] if param.note else []
    facts += _claim(param.source.claim) if param.source.claim else []
    facts += [["In the file", f"{param.path}, line {param.line}" if param.line else f"{param.path}, not written there"]]
    head = {"title": paths.full_label(case, param), "value": value(case, param.path, param.base)}
    return {**head, "facts": facts, "inputs": []}


def _claim(name: str) -> list[list[str]]:
    claim = claims()[name]
    quote = [["Quote", f"“{claim.quote}”"]] if claim.quote else []
    facts = [["Claim", claim.statement], *quote, ["Source", f"{claim.source}, {claim.year}"]]
    facts += [["About", claim.population]]
    return facts + ([["Weakness", claim.weakness]] if claim.weakness else [])


def _line(case: Case, trace: Explanation, lines: Record) -> dict[str, Any]:
    name = paths.steps(trace.path)[-1]
    facts = [["What it is", TEXTS[name].meaning]] if name in TEXTS else []
    beware = weakness(list(trace.inputs))
    facts += [["Beware", beware]] if beware else []
    more = f", the weightiest {LISTED_INPUTS} below" if len(trace.inputs) > LISTED_INPUTS else ""
    facts += [["Rests on", f"{len(trace.inputs)} inputs{more}"]]
    parts = [_part(case, lines, part) for part in _parts(name)]
    inputs = [_input_row(case, param) for param in _weightiest(case, trace)]
    title, text = labels.line_label(name), _formatted(case, name, trace.value)
    if _is_money_by_year(case, name, trace.value):
        worth = formats.money_m(today_money(case, trace.value), case.file.currency, digits=2)
        text, facts = f"{worth} in today's money", [["By year, not discounted", text], *facts]
    return {"title": title, "value": text, "facts": facts, "inputs": [*filter(None, parts), *inputs]}


def _parts(name: str) -> Iterable[str]:
    """The lines of each year that a line of money is made of, in the order of documents."""
    parts = parts_of(name) if name in (*DRAWN, "cashable", "total_cost") else ()
    return (line for line in TEXTS if line in parts)


def _weightiest(case: Case, trace: Explanation) -> list[Param]:
    """The inputs of a line, those that move its option's result most first."""
    option = paths.steps(trace.path)[1] if trace.path.startswith("options.") else None
    weight = weights(case, option, [param.path for param in trace.inputs])
    return sorted(trace.inputs, key=lambda param: -weight.get(param.path, 0))[:LISTED_INPUTS]


def _part(case: Case, lines: Record, name: str) -> dict[str, str] | None:
    """A line that another is made of, as money of today; nothing where it comes to nothing."""
    worth = today_money(case, lines[name])
    if not worth:
        return None
    name_and_path = {"path": name, "name": labels.line_label(name)}
    return {**name_and_path, "value": formats.money_m(worth, case.file.currency, digits=2), "whose": "in today's money"}


def _input_row(case: Case, param: Param) -> dict[str, str]:
    head = {"path": param.path, "name": input_name(case, param)}
    return {**head, "value": value(case, param.path, param.base), "whose": origin_text(param)}


def _formatted(case: Case, name: str, value: Any) -> str:
    """A line's value: one, or one a year."""
    if isinstance(value, list):
        return "; ".join(f"{when} {_formatted(case, name, entry)}" for when, entry in _dated(case, value))
    if isinstance(value, dict):
        return "; ".join(f"{labels.in_words(key)} {_formatted(case, name, entry)}" for key, entry in value.items())
    return formats.NOT_WITHIN if value is None else LOOKS[look_of(name)](value, case.file.currency)


def _is_money_by_year(case: Case, name: str, value: Any) -> bool:
    """Whether a line is money of each year, which has one worth today."""
    years = isinstance(value, list) and len(value) == len(labels.year_labels(case))
    return years and look_of(name) in ("money", "net")


def _dated(case: Case, values: list[Any]) -> list[tuple[str, Any]]:
    """A line's entries with what they are called: each year; of a line by month, the first and each year's last."""
    years = labels.year_labels(case)
    if len(values) == len(years):
        return list(zip(years, values, strict=True))
    return [(f"month {month}", values[month]) for month in (1, *range(12, len(values), 12))]


def reasons(steps: list[Any], currency: str) -> list[dict[str, Any]]:
    """Where the money goes, as a list: {name, text, total, outlined, explain} a step of the waterfall."""
    return [
        {
            "name": step.name,
            "text": step.text(currency),
            "total": step.total,
            "outlined": step.outlined,
            "explain": step.lines[0] if len(step.lines) == 1 else "",
        }
        for step in steps
    ]


LISTED_QUESTIONS = 4  # questions


def side(desk: ViewState, case: Case, outcome: Record) -> dict[str, Any]:
    """What waits, what is asked and why, as plain values; questions is None until somebody asks."""
    option = desk.live.option
    steps = steps_of(case, outcome.lines.options[option], outcome.results.options[option]) if option else []
    return {
        "explanation": desk.explanation,
        "opening": desk.meeting.notices,
        "since": [{"title": part.title, "lines": part.lines} for part in desk.since],
        "missing": _missing(desk.meeting.case(tried=False)),
        "parked": _parked(desk, case),
        "questions": _questions(desk, case) if desk.live.has("answer") else None,
        "verdict": _verdict(desk, case, outcome) if desk.live.has("answer") and not desk.moving else "",
        "added": _added(desk, case),
        "why": reasons(steps, case.file.currency),
        "remarks": [f"{event.why} ({event.who})" if event.who else event.why for event in desk.meeting.state.remarks],
        "short": bare(hours_missing(case, outcome.lines, option)) if option else "",
        "over": [] if desk.moving else [problem.message for problem in desk.meeting.over_allocated()],
    }


def _missing(case: Case) -> list[str]:
    """Which of the ten first numbers nobody has given; once they are there, what else the file lacks, and who knows.

    An option that is ruled out lacks nothing.
    """
    left_out = [
        f"{section_name(path)}: {reason}. Ask: {labels.who(path)}"
        for path, reason in case.left_out.items()
        if not path.startswith("options.")
    ]
    return open_numbers(case) or left_out


def _parked(desk: ViewState, case: Case) -> list[dict[str, str]]:
    return [
        {"path": path, "name": paths.full_label(case, case.params[path]), "who": event.who, "by_when": event.by_when}
        for path, event in desk.meeting.state.parked.items()
        if path in case.params
    ]


def _added(desk: ViewState, case: Case) -> list[dict[str, Any]]:
    """What was added to the option at hand, in the file or not; own: can still be taken back."""
    option = desk.live.option or labels.NOTHING
    return [
        {
            "name": name,
            "label": f"{formats.upper_first(paths.added_name(case, option, name))}: {item.amount[0].meaning}",
            "amount": ", then ".join(value(case, param.path, param.base) for param in item.amount),
            "when": counts_from(case, f"options.{option}.added.{name}"),
            "own": f"options.{option}.added.{name}" in desk.meeting.state.new_lines,
        }
        for name, item in case.tree.options[option].added.items()
    ]


def _questions(desk: ViewState, case: Case) -> list[dict[str, str]]:
    results = desk.live.answer()
    worth_asking = [question for question in results.questions if question.worth_asking]
    listed = [*worth_asking, *worth_opening(case, results)][:LISTED_QUESTIONS]
    return [
        {
            "path": question.path,
            "ask": ask(case, question.path),
            "turns": turns(case, question, results),
            "who": who(case, question.path),
            "worth": f"at most {formats.about(question.value, case.file.currency)}",
        }
        for question in listed
    ]


def _verdict(desk: ViewState, case: Case, outcome: Record) -> str:
    """What the rule says, in a sentence; nothing while first numbers are open."""
    results = desk.live.answer()
    unknown = open_numbers(desk.meeting.case(tried=False))
    return lead(case, outcome.lines, results) if results.option and not unknown else ""
