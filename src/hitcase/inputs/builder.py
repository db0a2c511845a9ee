"""From a checked client file to its tree of Params: each number the file's, a claim's, or what stands in for it."""

from __future__ import annotations

from typing import Any

from hitcase.inputs import evidence
from hitcase.inputs.exchange_rates import exchanged, rate_of
from hitcase.inputs.gaps import Register, base_of
from hitcase.inputs.option_keys import PARTNERS, Part, kind_of
from hitcase.inputs.params import Param, Record, Source, param_of, source_of
from hitcase.inputs.plausible import IMPOSSIBLE, unusual
from hitcase.inputs.problems import Path, dotted
from hitcase.inputs.quantity import Spec, plain
from hitcase.inputs.range_by_origin import with_range
from hitcase.inputs.sections import BAND_TOP, Band, Origin, Quantity, Section

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
                self.entry(v, (*path, i), key.removesuffix(".parts"), kind_of(v, kind), origin)
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
        self.compare(quantity, spec, path, key, source)
        span = {"low": quantity.low, "high": quantity.high, "shape": self.file.shape_of(dotted(path))}
        param = param_of(path, spec, float(quantity.base or 0), source, **span, line=line, note=quantity.note)
        return with_range(param, self.posts(path))

    def posts(self, path: Path) -> float | None:
        """How many posts can end, where it is these that are counted: an empty one saves no pay."""
        if path[2:4] != ("ends", "posts") or path[-1] != "count" or path[4] not in self.file.roles:
            return None
        role = self.file.roles[str(path[4])]
        return base_of(role.fte) - base_of(role.seats_empty)

    def source(self, origin: Origin | None, path: Path) -> Source:
        """Whose number it is; a file from public records has no record of the client's own."""
        if self.file.public_records and origin and origin.kind == "record":
            sentence = "origin {record: …} is not valid in a file with public_records: true."
            self.problem(path, f"{sentence} Use {{public: …}}.", rests_on="public_records")
        return source_of(origin, as_of=self.file.as_of, public=self.file.public_records)

    def compare(self, quantity: Quantity, spec: Spec, path: Path, key: str, source: Source) -> None:
        """Note a value beyond what is usual, or an order of magnitude from its benchmark; it is kept."""
        odd, impossible = unusual(quantity, spec, self.file.currency) if source.kind != "placeholder" else ("", False)
        if impossible:
            return self.no_number(path, odd)
        if odd:
            return self.problem(path, odd, note=True)
        return None if source.kind == "placeholder" else self.beside_benchmark(quantity, spec, path, key)

    def beside_benchmark(self, quantity: Quantity, spec: Spec, path: Path, key: str) -> None:
        """Note a value an order of magnitude from its benchmark; pay and rates a hundred times off are refused."""
        prior = evidence.keys().get(key, {}).get("prior")
        prior = prior.get(self.prior_of(path)) if isinstance(prior, dict) else prior
        if not isinstance(prior, str) or not quantity.base:
            return
        claim = evidence.claims()[prior]
        rate = rate_of(self.file, evidence.currency_of(claim))
        benchmark = exchanged(claim.value["base"], rate.base) if rate else 0
        times = max(quantity.base / benchmark, benchmark / quantity.base) if benchmark else 0
        side = "below" if quantity.base < benchmark else "above"
        sentence = f"{plain(quantity.base)} is {times:,.0f} times {side} the benchmark of {plain(benchmark)}."
        if times >= IMPOSSIBLE and spec.unit in ("money a year", "money an hour"):
            unit = spec.unit.replace("money", self.file.currency)
            self.no_number(path, f"{sentence} Which unit is it in? Enter it in {unit}.")
        elif times >= 10:
            guess = " A monthly figure?" if side == "below" and 11 <= times <= 14 else ""
            self.problem(path, f"{sentence}{guess} Kept; the document will show it.", note=True)
