"""From a checked client file to its tree of Params: gaps are filled from the register, and the guards are asked."""

from __future__ import annotations

from typing import Any

from hitcase.inputs import evidence
from hitcase.inputs.gaps import NO_EFFECT, Register
from hitcase.inputs.long_form import Origin, Quantity
from hitcase.inputs.params import Param, Source, source_of
from hitcase.inputs.problems import Path, dotted
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.record import Record
from hitcase.inputs.section import Section

__all__ = ["FIRM", "NO_EFFECT", "Builder"]
FIRM = Source("firm", "firm default")


class Builder(Register):
    """Builds one tree."""

    def section(self, section: Section, path: Path, key: str, kind: str = "", origin: Origin | None = None) -> Record:
        """A mapping of the file as a Record: numbers as Params (left out where nobody has one), the rest as it is."""
        record, fields = Record(), dict(section)
        origin = fields.get("origin") or origin
        for field, value in fields.items():
            spec = section.spec_in(field, fields)
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
            *(spec.no_effect, *spec.bounds),
        )

    def compare(self, quantity: Quantity, path: Path, key: str, source: Source) -> None:
        """Note a value an order of magnitude from its benchmark; it is kept."""
        prior = evidence.keys().get(key, {}).get("prior")
        prior = prior.get(self.prior_of(path)) if isinstance(prior, dict) else prior
        if not isinstance(prior, str) or not quantity.base or source.kind == "placeholder":
            return
        claim = evidence.claims()[prior]
        benchmark, same = claim.value["base"], evidence.currency_of(claim) in ("", self.file.currency)
        times = max(quantity.base / benchmark, benchmark / quantity.base) if benchmark and same else 0
        if times >= 10:
            side = "below" if quantity.base < benchmark else "above"
            guess = " A monthly figure?" if side == "below" and 11 <= times <= 14 else ""
            told = f"{plain(quantity.base)} is {times:,.0f} times {side} the benchmark of {plain(benchmark)}."
            self.problem(path, f"{told}{guess} Kept; the document will show it.", note=True)
