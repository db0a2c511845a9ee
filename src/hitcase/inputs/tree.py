"""From a checked client file to its tree of Params: gaps are filled from the register, options get their parts."""

from __future__ import annotations

from math import ceil
from typing import Any, cast

from hitcase.inputs import evidence
from hitcase.inputs.exchange_rates import exchanged, rate_of
from hitcase.inputs.gaps import LEAVER, NO_EFFECT, Register, assumption
from hitcase.inputs.option_keys import FREE, PARTNERS, Part, kind_of, option_specs
from hitcase.inputs.params import Param, Record, Source, param_of, source_of, structural
from hitcase.inputs.parts import as_list, complete_part
from hitcase.inputs.problems import Path, dotted
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.schema import ClientFile, Role
from hitcase.inputs.sections import BAND_TOP, Band, Origin, Quantity, Section, spec_of

PART_KEYS = tuple(key for key in Part.model_fields if key != "kind")
NOTHING = "do_nothing"
UNKNOWN = "not known in"  # the currency of the file


def complete(tree: Record) -> dict[str, str]:
    """Bring a tree into the model's form in place; what cannot be computed leaves it, with the reason.

    Returns: left_out, section → reason.
    """
    left_out = _sections(tree)
    _scope(tree, tree.scope)
    left_out |= _options(tree)
    for role in tree.roles.values():
        role["leaver"] = "multiple" if "replacement_multiple" in role else "parts"
    tree["year"] = [structural(f"year[{t}]", float(t)) for t in range(tree.horizon + 1)]
    terms = [option.term.base for option in tree.options.values()]
    tree["later_spans"] = ceil(max(terms) / (tree.horizon + 1))  # no part starts after the horizon
    tree["month"] = [structural(f"month[{m}]", float(m)) for m in range(1, 12 * tree.horizon + 1)]
    return left_out


def _options(tree: Record) -> dict[str, str]:
    left_out: dict[str, str] = {}
    no_hiring = {entry.option for entry in tree.without if entry.line == "hiring_cost"}
    for name in list(tree.options):
        reason = _missing(tree, tree.options[name])
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
            left_out[f"{kind}.{name}"] = f"no amount ({kind}.{name}.amount)"
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
            return "a price by requests needs their number (demand.arrivals)"
    return "" if "tm_bill_rate" in tree else f"{UNKNOWN} {tree.currency}: what consulting costs (tm_bill_rate)"


def _parts(tree: Record, option: Record, *, hires: bool) -> None:
    own = Record({key: option.pop(key) for key in PART_KEYS if key in option})
    own["partner"] = option.partner
    option["parts"] = option.get("parts") or [own]
    for part in option.parts:
        complete_part(tree, part, hires=hires)
    for item in option.added.values():
        item["amount"] = as_list(item.amount)
        item["at_decision"] = "start_month" in item and item.start_month.base == 0
    if option.get("scope") is None:
        option.pop("scope", None)
    else:
        _scope(tree, option.scope)
    option["added"] = Record({n: item for n, item in option.added.items() if "amount" in item})
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


__all__ = ["FIRM_DEFAULT", "NO_EFFECT", "Builder"]
FIRM_DEFAULT = Source("firm", "firm default")


class Builder(Register):
    """Builds one tree."""

    def section(self, section: Section, path: Path, key: str, kind: str = "", origin: Origin | None = None) -> Record:
        """A mapping of the file as a Record: numbers as Params (left out where nobody has one), the rest as it is.

        origin: of what it stands in. An option's covers its price and its parts; of the numbers beside them, an offer
        covers those that a partner states (terms, and what its own people do), for all else is the client's.
        """
        record, fields = Record(), dict(section)
        if isinstance(section, Part):
            record["partner"] = kind in PARTNERS
        origin = fields.get("origin") or origin
        is_part = isinstance(section, Part)
        for field, value in fields.items():
            spec = section.spec_in(field, fields)
            field_path, field_key = (*path, field), f"{key}.{field}" if key else field
            if spec:
                of_partner = not is_part or not (origin and origin.offer) or spec.stands
                numbers = self.numbers(value, spec, field_path, field_key, kind, origin if of_partner else None)
                if numbers is not None:
                    record[field] = numbers
            else:
                inside = origin if is_part and field in ("price", "parts") else None
                record[field] = self.entry(value, field_path, field_key, kind, inside)
        return record

    def entry(self, value: Any, path: Path, key: str, kind: str, origin: Origin | None = None) -> Any:
        """Anything that is no number: sections, mappings and lists of them, words."""
        if isinstance(value, Section):
            return self.section(value, path, key, kind, origin)
        if isinstance(value, dict):
            return Record({n: self.entry(v, (*path, n), f"{key}.*", kind_of(v, kind)) for n, v in value.items()})
        if isinstance(value, list):
            return [
                self.entry(v, (*path, i), key.removesuffix(".parts"), kind_of(v, kind, origin))
                for i, v in enumerate(value)
            ]
        return value

    def numbers(self, value: Any, spec: Spec, path: Path, key: str, kind: str, origin: Origin | None) -> Any:
        """One number, a list by year, or named numbers; from the register where the file has none."""
        entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        if (
            value is None
            or value == []
            or any(isinstance(entry, Quantity) and self.is_foreign(entry, path) for entry in entries)
        ):
            return self.fill(spec, path, key, kind)
        if spec.form == "bands" and isinstance(value, list):
            return [self.band(band, spec, (*path, i), key, origin) for i, band in enumerate(value)]
        if isinstance(value, list):
            return [self.param(q, spec, (*path, i), key, origin) for i, q in enumerate(value)]
        if spec.form == "named":
            return Record({name: self.param(q, spec, (*path, name), key, origin) for name, q in value.items()})
        return self.param(value, spec, path, key, origin)

    def band(self, band: Band, spec: Spec, path: Path, key: str, origin: Origin | None) -> Record:
        """One band of prices: the number up to which it goes, if there is one, and its price."""
        top = (
            Record() if band.up_to is None else Record(up_to=self.param(band.up_to, BAND_TOP, (*path, 0), key, origin))
        )
        return Record(amount=self.param(band.amount, spec, (*path, 1), key, origin), **top)

    def param(self, quantity: Quantity, spec: Spec, path: Path, key: str, origin: Origin | None) -> Param | None:
        """A number that the file gives: its own, or the claim that it names."""
        _, line, firm = self.where(path)
        if quantity.claim:
            return self.claim_param(quantity, spec, path, key, line)
        source = FIRM_DEFAULT if firm else self.source(quantity.origin or origin, path)
        self.compare(quantity, path, key, source)
        shape = self.file.shapes.get(dotted(path), "triangular")
        span = {"low": quantity.low, "high": quantity.high, "shape": shape}
        return param_of(path, spec, float(quantity.base or 0), source, **span, line=line, note=quantity.note)

    def source(self, origin: Origin | None, path: Path) -> Source:
        """Whose number it is; a file from public records has no record of the client's own."""
        if self.file.public_records and origin and origin.kind == "record":
            sentence = "origin {record: …} is not valid in a file with public_records: true."
            self.problem(path, f"{sentence} Use {{public: …}}.", rests_on="public_records")
        return source_of(origin, as_of=self.file.as_of, public=self.file.public_records)

    def compare(self, quantity: Quantity, path: Path, key: str, source: Source) -> None:
        """Note a value an order of magnitude from its benchmark; it is kept."""
        prior = evidence.keys().get(key, {}).get("prior")
        prior = prior.get(self.prior_of(path)) if isinstance(prior, dict) else prior
        if not isinstance(prior, str) or not quantity.base or source.kind == "placeholder":
            return
        claim = evidence.claims()[prior]
        rate = rate_of(self.file, evidence.currency_of(claim))
        benchmark = exchanged(claim.value["base"], rate.base) if rate else 0
        times = max(quantity.base / benchmark, benchmark / quantity.base) if benchmark else 0
        if times >= 10:
            side = "below" if quantity.base < benchmark else "above"
            guess = " A monthly figure?" if side == "below" and 11 <= times <= 14 else ""
            sentence = f"{plain(quantity.base)} is {times:,.0f} times {side} the benchmark of {plain(benchmark)}."
            self.problem(path, f"{sentence}{guess} Kept; the document will show it.", note=True)
