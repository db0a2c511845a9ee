"""`open_case`: a client file, with the firm's own values (`_firm.yaml`) under it, as a checked case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.checks import check
from hitcase.inputs.messages import STAND_INS, Where, checked, problems_of
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import ParamError, Path, Problem
from hitcase.inputs.reader import Document, cut_in_brackets, read
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import ENDS
from hitcase.inputs.tree import Builder, complete

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


__all__ = ["FIRM", "STEM", "Case", "case_of", "client_files", "located", "open_case"]
Reading = Callable[[File, str], Document | None]
STEM = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


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

    Raises: ParamError with every problem of the file, and of the firm's file that lies beside it.

    >>> open_case("params/lakeside.yaml").file.client
    'Lakeside Health'
    """
    named = str(path)
    if "\0" in named or not STEM.fullmatch(File(path).stem):
        told = (
            "a client file is named with a–z, 0–9 and hyphens, at most 60. Rename it: it names the folder of documents."
        )
        raise ParamError([Problem(named, 0, "", told)])
    found, unread = located(path), list[Problem]()
    firm, document = (_tried(reading, found, named, unread) for reading in (firm_of, read))
    apart = [*unread, *(problems_in(firm) if firm else ()), *(cut_in_brackets(document) if document else ())]
    if document is None:
        raise ParamError(apart)
    data, where = laid_under(document, firm)
    if unread:  # what rests on the firm's values cannot be judged
        raise ParamError([*apart, *checked(data, where)[1]])
    return _case(found, named, data, where, apart)


def case_of(document: Document, firm: Document | None, path: File) -> Case:
    """The case of a client file's values, as read or changed since, with the firm's own under them.

    Raises: ParamError with every problem of them.
    """
    return _case(path, document.name, *laid_under(document, firm))


def _tried(reading: Reading, path: File, named: str, unread: list[Problem]) -> Document | None:
    try:
        return reading(path, named)
    except ParamError as error:
        unread += error.problems
        return None


def _case(path: File, named: str, data: dict[str, Any], where: Where, found: Iterable[Problem] = ()) -> Case:
    file, problems, waiting = checked(data, where)
    builder = Builder(file, where, tuple(waiting))
    try:
        tree = builder.section(file, (), "")
        check(file, tree, builder.problem)
    except ParamError:
        pass  # so many problems that the rest can wait
    problems = list(dict.fromkeys([*found, *problems, *builder.problems]))
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
    return next((found for found in candidates if os.path.exists(found)), given)  # noqa: PTH110 never raises


def client_files(path: File) -> list[File]:
    """The client files that a path names: itself, or a folder's, in order; names with a leading _ are no clients."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.yaml"))
    return [file for file in files if not file.name.startswith("_") and ".backup-" not in file.name]
