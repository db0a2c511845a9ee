"""Why: what pays and what costs, why not to hire, where the hours go, what leavers cost; what happened elsewhere."""

from __future__ import annotations

from functools import partial
from itertools import chain

from hitcase.analysis.derived import hiring, today_money
from hitcase.document.findings import ENDS
from hitcase.document.hours import hour_price, taken
from hitcase.document.terms import resting, two_answers
from hitcase.document.today import changed
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import VERBS, claims
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, phrases
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Facts, Text
from hitcase.text.source_types import From

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

    ends = dict(zip(("contracts that end bring", "posts that end bring"), ENDS, strict=True))
    flows = [f"{what} {shown(line)}" for what, line in ends.items() if worth(line)]
    flows += [f"the {_pay(case, option)} takes {shown('fee')}"] if worth("fee") else []
    whole, large = _overhead(case, found)
    flows += [f"{what[:1].lower()}{what[1:]} {shown(*names)}" for what, names in large.items()]
    more, rest = -today_money(case, found.budget_effect["added"]), all_else(case, found)
    added = n.shown(more, "money", From.line(f"-{n.home}budget_effect.added"))
    flows += [f"cash that was added brings {added}"] if more else []
    flows += [f"all else {n.shown(rest, 'money', From.step(option, 'all else'))}"] if abs(rest) >= TINY * whole else []
    return f"{labels.LIKELY}: {'; '.join(flows)}. That leaves {n('npv_cash')}."


def _overhead(case: Case, found: Record) -> tuple[float, dict[str, tuple[str, ...]]]:
    """What comes with the fee, together, and the lines of that part of it which is large enough to be named."""
    overhead = {what: names for what, names in labels.cost_groups().items() if "fee" not in names}
    worth = {what: _worth(case, found, *names) for what, names in overhead.items()}
    whole = sum(worth.values())
    return whole, {what: names for what, names in overhead.items() if worth[what] > SMALL * whole}


def all_else(case: Case, found: Record) -> float:
    """What an option costs beside what is named, in today's money."""
    named = ("fee", *chain(*_overhead(case, found)[1].values()))
    added = today_money(case, found.budget_effect["added"])
    return _worth(case, found, *ENDS) - added - _worth(case, found, *named) - float(found.npv_cash)


def _worth(case: Case, found: Record, *names: str) -> float:
    return sum(today_money(case, found[name]) for name in names)


def _pay(case: Case, option: str) -> str:
    return "pay of the hires" if case.file.options[option].kind == "in_house_fix" else "fee"


def _hire(case: Case, lines: Record, option: str) -> str:
    hired = {name: one for name, one in hiring(case, lines).items() if name != option}
    told = [_seat(case, lines, name, one) for name, one in hired.items()]
    empty = {path: param.base for path, param in case.params.items() if path.endswith(".seats_empty")}
    count = Numbers(case, lines).made(sum(empty.values()), "count", *empty) if any(empty.values()) else ""
    seats = f"{count} seats are empty" if count else "no empty seat is on file"
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
    value = n.shown(hired.seat_value, "cents", From.step(name, "a seat"))
    told = f"One seat filled with own staff is worth {value} over {n.years} ({n.name()})"
    if not hired.pay_rise:
        return f"{told}."
    rise, seats = n.made(hired.pay_rise, "cents", "pay_rise_cost"), hired.seats
    brings = n.made(hired.seat_value * seats, "cents", "npv_cash", "pay_rise_cost")
    more = "more" if hired.pay_rise > hired.seat_value * seats else "less"
    count = n.shown(seats, "some", From.step(name, "seats"))
    needed = f"The rise that may be needed costs {rise}, {more} than {count} seats bring ({brings})"
    return f"{told}, before a pay rise. {needed}."


def _elsewhere() -> str:
    found = {claim: claims()[claim] for claim in SHARES}
    parts = {name: formats.number(100 * one.value["base"]) for name, one in found.items()}
    shares = [f"{_claimed(part, name)} {SHARES[name]}" for name, part in parts.items()]
    years, grade = {str(found[name].year): name for name in reversed(found)}, max(one.grade for one in found.values())
    told = f"Of {_claimed('100', 'f5_above_20', 'whole')} contracts of other clients, {', '.join(shares)}"
    year = " ".join(_claimed(year, years[year], "year") for year in sorted(years))
    return f"{told} ({VERBS[grade]}, grade {grade}, {year})."


def _claimed(text: str, claim: str, figure: str = "base") -> str:
    return sourced(text, From.claim(claim, figure))


def _in_hospitals() -> str:
    found = claims()["f1_cost_neutral"]
    told = f"{_claimed(found.statement, found.id, 'statement')} ({VERBS[found.grade]}, grade {found.grade}"
    return f"{told}, {_claimed(str(found.year), found.id, 'year')})."
