"""Options as the model takes them: parts under every option, do nothing beside them, and no half-known ones."""

from __future__ import annotations

from hitcase.inputs import evidence
from hitcase.inputs.gaps import assumption
from hitcase.inputs.offer import PARTNERS, Part
from hitcase.inputs.params import Param, structural
from hitcase.inputs.record import Record

PART_KEYS = tuple(Part.model_fields)
FREE = ("payroll", "removed")  # price bases without an amount
NOTHING = "do_nothing"


def complete(tree: Record) -> dict[str, str]:
    """Bring a tree into the model's form in place; what cannot be computed leaves it, with the reason.

    Returns: left_out, section → reason.
    """
    left_out = _sections(tree)
    _scope(tree, tree.scope)
    for name in list(tree.options):
        reason = _missing(tree.options[name])
        if reason:
            left_out[f"options.{name}"] = reason
            del tree.options[name]
        else:
            _parts(tree, tree.options[name])
            _handover(tree, name)
    tree["options"] = Record({NOTHING: do_nothing(tree), **tree.options})
    for role in tree.roles.values():
        role["leaver"] = "multiple" if "replacement_multiple" in role else "parts"
    tree["year"] = [structural(f"year[{t}]", float(t)) for t in range(tree.horizon + 1)]
    tree["month"] = [structural(f"month[{m}]", float(m)) for m in range(1, 12 * tree.horizon + 1)]
    return left_out


def _sections(tree: Record) -> dict[str, str]:
    out: dict[str, str] = {}
    if tree.get("budget") is None or "total" not in tree.budget:
        out["budget"] = "no IT budget (budget.total)"
    wanted = ("arrivals", "hours_per_request")
    if tree.get("demand") is None or any(key not in tree.demand for key in wanted):
        out["demand"] = "no volumes (demand.arrivals and demand.hours_per_request)"
    for section in out:
        tree.pop(section, None)
    for name in [name for name, role in tree.roles.items() if "fte" not in role]:
        out[f"roles.{name}"] = f"no head-count (roles.{name}.fte)"
        del tree.roles[name]
    if not tree.roles:
        out["roles"] = "no role with a head-count (roles)"
    for kind in ("contracts", "planned"):
        out |= _without_role(tree, kind)
    return out


def _without_role(tree: Record, kind: str) -> dict[str, str]:
    gone = {}
    for name, item in list(tree[kind].items()):
        if item.role not in tree.roles:
            gone[f"{kind}.{name}"] = f"its role {item.role} is left out"
        elif kind == "planned" and "amount" not in item:
            gone[f"{kind}.{name}"] = f"no amount (planned.{name}.amount)"
    for name in [path.split(".", 1)[1] for path in gone]:
        del tree[kind][name]
    for option in tree.options.values():
        option.ends[kind] = Record({n: end for n, end in option.ends[kind].items() if n in tree[kind]})
    return gone


def _missing(option: Record) -> str:
    if option.ruled_out:
        return f"ruled out: {option.ruled_out}"
    for part in option.get("parts") or [option]:
        price = part.get("price")
        if price is None or ("amount" not in price and price.basis not in FREE):
            return "no price"
    return ""


def _parts(tree: Record, option: Record) -> None:
    own = Record({key: option.pop(key) for key in PART_KEYS if key in option})
    option["parts"] = option.get("parts") or [own]
    for part in option.parts:
        part["size"] = "team" if "team_hours" in part.price else "scope"
        part["escalator"] = part.get("escalator", tree.wage_growth)
        part.price["amount"] = part.price.get("amount", structural("price", 0.0))
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
    if option.get("kt_hours") is None and option.kind in PARTNERS:
        roles = in_scope(tree, option.get("scope", tree.scope))
        option["kt_hours"] = Record({r: _per_fte(f"options.{name}.kt_hours.{r}", tree.roles[r].fte) for r in roles})
    option["kt_hours"] = Record({r: hours for r, hours in (option.get("kt_hours") or {}).items() if r in tree.roles})


def _per_fte(path: str, fte: Param) -> Param:
    entry = evidence.keys()["options.*.kt_hours"]
    low, base, high = (entry["default"][end] * fte.base for end in ("low", "base", "high"))
    return Param(path, base, assumption(entry), low, high, "hours", "own hours for the handover, in year 1", least=0.0)


COSTS = (
    "governance_share",
    "change_order_share",
    "leakage_share",
    "transition_share",
    "exit_probability",
    "exit_share",
)
EFFECTS = ("pay_rise_share", "realisation_share", "burnout_reduction", "transform_part")
BY_YEAR = ("other_cost", "phase_in", "turnover_uplift")


def do_nothing(tree: Record) -> Record:
    """The option that moves nothing: a team of no hours, after the horizon, and every effect at 0."""
    zero = structural("options.do_nothing", 0.0)
    ends = Record(contracts=Record(), posts=Record(), planned=Record())
    effects = {**dict.fromkeys((*COSTS, *EFFECTS), zero), **{key: [zero] for key in BY_YEAR}}
    part = _no_part(tree, zero)
    return Record(
        kind=NOTHING, parts=[part], governance_hours=Record(), kt_hours=Record(), ends=ends, added=Record(), **effects
    )


def _no_part(tree: Record, zero: Param) -> Record:
    one = structural("options.do_nothing.share_of_scope", 1.0)
    nothing = ("parallel_months", "minimum_commitment", "vendor_attrition", "months_lost_per_change")
    return Record(
        share_of_scope=one,
        price=Record(basis="removed", amount=zero, team_hours=zero),
        size="team",
        start_month=structural("options.do_nothing.start_month", 12.0 * tree.horizon),
        partner_productive_hours=one,
        learning_loss=[zero],
        escalator=tree.wage_growth,
        **dict.fromkeys(nothing, zero),
    )
