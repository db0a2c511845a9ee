"""What joins several keys of one option: names, parts, price bases, and zeros that want a reason."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.gaps import base_of
from hitcase.inputs.naming import Say, check_scope, known
from hitcase.inputs.offer import PARTNERS, Option, Part
from hitcase.inputs.options import FREE, NOTHING, PART_KEYS
from hitcase.inputs.params import Param
from hitcase.inputs.problems import Path, dotted
from hitcase.inputs.quantity import plain
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile

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
