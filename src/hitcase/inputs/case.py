"""`open_case`: a client file, with the firm's own values (`_firm.yaml`) under it, as a checked case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path as File
from typing import Any

from hitcase.inputs.builder import Builder
from hitcase.inputs.changes import Figure, changed
from hitcase.inputs.checks import check
from hitcase.inputs.firm import firm_of, merge_firm, problems_in
from hitcase.inputs.messages import check_structure
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.plausible import check_plausible
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.read_only import read_only
from hitcase.inputs.reader import YamlDocument, cut_in_brackets, read
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.together import one_outcome
from hitcase.inputs.tree import complete
from hitcase.inputs.tried import tried_alone, tried_figure, with_split
from hitcase.inputs.typed import numbers_of

Checks = tuple[Callable[[ClientFile, Record, Callable[..., None]], None], ...]
OF_PEOPLE = (check, check_plausible)  # what is asked of a file that somebody wrote
Reading = Callable[[File, str], YamlDocument | None]
STEM = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True)
class Case:
    """A checked client file; it stays as it is, `with_values` gives another.

    name: the file's stem, which names the pack. path: the file; label: as the user wrote it.
    file: its words and choices. tree: its numbers as Params, in the
    model's form. data: the file as used, the firm's values included, plain. notes: what is odd but kept.
    left_out: section → why it could not be computed; given: every number by its path, those of left-out sections too.
    document, firm: the values of the two files. alone: numbers whose range was taken away; the draws of all others stay
    what they were. asked: what else is asked of the case than of the file by itself, and again of other values.
    """

    name: str
    path: File
    label: str
    file: ClientFile
    tree: Record
    data: dict[str, Any]
    notes: tuple[Problem, ...]
    left_out: dict[str, str]
    given: dict[str, Param]
    document: YamlDocument
    firm: YamlDocument | None
    alone: frozenset[str] = frozenset()
    asked: tuple[Callable[[Case], list[Problem]], ...] = ()

    @cached_property
    def params(self) -> dict[str, Param]:
        """Every number by its path."""
        return read_only(params_of(self.tree))  # type: ignore[no-any-return]

    @cached_property
    def outcomes(self) -> dict[str, tuple[str, ...]]:
        """Figures that are one outcome with others: path → all of them, the first of the file first."""
        first = one_outcome(self.params, self.file.together)
        members = {start: tuple(path for path, own in first.items() if own == start) for start in set(first.values())}
        return {path: members[start] for path, start in first.items()}

    def with_values(self, values: Mapping[str, float | str], *, keep_ranges: bool = False) -> Case:
        """Another case, with other numbers at some paths, checked as a client file with them is.

        Shares of the IT budget that are not among them follow, so that the three still add to 1.

        Args:
            values: path → number, also as a file has it: "19 %", "14*1880".
            keep_ranges: without, a given number stands alone: it is certain, and its range goes. With, its range
                stays; one that does not hold the number is widened up to it, and one that follows from the number's
                origin goes along.

        Raises: ParamError with every problem, for an unknown path with the near match.

        >>> case, rate = open_case("params/lakeside.yaml"), "roles.analyst.turnover_rate"
        >>> for keep in (True, False):
        ...     found = case.with_values({rate: "17 %"}, keep_ranges=keep).params[rate]
        ...     found.low, found.base, found.high
        (0.06, 0.17, 0.17)
        (None, 0.17, None)
        """
        numbers = numbers_of(values, self.params, self.data, self.document)
        alone = frozenset() if keep_ranges else frozenset(numbers)
        figures = {path: self._figure(path, number, keep_ranges=keep_ranges) for path, number in numbers.items()}
        data, _ = changed(self.document.data, self.params, with_split(self.params, figures), alone)
        case = case_of(replace(self.document, data=data), self.firm, self.path)
        ranged = {path for path in alone if self.params[path].low is not None}
        case = replace(case, alone=self.alone | ranged, asked=self.asked)
        if problems := [problem for ask in self.asked for problem in ask(case)]:
            raise ParamError(problems)
        return case

    def _figure(self, path: str, number: float, *, keep_ranges: bool) -> Figure:
        param = self.params[path]
        if keep_ranges:
            return tried_figure(param, {"base": number})
        return tried_alone(param, number, shaped=path in self.file.shapes)


def open_case(path: str | File) -> Case:
    """The case of a client file; a relative path is looked up from the working folder, then from its parents.

    Raises: ParamError with every problem of the file, and of the firm's file that lies beside it.

    >>> open_case("params/lakeside.yaml").file.client
    'Lakeside Health'
    """
    label = str(path)
    if "\0" in label or not STEM.fullmatch(File(path).stem):
        sentence = (
            "a client file is named with a–z, 0–9 and hyphens, at most 60. Rename it: it names the folder of documents."
        )
        raise ParamError([Problem(label, 0, "", sentence)])
    file, unreadable = locate(path), list[Problem]()
    firm, document = (_read_or_note(reading, file, label, unreadable) for reading in (firm_of, read))
    problems = [*unreadable, *(problems_in(firm) if firm else ()), *(cut_in_brackets(document) if document else ())]
    if document is None:
        raise ParamError(problems)
    if unreadable:  # what rests on the firm's values cannot be judged
        raise ParamError([*problems, *check_structure(*merge_firm(document, firm)[:2])[1]])
    return case_of(document, firm, file, problems)


def _read_or_note(reading: Reading, path: File, label: str, problems: list[Problem]) -> YamlDocument | None:
    try:
        return reading(path, label)
    except ParamError as error:
        problems += error.problems
        return None


def case_of(
    document: YamlDocument,
    firm: YamlDocument | None,
    path: File,
    was: Iterable[Problem] = (),
    checks: Checks = OF_PEOPLE,
) -> Case:
    """The case of a client file's values, as read or changed since, with the firm's own under them.

    Args:
        was: problems that are known. checks: what is asked of the values; of a file that somebody wrote also whether
            it can be meant.

    Raises: ParamError with every problem of them.
    """
    data, where, notes = merge_firm(document, firm)
    file, problems, waiting = check_structure(data, where)
    builder = Builder(file, where, tuple(waiting))
    tree = Record()
    with suppress(ParamError):  # so many problems that the rest can wait
        tree = builder.section(file, (), "")
        _judge(file, tree, builder, checks)
    if problems := list(dict.fromkeys([*was, *problems, *builder.problems])):
        raise ParamError(sorted(problems, key=lambda p: (p.file, p.line)))
    given, left_out = read_only(params_of(tree)), read_only(complete(tree))
    said, name = (*notes, *builder.notes), document.name
    return Case(path.stem, path, name, file, tree, read_only(data), said, left_out, given, document, firm)


def _judge(file: ClientFile, tree: Record, builder: Builder, checks: Checks) -> None:
    builder.tell_unpriced()
    builder.tell_no_country()
    for each in checks:
        each(file, tree, builder.problem)


def locate(path: str | File) -> File:
    """The file itself; a relative path is looked up from the working folder, then from its parents."""
    file = File(path)
    if file.is_absolute():
        return file
    candidates = [folder / file for folder in (File.cwd(), *File.cwd().parents)]
    return next((candidate for candidate in candidates if os.path.exists(candidate)), file)  # noqa: PTH110 never raises


def client_files(path: File) -> list[File]:
    """The client files that a path names: itself, or a folder's, in order; names with a leading _ are no clients."""
    if not path.is_dir():
        return [path]
    files = sorted(path.glob("*.yaml"))
    return [file for file in files if not file.name.startswith("_") and ".backup-" not in file.name]
