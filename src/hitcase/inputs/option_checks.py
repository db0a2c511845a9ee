"""What joins several keys of one option: names, parts, price bases, and zeros that want a reason."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.naming import Say, check_scope, known
from hitcase.inputs.offer import PARTNERS, Option
from hitcase.inputs.options import FREE, NOTHING, PART_KEYS
from hitcase.inputs.params import Param
from hitcase.inputs.problems import Path
from hitcase.inputs.quantity import plain
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile

BASES = {
    "in_house_fix": FREE,
    "consulting": ("discount_on_tm",),
    **dict.fromkeys(PARTNERS, ("monthly_fee", "rate_per_fte", "hourly", "discount_on_tm")),
}
ZEROS = {
    "transition_cost": ("transition_share", "transition_amount"),
    "governance_cost": ("governance_share",),
    "change_order_cost": ("change_order_share",),
    "leakage_cost": ("leakage_share",),
    "exit_cost": ("exit_probability", "exit_share"),
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
            known(role, file.roles, "role", (*path, key, role), say)
    _ends(path, option, file, say)
    _parts(path, option, say)
    if option.kind in PARTNERS and not option.ruled_out:
        _zeros(name, option, file, tree, say)


def _ends(path: Path, option: Option, file: ClientFile, say: Say) -> None:
    for kind, allowed in (("contracts", file.contracts), ("posts", file.roles), ("planned", file.planned)):
        for ended in getattr(option.ends, kind):
            known(ended, allowed, kind.rstrip("s") if kind != "posts" else "role", (*path, "ends", kind, ended), say)
    for role, post in option.ends.posts.items():
        fte = file.roles[role].fte if role in file.roles else None
        if post.count is None:
            say((*path, "ends", "posts", role), "count is missing. Write how many posts end.")
        elif fte and (post.count.base or 0) > (fte.base or 0):
            told = f"{plain(post.count.base or 0)} posts end, but the role has {plain(fte.base or 0)}."
            say((*path, "ends", "posts", role, "count"), f"{told} Write {plain(fte.base or 0)} or less.")


def _parts(path: Path, option: Option, say: Say) -> None:
    both = [key for key in PART_KEYS if getattr(option, key) is not None] if option.parts is not None else []
    if both:
        say((*path, both[0]), f"{both[0]} stands on an option that has parts. Write it in each part.")
    if option.parts == []:
        say((*path, "parts"), "is empty. Write the parts, or their keys on the option itself.")
    if option.kind == "mix" and not option.parts and not option.ruled_out:
        say(path, "a mix needs parts, each with share_of_scope and price. Write parts.")
    shares = [part.share_of_scope.base or 0 for part in option.parts or [] if part.share_of_scope]
    if len(shares) < len(option.parts or []) and len(option.parts or []) > 1:
        say((*path, "parts"), "several parts need a share_of_scope each. Write them; they add to 1 or less.")
    if sum(shares) > 1 + 1e-9:
        say((*path, "parts"), f"the parts take {plain(sum(shares))} of the scope. Write shares that add to 1 or less.")
    for i, part in enumerate(option.parts or [option]):
        where = (*path, "parts", i) if option.parts else path
        allowed = BASES.get(option.kind)
        if part.price and allowed and part.price.basis not in allowed:
            told = f"{part.price.basis} is no price of {option.kind}. Write {' or '.join(allowed)}."
            say((*where, "price", "basis"), told)
        amount = part.price.amount.base if part.price and part.price.amount else None
        if option.kind == "consulting" and amount:
            say((*where, "price", "amount"), "consulting is T&M at discount 0. Write 0, or kind: managed_service.")


def _zeros(name: str, option: Option, file: ClientFile, tree: Record, say: Say) -> None:
    """A partner's cost of change that the file sets to 0 wants a written reason."""
    reasons = {entry.line for entry in file.without if entry.option == name}
    zero = {
        line: next((key for key in keys if getattr(option, key) is not None and _is_zero(tree.get(key))), None)
        for line, keys in ZEROS.items()
    }
    if not _is_zero(tree.get("transition_amount", tree.get("transition_share"))):
        zero["transition_cost"] = None
    parts = option.parts or [option]
    trees = tree.get("parts") or [tree]
    if all(p.parallel_months is not None and _is_zero(t.parallel_months) for p, t in zip(parts, trees, strict=True)):
        zero["parallel_cost"] = "parallel_months"
    if option.kt_hours is not None and all(_is_zero(hours) for hours in tree.kt_hours.values()):
        zero["kt_hours"] = "kt_hours"
    for line, key in zero.items():
        if key and line not in reasons:
            told = f"{line} is switched off without a reason."
            say(("options", name, key), f"{told} Write a number, or name option, line and reason under without.")


def _is_zero(param: Any) -> bool:
    return isinstance(param, Param) and param.base == 0
