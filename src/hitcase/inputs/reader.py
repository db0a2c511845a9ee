"""Client files: YAML events → plain values with a line for every path, and a scalar saved in its place."""

from __future__ import annotations

import math
import pathlib
import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, NoReturn

import yaml

from hitcase.inputs.problems import ParamError, Path, Problem, dotted
from hitcase.inputs.written import DOTTED

Yaml = Any  # events and what hangs on them: the stubs call a mark optional, libyaml always gives it
MAX_BYTES, MAX_DEPTH, MAX_PROBLEMS = 1_000_000, 12, 50
# No editor shows these; and U+0085, U+2028, U+2029 break lines for libyaml alone, so later lines would be wrong.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
WORDS |= {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}
INTEGER = r"[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,249}"  # beyond, no float holds it and str() may refuse
FLOAT = r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*|(?=[eE])))([eE][-+]?[0-9]+)?"
KINDS = {"*": "aliases", "&": "anchors", "!": "tags"}
HINTS = {  # part of libyaml's sentence: ours
    "tab character": "a tab stands in the indentation. Indent with spaces.",
    "end of stream": "the quote that opens here is never closed. Close it.",
    "expected ':'": "no colon follows this name. Write name: value.",
    "mapping values": "a colon stands where none can. Check the indentation, or put the text in quotes.",
    "start any token": "text cannot begin with this character. Put it in quotes.",
    "": "this does not fit the lines above. Check indentation, brackets and quotes.",
}


@dataclass(frozen=True)
class YamlDocument:
    """A client file as read: values, the line of every path (from 1), start and end of every scalar in the text."""

    name: str
    text: str
    data: dict[str, Any] = field(default_factory=dict)
    lines: dict[Path, int] = field(default_factory=dict)
    spans: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        r"""Line of the path, or of the nearest thing above it that the file has; 0 if there is none.

        >>> read_text("roles:\n  analyst: {fte: 3}", "x.yaml").line(("roles", "analyst", "salary"))
        2
        """
        upwards = (path[:end] for end in range(len(path), 0, -1))
        return next((self.lines[above] for above in upwards if above in self.lines), 0)


def read(path: pathlib.Path, name: str | None = None) -> YamlDocument:
    """The client file at path; ``name`` is what messages call it, the path if None.

    Raises: ParamError for a file that cannot be opened, has more than 1 MB or is not UTF-8, and as `read_text`.
    """
    name = str(path) if name is None else name
    try:
        if (size := path.stat().st_size) > MAX_BYTES:
            _refuse(name, 0, f"the file has {size:,} bytes, more than {MAX_BYTES:,}. Keep only inputs in it.")
        return read_text(path.read_bytes().decode(), name)
    except OSError as error:
        _refuse(name, 0, f"cannot be opened: {error.strerror}. Check its name and your access to it.")
    except UnicodeDecodeError as error:
        raw, position = error.object, error.start
        _refuse(
            name,
            raw.count(b"\n", 0, position) + 1,
            f"byte {position + 1:,} (0x{raw[position]:02x}) is not UTF-8. Save as UTF-8.",
        )


def read_text(text: str, name: str) -> YamlDocument:
    r"""The client file with this text, by the rules of YAML 1.2 core: quotes make text, NO is text, 012 is 12.

    Raises: ParamError with all double keys, anchors, aliases and tags (the first 50); at once for what stops reading:
    invalid YAML, depth above 12, a second document, no values at all, a list as a key, control characters.

    >>> read_text("active: true\nhours: 012\nregion: NO", "x.yaml").data
    {'active': True, 'hours': 12, 'region': 'NO'}
    """
    reading = _Reading(
        YamlDocument(name, text), body := text.removeprefix("\ufeff")
    )  # libyaml does not count this mark
    if odd := FORBIDDEN.search(body) or re.search(
        r"(?<![^\r\n])%", body
    ):  # for many lines of %TAG libyaml takes seconds
        what = "a line that begins with %" if odd[0] == "%" else f"the character {odd[0]!a}"
        _refuse(name, body.count("\n", 0, odd.start()) + 1, f"{what} is not allowed here. Delete it.")
    try:
        reading.run(yaml.parse(body, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        reading.explain(error)
    if reading.problems:
        raise ParamError(reading.problems)
    return reading.document


def save_scalar(text: str, document: YamlDocument, path: Path, new: str) -> str:
    """The text with ``new``, one value as valid YAML, in place of the scalar at path; all else stays as it is.

    Raises: ParamError if the document was not read from this text, the path has no scalar, or ``new`` is not one value.

    >>> save_scalar("hours: 38  # a week", read_text("hours: 38  # a week", "x.yaml"), ("hours",), "40")
    'hours: 40  # a week'
    """
    name, line = document.name, document.line(path)
    if text != document.text:
        _refuse(name, line, "the file has changed since it was read. Read it again, then save.", path)
    if path not in document.spans:
        _refuse(name, line, "no single value stands here. Name one that the file has.", path)
    start, end = document.spans[path]
    gap = " " if start == end and text[start - 1] in ":-" else ""  # "salary:" without a value
    saved = text[:start] + gap + new + text[end:]
    if (after := read_text(saved, name).spans).keys() != document.spans.keys() or saved[slice(*after[path])] != new:
        _refuse(name, line, f"{new[:40]!r} is not one value here. Put text in quotes.", path)
    return saved


def _refuse(name: str, line: int, message: str, path: Path = ()) -> NoReturn:
    raise ParamError([Problem(name, line, dotted(path), message)])


def _core(text: str) -> str | float | bool | None:
    if DOTTED.fullmatch(text):  # 84000 or 84.0: only its unit can tell, so it stays as written
        return text
    if re.fullmatch(INTEGER, text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    return float(text) if re.fullmatch(FLOAT, text) and math.isfinite(float(text)) else WORDS.get(text, text)


@dataclass
class _Reading:
    """One pass over the events; open levels stand on a list of their own, so that no file makes Python recurse."""

    document: YamlDocument
    body: str
    levels: list[tuple[Path, Any]] = field(default_factory=list)
    key: str | None = None  # the name that waits for its value
    problems: list[Problem] = field(default_factory=list)

    def run(self, events: Yaml) -> None:
        *_, root = islice(events, 3)  # the stream's start, the document's, the top level
        self.check(root, root.start_mark)
        if not isinstance(root, yaml.MappingStartEvent):
            empty = isinstance(root, yaml.StreamEndEvent) or getattr(root, "value", None) == ""
            what = "the file has no values" if empty else "the top level has no names"
            self.add_problem(root.start_mark, f"{what}. Write lines of the form name: value.", last=True)
        self.levels.append(((), self.document.data))
        for event in events:
            self.check(event, event.start_mark)
            if isinstance(event, yaml.CollectionEndEvent):
                self.levels.pop()
            elif isinstance(event, yaml.NodeEvent):
                naming = self.key is None and isinstance(self.levels[-1][1], dict)
                (self.name if naming else self.value)(event, event.start_mark)

    def check(self, event: Yaml, mark: Yaml) -> None:
        if isinstance(event, yaml.DocumentStartEvent):
            self.add_problem(mark, "a second document begins here. Keep one in a file.", last=True)
        if isinstance(event, yaml.CollectionStartEvent) and len(self.levels) == MAX_DEPTH:
            self.add_problem(mark, f"deeper than {MAX_DEPTH} levels. Check indentation and brackets.", last=True)
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            word = re.split(r"[\s,\[\]{}]", self.body[mark.index :], maxsplit=1)[0]  # as written: !!int
            self.add_problem(
                mark, f"{KINDS[word[0]]} are not allowed in client files ({word:.40}). Write the value out."
            )
        if odd := FORBIDDEN.search(getattr(event, "value", "")):  # written as an escape, "\0"
            self.add_problem(mark, f"the character {odd[0]!a} is not allowed here. Delete it.")

    def name(self, event: Yaml, mark: Yaml) -> None:
        (path, values), name = self.levels[-1], getattr(event, "value", "")
        if not name or "\n" in name:
            self.add_problem(mark, "this key is not plain text. Write a name and a colon.", last=True)
        if name in values:
            self.add_problem(
                mark, f"{name:.40} stands twice, here and in line {self.document.lines[*path, name]}. Keep one."
            )
        self.key, self.document.lines[*path, name] = name, mark.line + 1

    def value(self, event: Yaml, mark: Yaml) -> None:
        path, values, end = self.current_path(), self.levels[-1][1], event.end_mark.index
        value: Yaml = {} if isinstance(event, yaml.MappingStartEvent) else []
        if isinstance(event, yaml.ScalarEvent):
            value = _core(event.value) if event.implicit[0] else event.value
            ink = self.body[mark.index : end].rstrip(" \t\r\n")  # to libyaml a block ends where the next line starts
            start = mark.index + len(self.document.text) - len(self.body)
            self.document.spans[path] = (start, start + len(ink))
        elif isinstance(event, yaml.CollectionStartEvent):
            self.levels.append((path, value))
        self.document.lines.setdefault(path, mark.line + 1)
        values.append(value) if isinstance(values, list) else values.update({self.key: value})
        self.key = None

    def current_path(self) -> Path:
        path, values = self.levels[-1] if self.levels else ((), None)
        step = len(values) if isinstance(values, list) else self.key
        return path if step is None else (*path, step)

    def add_problem(self, mark: Yaml, message: str, *, last: bool = False) -> None:
        self.problems.append(Problem(self.document.name, mark.line + 1, dotted(self.current_path()), message))
        if last or len(self.problems) == MAX_PROBLEMS:
            raise ParamError(self.problems)

    def explain(self, error: Yaml) -> None:
        words, mark = str(error.problem), error.problem_mark
        if "end of stream" in words or "expected ':'" in words:
            mark = error.context_mark  # where it begins; libyaml stops further down
        tab = self.body.startswith("\t", mark.index)
        hint = next(ours for theirs, ours in HINTS.items() if theirs in ("tab character" if tab else words))
        self.add_problem(mark, f"{hint} (YAML: {words}.)", last=True)


TAIL = re.compile(r"\d{3}(\.\d+)?")
TIGHT = re.compile(r"\d,\d{3}")
HEAD = re.compile(r"[-+]?\d{1,3}")


def cut_in_braces(key: str, beside: dict[str, Any]) -> str:
    """The sentence for a key that is the end of a number, "" for any other key.

    >>> cut_in_braces("000", {"base": 84, "000": None})
    '84,000 is cut at its comma, as everything is inside braces. Write 84000.'
    """
    keys = list(beside)
    if not TAIL.fullmatch(key) or beside.get(key) is not None or key == keys[0]:
        return ""
    before = beside[keys[keys.index(key) - 1]]
    sentence = f"{before},{key} is cut at its comma, as everything is inside braces."
    return (
        f"{sentence} Write {before}{key}."
        if type(before) is int
        else f"{sentence} Write it without commas, or in quotes."
    )


def text_cut_in_braces(key: str, beside: dict[str, Any]) -> str:
    """A hint for an unknown key without a value that may be the end of the text before it, else "".

    >>> text_cut_in_braces("June", {"base": 3, "origin": "HR", "June": None})
    ' If it belongs to origin, put that text in quotes: a comma ends it inside braces.'
    """
    keys = list(beside)
    before = keys[keys.index(key) - 1] if key != keys[0] else ""
    cut = beside[key] is None and isinstance(beside.get(before), str)
    return f" If it belongs to {before}, put that text in quotes: a comma ends it inside braces." if cut else ""


def cut_in_brackets(document: YamlDocument) -> list[Problem]:
    """A problem for every number that a list has in two entries: ``[30,000, 0]``.

    >>> from hitcase.inputs.reader import read_text
    >>> [str(problem) for problem in cut_in_brackets(read_text("other_cost: [30,000, 0]", "x.yaml"))][0][:44]
    'x.yaml:1: other_cost[0]: 30,000 is cut at it'
    """
    if not TIGHT.search(document.text):  # most files
        return []
    cut = {path for path in document.spans if _is_tail(path, document)}
    return [_cut_problem(path, cut, document) for path in document.spans if path not in cut and _next(path) in cut]


def _next(path: Path, distance: int = 1) -> Path:
    last = path[-1] if path else ""
    return (*path[:-1], last + distance) if isinstance(last, int) else ()


def _is_tail(path: Path, document: YamlDocument) -> bool:
    before = _next(path, -1)
    if before not in document.spans:
        return False
    (head, comma), (start, end) = document.spans[before], document.spans[path]
    text = document.text
    return text[comma:start] == "," and bool(HEAD.fullmatch(text[head:comma]) and TAIL.fullmatch(text[start:end]))


def _cut_problem(path: Path, cut: set[Path], document: YamlDocument) -> Problem:
    last = _next(path)
    while _next(last) in cut:
        last = _next(last)
    number = document.text[document.spans[path][0] : document.spans[last][1]]
    sentence = f"{number} is cut at its comma, as everything is inside brackets."
    hint = f"Write {number.replace(',', '')}; for several values, write a space after each comma."
    return Problem(document.name, document.line(path), dotted(path), f"{sentence} {hint}")
