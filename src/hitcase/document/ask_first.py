"""What to ask first, in plain words: what is asked, who can answer, and which answer changes the choice."""

from __future__ import annotations

from math import ceil

from hitcase.document.terms import NEAR, people_under, value
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.inputs.together import SHARE
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import sourced
from hitcase.text.output import Output, Row, Table, sentences
from hitcase.text.source_types import From

MOST = 2  # turns that are told of one question
WHERE = {
    "budget": "approved budget",
    "demand": "ticket system",
    "roles": "HR and payroll records",
    "contracts": "contract and purchase orders",
    "planned": "budget request",
    "options": "offer, draft contract",
}


def ask(case: Case, path: str) -> str:
    """The question, with the option or role that it is about.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> ask(case, "options.offer_a.ends.contracts.agency.share"), ask(case, "tm_bill_rate")
    ('How many of the 14 Agency contractors would leave under Offer A?', 'What does an hour of consulting cost?')
    """
    steps = [step for step in paths.steps(path) if not step.isdigit()]
    if ended := SHARE.fullmatch(path):
        return _ask_ended(case, path, *ended.groups())
    about = labels.in_words(steps[1]) if steps[0] in ("options", "roles") else ""
    meaning = paths.input_phrase(case, case.params[path])
    question = case.params[path].question or f"How sure is: {meaning}"
    if steps[2:3] == ["added"]:
        question = question.format(name=paths.added_name(case, steps[1], paths.steps(path)[3]))
    elif "ends" in steps:
        question = question.format(name=labels.in_words(steps[-2]))
    return f"{about}: {formats.lower_first(question)}?" if about else f"{question}?"


def _ask_ended(case: Case, path: str, option: str, contract: str) -> str:
    """What part of a contract ends; in whole people where they are known."""
    people, name = people_under(case, path), labels.in_words(contract)
    what = f"What share of the {name} contract would end"
    what = f"How many of the {formats.exact(people)} {name} contractors would leave" if people else what
    return f"{what} under {labels.option_name(option)}?"


def who(case: Case, path: str) -> str:
    """Who can answer: the owner that the file names for what ends or was added, else who usually knows."""
    steps = paths.steps(path)
    if steps[2:3] == ["added"]:
        return case.file.options[steps[1]].added[steps[3]].owner or labels.who("added")
    if "ends" in steps:
        at = steps.index("ends")
        endings = getattr(case.file.options[steps[1]].ends, steps[at + 1], {})
        if steps[at + 2] in endings and endings[steps[at + 2]].owner:
            return str(endings[steps[at + 2]].owner)
    home = "roles" if _hires(case, path) else "contracts" if path == "tm_bill_rate" else path
    return labels.who(home).split(" (")[0]


def where(case: Case, path: str) -> str:
    """Where the figure stands."""
    steps = paths.steps(path)
    if steps[2:3] == ["added"]:
        return "quote, contract or ledger"
    if "ends" in steps:
        return "notice periods"
    home = "roles" if _hires(case, path) else steps[0]
    return WHERE.get(home, "purchase orders" if path == "tm_bill_rate" else "budget guideline")


def _hires(case: Case, path: str) -> bool:
    """Whether a figure is about own hires: an in-house option, or the payroll part of a mix."""
    steps = paths.steps(path)
    option = case.tree.options[steps[1]] if steps[0] == "options" else None
    if option is None or option.kind == "in_house_fix":
        return option is not None
    part = option.parts[int(steps[3])] if steps[2] == "parts" else None
    return "pay_rise_share" in steps or (part is not None and part.price.basis == "payroll")


def turns(case: Case, question: Record, results: Record) -> str:
    """Which answers would put another option first."""
    last, changes = len(question.answers) - 1, []
    for i, stretch in enumerate(question.answers if last else ()):
        if stretch.best != results.verdict.best:
            side = _answers(case, question.path, None if i == 0 else stretch.low, None if i == last else stretch.high)
            changes.append(f"{side}: {labels.option_name(stretch.best)}")
    return "; ".join(changes[:MOST]) + ("; and more" if len(changes) > MOST else "") or "No single answer"


def _answers(case: Case, path: str, low: float | None, high: float | None) -> str:
    """The answers from low to high, None for no end; of a contract whose people are known, in whole people."""
    people = people_under(case, path)
    if people:
        low, high = (None if end is None else ceil(end * people - NEAR) for end in (low, high))
        of = f"of {formats.exact(people)}"
        if low is None or high is None:
            return f"{low} {of} or more" if high is None else f"Fewer than {high} {of}"
        return f"{low} {of}" if high - 1 <= low else f"{low} to {high - 1} {of}"
    shown_low, shown_high = ("" if end is None else value(case, path, end) for end in (low, high))
    if low is None or high is None:
        return f"Above {shown_low}" if high is None else f"Below {shown_high}"
    return f"{shown_low} to {shown_high}"


FIRST, LISTED = 3, 4  # questions on page one; in the list
MEANS = ("Question", "Answer that changes the choice", "Who can answer")
BRINGS = ("Question", "Answer that brings an option within the limits", "Who can answer")


def first_questions_table(case: Case, results: Record) -> Output | None:
    """The questions of page one; none while first numbers are open, for those come first."""
    questions = [question for question in results.questions if question.worth_asking][:FIRST]
    if not questions or open_numbers(case):
        return None
    whole = formats.about(results.worth_of_all, case.file.currency)
    caption = f"Questions to resolve first: full information would be worth at most {whole}"
    return _table(case, caption, MEANS, [_row(case, question, results) for question in questions])


def openings_table(case: Case, results: Record) -> Output | None:
    """The answers that would bring an option within the client's limits, told apart from what asking is worth."""
    openings = worth_opening(case, results)[:FIRST]
    if not openings or open_numbers(case):
        return None
    caption = "Answers that would bring an option within the client's limits"
    return _table(case, caption, BRINGS, [_row(case, opening, results) for opening in openings])


def worth_opening(case: Case, results: Record) -> list[Record]:
    """The openings that are worth more than asking costs."""
    return [opening for opening in results.openings if opening.value > case.tree.cost_of_asking.base]


def questions_table(case: Case, results: Record) -> Output | None:
    """Every question that is worth asking, and how many are not worth what asking costs; None without an option."""
    questions = [question for question in results.questions if question.worth_asking]
    if results.option is None:
        return None
    if open_numbers(case):
        return sentences("The first numbers that are open come before any other question: page one lists them.")
    cost = formats.about(case.tree.cost_of_asking.base, case.file.currency)
    if not questions:
        return sentences(_nothing_to_ask(case, results, sourced(cost, From.line("cost_of_asking"))))
    rows = []
    for question in questions[:LISTED]:
        row = _row(case, question, results)
        rows.append(Row(row.head, (row.cells[0], f"{row.cells[1]}: {where(case, question.path)}", row.cells[2])))
    more_note = f"{len(questions) - LISTED} more are worth asking. " if len(questions) > LISTED else ""
    left = len(unasked(results, [*questions, *worth_opening(case, results)]))
    note = f"{more_note}Do not bother: the other {left} questions, each worth less than {cost}. {independence(case)}"
    columns = (*MEANS[:2], "Who can answer, and where from")
    return _table(case, "Open questions, by value of the answer", columns, rows, note)


def unasked(results: Record, asked: list[Record]) -> list[str]:
    """The figures that are not worth asking about: all but those that are asked, and what is one outcome with them."""
    known = {path for question in asked for path in (question.path, *question.alike)}
    return [question.path for question in results.questions if question.path not in known]


def _nothing_to_ask(case: Case, results: Record, cost: str) -> str:
    """That no answer changes the choice among the options within the limits, as far as it goes."""
    within = sum(option.within for option in results.verdict.among.values())
    if within > 1 or not worth_opening(case, results):
        return f"No open question is worth the {cost} it costs to answer. The recommendation would not change."
    opening = f"No option is within the client's limits, so no answer is worth the {cost} it costs on its own."
    return f"{opening} Some answers would bring one within them; page one lists these."


def independence(case: Case) -> str:
    """Which inputs are simulated together, and what follows where others do in fact."""
    groups = len(case.file.together)
    named = f"{groups} {'groups' if groups > 1 else 'group'} of inputs that the file moves together" if groups else ""
    outcome = "what part of a contract ends, which is one outcome for all options" if case.outcomes else ""
    together = " and ".join(filter(None, [outcome, named]))
    apart = f", except {together}" if together else ""
    return f"Inputs are simulated independently{apart}. Where others move together in fact, the ranges are too narrow."


def _row(case: Case, question: Record, results: Record) -> Row:
    cells = (turns(case, question, results), who(case, question.path), formats.thousands(question.value))
    return Row(ask(case, question.path), cells)


def _table(case: Case, caption: str, columns: tuple[str, ...], rows: list[Row], note: str = "") -> Table:
    worth = f"Value of the answer, at most ({labels.unit('money', case.file.currency)} thousands)"
    return Table(caption, (*columns, worth), tuple(rows), note, columns[1:])
