"""Mappings and lists that stay as they are: what somebody writes into a case would count for nothing."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NoReturn

SENTENCE = "A case stays as it is. Take another one, with other numbers: case.with_values({path: number})."


def _refuse(*_: object, **__: object) -> NoReturn:
    raise TypeError(SENTENCE)


class Mapping(dict[str, Any]):
    """A dict that nobody can change."""

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can be sent to another process."""
        return type(self), (dict(self),)

    def __deepcopy__(self, memo: dict[int, Any]) -> dict[str, Any]:
        """A deep copy is the copier's own: it can be changed."""
        return {key: deepcopy(value, memo) for key, value in self.items()}


class Sequence(list[Any]):
    """A list that nobody can change."""

    __setitem__ = __delitem__ = __iadd__ = __imul__ = _refuse
    append = extend = insert = clear = pop = remove = reverse = sort = _refuse

    def __reduce__(self) -> tuple[Any, ...]:
        """So that it can be sent to another process."""
        return type(self), (list(self),)

    def __deepcopy__(self, memo: dict[int, Any]) -> list[Any]:
        """As of a mapping."""
        return [deepcopy(value, memo) for value in self]


def read_only(tree: Any) -> Any:
    """The same tree of mappings and lists, which nobody can change.

    >>> read_only({"horizon": 5, "parts": [1, 2]}) == {"horizon": 5, "parts": [1, 2]}
    True
    """
    if isinstance(tree, dict):
        return Mapping({key: read_only(value) for key, value in tree.items()})
    return Sequence(map(read_only, tree)) if isinstance(tree, list) else tree
