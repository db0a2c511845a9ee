"""The firm's own values, `_firm.yaml` beside its client files: they stand under every client's own."""

from __future__ import annotations

import os
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.long_form import ENDS
from hitcase.inputs.messages import Where, problems_of
from hitcase.inputs.problems import Path, Problem
from hitcase.inputs.pruning import STAND_INS
from hitcase.inputs.reader import Document, read
from hitcase.inputs.schema import ClientFile

FIRM = "_firm.yaml"
OWN = ("client", "as_of")  # what a firm's file cannot set for its clients
NAMED = ("roles", "contracts", "planned", "options")


def firm_of(path: File, named: str) -> Document | None:
    """The firm's values that lie beside a client file, if any; ``named`` is the client file as the user wrote it.

    A link to a client file stands for it: what lies beside the file itself counts.

    Raises: ParamError if the file can't be read.
    """
    beside = File(os.path.realpath(path)).with_name(FIRM)  # realpath never raises
    return read(beside, str(File(named).with_name(FIRM))) if os.path.isfile(beside) else None  # noqa: PTH113 never raises


def problems_in(firm: Document) -> list[Problem]:
    """What is wrong with the firm's file by itself: also with roles and options that this client does not have.

    Its numbers are checked where a client uses them.
    """
    found = [
        Problem(firm.name, firm.line((key,)), key, "belongs to a client, not to the firm. Take it out.")
        for key in OWN
        if key in firm.data
    ]
    try:
        ClientFile.model_validate({**firm.data, "client": "?", **{key: STAND_INS[key] for key in ("schema", "as_of")}})
    except ValidationError as error:
        found += problems_of(error, firm.data, lambda at: (firm.name, firm.line(at), True), ("missing", "number"))
    return found


def laid_under(document: Document, firm: Document | None) -> tuple[dict[str, Any], Where]:
    """The client's data with the firm's under it, and where each path of it stands."""
    lent = {key: value for key, value in firm.data.items() if key not in (*OWN, "schema")} if firm else {}
    data, lines = merged(document.data, lent)

    def where(at: Path) -> tuple[str, int, bool]:
        known = at
        while known and known not in document.lines and known not in lines:
            known = known[:-1]
        if firm and known in lines:
            return firm.name, firm.line(at), True
        return document.name, document.line(at), False

    return data, where


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
        if key in NAMED:
            if key in own:
                data[key], below = _named(own[key], value)
        elif key not in own and value is not None:
            data[key], below = value, {()}
        elif _mapping(own.get(key)) and _mapping(value):
            data[key], below = merged(own[key], value)
        paths |= {(key, *path) for path in below}
    return data, paths


def _mapping(value: Any) -> bool:
    return isinstance(value, dict) and not {*ENDS, "claim"} & value.keys()


def _named(own: Any, firm: Any) -> tuple[Any, set[Path]]:
    if not isinstance(own, dict) or not isinstance(firm, dict):
        return own, set()
    data, paths = dict(own), set[Path]()
    for name, value in firm.items():
        if isinstance(own.get(name), dict) and isinstance(value, dict):
            data[name], below = merged(own[name], value)
            paths |= {(name, *path) for path in below}
    return data, paths
