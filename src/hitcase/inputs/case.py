"""`open_case`: a client file, with the firm's own values (`_firm.yaml`) under it, as a checked case."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as File
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.builder import Builder
from hitcase.inputs.checks import check
from hitcase.inputs.keys import number_at
from hitcase.inputs.messages import STAND_INS, Where, check_structure, problems_of
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.plausible import check_plausible
from hitcase.inputs.problems import ParamError, Path, Problem, dotted
from hitcase.inputs.reader import YamlDocument, cut_in_brackets, read
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import ENDS
from hitcase.inputs.together import one_outcome
from hitcase.inputs.tree import complete

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


__all__ = ["FIRM_FILE", "STEM", "Case", "case_of", "client_files", "locate", "open_case"]
Data = dict[str, Any]
Checks = tuple[Callable[[ClientFile, Record, Callable[..., None]], None], ...]
OF_PEOPLE = (check, check_plausible)  # what is asked of a file that somebody wrote
Reading = Callable[[File, str], YamlDocument | None]
STEM = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")


@dataclass(frozen=True)
class Case:
    """A checked client file.

    name: the file's stem, which names the pack. path: the file; label: as the user wrote it.
    file: its words and choices. tree: its numbers as Params, in the
    model's form. data: the file as used, the firm's values included, plain. notes: what is odd but kept.
    left_out: section → why it could not be computed; given: every number by its path, those of left-out sections too.
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

    @cached_property
    def params(self) -> dict[str, Param]:
        """Every number by its path."""
        return params_of(self.tree)

    @cached_property
    def outcomes(self) -> dict[str, tuple[str, ...]]:
        """Figures that are one outcome with others: path → all of them, the first of the file first."""
        first = one_outcome(self.params, self.file.together)
        members = {start: tuple(path for path, own in first.items() if own == start) for start in set(first.values())}
        return {path: members[start] for path, start in first.items()}


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
    data, where, notes = merge_firm(document, firm)
    if unreadable:  # what rests on the firm's values cannot be judged
        raise ParamError([*problems, *check_structure(data, where)[1]])
    return _case(file, label, data, where, notes, problems, checks=OF_PEOPLE)


def case_of(document: YamlDocument, firm: YamlDocument | None, path: File) -> Case:
    """The case of a client file's values, as read or changed since, with the firm's own under them.

    Raises: ParamError with every problem of them.
    """
    return _case(path, document.name, *merge_firm(document, firm), checks=OF_PEOPLE)


def _read_or_note(reading: Reading, path: File, label: str, problems: list[Problem]) -> YamlDocument | None:
    try:
        return reading(path, label)
    except ParamError as error:
        problems += error.problems
        return None


Problems = Iterable[Problem]


def _case(
    path: File,
    label: str,
    data: Data,
    where: Where,
    notes: Problems = (),
    was: Problems = (),
    checks: Checks = (check,),
) -> Case:
    """The case of values. checks: what is asked of them; of a file that somebody wrote also whether it can be meant."""
    file, problems, waiting = check_structure(data, where)
    builder = Builder(file, where, tuple(waiting))
    tree = Record()
    with suppress(ParamError):  # so many problems that the rest can wait
        tree = builder.section(file, (), "")
        _judge(file, tree, builder, checks)
    problems = list(dict.fromkeys([*was, *problems, *builder.problems]))
    if problems:
        raise ParamError(sorted(problems, key=lambda p: (p.file, p.line)))
    given, left_out = params_of(tree), complete(tree)
    return Case(path.stem, path, label, file, tree, data, (*notes, *builder.notes), left_out, given)


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
