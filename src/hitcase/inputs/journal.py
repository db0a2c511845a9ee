"""The journal of a workshop, ``x.journal.jsonl`` beside ``x.yaml``: what was changed, by whom, why; its ends."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from io import FileIO
from math import isfinite
from pathlib import Path as File
from typing import Any, NoReturn

from hitcase.inputs.params import Param
from hitcase.inputs.problems import ParamError, Problem, near
from hitcase.inputs.sections import ENDS

WORDS = {"day", "file", "result", "numbers"}
RESULT = {"answer", "best", "option", "line", "draws", "options"}
FIGURES = {"likely", "p10", "p50", "p90", "p_loss"}
NUMBER = {"low", "base", "high", "origin"}


def file_numbers(params: Mapping[str, Param]) -> dict[str, dict[str, Any]]:
    """The numbers that stand in the client's and the firm's file, each with its range and whose it is; none derived.

    >>> from hitcase.inputs.case import open_case
    >>> file_numbers(open_case("params/lakeside.yaml").params)["wage_growth"]["base"]
    0.033
    """
    return {path: _number_entry(param) for path, param in params.items() if param.line}


def _number_entry(param: Param) -> dict[str, Any]:
    low, high = (None, None) if param.by_origin else (param.low, param.high)
    entry = {"low": low, "base": param.base, "high": high, "origin": str(param.source)}
    return {key: value for key, value in entry.items() if value is not None}


def close_problem(new: Any) -> str:
    """What is wrong with that which a `close` keeps, "" if nothing is; journals of earlier days keep nothing.

    >>> close_problem(None), close_problem({"dya": "2026-10-14"})
    ('', 'unknown key dya in what close keeps. Did you mean day?')
    """
    if new is None:
        return ""
    if not isinstance(new, dict):
        return "close keeps no result here."
    if odd := new.keys() - WORDS:
        return f"unknown key {min(odd)[:60]} in what close keeps.{near(min(odd), WORDS)}"
    texts = all(isinstance(new.get(key), str) for key in ("day", "file"))
    return (
        ""
        if texts and _is_result(new.get("result")) and _is_numbers(new.get("numbers"))
        else "close keeps no result here."
    )


def _is_result(value: Any) -> bool:
    if not isinstance(value, dict) or value.keys() != RESULT or not isinstance(value["options"], dict):
        return False
    texts = all(isinstance(value[key], str) for key in ("answer", "best", "option", "line"))
    option_known = not value["option"] or value["option"] in value["options"]
    return texts and option_known and _is_number(value["draws"]) and all(map(_is_figures, value["options"].values()))


def _is_figures(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == FIGURES and all(map(_is_number, value.values()))


def _is_numbers(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_number_entry, value.values()))


def _is_number_entry(value: Any) -> bool:
    if not isinstance(value, dict) or not {"base", "origin"} <= value.keys() <= NUMBER:
        return False
    return isinstance(value["origin"], str) and all(_is_number(value[end]) for end in value.keys() - {"origin"})


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and isfinite(value)


NEEDED = {"add": "line", "opening": "result"}  # what new holds; of other kinds a number
SCHEMA = 1
KINDS = (
    "start",  # the file was opened; new: its hash and the firm's, {file, firm}
    "opening",  # new: the result on the screen as the meeting was opened, see `bottom_line`; older journals have none
    "try",
    "move_hours",
    "agree",
    "add",  # path: options.o.added.name; new: the line {class, amount, start_month, owner, origin}
    "drop",  # a line that is not in the file yet
    "park",
    "unpark",  # nobody waits for it any more
    "remark",
    "reset",  # back to what is agreed
    "withdraw",  # an agreement that is not in the file yet
    "undo",
    "redo",
    "scenario",  # new: path → number, the scenario of this name; without new, it is forgotten
    "switch",  # to the scenario of this name, or to none
    "save",  # new: the hash of the file as saved
    "close",  # new: the answer as it was and the numbers of the file, see `closed`; older journals have none
)


@dataclass(frozen=True)
class Event:
    """One thing that happened.

    kind: one of KINDS. at: when, as the clock outside says it. path: the number that it is about; name: the scenario.
    old, new: a number with its range, {low, base, high}; an agreed one as it will stand in the file. who: the role
    that said it, or that knows; why: its reason, or the text of a remark; by_when: until when.
    """

    kind: str
    at: str
    path: str = ""
    name: str = ""
    old: Any = None
    new: Any = None
    who: str = ""
    why: str = ""
    by_when: str = ""

    def line(self) -> str:
        """The event as a line of the journal.

        >>> Event("remark", "14:02", why="HR is not here").line()
        '{"schema": 1, "kind": "remark", "at": "14:02", "why": "HR is not here"}'
        """
        values = {key: value for key, value in asdict(self).items() if value not in ("", None)}
        return json.dumps({"schema": SCHEMA, **values}, ensure_ascii=False, allow_nan=False)


NAMES = tuple(field.name for field in fields(Event))
TEXTS = tuple(name for name in NAMES if name not in ("old", "new"))


class Journal:
    """The events of one client's workshops, in order; `add` is the only way in, and nothing goes out."""

    def __init__(self, path: File, label: str = "") -> None:
        """Read what there is; a last line that is cut off, by a process that was killed, does not count.

        Args:
            path: the journal's file, which need not exist. label: what messages call it.

        Raises: ParamError for any other line that is no event.
        """
        self.path, self.label = path, label or str(path)
        raw = path.read_bytes() if path.exists() else b""
        self.size, self.whole_size = len(raw), raw.rfind(b"\n") + 1  # bytes, and those of whole lines
        lines = raw[: self.whole_size].split(b"\n")[:-1]
        self.events = [self._event(line, number) for number, line in enumerate(lines, 1)]

    @property
    def cut_off(self) -> bool:
        """Whether there is a last line that does not count."""
        return self.size > self.whole_size

    def add(self, event: Event) -> None:
        """Write an event at the end, on disk before this returns; what was cut off there goes.

        Raises: ParamError if somebody else has written in it since; OSError where the disk takes nothing: the journal
            is as it was.
        """
        raw = (event.line() + "\n").encode()
        with self.path.open("ab", buffering=0) as out:
            if out.tell() != self.size:
                sentence = "another workshop has written here. Close one of the two, and open this one again."
                raise ParamError([Problem(self.label, 0, "", sentence)])
            out.truncate(self.whole_size)
            self.size = self.whole_size
            try:
                _write(out, raw)
            except OSError:  # the disk is full: what is half there must not count as somebody else's
                with suppress(OSError):
                    out.truncate(self.whole_size)
                raise
        self.size = self.whole_size = self.whole_size + len(raw)
        self.events.append(event)

    def _event(self, line: bytes, number: int) -> Event:
        try:
            event = json.loads(line, parse_constant=_no_number)
        except (ValueError, RecursionError):
            event = None
        if not isinstance(event, dict):
            self._refuse(number, "this line is no event.")
        if (schema := event.pop("schema", None)) != SCHEMA:
            self._refuse(number, f"schema is {schema}, not {SCHEMA}: another version of hitcase wrote it.")
        if odd := [key for key in event if key not in NAMES]:
            self._refuse(number, f"unknown key {odd[0][:60]}.{near(odd[0], NAMES)}")
        if any(not isinstance(event.get(key, ""), str) for key in TEXTS) or not event.get("at"):
            self._refuse(number, "this line is no event.")
        if event.get("kind") not in KINDS:
            self._refuse(number, f"there is no kind {event.get('kind', '')[:60]}.{near(event.get('kind', ''), KINDS)}")
        if not _fits(event["kind"], event.get("new")):
            self._refuse(number, f"new holds no {NEEDED.get(event['kind'], 'number')} for {event['kind']}.")
        if event["kind"] == "close" and (sentence := close_problem(event.get("new"))):
            self._refuse(number, sentence)
        return Event(**event)

    def _refuse(self, number: int, sentence: str) -> NoReturn:
        hint = "Take the line out, or the whole journal away; the client file is as it was last saved."
        raise ParamError([Problem(self.label, number, "", f"{sentence} {hint}")])


def _write(out: FileIO, raw: bytes) -> None:
    """All of it on disk, or an error."""
    if out.write(raw) != len(raw):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(out.fileno())


def _fits(kind: str, new: Any) -> bool:
    """Whether new is what an event of this kind needs."""
    if kind == "scenario":
        return new is None or (isinstance(new, dict) and all(_fits("try", number) for number in new.values()))
    if kind in ("add", "opening"):
        return _is_line(new) if kind == "add" else _is_result(new)
    if kind not in ("try", "move_hours", "agree"):
        return True
    ends = [new.get(end) for end in ENDS] if isinstance(new, dict) and "base" in new else [""]
    words = ("origin", "note", "shape") if kind == "agree" else ()
    keys_fit = isinstance(new, dict) and new.keys() <= {*ENDS, *words}
    return keys_fit and all(number is None or type(number) in (int, float) for number in ends)


def _is_line(new: Any) -> bool:
    """Whether new is a cost or benefit as `add` keeps it; what it says is checked where it joins the file."""
    if not isinstance(new, dict) or not new.keys() <= {"class", "amount", "start_month", "owner", "origin"}:
        return False
    texts = (new.get("class"), new.get("owner", ""), new.get("origin", ""))
    month = new.get("start_month", 0)
    return _fits("try", new.get("amount")) and type(month) in (int, float) and all(isinstance(x, str) for x in texts)


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


def journal_file(path: File) -> File:
    """Where the journal of a client file lies.

    >>> journal_file(File("params/lakeside.yaml")).name
    'lakeside.journal.jsonl'
    """
    return path.with_name(f"{path.stem}.journal.jsonl")
