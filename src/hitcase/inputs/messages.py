"""What pydantic finds wrong with a client file, in the kit's words; and the file without it, so the rest is checked."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.keys import in_file, keys_at, value_at, words_at
from hitcase.inputs.problems import ParamError, Path, Problem, dotted, near, nearest
from hitcase.inputs.quantity import quoted
from hitcase.inputs.reader import MAX_PROBLEMS, cut_in_braces, text_cut_in_braces
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import ENDS

Where = Callable[[Path], tuple[str, int, bool]]  # of a path: file, line, is it the firm's
KINDS = {"string": "text", "bool": "true or false", "int": "a whole number", "list": "a list"}


def problems_of(error: ValidationError, data: Any, where: Where, ignored: tuple[str, ...] = ()) -> list[Problem]:
    """One problem for each thing that pydantic found (the first 50), at the line of the nearest thing in the file.

    ignored: types of findings that are left out.
    """
    findings = [finding for finding in error.errors(include_url=False) if finding["type"] not in ignored]
    odd = [finding["loc"] for finding in findings[:MAX_PROBLEMS] if finding["type"] == "extra_forbidden"]
    problems = []
    for finding in findings[:MAX_PROBLEMS]:
        path = in_file(finding["loc"], data)
        file, line, _ = where(path)
        sentence = _sentence_for(finding, data, odd)
        if sentence:
            problems.append(Problem(file, line, dotted(short(path)), sentence))
    return problems


def short(path: Path) -> Path:
    """The path with names as long as anybody reads them.

    >>> short(("shapes", "k" * 61))[1] == "k" * 60 + "…"
    True
    """
    return tuple(step if isinstance(step, int) or len(step) <= 60 else f"{step[:60]}…" for step in path)


def _sentence_for(finding: Any, data: Any, odd: list[Path]) -> str:
    """The sentence for one finding; "" for a missing key that stands there under a wrong name."""
    if finding["type"] == "extra_forbidden":
        return _unknown(finding["loc"], data)
    if finding["type"] != "missing":
        return _sentence(finding)
    key = str(finding["loc"][-1])
    if any(loc[:-1] == finding["loc"][:-1] and near(str(loc[-1]), [key]) for loc in odd):
        return ""
    words = words_at(finding["loc"])
    return f"{key} is missing. Write {key}: {_either(words) if words else 'and its value'}."


def _unknown(loc: Path, data: Any) -> str:
    key, parent = str(loc[-1]), in_file(loc[:-1], data)
    beside = value_at(data, parent)
    if sentence := cut_in_braces(key, beside):
        return sentence
    allowed = keys_at(loc[:-1])
    name = dotted(short((*parent, key)))
    hint = near(key, allowed) or text_cut_in_braces(key, beside) or " Allowed: " + ", ".join(allowed) + "."
    return f"unknown key {name}.{hint}"


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _sentence(finding: Any) -> str:
    kind, value = finding["type"].removesuffix("_type"), finding["input"]
    if kind in KINDS:
        return f"{quoted(value)} is not {KINDS[kind]}. {_instead(kind, value)}"
    if kind in ("model", "dict"):
        return f"{quoted(value)} stands where indented lines are expected. Write lines of the form name: value."
    sentence = SENTENCES.get(kind)
    return sentence(quoted(value), finding.get("ctx", {}), value) if sentence else str(finding["msg"])


def _instead(kind: str, value: Any) -> str:
    if kind == "string":
        return "Put it in quotes." if isinstance(value, int | float) else "Write words."
    if kind == "list":
        return "Write [a, b], or a line with a dash for each."
    if kind == "int":
        in_quotes = isinstance(value, str) and value.isdecimal()
        return "Write it without quotes." if in_quotes else "Write one such as 5."
    return f"Write {'false' if str(value).lower() in ('no', 'off', 'false', '0', 'n') else 'true'}."


def _word(value_text: str, context: Any, value: Any) -> str:
    allowed = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    return f"{value_text} is not allowed. Write {_either(allowed)}.{near(str(value), allowed)}"


SENTENCES: dict[str, Callable[[str, Any, Any], str]] = {
    "literal_error": _word,
    "string_pattern_mismatch": lambda text, *_: f"{text} does not fit. Write year-month-day: 2026-06-30.",
    "string_too_long": lambda _, c, text: f"has {len(text):,} characters; at most {c['max_length']:,} fit.",
    "string_too_short": lambda *_: "is empty. Write a text.",
    "greater_than_equal": lambda value_text, c, _: f"{value_text} is below {c['ge']}. Write {c['ge']} or more.",
    "less_than_equal": lambda value_text, c, _: f"{value_text} is above {c['le']}. Write {c['le']} or less.",
}


STAND_INS: dict[Any, Any] = {  # for what must be there; none of these starts a check of its own
    "schema": 1,
    "as_of": "2000-01-01",
    "basis": "removed",
    "kind": "mix",
    "class": "cost",
    "line": "kt_hours",
    "guard": "stale",
    "strength": 0,
    "shape": "fixed",
    "ends": 0,
}
ROUNDS = 50  # of taking out what is wrong: more than any file needs whose keys all have their stand-in
EMPTY: dict[str, Any] = {"model_type": {}, "dict_type": {}, "list_type": [], "band": [None, 0]}


def check_structure(data: Any, where: Where) -> tuple[ClientFile, list[Problem], list[str]]:
    """The structure of a file, with what is wrong taken out; its problems, and the dotted paths that they concern.

    Raises: ParamError where there are so many problems that the rest can wait.
    """
    problems: list[Problem] = []
    waiting: list[str] = []
    for _ in range(ROUNDS):
        try:
            return ClientFile.model_validate(data), problems, waiting
        except ValidationError as error:
            if not problems:  # later ones come of what was taken out
                problems += problems_of(error, data, where)
            if error.error_count() > MAX_PROBLEMS or any(finding["type"] == "size" for finding in error.errors()):
                raise ParamError(problems) from None
            waiting += places(error, data)
            data = pruned(data, error)
    raise ParamError(problems)


def related(first: str, second: str) -> bool:
    """Whether one of two dotted paths is the other, or stands inside it.

    >>> related("roles.analyst", "roles.analyst.fte"), related("roles.an", "roles.analyst"), related("", "roles")
    (True, False, False)
    """
    short, long = sorted((first, second), key=len)
    return bool(short) and (long == short or long.startswith((f"{short}.", f"{short}[")))


def places(error: ValidationError, data: Any) -> list[str]:
    """Dotted paths of what pydantic found: a judgement that rests on one of them waits until it is mended."""
    return [dotted(_place(finding, data)) for finding in error.errors(include_url=False)]


def _place(finding: Any, data: Any) -> Path:
    *above, last = finding["loc"] or ("",)
    if finding["type"] == "missing":
        return (*in_file(tuple(above), data), last)
    if finding["type"] == "extra_forbidden":  # the key that was meant, where one can tell
        return (*in_file(tuple(above), data), nearest(str(last), keys_at(tuple(above))) or last)
    return in_file(finding["loc"], data)


def pruned(data: Any, error: ValidationError) -> Any:
    """The data without what pydantic found; names and positions stay, and what must be there gets a stand-in."""
    copy = deepcopy(data)
    for finding in error.errors(include_url=False):
        missing = finding["type"] == "missing"
        path = in_file(finding["loc"][:-1] if missing else finding["loc"], data)
        if in_file(path, copy) != path:
            continue  # it went with what it stood in
        if missing:
            if value_at(copy, path) is None:  # null reads as a section without keys
                _replace(copy, path, "model_type")
            value_at(copy, path)[finding["loc"][-1]] = STAND_INS.get(finding["loc"][-1], "x")
        else:
            _replace(copy, path, str(finding["type"]))
    return copy


def _replace(data: Any, path: Path, kind: str) -> None:
    if kind == "number" and path and path[-1] in ENDS and isinstance(value_at(data, path[:-1]), dict):
        path = path[:-1]  # a range with one wrong end is no range
    if not path:
        return
    parent, step = value_at(data, path[:-1]), path[-1]
    if kind in EMPTY:
        parent[step] = deepcopy(EMPTY[kind])
    elif isinstance(step, int):
        parent[step] = 0 if kind == "number" else "?"
    else:
        parent.pop(step, None)
