"""What the register says of a number: a claim that the file names, or what stands in where the file says nothing."""

from __future__ import annotations

from typing import Any

from hitcase.inputs import evidence
from hitcase.inputs.exchange_rates import exchanged, exchanged_source, instead, not_used, rate_of
from hitcase.inputs.messages import Where, related, short
from hitcase.inputs.option_keys import PARTNERS
from hitcase.inputs.params import Param, Record, Source, param_of
from hitcase.inputs.problems import ParamError, Path, Problem, dotted, near
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.range_by_origin import with_range
from hitcase.inputs.reader import MAX_PROBLEMS
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Quantity

NO_EFFECT = Source("assumption", "does not apply to this kind of option", grade="D")
REST = Source("assumption", "the rest beside the two shares that are given", grade="D")
LEAVER = ("separation", "recruiting", "certification")  # money that a multiple of salary stands for, where written
SPLIT = ("run_share", "grow_share", "transform_share")


class Register:
    """Asks the register for one file; what is wrong goes to ``problems``, what is kept and told to ``notes``."""

    def __init__(self, file: ClientFile, where: Where, waiting: tuple[str, ...] = ()) -> None:
        """Start without problems.

        Args:
            file: the checked structure. where: gives (file, line, is the firm's) of a path.
            waiting: dotted paths of what was taken out of the file; nothing is judged that rests on them.
        """
        self.file, self.where, self.waiting = file, where, waiting
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.abroad = False  # whether a claim of another country than the client's fills a key
        self.unpriced: dict[str, list[str]] = {}  # currency → paths that its claims would have filled

    def problem(
        self, path: Path, message: str, *, rests_on: str = "", note: bool = False, is_name: bool = False
    ) -> None:
        """Say what is wrong (or, a note, only odd) at a path.

        Args:
            path: where. message: the sentence.
            rests_on: another place that the judgement rests on. note: it is kept.
            is_name: it is about the name at the path, not about what stands under it.

        Raises: ParamError once there are more problems than anybody reads.
        """
        place = dotted(path)
        if any(
            (related(place, w) and not (is_name and len(w) > len(place))) or related(rests_on, w) for w in self.waiting
        ):
            return
        file, line, _ = self.where(path)
        (self.notes if note else self.problems).append(Problem(file, line, dotted(short(path)), message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise ParamError(self.problems)

    def claim_param(self, quantity: Quantity, spec: Spec, path: Path, key: str, line: int) -> Param | None:
        """A number taken from a claim of the register, if it exists, has a value and the guards allow it."""
        claim = evidence.claims().get(quantity.claim)
        if claim is None:
            hint = near(quantity.claim, evidence.claims()) or " Write the id of a claim in the register, or a number."
            self.no_number(path, f"there is no claim {quantity.claim[:60]}.{hint}")
        elif "base" not in claim.value:
            self.no_number(path, f"{claim.id} holds no number. Write one, with its origin.")
        else:
            return self.from_claim(claim, spec, path, key, line, quantity.note)
        return None

    def is_foreign(self, quantity: Quantity, path: Path) -> bool:
        """Whether a number is a claim in a currency that the file has no rate for; it is told, and not used."""
        claim = evidence.claims().get(quantity.claim)
        currency = evidence.currency_of(claim) if claim else ""
        if claim is None or rate_of(self.file, currency):
            return False
        sentence = f"{claim.id} is in {currency}, the file in {self.file.currency}: it is not used."
        self.problem(path, f"{sentence} {instead(currency, self.file.currency)}", note=True)
        return True

    def tell_unpriced(self) -> None:
        """Say which figures of the register stay out of the file because of their currency."""
        by_multiple = [f"roles.{name}." for name, role in self.file.roles.items() if role.replacement_multiple]
        spared = {f"{role}{key}" for role in by_multiple for key in LEAVER}
        for currency, paths in self.unpriced.items():
            if needed := [path for path in paths if path not in spared]:
                self.problem(("currency",), not_used(currency, self.file.currency, needed), note=True)

    def no_number(self, path: Path, message: str) -> None:
        """Say why there is no number; what rests on it waits."""
        self.problem(path, message)
        self.waiting = (*self.waiting, dotted(path))

    def from_claim(
        self, claim: evidence.Claim, spec: Spec, path: Path, key: str, line: int = 0, note: str = ""
    ) -> Param | None:
        """The Param of a claim; a guard that forbids it is a problem unless the file overrules it with a reason.

        Of money in a currency that the file has no rate for there is none.
        """
        rate = rate_of(self.file, currency := evidence.currency_of(claim))
        if rate is None:
            self.unpriced.setdefault(currency, []).append(dotted(path))
            return None
        overruled = frozenset(o.guard for o in self.file.overrides if o.parameter == dotted(path))
        shape = self.file.shape_of(dotted(path), claim.shape)
        for guard, sentence in self.refusals(claim, spec, key, shape):
            if guard not in overruled:
                self.problem(path, sentence, rests_on="overrides" if guard else "")
        source = self.claim_source(claim, exchanged_source(claim, rate), overruled)
        span: dict[str, Any] = {"shape": shape, "line": line, "note": note}
        if spec.part == "uncertain":
            low, high = claim.range_at(source.grade, spec.bounds)
            span |= {"low": exchanged(low, rate.low), "high": exchanged(high, rate.high)}
        return param_of(path, spec, exchanged(claim.value["base"], rate.base), source, **span)

    def claim_source(self, claim: evidence.Claim, text: str, overruled: frozenset[str]) -> Source:
        """Whose number a claim is for this file: its grade and flags, unless the file overrules the guard on them."""
        abroad = claim.is_abroad(self.file.home)
        self.abroad = self.abroad or abroad
        hidden = {*overruled, *(("country",) if "population" in overruled else ())}
        flags = tuple(flag for flag in claim.flags(self.file.as_of, abroad=abroad) if flag not in hidden)
        return Source("claim", text, claim.grade_for(overruled, abroad=abroad), claim.id, flags)

    def tell_no_country(self) -> None:
        """Say that nobody named the country, where figures of one country's statistics lost their grade for it."""
        if self.abroad and not self.file.home:
            sentence = "country is missing. Values from one country's statistics count at grade C at most."
            self.problem(("currency",), f"{sentence} Enter a code of ISO 3166, such as country: GB.", note=True)

    def refusals(self, claim: evidence.Claim, spec: Spec, key: str, shape: str) -> list[tuple[str, str]]:
        """Guards that forbid a claim as the value of a key, each with its sentence; "" cannot be overruled."""
        value, own = claim.value["base"], "Write the number itself, with its origin."
        if not evidence.fits(claim, spec.unit):
            return [("", f"{claim.id} is in {claim.unit}, but this is in {spec.unit} ({spec.meaning}). {own}")]
        if not spec.low <= value <= (value if spec.high is None else spec.high):
            return [("", f"{claim.id}, {plain(value)} {claim.unit}, cannot be this ({spec.meaning}). {own}")]
        refusals: list[tuple[str, str]] = []
        basis = "discount_on_tm" if spec.unit == "share" and key.endswith("price.amount") else ""
        if refusal := evidence.refusal(claim, basis):
            guard, sentence = refusal
            refusals.append(
                (guard, f"{sentence} Write the number you can support, or overrule {guard} under overrides.")
            )
        if claim.shape == "quartiles" and shape not in ("quartiles", "fixed"):
            sentence = f"{claim.id} gives quartiles, not the ends of a range."
            refusals.append(("shape", f"{sentence} Leave it out of shapes, or overrule shape under overrides."))
        return refusals

    def fill(self, spec: Spec, path: Path, key: str, kind: str) -> Any:
        """What the register says of a key that the file leaves out; None where it says nothing."""
        if key == "options.*.price.amount":
            return self.discount(spec, path, key, kind) if spec.unit == "share" else None
        if key.startswith("budget.") and (share := self.remaining_share(path)) is not None:
            return self.default_param(share, spec, path, REST)
        entry = evidence.keys().get(key, {})
        if "otherwise" in entry and kind not in PARTNERS:
            return self.default_param(entry["otherwise"], spec, path, NO_EFFECT)
        if "prior" in entry:
            return self.from_prior(entry, spec, path, key)
        own_money = entry.get("currency", self.file.currency) == self.file.currency  # `complete` fills the other
        if "default" in entry and "per" not in entry and own_money:  # per: `options` does, it knows the roles in scope
            return self.default_param(entry["default"], spec, path, assumption(entry))
        return Record() if spec.form == "named" and "per" not in entry else None

    def from_prior(self, entry: dict[str, Any], spec: Spec, path: Path, key: str) -> Any:
        """The claim that stands in for a key: one, one by the role's row, or a list of them by year."""
        prior = entry["prior"]
        if isinstance(prior, list):
            params = [self.from_claim(evidence.claims()[p], spec, (*path, i), key) for i, p in enumerate(prior)]
            last = self.default_param(entry["then"], spec._replace(form="one"), (*path, len(prior)), assumption(entry))
            return [*params, last]
        claim = prior[self.prior_of(path)] if isinstance(prior, dict) else prior
        return self.from_claim(evidence.claims()[claim], spec, path, key)

    def discount(self, spec: Spec, path: Path, key: str, kind: str) -> Param | None:
        """The discount on consulting rates that no offer states: none for consulting, a claim's for a partner."""
        if kind == "consulting":
            return self.default_param(0, spec, path, Source("assumption", "consulting is T&M at no discount", "D"))  # type: ignore[no-any-return]
        claim = evidence.claims()[evidence.keys()[f"{key}.discount_on_tm"]["prior"]]
        return self.from_claim(claim, spec, path, key) if kind in PARTNERS else None

    def remaining_share(self, path: Path) -> float | None:
        """The share of the budget that the two others leave; None unless the file gives exactly those."""
        shares = {name: getattr(self.file.budget, name) for name in SPLIT}
        other_shares = [base_of(share) for name, share in shares.items() if share is not None and name != path[-1]]
        return round(max(0.0, 1 - sum(other_shares)), 12) if path[-1] in SPLIT and len(other_shares) == 2 else None

    def prior_of(self, path: Path) -> str:
        """Which row of the register fills a role's gaps."""
        return self.file.roles[str(path[1])].prior

    def default_param(self, value: Any, spec: Spec, path: Path, source: Source) -> Any:
        """A default of the register as a Param, or a list of them by year."""
        if spec.form == "by_year":
            entries = value if isinstance(value, list) else [value]
            entry_spec = spec._replace(form="one")
            return [self.default_param(entry, entry_spec, (*path, i), source) for i, entry in enumerate(entries)]
        ends = value if isinstance(value, dict) else {"base": value}
        low, high = ends.get("low"), ends.get("high")
        span = {"low": low, "high": high, "shape": self.file.shape_of(dotted(path))}
        param = param_of(path, spec, float(ends["base"]), source, **span)
        return param if source in (NO_EFFECT, REST) else with_range(param)


def base_of(quantity: Quantity | None) -> float:
    """The most likely value of a number, its claim's if it names one; 0 if nobody gives it."""
    if quantity is None or isinstance(quantity, list):
        return 0.0
    claim = evidence.claims().get(quantity.claim)
    return quantity.base or 0.0 if claim is None else claim.value.get("base", 0.0)


def assumption(entry: dict[str, Any]) -> Source:
    """The source of a register default: an assumption, graded D, with its reason."""
    return Source("assumption", f"assumed: {entry.get('why', 'the effect ends')}", grade="D")
