"""What pydantic finds wrong with a client file's structure, as problems in the words of the kit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.commas import cut_in_braces, text_cut_in_braces
from hitcase.inputs.keys import in_file, keys_at, value_at, words_at
from hitcase.inputs.problems import Path, Problem, dotted, near
from hitcase.inputs.quantity import PLAIN, shown
from hitcase.inputs.reader import MAX_PROBLEMS

Where = Callable[[Path], tuple[str, int, bool]]  # of a path: file, line, is it the firm's
KINDS = {"string": "text", "bool": "true or false", "int": "a whole number", "list": "a list"}


def problems_of(error: ValidationError, data: Any, where: Where, but: tuple[str, ...] = ()) -> list[Problem]:
    """One problem for each thing that pydantic found (the first 50), at the line of the nearest thing in the file.

    but: types of findings that are left out.
    """
    found = [one for one in error.errors(include_url=False) if one["type"] not in but]
    odd = [one["loc"] for one in found[:MAX_PROBLEMS] if one["type"] == "extra_forbidden"]
    problems = []
    for one in found[:MAX_PROBLEMS]:
        path = in_file(one["loc"], data)
        file, line, _ = where(path)
        told = _told(one, data, odd)
        if told:
            problems.append(Problem(file, line, dotted(short(path)), told))
    return problems


def short(path: Path) -> Path:
    """The path with names as long as anybody reads them.

    >>> short(("shapes", "k" * 61))[1] == "k" * 60 + "…"
    True
    """
    return tuple(step if isinstance(step, int) or len(step) <= 60 else f"{step[:60]}…" for step in path)


def _told(one: Any, data: Any, odd: list[Path]) -> str:
    """The sentence for one finding; "" for a missing key that stands there under a wrong name."""
    if one["type"] == "extra_forbidden":
        return _unknown(one["loc"], data)
    if one["type"] != "missing":
        return _sentence(one)
    key = str(one["loc"][-1])
    if any(loc[:-1] == one["loc"][:-1] and near(str(loc[-1]), [key]) for loc in odd):
        return ""
    words = words_at(one["loc"])
    return f"{key} is missing. Write {key}: {_either(words) if words else 'and its value'}."


def _unknown(loc: Path, data: Any) -> str:
    key, parent = str(loc[-1]), in_file(loc[:-1], data)
    beside = value_at(data, parent)
    if told := cut_in_braces(key, beside):
        return told
    known = keys_at(loc[:-1])
    name = dotted(short((*parent, key)))
    hint = near(key, known) or text_cut_in_braces(key, beside) or " Allowed: " + ", ".join(known) + "."
    return f"unknown key {name}.{hint}"


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _sentence(one: Any) -> str:
    kind, value = one["type"].removesuffix("_type"), one["input"]
    if kind in KINDS:
        return f"{shown(value)} is not {KINDS[kind]}. {_instead(kind, value)}"
    if kind in ("model", "dict"):
        return f"{shown(value)} stands where indented lines are expected. Write lines of the form name: value."
    told = SENTENCES.get(kind)
    return told(shown(value), one.get("ctx", {}), value) if told else str(one["msg"])


def _instead(kind: str, value: Any) -> str:
    if kind == "string":
        return "Put it in quotes." if isinstance(value, int | float) else "Write words."
    if kind == "list":
        return "Write [a, b], or a line with a dash for each."
    if kind == "int":
        quoted = isinstance(value, str) and PLAIN.fullmatch(value)
        return "Write it without quotes." if quoted else "Write one such as 5."
    return f"Write {'false' if str(value).lower() in ('no', 'off', 'false', '0', 'n') else 'true'}."


def _word(told: str, context: Any, value: Any) -> str:
    allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    return f"{told} is not allowed. Write {_either(allowed)}.{near(str(value), allowed)}"


def _pattern(told: str, context: Any, _: Any) -> str:
    example = "three capital letters: USD" if "A-Z" in context["pattern"] else "year-month-day: 2026-06-30"
    return f"{told} does not fit. Write {example}."


SENTENCES: dict[str, Callable[[str, Any, Any], str]] = {
    "literal_error": _word,
    "string_pattern_mismatch": _pattern,
    "string_too_long": lambda _, c, text: f"has {len(text):,} characters; at most {c['max_length']:,} fit.",
    "string_too_short": lambda *_: "is empty. Write a text.",
    "greater_than_equal": lambda told, c, _: f"{told} is below {c['ge']}. Write {c['ge']} or more.",
    "less_than_equal": lambda told, c, _: f"{told} is above {c['le']}. Write {c['le']} or less.",
}
