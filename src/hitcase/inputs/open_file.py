"""A client file that is open: its text, its case, the case that other numbers give, and what is typed for a number."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from pydantic_core import PydanticCustomError

from hitcase.inputs import reader
from hitcase.inputs.case import Case, case_of, firm_of, locate, open_case
from hitcase.inputs.changes import Edit, Figure, changed
from hitcase.inputs.keys import number_at
from hitcase.inputs.problems import ParamError, Problem, near, steps
from hitcase.inputs.quantity import CONTROL, Spec, number_error, number_in, quoted, refuse_range
from hitcase.inputs.reader import YamlDocument, read
from hitcase.inputs.sections import long_form
from hitcase.inputs.written import DOTTED, in_digits, readings, unmistakable

NUMBER = re.compile(r"((?:[1-9]\d{0,2}(?:[,_]\d{3})+|\d+)(?:\.\d*)?|\.\d+)(\s*%)?")
SUM = re.compile(r"[\s\d.,_%()+*/-]*\d[\s\d.,_%()+*/-]*")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LOOSE = re.compile(r"[-+]\s*[\d.,_]+\s*%|%\s*[-+]")
TIMES = re.compile(r"([\d)%])\s*[x×·]\s*([\d(])")
LONGEST = 100  # characters of a sum
ACTS: dict[type[ast.AST], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def typed_number(text: str | float, spec: Spec) -> float:
    """The number that was typed, within the bounds of the schema.

    A sum has numbers, ``+ - * /`` and parentheses. ``%`` in it is a hundredth, and is refused where a part of the sum
    would be taken for a part of the whole: 198500 - 5 % of money.

    Raises: PydanticCustomError with the sentence that `load` would say of such a number in a file.

    >>> hours = Spec("hours bought a year", "hours a year", 0, None, "uncertain", "one", None)
    >>> typed_number("14*1880", hours), typed_number("1,234.5", hours)
    (26320.0, 1234.5)
    """
    if not isinstance(text, str):
        return number_in(text, spec)
    text = text.replace("−", "-").strip()  # as our own pages write it
    times = TIMES.sub(r"\1 * \2", text) if not text.startswith("0x") else text
    if not _is_sum(times):
        return number_in(text, spec)
    refuse_range(text, spec)
    return number_in(_sum(times, spec), spec)


def _is_sum(text: str) -> bool:
    if len(text) > LONGEST or not SUM.fullmatch(text) or DAY.fullmatch(text):
        return False
    return bool(re.search(r"[*/()]|[\d.%]\s*[-+]", text))


def _sum(text: str, spec: Spec) -> float:
    if LOOSE.search(text) and not spec.takes_percent:
        raise number_error(f"{text} could mean two things ({spec.meaning}). Enter a product, such as 200 * 95 %.")
    number = _result(text, spec)
    for dotted in NUMBER.finditer(text):
        if DOTTED.fullmatch(dotted[1]):
            _check_dotted(text, dotted, spec)
    return number


def _result(text: str, spec: Spec) -> float:
    bare = NUMBER.sub(_plain, text)
    try:
        return round(_value(ast.parse(bare.strip(), mode="eval").body), 12)
    except ZeroDivisionError:
        raise number_error(f"{text} divides by 0 ({spec.meaning}). Enter another sum.") from None
    except (SyntaxError, ValueError):
        sentence = f"{quoted(text)} is not a number or sum ({spec.meaning})."
        raise number_error(f"{sentence} Enter a number such as 84000, or a sum such as 14 * 1880.") from None


def _check_dotted(text: str, dotted: re.Match[str], spec: Spec) -> None:
    """Refuse 1.880 in a sum where it could be 1880 just as well."""
    thousands, decimals = readings(dotted[1])
    other = f"{text[: dotted.start(1)]}{in_digits(thousands)}{text[dotted.end(1) :]}"
    low, high = spec.bounds
    if low <= _result(other, spec) <= high:
        either = f"{in_digits(thousands)} or {unmistakable(in_digits(decimals, decimals=True), thousands_fit=True)}"
        raise number_error(f"{dotted[1]} in {text} can be read as {either} ({spec.meaning}). Enter {either}.")


def _plain(match: re.Match[str]) -> str:
    number = repr(float(match[1].replace(",", "").replace("_", "")))
    return f"({number}/100)" if match[2] else f" {number} "


def _value(node: ast.AST) -> float:
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_value(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in ACTS:
        return ACTS[type(node.op)](_value(node.left), _value(node.right))
    raise ValueError(type(node).__name__)


@dataclass(frozen=True)
class OpenFile:
    """A client file as it was when it was opened; label: as the user wrote it."""

    path: Path
    label: str
    document: YamlDocument
    firm: YamlDocument | None
    case: Case

    @property
    def fingerprint(self) -> str:
        """The hash of its text: another one means that somebody changed the file."""
        return sha256(self.document.text.encode()).hexdigest()

    @property
    def firm_fingerprint(self) -> str:
        """The same of the firm's file beside it; "none" where there is none."""
        return sha256(self.firm.text.encode()).hexdigest() if self.firm else "none"

    def with_figures(self, figures: Mapping[str, Figure]) -> tuple[Case, list[Edit]]:
        """The case that the file would give with other numbers written in, and the edits that write them.

        Raises: ParamError for a path that the case does not have, and for all that `load` refuses but over-allocation.

        >>> file = open_file("params/lakeside.yaml")
        >>> file.with_figures({"wage_growth": Figure(0.03, 0.028, 0.039)})[0].params["wage_growth"].base
        0.03
        """
        for path in figures:
            self.check_path(path)
        data, edits = changed(self.document.data, self.case.params, figures)
        return case_of(replace(self.document, data=data), self.firm, self.path), edits

    def check_path(self, path: str) -> str:
        """The path itself if it is a number's of the case; else refused with the near match."""
        if path not in self.case.params:
            hint = near(path, self.case.params) or " Write its path, such as roles.analyst.salary."
            self.refuse("", f"there is no parameter {path[:60]}.{hint}")
        return path

    def number(self, path: str, text: str | float, spec: Spec | None = None) -> float:
        """The number that was typed for a parameter, or beside it if a spec says so; refused as in a file.

        >>> open_file("params/lakeside.yaml").number("roles.analyst.turnover_rate", "9.4 %")
        0.094
        """
        self.check_path(path)
        return self.new_number(path, text, spec or number_at(steps(path), self.case.data)[1])

    def new_number(self, path: str, text: str | float, spec: Spec) -> float:
        """The number that was typed, of a parameter that need not be there yet."""
        try:
            return typed_number(text, spec)
        except PydanticCustomError as error:
            self.refuse(path, error.message())

    def check_range(self, path: str, ends: Mapping[str, float], spec: Spec | None = None) -> None:
        """Refuse a range {low, base, high} that a client file could not have; with a spec, also of a new parameter."""
        spec = spec or number_at(steps(path), self.case.data)[1]
        _, errors = long_form(dict(ends), spec._replace(form="one"))
        if errors and isinstance(error := errors[0]["type"], PydanticCustomError):
            self.refuse(path, error.message())

    def one_line(self, path: str, text: str, what: str = "") -> str:
        """A text on one line, as the journal keeps it; ``what`` is asked for where it is empty."""
        if CONTROL.search(text) or reader.FORBIDDEN.search(text):  # what no file may hold could not be saved
            self.refuse(path, "holds a control character. Write plain text on one line.")
        if what and not text.strip():
            self.refuse(path, f"{what} is missing. Write it in a few words.")
        return text.strip()

    def refuse(self, path: str, message: str) -> NoReturn:
        """Raise a ParamError with one problem, at the line of the path."""
        raise ParamError([Problem(self.label, self.document.line(steps(path)) if path else 0, path, message)])


def open_file(path: str | Path) -> OpenFile:
    """Open a client file; a relative path is looked up from the working folder, then from its parents.

    Raises: ParamError with every problem of the file.
    """
    case = open_case(path)
    file = locate(path).resolve()
    return OpenFile(file, str(path), read(file, str(path)), firm_of(file, str(path)), case)
