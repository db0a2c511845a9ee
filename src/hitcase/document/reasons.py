"""Why: what pays and what costs, why not to hire, where the hours go, what leavers cost; what happened elsewhere."""

from __future__ import annotations

from functools import partial
from itertools import chain

from hitcase.analysis.derived import hiring, today_money
from hitcase.document.hours import hour_price, taken
from hitcase.document.terms import resting, two_answers
from hitcase.document.today import changed
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import VERBS, claims
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, phrases
from hitcase.text.numbers import Numbers, said
from hitcase.text.output import Facts, Text

SMALL, TINY = 0.1, 0.01  # of what comes with the fee: below, a cost is told with all else; or not at all
SHARES = {  # of comparable contracts, as the register has them
    "f5_above_20": "saved more than a fifth",
    "f5_up_to_20": "saved up to a fifth",
    "f5_no_saving": "saved nothing",
    "f5_cost_increase": "paid more than before",
}


def reasons(case: Case, lines: Record, results: Record) -> Text | None:
    """What a CFO asks first, each with its answer, and how far to trust it; nothing while first numbers are open."""
    option = results.option
    if option is None or open_numbers(case):
        return None
    answers = {
        "Why": f"{_why(case, lines, option)} {phrases.bought(case, lines, option)}",
        "Why not hire?": _hire(case, lines, option),
        "Hours": f"{taken(case, lines, option)} {hour_price(case, lines, option)}",
        "Leavers": changed(case, lines, option) if lines.roles else "",
        "Two answers": two_answers(case, lines, results),
        "Rests on": resting(results),
        "Elsewhere": f"{_elsewhere()} {_in_hospitals()}",
    }
    told = [(head, said.strip(), "") for head, said in answers.items() if said.strip()]
    return Text((Facts(tuple(told)),))


def _why(case: Case, lines: Record, option: str) -> str:
    n, found = Numbers(case, lines).of(option), lines.options[option]

    worth = partial(_worth, case, found)

    def shown(*names: str) -> str:
        return n.made(worth(*names), "money", *names)

    ends = {"contracts that end bring": "ended_contracts", "posts that end bring": "ended_pay"}
    flows = [f"{what} {shown(line)}" for what, line in ends.items() if worth(line)]
    flows += [f"the {_pay(case, option)} takes {shown('fee')}"] if worth("fee") else []
    overhead = {what: names for what, names in labels.cost_groups().items() if "fee" not in names}
    whole = sum(worth(*names) for names in overhead.values())
    told = {what[:1].lower() + what[1:]: names for what, names in overhead.items()}
    large = {what: names for what, names in told.items() if worth(*names) > SMALL * whole}
    flows += [f"{what} {shown(*names)}" for what, names in large.items()]
    more = -today_money(case, found.budget_effect["added"])
    flows += [f"cash that was added brings {n.made(more, 'money', 'budget_effect.added')}"] if more else []
    rest = worth(*ends.values()) + more - worth("fee", *chain(*large.values())) - found.npv_cash
    flows += [f"all else {n.made(rest, 'money', 'total_cost')}"] if abs(rest) >= TINY * whole else []
    return f"{labels.LIKELY}: {'; '.join(flows)}. That leaves {n('npv_cash')}."


def _worth(case: Case, found: Record, *names: str) -> float:
    return sum(today_money(case, found[name]) for name in names)


def _pay(case: Case, option: str) -> str:
    return "pay of the hires" if case.file.options[option].kind == "in_house_fix" else "fee"


def _hire(case: Case, lines: Record, option: str) -> str:
    hired = {name: one for name, one in hiring(case, lines).items() if name != option}
    told = [_seat(case, lines, name, one) for name, one in hired.items()]
    empty = sum(role.seats_empty.base for role in case.tree.roles.values() if "seats_empty" in role)
    seats = f"{said(formats.number(empty), 'roles')} seats are empty" if empty else "no empty seat is on file"
    if not told:
        told = [f"No option that hires is in the file, and {seats}; the offer has to beat that price."]
    found = lines.options[option]
    if found.cost_per_hour is None or not lines.roles or case.file.options[option].kind == "in_house_fix":
        return " ".join(told)
    n = Numbers(case, lines).of(option)
    hour = f"An hour from {n.name()} costs {n('cost_per_hour')} with all that comes with it"
    return " ".join([*told, f"{hour}, beside {phrases.beside(case, lines, option)}."])


def _seat(case: Case, lines: Record, name: str, hired: Record) -> str:
    n = Numbers(case, lines).of(name)
    value = n.made(hired.seat_value, "cents", "npv_cash", "pay_rise_cost")
    told = f"One seat filled with own staff is worth {value} over {n.years} ({n.name()})"
    if not hired.pay_rise:
        return f"{told}."
    rise, seats = n.made(hired.pay_rise, "cents", "pay_rise_cost"), hired.seats
    brings = n.made(hired.seat_value * seats, "cents", "npv_cash", "pay_rise_cost")
    more = "more" if hired.pay_rise > hired.seat_value * seats else "less"
    count = n.made(seats, "some", "partner_hours")
    needed = f"The rise that may be needed costs {rise}, {more} than {count} seats bring ({brings})"
    return f"{told}, before a pay rise. {needed}."


def _elsewhere() -> str:
    found = {claim: claims()[claim] for claim in SHARES}
    shares = [f"{said(formats.number(100 * one.value['base']), claim)} {SHARES[claim]}" for claim, one in found.items()]
    year, grade = {str(one.year) for one in found.values()}, max(one.grade for one in found.values())
    told = f"Of {said('100', 'f5_above_20')} contracts of other clients, {', '.join(shares)}"
    return f"{told} ({VERBS[grade]}, grade {grade}, {said(' '.join(sorted(year)), 'f5_above_20')})."


def _in_hospitals() -> str:
    found = claims()["f1_cost_neutral"]
    told = f"{said(found.statement, found.id)} ({VERBS[found.grade]}, grade {found.grade}"
    return f"{told}, {said(str(found.year), found.id)})."
