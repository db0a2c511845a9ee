"""The client file as used, for its pack: the firm's values written in, no comments and no notes to oneself."""

from __future__ import annotations

from typing import Any

import yaml

from hitcase.inputs.builder import FIRM_DEFAULT
from hitcase.inputs.case import Case
from hitcase.inputs.problems import steps
from hitcase.inputs.saving import YamlWriter


def client_yaml(case: Case) -> str:
    """The text of a pack's ``client.yaml``: it loads by itself, into the numbers and origins of the case."""
    data = _without_notes(case.data)
    for path, param in case.params.items():
        if param.source == FIRM_DEFAULT:
            data = _with_firm_origin(data, list(steps(path)))
    return str(yaml.dump(data, Dumper=YamlWriter, sort_keys=False, allow_unicode=True, width=4096))


def _without_notes(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_notes(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    number = bool({"base", "claim"} & value.keys())  # else "note" is someone's name: of a role, of a contract
    entries = {key: entry for key, entry in value.items() if not (number and key == "note" and isinstance(entry, str))}
    return {key: _without_notes(entry) for key, entry in entries.items()}


def _with_firm_origin(value: Any, path: list[Any]) -> Any:
    """The value with the number at the end of the path in its long form; short forms have fewer steps than its path.

    >>> _with_firm_origin({"a": {"b": 3}}, ["a", "b"]), _with_firm_origin({"phase_in": 0.5}, ["phase_in", 0])
    ({'a': {'b': {'base': 3, 'origin': 'firm default'}}}, {'phase_in': {'base': 0.5, 'origin': 'firm default'}})
    """
    if not path:
        return {**(value if isinstance(value, dict) else {"base": value}), "origin": FIRM_DEFAULT.text}
    step, *rest = path
    if isinstance(value, list) or (isinstance(value, dict) and step in value):
        value[step] = _with_firm_origin(value[step], rest)
        return value
    return _with_firm_origin(value, rest) if isinstance(step, int) else {step: _with_firm_origin(value, rest)}
