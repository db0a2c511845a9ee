"""`open_case`: a client file, with the firm's own values under it, as a checked case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.checks import check
from hitcase.inputs.messages import problems_of, pruned
from hitcase.inputs.options import complete
from hitcase.inputs.params import Param, params_of
from hitcase.inputs.problems import ParamError, Path, Problem
from hitcase.inputs.reader import Document, read
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.tree import Builder

STEM = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
FIRM = "_firm.yaml"
OWN = ("client", "as_of", "schema")  # what a firm's file cannot set for its clients


@dataclass(frozen=True)
class Case:
    """A checked client file.

    name: the file's stem, which names the pack. path: the file; named: as the user wrote it.
    file: its words and choices. tree: its numbers as Params, in the
    model's form. data: the file as used, the firm's values included, plain. notes: what is odd but kept.
    left_out: section → why it could not be computed.
    """

    name: str
    path: File
    named: str
    file: ClientFile
    tree: Record
    data: dict[str, Any]
    notes: tuple[Problem, ...]
    left_out: dict[str, str]

    @cached_property
    def params(self) -> dict[str, Param]:
        """Every number by its path."""
        return params_of(self.tree)


def open_case(path: str | File) -> Case:
    """The case of a client file; a relative path is looked up from the working folder, then from its parents.

    Raises: ParamError with every problem of the file.

    >>> open_case("params/lakeside.yaml").file.client
    'Lakeside Health'
    """
    found = located(path)
    named = str(path)
    if not STEM.fullmatch(found.stem):
        told = (
            "a client file is named with a–z, 0–9 and hyphens, at most 60. Rename it: it names the folder of documents."
        )
        raise ParamError([Problem(named, 0, "", told)])
    document = read(found, named)
    firm = firm_of(found)
    data, from_firm = merged(document.data, firm.data if firm else {})

    def where(at: Path) -> tuple[str, int, bool]:
        known = at
        while known and known not in document.lines and known not in from_firm:
            known = known[:-1]
        if firm and known in from_firm:
            return firm.name, firm.line(at), True
        return named, document.line(at), False

    return _case(found, named, data, where)


def _case(path: File, named: str, data: dict[str, Any], where: Any) -> Case:
    problems: list[Problem] = []
    usable: Any = data
    for _ in range(3):  # what is wrong is taken out, so that the rest is still checked
        try:
            file = ClientFile.model_validate(usable)
            break
        except ValidationError as error:
            problems += [problem for problem in problems_of(error, usable, where) if problem not in problems]
            usable = pruned(usable, error)
    else:
        raise ParamError(problems)
    builder = Builder(file, where)
    tree = builder.section(file, (), "")
    check(file, tree, builder.problem)
    problems += builder.problems
    if problems:
        raise ParamError(sorted(problems, key=lambda p: (p.file, p.line)))
    left_out = complete(tree)
    return Case(path.stem, path, named, file, tree, data, tuple(builder.notes), left_out)


def located(path: str | File) -> File:
    """The file itself; a relative path is looked up from the working folder, then from its parents."""
    given = File(path)
    if given.is_absolute():
        return given
    candidates = [folder / given for folder in (File.cwd(), *File.cwd().parents)]
    return next((candidate for candidate in candidates if candidate.exists()), given)


def firm_of(path: File) -> Document | None:
    """The firm's own values that lie beside a client file, if any."""
    beside = path.with_name(FIRM)
    if not beside.is_file():
        return None
    document = read(beside, str(beside))
    own = [key for key in OWN if key in document.data and key != "schema"]
    if own:
        line = document.line((own[0],))
        raise ParamError([Problem(document.name, line, own[0], "belongs to a client, not to the firm. Take it out.")])
    return document


def merged(own: dict[str, Any], firm: dict[str, Any]) -> tuple[dict[str, Any], set[Path]]:
    """The client's data with the firm's under it, and the paths that are the firm's.

    A role, contract or option of the firm's file counts where the client has one of that name.

    >>> merged({"roles": {"analyst": {"fte": 3}}}, {"horizon": 7, "roles": {"desk": {"fte": 1}}})
    ({'roles': {'analyst': {'fte': 3}}, 'horizon': 7}, {('horizon',)})
    """
    data, paths = dict(own), set[Path]()
    for key, value in firm.items():
        if key in ("roles", "contracts", "planned", "options"):
            data[key], below = _named(own.get(key), value)
        elif key not in own:
            data[key], below = value, {()}
        elif isinstance(own[key], dict) and isinstance(value, dict) and not {"base", "claim"} & set(own[key]):
            data[key], below = merged(own[key], value)
        else:
            below = set()
        paths |= {(key, *path) for path in below}
    return {key: value for key, value in data.items() if value is not None or key in own}, paths


def _named(own: Any, firm: Any) -> tuple[Any, set[Path]]:
    if not isinstance(own, dict) or not isinstance(firm, dict):
        return own, set()
    shared = {name: value for name, value in firm.items() if isinstance(own.get(name), dict)}
    data, paths = dict(own), set[Path]()
    for name, value in shared.items():
        data[name], below = merged(own[name], value)
        paths |= {(name, *path) for path in below}
    return data, paths


def client_files(path: File) -> list[File]:
    """The client files that a path names: itself, or a folder's, in order; names with a leading _ are no clients."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.yaml"))
    return [file for file in files if not file.name.startswith("_") and ".backup-" not in file.name]
