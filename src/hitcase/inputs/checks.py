"""What joins several keys of a client file: names that must exist, sums, parts, prices, zeros that want a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hitcase.inputs.gaps import SPLIT, base_of
from hitcase.inputs.offer_origins import has_lapsed, lapses_too_soon, offers_of
from hitcase.inputs.option_keys import FREE, PARTNERS, Option, Part, kind_of, zero_keys
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import Path, dotted, near
from hitcase.inputs.quantity import plain
from hitcase.inputs.schema import ClientFile, Role
from hitcase.inputs.sections import Scope
from hitcase.inputs.together import check_together
from hitcase.inputs.tree import NOTHING, PART_KEYS

Report = Callable[..., None]  # `Register.problem`
WORDS = {
    "roles": "role",
    "contracts": "contract",
    "planned": "planned item",
    "options": "option",
    "scorecard.weights": "criterion",
}


def check_name(name: str, allowed: Iterable[str], section: str, path: Path, report: Report) -> None:
    """Report a name that is not among those of a section, with the near match."""
    allowed = list(allowed)
    if name not in allowed:
        listed = ", ".join(allowed[:20]) + (", …" if len(allowed) > 20 else "")
        hint = near(name, allowed) or (f" Known: {listed}." if allowed else f" The file has none, under {section}.")
        report(path, f"there is no {WORDS[section]} {name}.{hint}", rests_on=f"{section}.{name}", is_name=True)


def check_scope(scope: Scope, path: Path, file: ClientFile, report: Report) -> None:
    """Roles and contracts of a scope must exist, each contract once."""
    for role in scope.share or {}:
        check_name(role, file.roles, "roles", (*path, "share", role), report)
    for i, contract in enumerate(scope.contracts):
        check_name(contract, file.contracts, "contracts", (*path, "contracts", i), report)
        if contract in scope.contracts[:i]:
            report((*path, "contracts", i), f"{contract} stands twice. Name each contract once.")


BASES = {
    "in_house_fix": FREE,
    "consulting": ("discount_on_tm", "hourly", "monthly_fee"),
    **dict.fromkeys(PARTNERS, ("monthly_fee", "rate_per_fte", "hourly", "per_request", "discount_on_tm")),
}
ZERO_KEYS = zero_keys()


def check_option(name: str, option: Option, file: ClientFile, tree: Record, report: Report) -> None:
    """Say every problem of one option that joins several of its keys."""
    path: Path = ("options", name)
    if name == NOTHING:
        report(path, f"{NOTHING} always exists and has no keys. Leave it out, or name the option otherwise.")
    if option.scope:
        check_scope(option.scope, (*path, "scope"), file, report)
    for key in ("governance_hours", "kt_hours"):
        for role in getattr(option, key) or {}:
            check_name(role, file.roles, "roles", (*path, key, role), report)
    _ends(path, option, file, report)
    for added, item in option.added.items():
        if item.amount is None:
            report((*path, "added", added), "amount is missing. Write how much money a year.")
    _parts(path, option, report)
    for i, part in enumerate(option.parts or [option]):
        _price((*path, "parts", i) if option.parts else path, part, option.kind, report)
    if option.transition_amount is not None and option.transition_share is not None:
        sentence = "does not count beside transition_amount. Leave one of them out."
        report((*path, "transition_share"), sentence, note=True)
    _zeros(name, option, file, tree, report)


def _validity(path: Path, option: Option, file: ClientFile, report: Report) -> None:
    every = [offer for other in file.options.values() for offer in offers_of(other)]
    for offer in () if option.ruled_out else offers_of(option):
        if any(other.offer == offer.offer and other.date > offer.date for other in every):
            continue  # a later one has taken its place
        if has_lapsed(offer, file):
            sentence = f"{offer.offer} lapsed on {offer.valid_until}, before as_of {file.as_of}."
            report(path, f"{sentence} Ask for a new offer.", rests_on="as_of", note=True)
        elif lapses_too_soon(offer, file):
            sentence = f"{offer.offer} lapses on {offer.valid_until}, before decide_by {file.document.decide_by}."
            report(path, f"{sentence} Ask for a longer validity.", rests_on="document", note=True)


def _ends(path: Path, option: Option, file: ClientFile, report: Report) -> None:
    for section, key in (("contracts", "contracts"), ("roles", "posts"), ("planned", "planned")):
        for ended in getattr(option.ends, key):
            check_name(ended, getattr(file, section), section, (*path, "ends", key, ended), report)
    for role, post in option.ends.posts.items():
        where = (*path, "ends", "posts", role)
        if post.count is None:
            report(where, "count is missing. Write how many posts end.")
        elif role in file.roles:
            _more_than_filled((*where, "count"), file.roles[role], base_of(post.count), report)


def _more_than_filled(path: Path, role: Role, count: float, report: Report) -> None:
    """Only a post with somebody in it can end: an empty one saves no cash."""
    fte, empty = base_of(role.fte), base_of(role.seats_empty)
    if fte <= 0 or count <= (filled := max(0.0, fte - empty)):
        return
    name, sentence = path[-2], f"{plain(count)} posts end, but the role has {plain(fte)}"
    if empty:
        sentence += f", {plain(empty)} of them empty, and an empty post saves no cash"
    rests_on = f"roles.{name}.seats_empty" if empty else f"roles.{name}.fte"
    report(path, f"{sentence}. Write {plain(filled)} or less.", rests_on=rests_on)


def _parts(path: Path, option: Option, report: Report) -> None:
    if option.parts is None:
        if option.kind == "mix" and not option.ruled_out:
            report(path, "a mix needs parts, each with share_of_scope and price. Write parts.")
        return
    for key in PART_KEYS:
        if getattr(option, key) is not None:
            report((*path, key), f"{key} stands on an option that has parts. Write it in each part.")
    if not option.parts:
        report((*path, "parts"), "is empty. Write the parts, or their keys on the option itself.")
    shares = [base_of(part.share_of_scope) for part in option.parts if part.share_of_scope]
    if len(shares) < len(option.parts) and len(option.parts) > 1:
        report((*path, "parts"), "several parts need a share_of_scope each. Write them; they add to 1 or less.")
    if sum(shares) > 1 + 1e-9:
        report(
            (*path, "parts"), f"the parts take {plain(sum(shares))} of the scope. Write shares that add to 1 or less."
        )


def _price(path: Path, part: Part, kind: str, report: Report) -> None:
    if part.price is None:
        return
    basis, path, allowed = part.price.basis, (*path, "price"), BASES.get(kind)
    if allowed and basis not in allowed:
        report((*path, "basis"), f"{basis} is no price of {kind}. Write {' or '.join(allowed)}.")
    elif kind == "consulting" and basis == "discount_on_tm" and base_of(part.price.amount):
        report((*path, "amount"), "consulting is T&M at discount 0. Write 0, or basis: hourly with its rate.")
    if basis in FREE and part.price.amount is not None:
        sentence = f"{basis} has no amount: own pay is its price." if basis == "payroll" else f"{basis} has no price."
        report((*path, "amount"), f"{sentence} Leave amount out.", rests_on=dotted((*path, "basis")))


def _zeros(name: str, option: Option, file: ClientFile, tree: Record, report: Report) -> None:
    """A partner's cost of change that the file sets to 0 wants a written reason, and a reason a 0."""
    reasons = {entry.line: i for i, entry in enumerate(file.without) if entry.option == name}
    needs_reason = kind_of(option, option.kind) in PARTNERS and not option.ruled_out
    for line, keys in ZERO_KEYS.items():
        key = _zero(keys, tree)
        if needs_reason and line in reasons and not key:
            sentence = f"{line} of {name} is not 0. Write {keys[0]}: 0 on the option, or take this out."
            report(("without", reasons[line]), sentence, rests_on=f"options.{name}")
        elif needs_reason and key and line not in reasons:
            sentence = f"{line} is switched off without a reason."
            hint = "Write a number, or name option, line and reason under without."
            report(("options", name, key), f"{sentence} {hint}", rests_on="without")


def _zero(keys: tuple[str, ...], tree: Record) -> str:
    """The key that makes a cost 0, "" if none does. An amount of transition stands before its share."""
    if "transition_amount" in keys:
        keys = ("transition_amount",) if "transition_amount" in tree else ("transition_share",)
    if keys[0] == "parallel_months":
        parts = tree.get("parts") or [tree]
        return keys[0] if all(_is_zero(part.get("parallel_months")) for part in parts) else ""
    return next((key for key in keys if _is_zero(tree.get(key))), "")


def _is_zero(number: Any) -> bool:
    if isinstance(number, Record):
        return all(_is_zero(entry) for entry in number.values())
    return isinstance(number, Param) and number.base == 0


PATH = " Write its path, such as roles.analyst.salary."


def check(file: ClientFile, tree: Record, report: Report) -> None:
    """Say every problem that joins several keys.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        report: called with path, message and more, as `Register.problem`.
    """
    _budget(file, report)
    _exchange_rates(file, report)
    _today(file, report)
    check_scope(file.scope, ("scope",), file, report)
    for name, option in file.options.items():
        check_option(name, option, file, tree.options[name], report)
        _validity(("options", name), option, file, report)
    _lists(file, report)
    params = params_of(tree)
    _parameters(file, params, report)
    check_together(file.together, params, report)
    _projects(file, report)


def _budget(file: ClientFile, report: Report) -> None:
    """The three shares add to 1; of two, the third is the rest; run_share alone takes the register's split."""
    shares = {name: base_of(share) for name in SPLIT if (share := getattr(file.budget, name, None)) is not None}
    total = sum(shares.values())
    if len(shares) == 3 and abs(total - 1) > 1e-9:
        sentence = f"run, grow and transform add to {plain(total)}."
        report(("budget", "run_share"), f"{sentence} Write three shares that add to 1.")
    elif len(shares) == 2 and total > 1 + 1e-9:
        names = " and ".join(shares)
        report(("budget", next(iter(shares))), f"{names} add to {plain(total)}. Write shares that add to 1 or less.")
    elif len(shares) == 1 and "run_share" not in shares:
        name = next(iter(shares))
        report(("budget", name), f"{name} alone leaves two shares open. Write run_share too; the third is the rest.")


def _exchange_rates(file: ClientFile, report: Report) -> None:
    for currency, rate in (file.exchange_rates or {}).items():
        path = ("exchange_rates", currency)
        if currency == file.currency:
            report(path, f"{currency} is the currency of this file. Delete the line.", rests_on="currency")
        elif rate.claim:
            report(path, "a published claim is not a valid exchange rate. Enter a number, with its origin.")


def _today(file: ClientFile, report: Report) -> None:
    for name, role in file.roles.items():
        empty, fte = base_of(role.seats_empty), base_of(role.fte)
        if role.fte is not None and empty > fte:
            sentence = f"{plain(empty)} seats are empty, but the role has {plain(fte)} posts."
            report(
                ("roles", name, "seats_empty"), f"{sentence} Write {plain(fte)} or less.", rests_on=f"roles.{name}.fte"
            )
    for section in ("contracts", "planned"):
        for name, item in getattr(file, section).items():
            check_name(item.role, file.roles, "roles", (section, name, "role"), report)
    for name, contract in file.contracts.items():
        if contract.amount is None and (contract.hours is None or contract.rate is None):
            sentence = "has neither amount nor hours and rate. Write amount a year, or hours and rate."
            report(("contracts", name), sentence)
        elif contract.amount is not None and contract.rate is not None:
            report(("contracts", name, "rate"), "does not count beside amount. Leave one of them out.", note=True)


def _lists(file: ClientFile, report: Report) -> None:
    for i, entry in enumerate(file.without):
        check_name(entry.option, file.options, "options", ("without", i, "option"), report)
    for name, scores in file.scorecard.scores.items():
        path = ("scorecard", "scores", name)
        check_name(name, [*file.options, NOTHING], "options", path, report)
        for criterion in scores:
            check_name(criterion, file.scorecard.weights or {}, "scorecard.weights", (*path, criterion), report)


def _parameters(file: ClientFile, params: dict[str, Param], report: Report) -> None:
    """Paths under overrides and shapes are those of parameters, and a shape needs a range."""
    for i, override in enumerate(file.overrides):
        if override.parameter not in params:
            sentence = f"there is no parameter {override.parameter}.{near(override.parameter, params) or PATH}"
            report(("overrides", i, "parameter"), sentence, rests_on=override.parameter)
    for path, shape in file.shapes.items():
        if path not in params:
            report(("shapes", path), f"there is no parameter {path[:60]}.{near(path, params) or PATH}", rests_on=path)
        elif params[path].low is None and shape != "fixed":
            sentence = f"{path} has no low and high to be {shape} between. Write them, or leave it out of shapes."
            report(("shapes", path), sentence, rests_on=path)


def _projects(file: ClientFile, report: Report) -> None:
    names = [project.name for project in file.projects]
    for i, project in enumerate(file.projects):
        if project.name in names[:i]:
            report(("projects", i, "name"), f"{project.name} stands twice. Give each project its own name.")
        if project.hours is None:
            report(("projects", i), "hours are missing. Write the hours until it is done.")
