"""The firm's own values (`_firm.yaml`) under a client's: read, checked by themselves, and merged."""

from __future__ import annotations

import os
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.keys import number_at
from hitcase.inputs.messages import STAND_INS, Where, problems_of
from hitcase.inputs.problems import Path, Problem, dotted
from hitcase.inputs.reader import YamlDocument, read
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import ENDS

FIRM_FILE = "_firm.yaml"
OWN = ("client", "as_of")  # what a firm's file cannot set for its clients
OF_A_CURRENCY = ("currency", "country", "exchange_rates")  # nor, where their currency is another
COLLECTIONS = ("roles", "contracts", "planned", "options")


def firm_of(path: File, name: str) -> YamlDocument | None:
    """The firm's values that lie beside a client file, if any; ``name`` is the client file as the user wrote it.

    A link to a client file stands for it: what lies beside the file itself counts.

    Raises: ParamError if the file can't be read.
    """
    beside = File(os.path.realpath(path)).with_name(FIRM_FILE)  # realpath never raises
    return read(beside, str(File(name).with_name(FIRM_FILE))) if os.path.isfile(beside) else None  # noqa: PTH113 never raises


def problems_in(firm: YamlDocument) -> list[Problem]:
    """What is wrong with the firm's file by itself: also with roles and options that this client does not have.

    Its numbers are checked where a client uses them.
    """
    problems = [
        Problem(firm.name, firm.line((key,)), key, "belongs to a client, not to the firm. Take it out.")
        for key in OWN
        if key in firm.data
    ]
    try:
        ClientFile.model_validate({**firm.data, "client": "x", **{key: STAND_INS[key] for key in ("schema", "as_of")}})
    except ValidationError as error:
        problems += problems_of(
            error, firm.data, lambda path: (firm.name, firm.line(path), True), ("missing", "number", "band")
        )
    return problems


def merge_firm(document: YamlDocument, firm: YamlDocument | None) -> tuple[dict[str, Any], Where, list[Problem]]:
    """The client's data with the firm's under it, where each path of it stands, and what of the firm's stays out."""
    firm_values, notes = usable_values(document.data, firm) if firm else ({}, [])
    data, lines = merged(document.data, firm_values)

    def where(path: Path) -> tuple[str, int, bool]:
        nearest = path
        while nearest and nearest not in document.lines and nearest not in lines:
            nearest = nearest[:-1]
        if firm and nearest in lines:
            return firm.name, firm.line(path), True
        return document.name, document.line(path), False

    return data, where, notes


def usable_values(own: dict[str, Any], firm: YamlDocument) -> tuple[dict[str, Any], list[Problem]]:
    """The firm's values that count for a client, with a note on each that does not: money in another currency."""
    values = {key: value for key, value in firm.data.items() if key not in (*OWN, "schema")}
    currency = values.get("currency", "USD")
    if own.get("currency", currency) == currency:
        return values, []
    values, money = without_money({key: value for key, value in values.items() if key not in OF_A_CURRENCY})
    sentence = f"is in {currency}, so it is not used in a file in {own['currency']}. Enter the client's own figure."
    return values, [Problem(firm.name, firm.line(path), dotted(path), f"The firm's value {sentence}") for path in money]


def without_money(data: Any, path: Path = (), whole: Any = None) -> tuple[Any, list[Path]]:
    """The values of a file without its amounts of money, and the paths that those had.

    >>> without_money({"tm_bill_rate": 128, "roles": {"a": {"salary": 90_000, "fte": 3}}})
    ({'roles': {'a': {'fte': 3}}}, [('tm_bill_rate',), ('roles', 'a', 'salary')])
    """
    whole, money = data if whole is None else whole, list[Path]()
    kept: dict[Any, Any] = {}
    for step, value in enumerate(data) if isinstance(data, list) else data.items():
        unit = _unit((*path, step), whole)
        if unit.startswith("money"):
            money.append((*path, step))
        elif unit or not isinstance(value, list | dict):
            kept[step] = value
        else:
            kept[step], more = without_money(value, (*path, step), whole)
            money += more
    return list(kept.values()) if isinstance(data, list) else kept, money


def _unit(path: Path, data: Any) -> str:
    """The unit of the number that has this path, "" where there is none."""
    try:
        key, spec = number_at(path, data)
    except KeyError:
        return ""
    return spec.unit if key == path else ""


def merged(own: dict[str, Any], firm: dict[str, Any]) -> tuple[dict[str, Any], set[Path]]:
    """The client's data with the firm's under it, and the paths that are the firm's.

    A role, contract or option of the firm's file counts where the client has one of that name; a number is one thing,
    so a client's range is never mixed with the firm's.

    >>> merged({"roles": {"analyst": {"fte": 3}}}, {"horizon": 7, "roles": {"desk": {"fte": 1}}})
    ({'roles': {'analyst': {'fte': 3}}, 'horizon': 7}, {('horizon',)})
    """
    data, paths = dict(own), set[Path]()
    for key, value in firm.items():
        below: set[Path] = set()
        if key in COLLECTIONS:
            if key in own:
                data[key], below = _merged_entries(own[key], value)
        elif key not in own and value is not None:
            data[key], below = value, {()}
        elif _mapping(own.get(key)) and _mapping(value):
            data[key], below = merged(own[key], value)
        paths |= {(key, *path) for path in below}
    return data, paths


def _mapping(value: Any) -> bool:
    return isinstance(value, dict) and not {*ENDS, "claim"} & value.keys()


def _merged_entries(own: Any, firm: Any) -> tuple[Any, set[Path]]:
    if not isinstance(own, dict) or not isinstance(firm, dict):
        return own, set()
    data, paths = dict(own), set[Path]()
    for name, value in firm.items():
        if isinstance(own.get(name), dict) and isinstance(value, dict):
            data[name], below = merged(own[name], value)
            paths |= {(name, *path) for path in below}
    return data, paths
