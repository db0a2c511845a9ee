"""A tree of Params in the model's form: what cannot be computed leaves it, options get their parts."""

from __future__ import annotations

from math import ceil
from typing import cast

from hitcase.inputs import evidence
from hitcase.inputs.gaps import LEAVER, assumption
from hitcase.inputs.option_keys import FREE, Part, option_specs
from hitcase.inputs.params import Param, Record, Source, param_of, structural
from hitcase.inputs.parts import as_list, complete_part
from hitcase.inputs.quantity import Spec
from hitcase.inputs.schema import ClientFile, Role
from hitcase.inputs.sections import spec_of

PART_KEYS = tuple(key for key in Part.model_fields if key != "kind")
NOTHING = "do_nothing"
UNKNOWN = "not known in"  # the currency of the file


def complete(tree: Record) -> dict[str, str]:
    """Bring a tree into the model's form in place; what cannot be computed leaves it, with the reason.

    Returns: left_out, section → reason.
    """
    needs = {name: _needs(tree, option) for name, option in tree.options.items()}
    left_out = _sections(tree)
    _scope(tree, tree.scope)
    left_out |= _options(tree, needs, left_out)
    for role in tree.roles.values():
        role["leaver"] = "multiple" if "replacement_multiple" in role else "parts"
    tree["year"] = [structural(f"year[{t}]", float(t)) for t in range(tree.horizon + 1)]
    terms = [option.term.base for option in tree.options.values()]
    tree["later_spans"] = ceil(max(terms) / (tree.horizon + 1))  # no part starts after the horizon
    tree["month"] = [structural(f"month[{m}]", float(m)) for m in range(1, 12 * tree.horizon + 1)]
    return left_out


def _options(tree: Record, needs: dict[str, list[str]], sections: dict[str, str]) -> dict[str, str]:
    left_out: dict[str, str] = {}
    no_hiring = {entry.option for entry in tree.without if entry.line == "hiring_cost"}
    for name in list(tree.options):
        reason = _missing(tree, tree.options[name]) or _unknown(needs[name], sections)
        if reason:
            left_out[f"options.{name}"] = reason
            del tree.options[name]
        else:
            _parts(tree, tree.options[name], hires=name not in no_hiring)
            _handover(tree, name)
    tree["tm_bill_rate"] = tree.get("tm_bill_rate", structural("tm_bill_rate", 0.0))  # nothing reads it then
    tree["cost_of_asking"] = tree.get("cost_of_asking") or _asking_cost(tree)
    tree["options"] = Record({NOTHING: do_nothing(tree), **tree.options})
    return left_out


def _sections(tree: Record) -> dict[str, str]:
    left_out: dict[str, str] = {}
    if tree.get("budget") is None or "total" not in tree.budget:
        left_out["budget"] = "no IT budget (budget.total)"
    keys = ("arrivals", "hours_per_request")
    if tree.get("demand") is None or any(key not in tree.demand for key in keys):
        left_out["demand"] = "no volumes (demand.arrivals and demand.hours_per_request)"
    for section in left_out:
        tree.pop(section, None)
    for name, role in list(tree.roles.items()):
        reason = f"no head-count (roles.{name}.fte)" if "fte" not in role else _unpriced(tree, name)
        if reason:
            left_out[f"roles.{name}"] = reason
            del tree.roles[name]
    if not tree.roles:
        reasons = (reason for path, reason in left_out.items() if path.startswith("roles."))
        left_out["roles"] = next((r for r in reasons if r.startswith(UNKNOWN)), "no role with a head-count (roles)")
    for kind in ("contracts", "planned"):
        left_out |= _without_role(tree, kind)
    return left_out


def _unpriced(tree: Record, name: str) -> str:
    """What of a role's money nobody knows in the file's currency, as claims are in another; "" if there is nothing."""
    needed = ("salary", *(() if "replacement_multiple" in tree.roles[name] else LEAVER))
    keys = [key for key in needed if key not in tree.roles[name]]
    meanings = "; ".join(spec.meaning for key in keys if (spec := spec_of(Role, key)))
    places = ", ".join(f"roles.{name}.{key}" for key in keys)
    return f"{UNKNOWN} {tree.currency}: {meanings} ({places})" if keys else ""


def _asking_cost(tree: Record) -> Param:
    """What finding out one figure costs, in a currency that the register has no money in: hours of the first role."""
    entry = evidence.keys()["cost_of_asking"]
    hourly = [r.salary.base * r.load_on_salary.base / r.productive_hours.base for r in tree.roles.values()]
    cost = float(f"{entry['hours'] * hourly[0]:.2g}") if hourly else 0.0
    source = Source("assumption", f"assumed: no study; {entry['hours']} hours at what an own hour costs", "D")
    spec = spec_of(ClientFile, "cost_of_asking")
    return param_of(("cost_of_asking",), cast("Spec", spec), cost, source)


def _without_role(tree: Record, kind: str) -> dict[str, str]:
    left_out = {}
    for name, item in list(tree[kind].items()):
        if item.role not in tree.roles:
            left_out[f"{kind}.{name}"] = f"its role {item.role} is left out"
        elif "amount" not in item and (kind == "planned" or "rate" not in item):
            reason = "no amount" if kind == "planned" else f"its amount is {UNKNOWN} {tree.currency}"
            left_out[f"{kind}.{name}"] = f"{reason} ({kind}.{name}.amount)"
    for name in [path.split(".", 1)[1] for path in left_out]:
        del tree[kind][name]
    for option in tree.options.values():
        option.ends[kind] = Record({n: end for n, end in option.ends[kind].items() if n in tree[kind]})
    return left_out


def _missing(tree: Record, option: Record) -> str:
    if option.ruled_out:
        return f"ruled out: {option.ruled_out}"
    for part in option.get("parts") or [option]:
        price = part.get("price")
        if price is None or ("amount" not in price and price.basis not in FREE):
            return "no price"
        if price.basis == "per_request" and "demand" not in tree:
            return "its price by requests needs volumes (demand.arrivals and demand.hours_per_request)"
    known = "tm_bill_rate" in tree
    return "" if known else f"the price of consulting is {UNKNOWN} {tree.currency} (tm_bill_rate)"


def _needs(tree: Record, option: Record) -> list[str]:
    """The sections without which an option would be another one: of roles and contracts that it takes over or ends."""
    scope = option.get("scope") or tree.scope
    contracts = [name for name in (*scope.contracts, *option.ends.contracts) if name in tree.contracts]
    roles = [r for r, share in scope.share.items() if share.base > 0]
    roles += [*option.ends.posts, *(tree.contracts[name].role for name in contracts)]
    return ["roles", *(f"roles.{r}" for r in roles), *(f"contracts.{c}" for c in contracts)]


def _unknown(needs: list[str], left_out: dict[str, str]) -> str:
    """Which money of those sections nobody knows in the file's currency, "" if they are known."""
    return next((reason for path in needs if UNKNOWN in (reason := left_out.get(path, ""))), "")


def _parts(tree: Record, option: Record, *, hires: bool) -> None:
    own = Record({key: option.pop(key) for key in PART_KEYS if key in option})
    own["partner"] = option.partner
    option["parts"] = option.get("parts") or [own]
    for part in option.parts:
        complete_part(tree, part, hires=hires)
    for end in [end for named in option.ends.values() for end in named.values() if "after_start" in end]:
        end.pop("month", None)
    option["added"] = Record({n: item for n, item in option.added.items() if "amount" in item})
    for item in option.added.values():
        item["amount"] = as_list(item.amount)
        item["at_decision"] = "start_month" in item and item.start_month.base == 0
    if option.get("scope") is None:
        option.pop("scope", None)
    else:
        _scope(tree, option.scope)
    option.ends["posts"] = Record({r: post for r, post in option.ends.posts.items() if r in tree.roles})
    option["governance_hours"] = Record({r: h for r, h in option.governance_hours.items() if r in tree.roles})


def _scope(tree: Record, scope: Record) -> None:
    scope["share"] = Record({r: share for r, share in scope.share.items() if r in tree.roles})
    scope["contracts"] = [name for name in scope.contracts if name in tree.contracts]


def in_scope(tree: Record, scope: Record) -> list[str]:
    """Roles with a share of their run work, or a contract, in the scope.

    >>> half = structural("scope.share.analyst", 0.5)
    >>> tree = Record(roles={"analyst": 1, "desk": 1}, contracts=Record())
    >>> in_scope(tree, Record(share={"analyst": half}, contracts=[]))
    ['analyst']
    """
    by_contract = {tree.contracts[name].role for name in scope.contracts if name in tree.contracts}
    by_share = {r for r, share in scope.share.items() if share.base > 0}
    return [r for r in tree.roles if r in by_contract | by_share]


def _handover(tree: Record, name: str) -> None:
    option = tree.options[name]
    if option.get("kt_hours") is None and option.partner:
        roles = in_scope(tree, option.get("scope", tree.scope))
        option["kt_hours"] = Record({r: _per_fte(f"options.{name}.kt_hours.{r}", tree.roles[r]) for r in roles})
    option["kt_hours"] = Record({r: hours for r, hours in (option.get("kt_hours") or {}).items() if r in tree.roles})


def _per_fte(path: str, role: Record) -> Param:
    """Hours of those who are there: an empty seat has nothing to hand over."""
    entry, filled = evidence.keys()["options.*.kt_hours"], max(0.0, role.fte.base - role.seats_empty.base)
    low, base, high = (entry["default"][end] * filled for end in ("low", "base", "high"))
    return Param(path, base, assumption(entry), low, high, "hours", "own hours for the handover, in year 1", least=0.0)


def do_nothing(tree: Record) -> Record:
    """The option that moves nothing: a team of no hours, after the horizon, and every effect at 0."""
    zero = structural("options.do_nothing", 0.0)
    ends = Record(contracts=Record(), posts=Record(), planned=Record())
    empty = {"one": zero, "by_year": [zero], "named": Record()}
    needed = {key: spec for key, spec in option_specs(own=True).items() if _has_stand_in(key, spec)}
    effects = {key: empty[spec.form] for key, spec in needed.items()}
    return Record(kind=NOTHING, partner=False, parts=[_no_part(tree, zero)], ends=ends, added=Record(), **effects)


def _has_stand_in(key: str, spec: Spec) -> bool:
    """Whether the model always finds a number there: one that may be missing is none of doing nothing's."""
    return spec.form == "named" or "optional" not in evidence.keys()[f"options.*.{key}"]


def _no_part(tree: Record, zero: Param) -> Record:
    whole = structural("options.do_nothing.share_of_scope", 1.0)
    zeros = ("parallel_months", "minimum_commitment", "vendor_attrition", "months_lost_per_change")
    return Record(
        share_of_scope=whole,
        price=Record(basis="removed", amount=zero, team_hours=zero),
        size="team",
        hires=False,
        partner=False,
        start_month=structural("options.do_nothing.start_month", 12.0 * tree.horizon),
        partner_productive_hours=whole,
        learning_loss=[zero],
        escalator=tree.wage_growth,
        **dict.fromkeys(zeros, zero),
    )
