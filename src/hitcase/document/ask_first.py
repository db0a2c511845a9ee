"""What to ask first, in plain words: what is asked, who can answer, and which answer changes the choice."""

from __future__ import annotations

from hitcase.document.terms import value
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
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
    ('Offer A: what part of Agency ends?', 'What does an hour of consulting cost?')
    """
    steps = [step for step in paths.steps(path) if not step.isdigit()]
    about = labels.in_words(steps[1]) if steps[0] in ("options", "roles") else ""
    meaning = paths.input_phrase(case, case.params[path])
    question = case.params[path].question or f"How sure is: {meaning}"
    if steps[2:3] == ["added"]:
        question = question.format(name=paths.added_name(case, steps[1], paths.steps(path)[3]))
    elif "ends" in steps:
        question = question.format(name=labels.in_words(steps[-2]))
    return f"{about}: {formats.lower_first(question)}?" if about else f"{question}?"


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
        low, high = (value(case, question.path, bound) for bound in (stretch.low, stretch.high))
        side = f"below {high}" if i == 0 else f"above {low}" if i == last else f"{low} to {high}"
        if stretch.best != results.verdict.best:
            changes.append(f"{side}: {_first(results, stretch.best)}")
    return "; ".join(changes[:MOST]) + ("; and more" if len(changes) > MOST else "") or "at no answer alone"


def _first(results: Record, option: str) -> str:
    """The option that an answer puts first; the client's limits may forbid it all the same."""
    beyond = " (over limits)" if results.verdict.among[option].beyond else ""
    return labels.option_name(option) + beyond


FIRST, LISTED = 3, 4  # questions on page one; in the list


def first_questions_table(case: Case, results: Record) -> Output | None:
    """The questions of page one; none while first numbers are open, for those come first."""
    questions = [question for question in results.questions if question.worth_asking][:FIRST]
    if not questions or open_numbers(case):
        return None
    whole = formats.about(results.evpi, case.file.currency)
    columns = ("Ask first", "Turns at", "Who", f"Worth, thousand {labels.unit('money', case.file.currency)}")
    rows = tuple(
        Row(ask(case, question.path), (turns(case, question, results), who(case, question.path), _worth(question)))
        for question in questions
    )
    return Table(f"Ask first: all answers together are worth {whole}", columns, rows, "", ("Turns at", "Who"))


def questions_table(case: Case, results: Record) -> Output | None:
    """Every question that is worth asking, and how many are not worth what asking costs; None without an option."""
    questions = [question for question in results.questions if question.worth_asking]
    if results.option is None:
        return None
    cost = formats.about(case.tree.cost_of_asking.base, case.file.currency)
    cost_text = sourced(cost, From.line("cost_of_asking"))
    if not questions:
        return sentences(f"No answer is worth the {cost_text} that asking costs: the choice would stay.")
    thousand = labels.unit("thousand money", case.file.currency)
    columns = ("Question", "The choice changes", "Who knows, and where from", f"Worth, {thousand}")
    rows = tuple(_question(case, question, results) for question in questions[:LISTED])
    more_note = f"{len(questions) - LISTED} more are worth asking. " if len(questions) > LISTED else ""
    unlisted_count = len(results.questions) - len(questions)
    note = f"{more_note}Do not bother: the other {unlisted_count} figures, each worth less than {cost}. "
    note += "All are drawn apart, also what would move together."
    return Table("Questions worth asking", columns, rows, note, ("The choice changes", "Who knows, and where from"))


def _question(case: Case, question: Record, results: Record) -> Row:
    source = f"{who(case, question.path)}: {where(case, question.path)}"
    return Row(ask(case, question.path), (turns(case, question, results), source, _worth(question)))


def _worth(question: Record) -> str:
    return formats.thousands(question.value)
