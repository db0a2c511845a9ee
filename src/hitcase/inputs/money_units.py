"""Sums of money of a client file in the wrong unit: beside the budget, a salary and an own hour of the same file."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median

from hitcase.inputs import evidence
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import steps
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.schema import ClientFile

Report = Callable[..., None]  # `Register.problem`
KEPT = " The value is kept and will be flagged in the document."


def is_given(param: Param | None) -> bool:
    """Whether somebody wrote the number: no placeholder, and no figure of the register."""
    return param is not None and param.line > 0 and param.source.kind not in ("placeholder", "claim")


def unit_in(spec: Spec | Param, currency: str) -> str:
    """The unit of a number with the file's currency in it."""
    return spec.unit.replace("money", currency)


def side(value: float, high: float) -> str:
    """On which side of what is usual a value is."""
    return "high" if value > high else "low"


def check_money(file: ClientFile, tree: Record, report: Report) -> None:
    """Say which sums are in another unit than the schema's, or could be; see `plausible.check_plausible`."""
    _budget(file, tree, report)
    _contracts(file, tree, report)
    if (pay := _pay_of_one(file, tree)) is not None:
        _money(pay, file, tree, report)


def _budget(file: ClientFile, tree: Record, report: Report) -> None:
    """The IT budget pays for staff and contracts: one that is far from them is in another unit."""
    total, personnel = ((tree.get("budget") or Record()).get(key) for key in ("total", "personnel"))
    pay = sum(map(_pay_of_role, tree.roles.values()))
    if personnel and is_given(personnel):
        _covers(personnel, pay, "the pay of the staff in this file", file, report)
    if total and is_given(total):
        known = personnel.base if personnel and is_given(personnel) else 0.0
        parts = max(pay, known) + sum(map(_cost, tree.contracts.values()))
        what = "staff and contracts in this file" if parts > known else "the personnel budget"
        _covers(total, parts, what, file, report)
        if parts and total.base > (PERSONNEL if known else STAFF) * parts:
            times = f"{total.base:,.0f} is {total.base / parts:,.0f} times {what} ({total.meaning})"
            report(steps(total.path), f"{times}. Is it in {unit_in(total, file.currency)}?{KEPT}", note=True)


FAR = 20  # times below its parts, where no whole can be
PERSONNEL, STAFF = 20, 300  # times what all IT staff costs, or the staff and contracts of a file: more is unlikely
UNITS = {1e3: "thousands", 1e6: "millions", 1e9: "billions"}


def _covers(whole: Param, parts: float, what: str, file: ClientFile, report: Report) -> None:
    if whole.base >= parts or whole.base <= 0:
        return
    less = f"{plain(whole.base)} is less than {what}, {plain(parts)} {file.currency} a year ({whole.meaning})."
    meant = next((unit for unit in UNITS if whole.base * unit >= parts), 0.0)
    if parts < FAR * whole.base or not meant:
        report(steps(whole.path), f"{less} Which unit is it in, and what does it cover?{KEPT}", note=True)
    else:
        hint = f"If it is in {UNITS[meant]}, enter {whole.base * meant:,.0f}; else check fte, salary and contracts."
        report(steps(whole.path), f"{less} Which unit is it in? {hint}", rests_on="roles")


def _pay_of_role(role: Record) -> float:
    """What a role is paid a year, as far as somebody wrote it."""
    given = is_given(role.get("fte")) and is_given(role.get("salary"))
    return float(role.fte.base * role.salary.base) if given else 0.0


def _cost(contract: Record) -> float:
    """What a contract costs a year, as far as somebody wrote it."""
    if "amount" in contract:
        return float(contract.amount.base) if is_given(contract.amount) else 0.0
    given = is_given(contract.get("rate")) and is_given(contract.get("hours"))
    return float(contract.rate.base * contract.hours.base) if given else 0.0


def _contracts(file: ClientFile, tree: Record, report: Report) -> None:
    """Hours that cost nothing are no contract; those that cost next to nothing, or a fortune, are in another unit."""
    for name, contract in tree.contracts.items():
        hours, cost = contract.hours.base, contract.get("amount", contract.get("rate"))
        if cost is not None and hours > 0 and cost.base == 0:
            sentence = f"{plain(hours)} hours a year cannot cost 0 ({cost.meaning}). Enter what they cost."
            report(steps(cost.path), sentence, rests_on=f"contracts.{name}.hours")
        elif cost is not None and hours > 0 and is_given(cost):
            of_an_hour = cost.base / hours if "amount" in contract else cost.base
            price_of_an_hour(cost, of_an_hour, tree, file, report)


ODD_PRICE, IMPOSSIBLE_PRICE = 10, 300  # times what an own hour costs, or that part of it


def price_of_an_hour(asked: Param, cost: float | None, tree: Record, file: ClientFile, report: Report) -> None:
    """Say where a sum comes to a tiny or a huge cost for each hour of work that it pays for."""
    own = _own_hour(file, tree)
    times = max(cost / own, own / cost) if cost and own else 0
    if times < ODD_PRICE:
        return
    comes = f"{plain(asked.base)} comes to {_cents(cost)} {file.currency} for an hour of work"
    beside, unit = f"an own hour costs {_cents(own)}", unit_in(asked, file.currency)
    if times < IMPOSSIBLE_PRICE:
        report(steps(asked.path), f"{comes}; {beside}. Is it in {unit}?{KEPT}", note=True)
    else:
        report(steps(asked.path), f"{comes}; {beside}. Which unit is it in? Enter it in {unit}.", rests_on="roles")


def _cents(money: float | None) -> str:
    return f"{money:,.2f}" if money and money >= 0.1 else f"{money:.1g}"


def _own_hour(file: ClientFile, tree: Record) -> float | None:
    """What an own hour costs, by the file or by the register; None if nobody knows."""
    roles = [role for role in tree.roles.values() if _pay(role, file)]
    return median(r.salary.base * r.load_on_salary.base / r.productive_hours.base for r in roles) if roles else None


def _pay_of_one(file: ClientFile, tree: Record) -> float | None:
    known = [role.salary.base for role in tree.roles.values() if _pay(role, file)]
    return median(known) if known else None


def _pay(role: Record, file: ClientFile) -> bool:
    """Whether a salary in the file's currency is known."""
    salary = role.get("salary")
    if salary is None or is_given(salary):
        return salary is not None
    claim = salary.source.claim
    return bool(claim) and evidence.currency_of(evidence.claims()[claim]) in ("", file.currency)


SCALE = {  # times a salary: the least and the most that such a sum usually is
    "money an hour": (1 / 50_000, 1 / 50),
    "money a year and FTE": (1 / 10, 10.0),
    "money a leaver": (1 / 2_000, 10.0),
    "money a post": (1 / 2_000, 10.0),
    "money a year": (1 / 200, None),
    "money": (1 / 200, None),
}
OWN_SCALE = {"limits.peak_funding": (1 / 20, None), "cost_of_asking": (1 / 10_000, 1.0)}
WHOLE = ("budget.total", "budget.personnel")
PART = 0.25  # of the IT budget; one contract can be all of it


def _money(pay: float, file: ClientFile, tree: Record, report: Report) -> None:
    """Sums of another order than a salary, or of a large part of the budget, may be in thousands."""
    total = tree.budget.total.base if tree.get("budget") and is_given(tree.budget.get("total")) else None
    for path, param in params_of(tree).items():
        if param.unit not in SCALE or not is_given(param) or param.base <= 0:
            continue
        if path.endswith((".salary", *WHOLE)) or path.startswith("exchange_rates."):
            continue
        if sentence := _compared(param, pay, total):
            report(steps(path), f"{sentence} Is it in {unit_in(param, file.currency)}?{KEPT}", note=True)


def _compared(param: Param, pay: float, total: float | None) -> str:
    """What is odd about a sum beside a salary and the IT budget; "" if nothing is."""
    low, high = OWN_SCALE.get(param.path, SCALE[param.unit])
    part = 1.0 if param.path.startswith("contracts.") else PART
    if param.base < low * pay or (high and param.base > high * pay):
        where = side(param.base, low * pay)
        return f"{plain(param.base)} is unusually {where} ({param.meaning}) beside a salary of {plain(pay)}."
    if high is None and total and param.base > part * total and not param.path.startswith("limits."):
        return f"{plain(param.base)} is {param.base / total:.0%} of the IT budget, {plain(total)} ({param.meaning})."
    return ""
