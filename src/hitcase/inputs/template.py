"""`hitcase new`: a commented client file that asks ten numbers first and shows what the register says of the rest."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from hitcase.inputs import evidence
from hitcase.inputs.case import STEM, open_case
from hitcase.inputs.ends import EndedContract, EndedPosts, Ends
from hitcase.inputs.gaps import base_of
from hitcase.inputs.option_keys import Part
from hitcase.inputs.saving import YamlWriter
from hitcase.inputs.sections import Band, Origin, Quantity, Section

FIRST_KEYS = (
    "fte",
    "salary",
    "turnover_rate",
    "seats_empty",
    "run_time_share",
    "arrivals",
    "hours_per_request",
    "total",
)


def write(name: str, like: Path | None = None, folder: Path = Path("params")) -> Path:
    """Write ``folder/name.yaml`` and return it; nothing is overwritten.

    Args:
        name: the file's stem, a–z, 0–9 and hyphens.
        like: another client's file: its roles and options are taken over, its figures rounded to one digit.

    Raises: ValueError for a bad name; FileExistsError; ParamError if ``like`` can't be read.
    """
    if not STEM.fullmatch(name):
        short_name = name if len(name) <= 60 else name[:57] + "..."
        raise ValueError(
            f"{short_name!r} is no name for a client file. Write a–z, 0–9 and hyphens, at most 60: lakeside-2"
        )
    path = folder / f"{name}.yaml"
    text = _text_like(name, like) if like else first_file(name)
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def first_file(name: str) -> str:
    """The text of a new client file."""
    text = resources.files("hitcase.inputs").joinpath("new.yaml").read_text(encoding="utf-8")
    return text.format(client=_title(name), as_of=_today(), rest="\n".join(_other_keys()))


def _title(name: str) -> str:
    return name.replace("-", " ").title()


def _today() -> str:
    return dt.date.today().isoformat()  # noqa: DTZ011 the day of the person who writes the file


def _other_keys(currency: str = "USD") -> list[str]:
    """Every key that the first block does not ask, with the value that stands in for it and where that is from."""
    rows = [
        "# The rest comes from the evidence register. To replace one, write the key under its heading, with its origin."
    ]
    for key, entry in evidence.keys().items():
        if key.rsplit(".", 1)[-1] not in FIRST_KEYS and ("prior" in entry or "default" in entry) and "scope" not in key:
            value, source = _stand_in(entry, currency)
            rows.append(f"# {key.replace('.*', '.NAME')}: {value}   # {source}")
    return rows


def _stand_in(entry: dict[str, Any], own: str) -> tuple[str, str]:
    prior = entry.get("prior")
    prior = next(iter(prior.values())) if isinstance(prior, dict) else prior
    if prior is None:
        return _flow(entry["default"]), f"{_in(entry.get('currency', ''), own)}assumed, grade D: {entry['why']}"
    first = evidence.claims()[prior[0] if isinstance(prior, list) else prior]
    value = [evidence.claims()[p].value for p in prior] + [entry["then"]] if isinstance(prior, list) else first.value
    money = _in(evidence.currency_of(first), own)
    return _flow(value), f"{money}{first.id}, grade {first.grade_for(frozenset())}: {first.statement}"


def _in(currency: str, own: str) -> str:
    return "" if currency in ("", own) else f"in {currency}, "


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{end}: {number:.10g}" for end, number in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(entry) for entry in value) + "]"
    return f"{value:.10g}"


ROUNDED = {
    *FIRST_KEYS,
    "hours",
    "rate",
    "amount",
    "share",
    "share_of_scope",
    "team_hours",
    "start_month",
    "month",
    "count",
}
WORDS = ("role", "kind", "basis", "contracts", "prior")


def _text_like(name: str, like: Path) -> str:
    """Another client's roles, contracts and options as placeholders: its names, none of its figures or words."""
    file = open_case(like).file
    sections = ("exchange_rates", "budget", "roles", "contracts", "planned", "demand", "scope", "options")
    data = {"schema": 1, "client": _title(name), "as_of": _today(), "currency": file.currency}
    data |= {"country": file.country} if file.country else {}
    data |= {key: shape for key in sections if (shape := _shape(getattr(file, key)))}
    head = f"# {_title(name)}: like another client's file; every figure is rounded to one digit and a placeholder.\n\n"
    text = yaml.dump(data, Dumper=YamlWriter, sort_keys=False, allow_unicode=True, width=110)
    return f"{head}{text}\n" + "\n".join(_other_keys(file.currency)) + "\n"


def _shape(value: Any) -> Any:
    if isinstance(value, Quantity):
        return _placeholder(float(f"{base_of(value):.1g}"))
    if isinstance(value, Band):
        return [value.up_to and _shape(value.up_to), _shape(value.amount)]
    if isinstance(value, Section):
        return _fields(value)
    if isinstance(value, dict):
        ruled_out = [name for name, entry in value.items() if getattr(entry, "ruled_out", "")]
        return {name: _shape(entry) for name, entry in value.items() if name not in ruled_out}
    return [_shape(entry) for entry in value] if isinstance(value, list) else value


def _fields(section: Section) -> dict[str, Any]:
    """The keys that are kept. What ends starts at nothing, and parts are rounded down, so that the file builds."""
    fields: dict[str, Any] = {}
    for key, value in section:
        number = section.spec_in(key, dict(section)) is not None
        included = key in ROUNDED if number else key in WORDS or not isinstance(value, str | bool | Origin)
        if included and value and (shape := _shape(value)):
            fields[key] = shape
    fields.pop("added", None)  # what one client thought of is no other's
    if isinstance(section, Ends):
        fields.pop("planned", None)
    if isinstance(section, EndedContract | EndedPosts):
        fields["share" if isinstance(section, EndedContract) else "count"] = _placeholder(0)
    if isinstance(section, Part) and section.share_of_scope:
        fields["share_of_scope"] = _placeholder(_floor(base_of(section.share_of_scope)))
    return fields


class _Flow(dict[str, Any]):
    """A mapping that is written on one line."""


def _placeholder(number: float) -> _Flow:
    return _Flow(base=int(number) if number == int(number) else number, origin="placeholder")


def _floor(share: float) -> float:
    """A share rounded down to one digit: parts that took at most the whole still do.

    >>> _floor(0.35), _floor(1.0), _floor(0.079)
    (0.3, 1.0, 0.07)
    """
    digit = float(f"{share:.0e}")
    return digit if digit <= share else round(digit - 10.0 ** int(f"{digit:e}"[-3:]), 9)


def _flow_map(writer: YamlWriter, mapping: _Flow) -> yaml.Node:
    return writer.represent_mapping("tag:yaml.org,2002:map", mapping, flow_style=True)


YamlWriter.add_representer(_Flow, _flow_map)
