"""What to ask: the figures whose answers are worth more than asking costs, in plain words, the one worth most first."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.ask_words import ask, turns, where, who
from hitcase.views.output import Output, Row, Table, sentences
from hitcase.views.said import said

FIRST, MOST = 3, 4  # questions on page one; in the list


def ask_first(case: Case, ahead: Record) -> Output | None:
    """The questions of page one; none while first numbers are open, for those come first."""
    asked = [one for one in ahead.questions if one.worth_asking][:FIRST]
    if not asked or open_numbers(case):
        return None
    whole = formats.about(ahead.results.evpi, case.file.currency)
    columns = ("Ask first", "Turns at", "Who", f"Worth, thousand {labels.unit('money', case.file.currency)}")
    rows = tuple(Row(ask(case, one.path), (turns(case, one, ahead), who(case, one.path), _worth(one))) for one in asked)
    return Table(f"Ask first: all answers together are worth {whole}", columns, rows, "", columns[1:3])


def questions(case: Case, ahead: Record) -> Output | None:
    """Every question that is worth asking, and how many are not worth what asking costs; None without an option."""
    asked = [one for one in ahead.questions if one.worth_asking]
    if ahead.option is None:
        return None
    cost = formats.about(case.tree.cost_of_asking.base, case.file.currency)
    if not asked:
        return sentences(
            f"No answer is worth the {said(cost, 'cost_of_asking')} that asking costs: the choice would stay."
        )
    thousand = labels.unit("thousand money", case.file.currency)
    columns = ("Question", "The choice changes", "Who knows, and where from", f"Worth, {thousand}")
    rows = tuple(_question(case, one, ahead) for one in asked[:MOST])
    more = f"{len(asked) - MOST} more are worth asking. " if len(asked) > MOST else ""
    rest = len(ahead.questions) - len(asked)
    note = f"{more}Do not bother: the other {rest} figures, each worth less than {cost}. "
    note += "All are drawn apart, also what would move together."
    return Table("Questions worth asking", columns, rows, note, columns[1:3])


def _question(case: Case, one: Record, ahead: Record) -> Row:
    known = f"{who(case, one.path)}: {where(case, one.path)}"
    return Row(ask(case, one.path), (turns(case, one, ahead), known, _worth(one)))


def _worth(one: Record) -> str:
    return formats.thousands(one.value)
