"""What joins several keys of a client file: names that must exist, sums, parts, prices, zeros that want a reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from hitcase.inputs.gaps import SPLIT, base_of
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import Path, dotted, near
from hitcase.inputs.quantity import plain
from hitcase.inputs.schema import PARTNERS, ClientFile, Option, Part
from hitcase.inputs.sections import Scope
from hitcase.inputs.tree import FREE, NOTHING, PART_KEYS

Say = Callable[..., None]  # `Register.problem`
WORDS = {
    "roles": "role",
    "contracts": "contract",
    "planned": "planned item",
    "options": "option",
    "scorecard.weights": "criterion",
}


def known(name: str, allowed: Iterable[str], section: str, path: Path, say: Say) -> None:
    """Say so where a name is not among those of a section, with the near match."""
    allowed = list(allowed)
    if name not in allowed:
        listed = ", ".join(allowed[:20]) + (", …" if len(allowed) > 20 else "")
        hint = near(name, allowed) or (f" Known: {listed}." if allowed else f" The file has none, under {section}.")
        say(path, f"there is no {WORDS[section]} {name}.{hint}", of=f"{section}.{name}", named=True)


def check_scope(scope: Scope, path: Path, file: ClientFile, say: Say) -> None:
    """Roles and contracts of a scope must exist, each contract once."""
    for role in scope.share or {}:
        known(role, file.roles, "roles", (*path, "share", role), say)
    for i, contract in enumerate(scope.contracts):
        known(contract, file.contracts, "contracts", (*path, "contracts", i), say)
        if contract in scope.contracts[:i]:
            say((*path, "contracts", i), f"{contract} stands twice. Name each contract once.")


BASES = {
    "in_house_fix": FREE,
    "consulting": ("discount_on_tm",),
    **dict.fromkeys(PARTNERS, ("monthly_fee", "rate_per_fte", "hourly", "discount_on_tm")),
}
KEYS = {
    "transition_cost": ("transition_amount", "transition_share"),
    "parallel_cost": ("parallel_months",),
    "governance_cost": ("governance_share",),
    "change_order_cost": ("change_order_share",),
    "leakage_cost": ("leakage_share",),
    "exit_cost": ("exit_probability", "exit_share"),
    "kt_hours": ("kt_hours",),
}


def check_option(name: str, option: Option, file: ClientFile, tree: Record, say: Say) -> None:
    """Say every problem of one option that joins several of its keys."""
    path: Path = ("options", name)
    if name == NOTHING:
        say(path, f"{NOTHING} always exists and has no keys. Leave it out, or name the option otherwise.")
    if option.scope:
        check_scope(option.scope, (*path, "scope"), file, say)
    for key in ("governance_hours", "kt_hours"):
        for role in getattr(option, key) or {}:
            known(role, file.roles, "roles", (*path, key, role), say)
    _ends(path, option, file, say)
    for added, item in option.added.items():
        if item.amount is None:
            say((*path, "added", added), "amount is missing. Write how much money a year.")
    _parts(path, option, say)
    for i, part in enumerate(option.parts or [option]):
        _price((*path, "parts", i) if option.parts else path, part, option.kind, say)
    if option.transition_amount is not None and option.transition_share is not None:
        say((*path, "transition_share"), "does not count beside transition_amount. Leave one of them out.", note=True)
    _zeros(name, option, file, tree, say)


def _ends(path: Path, option: Option, file: ClientFile, say: Say) -> None:
    for section, key in (("contracts", "contracts"), ("roles", "posts"), ("planned", "planned")):
        for ended in getattr(option.ends, key):
            known(ended, getattr(file, section), section, (*path, "ends", key, ended), say)
    for role, post in option.ends.posts.items():
        where = (*path, "ends", "posts", role)
        fte = base_of(file.roles[role].fte) if role in file.roles else 0
        if post.count is None:
            say(where, "count is missing. Write how many posts end.")
        elif 0 < fte < base_of(post.count):
            told = f"{plain(base_of(post.count))} posts end, but the role has {plain(fte)}."
            say((*where, "count"), f"{told} Write {plain(fte)} or less.", of=f"roles.{role}.fte")


def _parts(path: Path, option: Option, say: Say) -> None:
    if option.parts is None:
        if option.kind == "mix" and not option.ruled_out:
            say(path, "a mix needs parts, each with share_of_scope and price. Write parts.")
        return
    for key in PART_KEYS:
        if getattr(option, key) is not None:
            say((*path, key), f"{key} stands on an option that has parts. Write it in each part.")
    if not option.parts:
        say((*path, "parts"), "is empty. Write the parts, or their keys on the option itself.")
    shares = [base_of(part.share_of_scope) for part in option.parts if part.share_of_scope]
    if len(shares) < len(option.parts) and len(option.parts) > 1:
        say((*path, "parts"), "several parts need a share_of_scope each. Write them; they add to 1 or less.")
    if sum(shares) > 1 + 1e-9:
        say((*path, "parts"), f"the parts take {plain(sum(shares))} of the scope. Write shares that add to 1 or less.")


def _price(path: Path, part: Part, kind: str, say: Say) -> None:
    if part.price is None:
        return
    basis, path, allowed = part.price.basis, (*path, "price"), BASES.get(kind)
    if allowed and basis not in allowed:
        say((*path, "basis"), f"{basis} is no price of {kind}. Write {' or '.join(allowed)}.")
    elif kind == "consulting" and base_of(part.price.amount):
        say((*path, "amount"), "consulting is T&M at discount 0. Write 0, or kind: managed_service.")
    if basis in FREE and part.price.amount is not None:
        told = f"{basis} has no amount: own pay is its price." if basis == "payroll" else f"{basis} has no price."
        say((*path, "amount"), f"{told} Leave amount out.", of=dotted((*path, "basis")))


def _zeros(name: str, option: Option, file: ClientFile, tree: Record, say: Say) -> None:
    """A partner's cost of change that the file sets to 0 wants a written reason, and a reason a 0."""
    reasons = {entry.line: i for i, entry in enumerate(file.without) if entry.option == name}
    wanted = option.kind in PARTNERS and not option.ruled_out
    for line, keys in KEYS.items():
        key = _zero(keys, tree)
        if wanted and line in reasons and not key:
            told = f"{line} of {name} is not 0. Write {keys[0]}: 0 on the option, or take this out."
            say(("without", reasons[line]), told, of=f"options.{name}")
        elif wanted and key and line not in reasons:
            told = f"{line} is switched off without a reason."
            hint = "Write a number, or name option, line and reason under without."
            say(("options", name, key), f"{told} {hint}", of="without")


def _zero(keys: tuple[str, ...], tree: Record) -> str:
    """The key that makes a cost 0, "" if none does. An amount of transition stands before its share."""
    if keys[0] == "transition_amount":
        keys = keys[:1] if keys[0] in tree else keys[1:]
    if keys[0] == "parallel_months":
        parts = tree.get("parts") or [tree]
        return keys[0] if all(_is_zero(part.get("parallel_months")) for part in parts) else ""
    return next((key for key in keys if _is_zero(tree.get(key))), "")


def _is_zero(number: Any) -> bool:
    if isinstance(number, Record):
        return all(_is_zero(one) for one in number.values())
    return isinstance(number, Param) and number.base == 0


PATH = " Write its path, such as roles.analyst.salary."


def check(file: ClientFile, tree: Record, say: Say) -> None:
    """Say every problem that joins several keys.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        say: called with path, message and more, as `Register.problem`.
    """
    _budget(file, say)
    _today(file, say)
    check_scope(file.scope, ("scope",), file, say)
    for name, option in file.options.items():
        check_option(name, option, file, tree.options[name], say)
    _listed(file, say)
    _parameters(file, params_of(tree), say)
    _projects(file, say)


def _budget(file: ClientFile, say: Say) -> None:
    """The three shares add to 1; of two, the third is the rest; run_share alone takes the register's split."""
    given = {name: base_of(one) for name in SPLIT if (one := getattr(file.budget, name, None)) is not None}
    total = sum(given.values())
    if len(given) == 3 and abs(total - 1) > 1e-9:
        told = f"run, grow and transform add to {plain(total)}."
        say(("budget", "run_share"), f"{told} Write three shares that add to 1.")
    elif len(given) == 2 and total > 1 + 1e-9:
        names = " and ".join(given)
        say(("budget", next(iter(given))), f"{names} add to {plain(total)}. Write shares that add to 1 or less.")
    elif len(given) == 1 and "run_share" not in given:
        name = next(iter(given))
        say(("budget", name), f"{name} alone leaves two shares open. Write run_share too; the third is the rest.")


def _today(file: ClientFile, say: Say) -> None:
    for name, role in file.roles.items():
        empty, fte = base_of(role.seats_empty), base_of(role.fte)
        if role.fte is not None and empty > fte:
            told = f"{plain(empty)} seats are empty, but the role has {plain(fte)} posts."
            say(("roles", name, "seats_empty"), f"{told} Write {plain(fte)} or less.", of=f"roles.{name}.fte")
    for section in ("contracts", "planned"):
        for name, item in getattr(file, section).items():
            known(item.role, file.roles, "roles", (section, name, "role"), say)
    for name, contract in file.contracts.items():
        if contract.amount is None and (contract.hours is None or contract.rate is None):
            told = "has neither amount nor hours and rate. Write amount a year, or hours and rate."
            say(("contracts", name), told)
        elif contract.amount is not None and contract.rate is not None:
            say(("contracts", name, "rate"), "does not count beside amount. Leave one of them out.", note=True)


def _listed(file: ClientFile, say: Say) -> None:
    for i, entry in enumerate(file.without):
        known(entry.option, file.options, "options", ("without", i, "option"), say)
    for name, scores in file.scorecard.scores.items():
        path = ("scorecard", "scores", name)
        known(name, [*file.options, NOTHING], "options", path, say)
        for criterion in scores:
            known(criterion, file.scorecard.weights or {}, "scorecard.weights", (*path, criterion), say)


def _parameters(file: ClientFile, params: dict[str, Param], say: Say) -> None:
    """Paths under overrides and shapes are those of parameters, and a shape needs a range."""
    for i, override in enumerate(file.overrides):
        if override.parameter not in params:
            told = f"there is no parameter {override.parameter}.{near(override.parameter, params) or PATH}"
            say(("overrides", i, "parameter"), told, of=override.parameter)
    for path, shape in file.shapes.items():
        if path not in params:
            say(("shapes", path), f"there is no parameter {path[:60]}.{near(path, params) or PATH}", of=path)
        elif params[path].low is None and shape != "fixed":
            told = f"{path} has no low and high to be {shape} between. Write them, or leave it out of shapes."
            say(("shapes", path), told, of=path)


def _projects(file: ClientFile, say: Say) -> None:
    names = [project.name for project in file.projects]
    for i, project in enumerate(file.projects):
        if project.name in names[:i]:
            say(("projects", i, "name"), f"{project.name} stands twice. Give each project its own name.")
        if project.hours is None:
            say(("projects", i), "hours are missing. Write the hours until it is done.")
