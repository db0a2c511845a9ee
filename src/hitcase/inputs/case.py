"""`open_case`: a client file, with the firm's own values under it, as a checked case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any

from hitcase.inputs.checks import check
from hitcase.inputs.commas import cut_in_brackets
from hitcase.inputs.firm import FIRM, firm_of, laid_under, problems_in
from hitcase.inputs.messages import Where
from hitcase.inputs.options import complete
from hitcase.inputs.params import Param, params_of
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.pruning import checked
from hitcase.inputs.reader import Document, read
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.tree import Builder

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
