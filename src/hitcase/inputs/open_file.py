"""A client file that is open: its text, its case, the case that other numbers give, and what is typed for a number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from pydantic_core import PydanticCustomError

from hitcase.inputs import reader
from hitcase.inputs.case import Case, case_of, locate, open_case
from hitcase.inputs.changes import Edit, Figure, changed
from hitcase.inputs.keys import number_at
from hitcase.inputs.problems import ParamError, Problem, steps
from hitcase.inputs.quantity import CONTROL, Spec
from hitcase.inputs.reader import YamlDocument
from hitcase.inputs.sections import long_form
from hitcase.inputs.typed import typed_number, unknown


@dataclass(frozen=True)
class OpenFile:
    """A client file as it was when it was opened; label: as the user wrote it."""

    path: Path
    label: str
    case: Case

    @property
    def document(self) -> YamlDocument:
        """The file as it was read."""
        return self.case.document

    @property
    def firm(self) -> YamlDocument | None:
        """The firm's file beside it."""
        return self.case.firm

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
            self.refuse("", unknown(path, self.case.params))
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
    return OpenFile(locate(path).resolve(), str(path), case)
