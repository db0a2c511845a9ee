"""What cannot be meant in a client file is refused, what is unlikely is noted: numbers beside what is usual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

from hitcase.inputs import evidence
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import Path, steps
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Quantity

Report = Callable[..., None]  # `Register.problem`
KEPT = " The value is kept and will be flagged in the document."
IMPOSSIBLE = 100  # times beyond what is usual


def unusual(quantity: Quantity, spec: Spec, currency: str = "") -> tuple[str, bool]:
    """What is odd about a number beside what the schema calls usual, and whether it cannot be meant; "" if nothing is.

    >>> hours = Spec("hours until it is done", "hours", 0, None, "uncertain", "one", None, usual=(1, 200_000))
    >>> unusual(Quantity(base=1e6), hours)[0].partition(" The")[0]
    '1,000,000 is unusually high (hours until it is done). Is it in hours?'
    >>> unusual(Quantity(base=1e9), hours)
    ('1,000,000,000 cannot be right (hours until it is done). Enter 20,000,000 hours or less.', True)
    """
    if spec.usual is None:
        return "", False
    low, high = spec.usual
    values = [value for value in (quantity.base, quantity.low, quantity.high) if value]
    for value in values:
        if value > IMPOSSIBLE * high and not spec.is_share:
            return f"{_wrong(value, spec)} Enter {plain(IMPOSSIBLE * high)} {spec.unit} or less.", True
    base = quantity.base or 0.0
    if base == 0 or low <= base <= high:
        return "", False
    question = f"Is it {plain(100 * base)} %?" if spec.is_share else f"Is it in {_unit(spec, currency)}?"
    return f"{plain(base)} is unusually {_side(base, high)} ({spec.meaning}). {question}{KEPT}", False


def _unit(spec: Spec | Param, currency: str) -> str:
    return spec.unit.replace("money", currency)


def _wrong(value: float, spec: Spec | Param) -> str:
    return f"{plain(value)} cannot be right ({spec.meaning})."


def _side(value: float, high: float) -> str:
    return "high" if value > high else "low"


def check_plausible(file: ClientFile, tree: Record, report: Report) -> None:
    """Say what of a file cannot be meant or is unlikely, where it takes several of its numbers to see it.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        report: called with path, message and more, as `Register.problem`.
    """
    _days(file, report)
    _budget(file, tree, report)
    _contracts(file, tree, report)
    _demand(tree, report)
    for name in tree.options:
        _option(name, file, tree, report)
    if (pay := _pay_of_one(file, tree)) is not None:
        _money(pay, file, tree, report)


def _given(param: Param | None) -> bool:
    """Whether somebody wrote the number: no placeholder, and no figure of the register."""
    return param is not None and param.line > 0 and param.source.kind not in ("placeholder", "claim")


def _is_placeholder(param: Param) -> bool:
    return param.source.kind == "placeholder"


def _days(file: ClientFile, report: Report) -> None:
    document = file.document
    if document.date and document.decide_by and document.decide_by < document.date:
        sentence = f"The decision is due on {document.decide_by}, before the document's date of {document.date}."
        report(("document", "decide_by"), f"{sentence} Enter {document.date} or later, or change document.date.")
    for key in ("date", "decide_by"):
        day = getattr(document, key)
        if day and day < file.as_of:
            sentence = f"{day} is before the day of the figures (as_of: {file.as_of}). Which of the two is right?"
            report(("document", key), sentence, note=True)


def _budget(file: ClientFile, tree: Record, report: Report) -> None:
    """The IT budget pays for staff and contracts: one that is far below them is in another unit."""
    budget = tree.get("budget") or Record()
    pay = sum(
        r.fte.base * r.salary.base for r in tree.roles.values() if _given(r.get("fte")) and _given(r.get("salary"))
    )
    if _given(budget.get("personnel")):
        _covers(budget.personnel, pay, "the pay of the staff in this file", file, report)
    if _given(budget.get("total")):
        personnel = budget.personnel.base if _given(budget.get("personnel")) else 0.0
        parts = max(pay, personnel) + sum(filter(None, map(_cost, tree.contracts.values())))
        what = "staff and contracts in this file" if parts > personnel else "the personnel budget"
        _covers(budget.total, parts, what, file, report)


FAR = 20  # times below its parts, where no whole can be
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


def _cost(contract: Record) -> float | None:
    """What a contract costs a year, as far as somebody wrote it."""
    if "amount" in contract:
        return contract.amount.base if _given(contract.amount) else None
    rate, hours = contract.get("rate"), contract.get("hours")
    return rate.base * hours.base if rate and hours and _given(rate) and _given(hours) else None


def _contracts(file: ClientFile, tree: Record, report: Report) -> None:
    """Hours that cost nothing are no contract; those that cost next to nothing, or a fortune, are in another unit."""
    for name, contract in tree.contracts.items():
        hours, cost = contract.hours.base, contract.get("amount", contract.get("rate"))
        if cost is not None and hours > 0 and cost.base == 0:
            sentence = f"{plain(hours)} hours a year cannot cost 0 ({cost.meaning}). Enter what they cost."
            report(steps(cost.path), sentence, rests_on=f"contracts.{name}.hours")
        elif cost is not None and hours > 0 and _given(cost):
            of_an_hour = cost.base / hours if "amount" in contract else cost.base
            _price_of_an_hour(cost, of_an_hour, tree, file, report)


def _demand(tree: Record, report: Report) -> None:
    demand = tree.get("demand") or Record()
    arrivals = demand.get("arrivals")
    if arrivals and arrivals.base == 0 == demand.improvements.base and not _is_placeholder(arrivals):
        sentence = "0 requests and 0 hours of improvements cannot be right: then no work comes in."
        report(("demand", "arrivals"), f"{sentence} Enter a number above 0, or delete the key if the value is unknown.")


def _option(name: str, file: ClientFile, tree: Record, report: Report) -> None:
    option, path = tree.options[name], ("options", name)
    if option.ruled_out:
        return
    work = _work(option.get("scope") or tree.scope, tree)
    for i, part in enumerate(option.get("parts") or [option]):
        where: Path = (*path, "parts", i) if option.get("parts") else path
        _start(part, (*where, "start_month"), file, report)
        if part.get("price"):
            _price(part, work, where, tree, file, report)
    _ends(path, option, file, report)
    for key in ("governance_hours", "kt_hours"):
        for role, hours in (option.get(key) or {}).items():
            _own_hours((*path, key, role), hours, tree.roles.get(role, Record()), report)


def _start(part: Record, path: Path, file: ClientFile, report: Report) -> None:
    start, last = part.get("start_month"), 12 * file.horizon
    if start is not None and start.base >= last and not _is_placeholder(start):
        sentence = f"Month {plain(start.base)} is not before the end of the evaluation period, month {last}."
        report(path, f"{sentence} Enter a month below {last}, or a longer horizon.", rests_on="horizon")


def _ends(path: Path, option: Record, file: ClientFile, report: Report) -> None:
    """A note on everything that ends, or is added, too late to count."""
    found: dict[Path, Any] = {("added", name, "start_month"): item for name, item in option.added.items()}
    for kind, items in option.ends.items():
        found |= {("ends", kind, name, "month"): item for name, item in items.items()}
    for place, item in found.items():
        month, last = item.get(place[-1]), 12 * file.horizon
        if month is not None and month.base >= last and _given(month):
            sentence = f"Month {plain(month.base)} is after the evaluation period of {last} months: it has no effect."
            report((*path, *place), f"{sentence} Is it in months?{KEPT}", note=True)


def _own_hours(path: Path, hours: Param, role: Record, report: Report) -> None:
    """Own people cannot give more hours to one thing in a year than they work."""
    if "fte" not in role or _is_placeholder(role.fte):
        return
    most = role.fte.base * role.productive_hours.base
    if hours.base > most:
        sentence = f"{_wrong(hours.base, hours)} {path[-1]} works {plain(round(most))} hours a year."
        report(path, f"{sentence} Enter fewer hours.", rests_on=f"roles.{path[-1]}")


def _work(scope: Record, tree: Record) -> float:
    """Hours a year of the work in a scope, as far as the file tells."""
    own = (
        share.base * role.fte.base * role.productive_hours.base * role.run_time_share.base
        for name, share in scope.share.items()
        if "fte" in (role := tree.roles.get(name, Record()))
    )
    contracts = (tree.contracts[name].hours.base for name in scope.contracts if name in tree.contracts)
    return float(sum(own) + sum(contracts))


ODD_PRICE, IMPOSSIBLE_PRICE = 10, 300  # times what an own hour costs, or that part of it


def _price(part: Record, work: float, path: Path, tree: Record, file: ClientFile, report: Report) -> None:
    """No work to move is said; a price that comes to a tiny or a huge sum for each hour of it is in another unit."""
    price, share = part.price, part.get("share_of_scope")
    team = price.get("team_hours")
    hours = team.base if team else work * (share.base if share else 1.0)
    if hours <= 0:
        sentence = "No hours move: neither the scope nor team_hours says which work it is."
        report(path, f"{sentence} Enter scope, or price.team_hours; until then it is a cost alone.", note=True)
    elif isinstance(asked := price.get("amount"), Param) and _given(asked):
        _price_of_an_hour(asked, _of_an_hour(price.basis, asked.base, hours, part), tree, file, report)


def _price_of_an_hour(asked: Param, cost: float | None, tree: Record, file: ClientFile, report: Report) -> None:
    own = _own_hour(file, tree)
    times = max(cost / own, own / cost) if cost and own else 0
    if times < ODD_PRICE:
        return
    comes = f"{plain(asked.base)} comes to {_cents(cost)} {file.currency} for an hour of work"
    beside, unit = f"an own hour costs {_cents(own)}", _unit(asked, file.currency)
    if times < IMPOSSIBLE_PRICE:
        report(steps(asked.path), f"{comes}; {beside}. Is it in {unit}?{KEPT}", note=True)
    else:
        report(steps(asked.path), f"{comes}; {beside}. Which unit is it in? Enter it in {unit}.", rests_on="roles")


def _cents(money: float | None) -> str:
    return f"{money:,.2f}" if money and money >= 0.1 else f"{money:.1g}"


def _of_an_hour(basis: str, amount: float, hours: float, part: Record) -> float | None:
    of = {"monthly_fee": 12 / hours, "hourly": 1.0, "rate_per_fte": 1 / part.partner_productive_hours.base}
    return amount * of[basis] if basis in of else None


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
    if salary is None or _given(salary):
        return salary is not None
    claim = salary.source.claim
    return bool(claim) and evidence.currency_of(evidence.claims()[claim]) in ("", file.currency)


SCALE = {  # times a salary: the least and the most that such a sum usually is
    "money an hour": (1 / 50_000, 1 / 50),
    "money a year and FTE": (1 / 10, 10.0),
    "money a leaver": (1 / 10_000, 10.0),
    "money a post": (1 / 10_000, 10.0),
    "money a year": (1 / 1_000, None),
    "money": (1 / 1_000, None),
}
LEAST = {"limits.peak_funding": 1 / 20}
APART = (".salary", "budget.total", "budget.personnel")  # these have their own


def _money(pay: float, file: ClientFile, tree: Record, report: Report) -> None:
    """Sums of another order than a salary, or above the whole budget, may be in thousands."""
    total = tree.budget.total.base if tree.get("budget") and _given(tree.budget.get("total")) else None
    for path, param in params_of(tree).items():
        if param.unit not in SCALE or not _given(param) or param.base <= 0:
            continue
        if path.endswith(APART) or path.startswith("exchange_rates."):
            continue
        for sentence in _compared(param, pay, total):
            report(steps(path), f"{sentence} Is it in {_unit(param, file.currency)}?{KEPT}", note=True)


def _compared(param: Param, pay: float, total: float | None) -> Iterator[str]:
    low, high = SCALE[param.unit]
    low = LEAST.get(param.path, low)
    if param.base < low * pay or (high and param.base > high * pay):
        side = _side(param.base, low * pay)
        yield f"{plain(param.base)} is unusually {side} ({param.meaning}) beside a salary of {plain(pay)}."
    elif high is None and total and param.base > total and not param.path.startswith("limits."):
        yield f"{plain(param.base)} is more than the whole IT budget of {plain(total)} ({param.meaning})."
