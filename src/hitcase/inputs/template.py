"""`hitcase new`: a commented client file that asks ten numbers first and shows what the register says of the rest."""

from __future__ import annotations

import datetime as dt
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from hitcase.inputs import evidence
from hitcase.inputs.case import STEM, open_case
from hitcase.inputs.quantity import Quantity
from hitcase.inputs.section import Section

ASKED = ("fte", "salary", "turnover_rate", "seats_empty", "run_time_share", "arrivals", "hours_per_request", "total")


def write(name: str, like: Path | None = None, folder: Path = Path("params")) -> Path:
    """Write ``folder/name.yaml`` and return it; nothing is overwritten.

    Args:
        name: the file's stem, a–z, 0–9 and hyphens.
        like: another client's file: its roles and options are taken over, its figures rounded to one digit.

    Raises: ValueError for a bad name; FileExistsError; ParamError if ``like`` can't be read.
    """
    if not STEM.fullmatch(name):
        shown = name if len(name) <= 60 else name[:57] + "..."
        raise ValueError(f"{shown!r} is no name for a client file. Write a–z, 0–9 and hyphens, at most 60: lakeside-2")
    path = folder / f"{name}.yaml"
    text = _like(name, like) if like else first_file(name)
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def first_file(name: str) -> str:
    """The text of a new client file."""
    text = resources.files("hitcase.inputs").joinpath("new.yaml").read_text(encoding="utf-8")
    return text.format(client=_title(name), as_of=_today(), rest="\n".join(_rest()))


def _title(name: str) -> str:
    return name.replace("-", " ").title()


def _today() -> str:
    return dt.date.today().isoformat()  # noqa: DTZ011 the day of the person who writes the file


def _rest() -> list[str]:
    """Every key that the first block does not ask, with the value that stands in for it and where that is from."""
    rows = []
    for key, entry in evidence.keys().items():
        if key.rsplit(".", 1)[-1] not in ASKED and ("prior" in entry or "default" in entry) and "scope" not in key:
            told, source = _standing_in(entry)
            rows.append(f"# {key.replace('.*', '.NAME')}: {told}   # {source}")
    return rows


def _standing_in(entry: dict[str, Any]) -> tuple[str, str]:
    prior = entry.get("prior")
    prior = next(iter(prior.values())) if isinstance(prior, dict) else prior
    if prior is None:
        return _flow(entry["default"]), f"assumed, grade D: {entry['why']}"
    first = evidence.claims()[prior[0] if isinstance(prior, list) else prior]
    value = [evidence.claims()[p].value for p in prior] + [entry["then"]] if isinstance(prior, list) else first.value
    return _flow(value), f"{first.id}, grade {first.grade_for(frozenset())}: {first.statement}"


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{end}: {number:.10g}" for end, number in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(entry) for entry in value) + "]"
    return f"{value:.10g}"


def _like(name: str, like: Path) -> str:
    """Another client's roles, contracts and options as placeholders: its names, none of its figures or words."""
    file = open_case(like).file
    kept = ("budget", "roles", "contracts", "planned", "demand", "scope", "options")
    data = {"schema": 1, "client": _title(name), "as_of": _today(), "currency": file.currency}
    data |= {key: _shape(getattr(file, key)) for key in kept if getattr(file, key)}
    head = f"# {_title(name)}: like another client's file; every figure is rounded to one digit and a placeholder.\n\n"
    return head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)


WORDS = ("role", "kind", "basis", "contracts", "prior")


def _shape(value: Any) -> Any:
    if isinstance(value, Quantity):
        base = value.base if value.base is not None else evidence.claims()[value.claim].value["base"]
        return {"base": float(f"{base:.1g}"), "origin": "placeholder"}
    if isinstance(value, Section):
        fields = {key: getattr(value, key) for key in type(value).model_fields}
        return {
            k: _shape(v)
            for k, v in fields.items()
            if v and k != "origin" and (k in WORDS or not isinstance(v, str | bool))
        }
    if isinstance(value, dict):
        return {key: _shape(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_shape(entry) for entry in value]
    return value
