"""What cannot be meant in a client file is refused, what is unlikely is noted: numbers beside what is usual."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.money_units import KEPT, Report, check_money, is_given, price_of_an_hour, side, unit_in
from hitcase.inputs.params import Param, Record
from hitcase.inputs.problems import Path
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Quantity

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
    question = f"Is it {plain(100 * base)} %?" if spec.is_share else f"Is it in {unit_in(spec, currency)}?"
    return f"{plain(base)} is unusually {side(base, high)} ({spec.meaning}). {question}{KEPT}", False


def _wrong(value: float, spec: Spec | Param) -> str:
    return f"{plain(value)} cannot be right ({spec.meaning})."


def check_plausible(file: ClientFile, tree: Record, report: Report) -> None:
    """Say what of a file cannot be meant or is unlikely, where it takes several of its numbers to see it.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        report: called with path, message and more, as `Register.problem`.
    """
    _days(file, report)
    check_money(file, tree, report)
    _demand(tree, report)
    for name in tree.options:
        _option(name, file, tree, report)


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
        if month is not None and month.base >= last and is_given(month):
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


def _price(part: Record, work: float, path: Path, tree: Record, file: ClientFile, report: Report) -> None:
    """No work to move is said; a price that comes to a tiny or a huge sum for each hour of it is in another unit."""
    price, share = part.price, part.get("share_of_scope")
    team = price.get("team_hours")
    hours = team.base if team else work * (share.base if share else 1.0)
    if hours <= 0:
        sentence = "No hours move: neither the scope nor team_hours says which work it is."
        report(path, f"{sentence} Enter scope, or price.team_hours; until then it is a cost alone.", note=True)
    elif isinstance(asked := price.get("amount"), Param) and is_given(asked):
        price_of_an_hour(asked, _of_an_hour(price.basis, asked.base, hours, part), tree, file, report)


def _of_an_hour(basis: str, amount: float, hours: float, part: Record) -> float | None:
    of = {"monthly_fee": 12 / hours, "hourly": 1.0, "rate_per_fte": 1 / part.partner_productive_hours.base}
    return amount * of[basis] if basis in of else None
