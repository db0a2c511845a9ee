"""What joins several keys of an option: names, what ends, parts, prices, zeros that want a reason."""

from __future__ import annotations

from typing import Any

from hitcase.inputs.ends import Added
from hitcase.inputs.gaps import base_of
from hitcase.inputs.names import Report, check_name, check_scope
from hitcase.inputs.offer_origins import has_lapsed, lapses_too_soon, offers_of
from hitcase.inputs.option_keys import FREE, PARTNERS, Option, Part, Price, kind_of, zero_keys
from hitcase.inputs.params import Param, Record
from hitcase.inputs.problems import Path, dotted
from hitcase.inputs.quantity import plain
from hitcase.inputs.schema import ClientFile, Role
from hitcase.inputs.tree import NOTHING, PART_KEYS

BASES = {
    "in_house_fix": FREE,
    "consulting": ("discount_on_tm", "hourly", "monthly_fee"),
    **dict.fromkeys(PARTNERS, ("monthly_fee", "rate_per_fte", "hourly", "per_request", "discount_on_tm")),
}
ZERO_KEYS = zero_keys()
INSTEAD = (("transition_amount", "transition_share"), ("termination", "exit_share"))  # the second beside the first


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
        _added((*path, "added", added), item, report)
    _parts(path, option, report)
    for i, part in enumerate(option.parts or [option]):
        _price((*path, "parts", i) if option.parts else path, part, option, report)
    for beside, key in INSTEAD:
        if getattr(option, beside) is not None and getattr(option, key) is not None:
            report((*path, key), f"does not count beside {beside}. Leave one of them out.", note=True)
    _zeros(name, option, file, tree, report)
    _validity(path, option, file, report)


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
        for ended, end in getattr(option.ends, key).items():
            check_name(ended, getattr(file, section), section, (*path, "ends", key, ended), report)
            if end.month is not None and end.after_start is not None:
                report((*path, "ends", key, ended, "after_start"), TWO_DATES)
    for role, post in option.ends.posts.items():
        where = (*path, "ends", "posts", role)
        if post.count is None:
            report(where, "count is missing. Write how many posts end.")
        elif role in file.roles:
            _more_than_filled((*where, "count"), file.roles[role], base_of(post.count), report)


TWO_DATES = (
    "month and after_start are both given. Enter only one: month for a fixed date, after_start to follow the start."
)


def _added(path: Path, item: Added, report: Report) -> None:
    if item.amount is None:
        report(path, "amount is missing. Write how much money a year.")
    elif item.start_month is not None and base_of(item.start_month) == 0 and item.end_month is None:
        sentence = "counts from the decision on: its first amount falls at the decision, the next in year 1."
        report(path, f"{sentence} For a one-off at the decision, write end_month: 0.", note=True)


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
    for i, part in enumerate(option.parts):
        if part.kind == "mix":
            report((*path, "parts", i, "kind"), "a part cannot be a mix. Enter the kind of this part alone.")
    shares = [base_of(part.share_of_scope) for part in option.parts if part.share_of_scope]
    if len(shares) < len(option.parts) and len(option.parts) > 1:
        report((*path, "parts"), "several parts need a share_of_scope each. Write them; they add to 1 or less.")
    if sum(shares) > 1 + 1e-9:
        report(
            (*path, "parts"), f"the parts take {plain(sum(shares))} of the scope. Write shares that add to 1 or less."
        )


def _price(path: Path, part: Part, option: Option, report: Report) -> None:
    if part.price is None:
        return
    basis, path = part.price.basis, (*path, "price")
    for kind in dict.fromkeys((option.kind, part.kind or option.kind)):
        _price_of(kind, path, part.price, report)
    if basis in FREE and part.price.amount is not None:
        sentence = f"{basis} has no amount: own pay is its price." if basis == "payroll" else f"{basis} has no price."
        report((*path, "amount"), f"{sentence} Leave amount out.", rests_on=dotted((*path, "basis")))
    if basis != "per_request" and part.price.request_share is not None:
        report((*path, "request_share"), f"does not count beside basis: {basis}. Delete it.", note=True)
    _bands(path, part.price, report)
    if basis == "monthly_fee" and part.escalator is None:
        _growing(path, part.price, report)


def _price_of(kind: str, path: Path, price: Price, report: Report) -> None:
    """A kind of option has some bases of prices; a part has those of the option's kind and of its own."""
    basis, allowed = price.basis, BASES.get(kind)
    if allowed and basis not in allowed:
        report((*path, "basis"), f"{basis} is no price of {kind}. Write {' or '.join(allowed)}.")
    elif kind == "consulting" and basis == "discount_on_tm" and base_of(price.amount):
        report((*path, "amount"), "consulting is T&M at discount 0. Write 0, or basis: hourly with its rate.")


def _growing(path: Path, price: Price, report: Report) -> None:
    """Tell that the amounts of a fee by year are not yet those that will be paid."""
    amounts: Any = price.amount
    if isinstance(amounts, list) and len(amounts) > 1:
        sentence = "these amounts by year still grow with wages, as no escalator is given."
        report((*path, "amount"), f"{sentence} If they are final, enter escalator: 0.", note=True)


def _bands(path: Path, price: Price, report: Report) -> None:
    """Bands of prices rise, and the last has no top."""
    bands: Any = price.amount if price.basis == "per_request" and isinstance(price.amount, list) else []
    below = 0.0
    for i, band in enumerate(bands):
        where, is_last = (*path, "amount", i), i == len(bands) - 1
        if is_last != (band.up_to is None):
            report(where, TOP_OF_LAST if is_last else TOP_BEFORE_LAST)
        elif band.up_to is not None and (top := base_of(band.up_to)) <= below:
            sentence = f"the band ends at {plain(top)} requests a year, but begins at {plain(below)}."
            report(where, f"{sentence} Enter bands in rising order.")
        below = base_of(band.up_to) or below


TOP_OF_LAST = "the last band has a limit, so that requests above it have no price. Enter null as its limit."
TOP_BEFORE_LAST = "only the last band can have no limit. Enter up to how many requests a year this price counts."


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
    """The key that makes a cost 0, "" if none does; what does not count beside another key does not."""
    for beside, key in INSTEAD:
        without = key if beside in tree else beside
        keys = tuple(name for name in keys if name != without)
    if keys[0] == "parallel_months":
        parts = tree.get("parts") or [tree]
        return keys[0] if all(_is_zero(part.get("parallel_months")) for part in parts) else ""
    return next((key for key in keys if _is_zero(tree.get(key))), "")


def _is_zero(number: Any) -> bool:
    if isinstance(number, Record):
        return all(_is_zero(entry) for entry in number.values())
    if isinstance(number, list):
        return all(_is_zero(entry) for entry in number)
    return isinstance(number, Param) and number.base == 0
