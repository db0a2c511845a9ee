"""What is wrong with a file taken out of it, so that the rest is still checked and all problems are told at once."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from hitcase.inputs.keys import in_file, keys_at, value_at
from hitcase.inputs.long_form import ENDS
from hitcase.inputs.messages import Where, problems_of
from hitcase.inputs.problems import ParamError, Path, Problem, dotted, nearest
from hitcase.inputs.reader import MAX_PROBLEMS
from hitcase.inputs.schema import ClientFile

STAND_INS: dict[Any, Any] = {  # for what must be there; none of these starts a check of its own
    "schema": 1,
    "as_of": "2000-01-01",
    "basis": "removed",
    "kind": "mix",
    "class": "cost",
    "line": "kt_hours",
    "guard": "stale",
}
EMPTY: dict[str, Any] = {"model_type": {}, "dict_type": {}, "list_type": []}


def checked(data: Any, where: Where) -> tuple[ClientFile, list[Problem], list[str]]:
    """The structure of a file, with what is wrong taken out; its problems, and the dotted paths that they concern.

    Raises: ParamError where there are so many problems that the rest can wait.
    """
    problems: list[Problem] = []
    waiting: list[str] = []
    while True:
        try:
            return ClientFile.model_validate(data), problems, waiting
        except ValidationError as error:
            if not problems:  # later ones come of what was taken out
                problems += problems_of(error, data, where)
            if error.error_count() > MAX_PROBLEMS or any(one["type"] == "size" for one in error.errors()):
                raise ParamError(problems) from None
            waiting += places(error, data)
            data = pruned(data, error)


def related(one: str, other: str) -> bool:
    """Whether one of two dotted paths is the other, or stands inside it.

    >>> related("roles.analyst", "roles.analyst.fte"), related("roles.an", "roles.analyst"), related("", "roles")
    (True, False, False)
    """
    short, long = sorted((one, other), key=len)
    return bool(short) and (long == short or long.startswith((f"{short}.", f"{short}[")))


def places(error: ValidationError, data: Any) -> list[str]:
    """Dotted paths of what pydantic found: a judgement that rests on one of them waits until it is mended."""
    return [dotted(_place(one, data)) for one in error.errors(include_url=False)]


def _place(one: Any, data: Any) -> Path:
    *above, last = one["loc"] or ("",)
    if one["type"] == "missing":
        return (*in_file(tuple(above), data), last)
    if one["type"] == "extra_forbidden":  # the key that was meant, where one can tell
        return (*in_file(tuple(above), data), nearest(str(last), keys_at(tuple(above))) or last)
    return in_file(one["loc"], data)


def pruned(data: Any, error: ValidationError) -> Any:
    """The data without what pydantic found; names and positions stay, and what must be there gets a stand-in."""
    left = deepcopy(data)
    for one in error.errors(include_url=False):
        missing = one["type"] == "missing"
        path = in_file(one["loc"][:-1] if missing else one["loc"], data)
        if in_file(path, left) != path:
            continue  # it went with what it stood in
        if missing:
            value_at(left, path)[one["loc"][-1]] = STAND_INS.get(one["loc"][-1], "?")
        else:
            _replace(left, path, str(one["type"]))
    return left


def _replace(left: Any, path: Path, kind: str) -> None:
    if kind == "number" and path and path[-1] in ENDS and isinstance(value_at(left, path[:-1]), dict):
        path = path[:-1]  # a range with one wrong end is no range
    if not path:
        return
    parent, step = value_at(left, path[:-1]), path[-1]
    if kind in EMPTY:
        parent[step] = deepcopy(EMPTY[kind])
    elif isinstance(step, int):
        parent[step] = 0 if kind == "number" else "?"
    else:
        parent.pop(step, None)
