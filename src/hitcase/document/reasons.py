"""Why: what pays and what costs, why not to hire, where the hours go, what leavers cost; what happened elsewhere."""

from __future__ import annotations

from functools import partial
from itertools import chain

from hitcase.analysis.derived import hiring, today_money
from hitcase.document.hours import hour_price, hours_taken_over
from hitcase.document.terms import resting, two_answers, without_range
from hitcase.document.today import changed
from hitcase.document.waterfall import ENDS
from hitcase.inputs.case import Case
from hitcase.inputs.evidence import VERBS, claims
from hitcase.inputs.first_numbers import open_numbers
from hitcase.inputs.params import Record
from hitcase.text import formats, labels, phrases
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Facts, Text
from hitcase.text.source_types import From

WHOLE = 100  # percent
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
        "Why": f"{_why(case, lines, option)} {phrases.capacity_bought(case, lines, option)}",
        "Why not hire?": _hire(case, lines, option),
        "Hours": f"{hours_taken_over(case, lines, option)} {hour_price(case, lines, option)}",
        "Leavers": changed(case, lines, option) if lines.roles else "",
        "Two answers": two_answers(case, lines, results),
        "Rests on": f"{resting(results)} {without_range(case, results)}",
        "Elsewhere": f"{_elsewhere()} {_in_hospitals()}",
    }
    items = [(head, text.strip(), "") for head, text in answers.items() if text.strip()]
    return Text((Facts(tuple(items)),))


def _why(case: Case, lines: Record, option: str) -> str:
    n, option_lines = Numbers(case, lines).of(option), lines.options[option]
    worth = partial(_worth, case, option_lines)

    def amount(*names: str) -> str:
        return n.of_lines(worth(*names), "money", *names)

    bringing = dict(zip(("contracts that end bring", "posts that end bring"), ENDS, strict=True))
    flows = [f"{label} {amount(line)}" for label, line in bringing.items() if worth(line)]
    flows += [f"the {_pay(case, option)} takes {amount('fee')}"] if worth("fee") else []
    whole, large = _overhead(case, option_lines)
    flows += [f"{formats.lower_first(label)} {amount(*names)}" for label, names in large.items()]
    added_cash, remainder = -today_money(case, option_lines.budget_effect["added"]), all_else(case, option_lines)
    added_text = n.text(added_cash, "money", From.line(f"-{n.home}budget_effect.added"))
    flows += [f"cash that was added brings {added_text}"] if added_cash else []
    remainder_text = n.text(remainder, "money", From.step(option, "all else"))
    flows += [f"all else {remainder_text}"] if abs(remainder) >= TINY * whole else []
    return f"{labels.LIKELY}: {'; '.join(flows)}. That leaves {n('npv_cash')}."


def _overhead(case: Case, option_lines: Record) -> tuple[float, dict[str, tuple[str, ...]]]:
    """What comes with the fee, together, and the lines of that part of it which is large enough to be named."""
    overhead = {label: names for label, names in labels.cost_groups().items() if "fee" not in names}
    worth = {label: _worth(case, option_lines, *names) for label, names in overhead.items()}
    whole = sum(worth.values())
    return whole, {label: names for label, names in overhead.items() if worth[label] > SMALL * whole}


def all_else(case: Case, option_lines: Record) -> float:
    """What an option costs beside what is named, in today's money."""
    named_lines = ("fee", *chain(*_overhead(case, option_lines)[1].values()))
    added = today_money(case, option_lines.budget_effect["added"])
    return (
        _worth(case, option_lines, *ENDS)
        - added
        - _worth(case, option_lines, *named_lines)
        - float(option_lines.npv_cash)
    )


def _worth(case: Case, option_lines: Record, *names: str) -> float:
    return sum(today_money(case, option_lines[name]) for name in names)


def _pay(case: Case, option: str) -> str:
    return "pay of the hires" if case.file.options[option].kind == "in_house_fix" else "fee"


def _hire(case: Case, lines: Record, option: str) -> str:
    hires = hiring(case, lines)
    sentences = [_seat(case, lines, name, hire) for name, hire in hires.items() if name != option]
    if option in hires:  # it is the hiring that the others are held against
        return " ".join([_seat(case, lines, option, hires[option]), *sentences])
    empty = {path: param.base for path, param in case.params.items() if path.endswith(".seats_empty")}
    count = Numbers(case, lines).of_lines(sum(empty.values()), "count", *empty) if any(empty.values()) else ""
    seats = f"{count} seats are empty" if count else "no empty seat is on file"
    if not sentences:
        sentences = [f"No option that hires is in the file, and {seats}; the offer has to beat that price."]
    option_lines = lines.options[option]
    if option_lines.cost_per_hour is None or not lines.roles or case.file.options[option].kind == "in_house_fix":
        return " ".join(sentences)
    n = Numbers(case, lines).of(option)
    hour = f"An hour from {n.name()} costs {n('cost_per_hour')} with all that comes with it"
    return " ".join([*sentences, f"{hour}, beside {phrases.own_and_consulting_hour(case, lines, option)}."])


def _seat(case: Case, lines: Record, name: str, hire: Record) -> str:
    n = Numbers(case, lines).of(name)
    value = n.text(hire.seat_value, "cents", From.step(name, "a seat"))
    opening = f"One seat filled with own staff is worth {value} over {n.years} ({n.name()})"
    if not hire.pay_rise:
        return f"{opening}."
    rise, seats = n.of_lines(hire.pay_rise, "cents", "pay_rise_cost"), hire.seats
    brings = n.of_lines(hire.seat_value * seats, "cents", "npv_cash", "pay_rise_cost")
    comparison = "more" if hire.pay_rise > hire.seat_value * seats else "less"
    count = n.text(seats, "some", From.step(name, "seats"))
    needed = f"The rise that may be needed costs {rise}, {comparison} than {count} seats bring ({brings})"
    return f"{opening}, before a pay rise. {needed}."


def _elsewhere() -> str:
    register = {claim: claims()[claim] for claim in SHARES}
    parts = {name: formats.number(100 * claim.value["base"]) for name, claim in register.items()}
    shares = [f"{_claimed(part, name)} {SHARES[name]}" for name, part in parts.items()]
    years, grade = (
        {str(register[name].year): name for name in reversed(register)},
        max(claim.grade for claim in register.values()),
    )
    opening = f"Of {_claimed('100', 'f5_above_20', 'whole')} contracts of other clients, {', '.join(shares)}"
    year = " ".join(_claimed(year, years[year], "year") for year in sorted(years))
    whole = sum(round(100 * claim.value["base"]) for claim in register.values())
    rounded = "" if whole == WHOLE else "; shares are rounded"
    return f"{opening} ({VERBS[grade]}, grade {grade}, {year}{rounded})."


def _claimed(text: str, claim: str, figure: str = "base") -> str:
    return sourced(text, From.claim(claim, figure))


def _in_hospitals() -> str:
    claim = claims()["f1_cost_neutral"]
    opening = f"{_claimed(claim.statement, claim.id, 'statement')} ({VERBS[claim.grade]}, grade {claim.grade}"
    return f"{opening}, {_claimed(str(claim.year), claim.id, 'year')})."
