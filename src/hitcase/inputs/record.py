"""A mapping whose entries are read like attributes: the tree of a case, and its lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hitcase.inputs.problems import near


class Record(dict[str, Any]):
    """A dict of fixed or named entries; ``record.fte`` is ``record["fte"]``.

    >>> Record(roles=Record(analyst=Record(fte=64))).roles["analyst"].fte
    64
    """

    def __getattr__(self, name: str) -> Any:
        """The entry of that name; AttributeError with the near match if there is none."""
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"no {name} here.{near(name, self)}") from None


def mapped(tree: Any, leaf: Callable[[Any], Any]) -> Any:
    """The same tree of mappings and lists with ``leaf`` applied to everything else; mappings become Records.

    >>> mapped({"a": [1, {"b": 2}]}, lambda x: x + 1)
    {'a': [2, {'b': 3}]}
    """
    if isinstance(tree, dict):
        return Record({key: mapped(value, leaf) for key, value in tree.items()})
    if isinstance(tree, list):
        return [mapped(value, leaf) for value in tree]
    return leaf(tree)
