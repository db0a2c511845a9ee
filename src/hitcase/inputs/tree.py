"""From a checked client file to its tree of Params: gaps are filled from the register, and the guards are asked."""

from __future__ import annotations

from typing import Any

from hitcase.inputs import evidence
from hitcase.inputs.offer import PARTNERS
from hitcase.inputs.params import Param, Source, source_of
from hitcase.inputs.problems import Path, Problem, dotted, near
from hitcase.inputs.quantity import Origin, Quantity, Spec, plain
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.section import Section

FIRM = Source("firm", "firm default")
NO_EFFECT = Source("assumption", "does not apply to this kind of option", grade="D")


class Builder:
    """Builds one tree; what is wrong goes to ``problems``, what is kept and told to ``notes``."""

    def __init__(self, file: ClientFile, where: Any) -> None:
        """where: gives (file, line, is the firm's) of a path."""
        self.file, self.where = file, where
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []

    def problem(self, path: Path, message: str, *, note: bool = False) -> None:
        """Say what is wrong (or, a note, only odd) at a path."""
        file, line, _ = self.where(path)
        (self.notes if note else self.problems).append(Problem(file, line, dotted(path), message))

    def section(self, section: Section, path: Path, key: str, kind: str = "", origin: Origin | None = None) -> Record:
        """A mapping of the file as a Record: numbers as Params (left out where nobody has one), the rest as it is."""
        record = Record()
        origin = getattr(section, "origin", None) or origin
        for field in type(section).model_fields:
            value = getattr(section, field)
            spec = section.spec_in(field, dict(section))
            step, named = (*path, field), f"{key}.{field}" if key else field
            if spec:
                found = self.numbers(value, spec, step, named, kind, origin)
                if found is not None:
                    record[field] = found
            else:
                record[field] = self.other(value, step, named, kind)
        return record

    def other(self, value: Any, path: Path, key: str, kind: str) -> Any:
        """Anything that is no number: sections, mappings and lists of them, words."""
        if isinstance(value, Section):
            return self.section(value, path, key, kind)
        if isinstance(value, dict):
            return Record(
                {n: self.other(v, (*path, n), f"{key}.*", getattr(v, "kind", kind)) for n, v in value.items()}
            )
        if isinstance(value, list):
            return [self.other(v, (*path, i), key.removesuffix(".parts"), kind) for i, v in enumerate(value)]
        return value

    def numbers(self, value: Any, spec: Spec, path: Path, key: str, kind: str, origin: Origin | None) -> Any:
        """One number, a list by year, or named numbers; from the register where the file has none."""
        if value is None or value == []:
            return self.filled(spec, path, key, kind)
        if spec.form == "by_year":
            return [self.param(q, spec, (*path, i), key, origin) for i, q in enumerate(value)]
        if spec.form == "named":
            return Record({name: self.param(q, spec, (*path, name), key, origin) for name, q in value.items()})
        return self.param(value, spec, path, key, origin)

    def param(self, quantity: Quantity, spec: Spec, path: Path, key: str, origin: Origin | None) -> Param | None:
        """A number that the file gives: its own, or the claim that it names."""
        _, line, firm = self.where(path)
        if quantity.claim:
            return self.claimed(quantity, spec, path, key, line)
        source = FIRM if firm else source_of(quantity.origin or origin)
        self.compare(quantity, path, key, source)
        return Param(
            dotted(path),
            float(quantity.base or 0),
            source,
            quantity.low,
            quantity.high,
            *(spec.unit, spec.meaning, spec.part),
            self.file.shapes.get(dotted(path), "triangular"),
            line,
            quantity.note,
            spec.no_effect,
        )

    def claimed(self, quantity: Quantity, spec: Spec, path: Path, key: str, line: int) -> Param | None:
        """A number taken from a claim of the register, if it exists, has a value and the guards allow it."""
        claim = evidence.claims().get(quantity.claim)
        if claim is None:
            self.problem(path, f"there is no claim {quantity.claim}.{evidence_near(quantity.claim)}")
            return None
        if "base" not in claim.value:
            self.problem(path, f"{claim.id} holds no number. Write one, with its origin.")
            return None
        return self.from_claim(claim, spec, path, key, line, quantity.note)

    def from_claim(
        self, claim: evidence.Claim, spec: Spec, path: Path, key: str, line: int = 0, note: str = ""
    ) -> Param:
        """The Param of a claim; a guard that forbids it is a problem unless the file overrules it with a reason."""
        overruled = frozenset(o.guard for o in self.file.overrides if o.parameter == dotted(path))
        basis = "discount_on_tm" if spec.unit == "share" and key.endswith("price.amount") else ""
        refused = evidence.refusal(claim, basis)
        if refused and refused[0] not in overruled:
            self.problem(path, f"{refused[1]} Write the number you can support, or overrule it under overrides.")
        shape = self.file.shapes.get(dotted(path), claim.shape)
        if claim.shape == "quartiles" and shape != "quartiles" and "shape" not in overruled:
            self.problem(path, f"{claim.id} gives quartiles, not the ends of a range. Leave it out of shapes.")
        value = claim.value
        if not spec.low <= value["base"] <= (spec.high if spec.high is not None else value["base"]):
            self.problem(path, f"{claim.id} ({plain(value['base'])} {claim.unit}) is no {spec.meaning}.")
        flags = tuple(flag for flag in claim.flags(self.file.as_of) if flag not in overruled)
        source = Source("claim", claim.source, claim.grade_for(overruled), claim.id, flags)
        low, high = value.get("low"), value.get("high")
        texts = (spec.unit, spec.meaning, spec.part)
        return Param(dotted(path), value["base"], source, low, high, *texts, shape, line, note, spec.no_effect)

    def filled(self, spec: Spec, path: Path, key: str, kind: str) -> Any:
        """What the register says of a key that the file leaves out; None where it says nothing."""
        if key == "options.*.price.amount":
            return self.discount(spec, path, key, kind) if spec.unit == "share" else None
        entry = evidence.keys().get(key, {})
        if "otherwise" in entry and kind not in PARTNERS:
            return self.assumed(entry["otherwise"], spec, path, NO_EFFECT)
        if "prior" in entry:
            return self.from_prior(entry, spec, path, key)
        if "default" in entry and "per" not in entry:  # per: `options` fills it, it knows the roles in scope
            return self.assumed(entry["default"], spec, path, assumption(entry))
        return Record() if spec.form == "named" and "per" not in entry else None

    def from_prior(self, entry: dict[str, Any], spec: Spec, path: Path, key: str) -> Any:
        """The claim that stands in for a key: one, one by the role's row, or a list of them by year."""
        prior = entry["prior"]
        if isinstance(prior, list):
            given = [self.from_claim(evidence.claims()[p], spec, (*path, i), key) for i, p in enumerate(prior)]
            then = self.assumed(entry["then"], spec._replace(form="one"), (*path, len(prior)), assumption(entry))
            return [*given, then]
        claim = prior[self.prior_of(path)] if isinstance(prior, dict) else prior
        return self.from_claim(evidence.claims()[claim], spec, path, key)

    def discount(self, spec: Spec, path: Path, key: str, kind: str) -> Param | None:
        """The discount on consulting rates that no offer states: none for consulting, a claim's for a partner."""
        if kind == "consulting":
            return self.assumed(0, spec, path, Source("assumption", "consulting is T&M at no discount", "D"))  # type: ignore[no-any-return]
        claim = evidence.claims()[evidence.keys()[f"{key}.discount_on_tm"]["prior"]]
        return self.from_claim(claim, spec, path, key) if kind in PARTNERS else None

    def prior_of(self, path: Path) -> str:
        """Which row of the register fills a role's gaps."""
        return self.file.roles[str(path[1])].prior

    def assumed(self, value: Any, spec: Spec, path: Path, source: Source) -> Any:
        """A default of the register as a Param, or a list of them by year."""
        if spec.form == "by_year":
            entries = value if isinstance(value, list) else [value]
            one = spec._replace(form="one")
            return [self.assumed(entry, one, (*path, i), source) for i, entry in enumerate(entries)]
        found = value if isinstance(value, dict) else {"base": value}
        low, high = found.get("low"), found.get("high")
        texts = (spec.unit, spec.meaning, spec.part)
        return Param(dotted(path), float(found["base"]), source, low, high, *texts, "triangular", 0, "", spec.no_effect)

    def compare(self, quantity: Quantity, path: Path, key: str, source: Source) -> None:
        """Note a value an order of magnitude from its benchmark; it is kept."""
        prior = evidence.keys().get(key, {}).get("prior")
        prior = prior.get(self.prior_of(path)) if isinstance(prior, dict) else prior
        if not isinstance(prior, str) or not quantity.base or source.kind == "placeholder":
            return
        benchmark = evidence.claims()[prior].value["base"]
        times = max(quantity.base / benchmark, benchmark / quantity.base) if benchmark else 0
        if times >= 10:
            side = "below" if quantity.base < benchmark else "above"
            guess = " A monthly figure?" if side == "below" and 11 <= times <= 14 else ""
            told = f"{plain(quantity.base)} is {times:.0f} times {side} the benchmark of {plain(benchmark)}."
            self.problem(path, f"{told}{guess} Kept; the document will show it.", note=True)


def assumption(entry: dict[str, Any]) -> Source:
    """The source of a register default: an assumption, graded D, with its reason."""
    return Source("assumption", f"assumed: {entry.get('why', 'the effect ends')}", grade="D")


def evidence_near(word: str) -> str:
    """The near match among claim ids, or where to look."""
    return near(word, evidence.claims()) or " `hitcase explain FILE claims` lists them."
