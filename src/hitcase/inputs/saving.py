"""Saving numbers in a client file: comments and order stay, a backup is kept, and the file is never half-written."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path as File
from typing import Any

import yaml

from hitcase.inputs.changes import Edit, apply_edit
from hitcase.inputs.problems import ParamError, Path, Problem, dotted
from hitcase.inputs.reader import YamlDocument, read_text, save_scalar
from hitcase.inputs.written import DOTTED

Node = Any  # yaml's nodes: the stubs call their marks optional
PLAIN_KEY = re.compile(r"[A-Za-z_][\w.-]*")
LIKE_A_NUMBER = tuple("+-.0123456789")
LATE = ("low", "high")  # these go beside base, before origin and note


def rewritten(document: YamlDocument, edits: Iterable[Edit]) -> YamlDocument:
    r"""The client file with edits made in its text; every other character of it stays.

    Raises: ParamError where the text can't be changed so that it reads as meant.

    >>> rewritten(read_text("fte: 3  # HR\n", "x.yaml"), [Edit(("fte",), {"base": 4, "origin": "CIO"})]).text
    'fte: {base: 4, origin: "CIO"}  # HR\n'
    """
    data = document.data
    for edit in edits:
        data, text = apply_edit(data, edit), _edit_text(document, edit)
        line, document = document.line(edit.path), read_text(text, document.name)
        if document.data != data:
            sentence = "cannot be written here without touching what stands around it. Write it by hand."
            raise ParamError([Problem(document.name, line, dotted(edit.path), sentence)])
    return document


def _edit_text(document: YamlDocument, edit: Edit) -> str:
    if edit.path in document.spans and not edit.renamed and not isinstance(edit.value, dict | list):
        return save_scalar(document.text, document, edit.path, flow(edit.value))
    body = document.text.removeprefix("\ufeff")
    mark = document.text[: len(document.text) - len(body)]
    return mark + _splice(body, yaml.compose(body, Loader=yaml.CSafeLoader), edit)


def _splice(body: str, root: Node, edit: Edit) -> str:
    above, step = _node(root, edit.path[:-1]), edit.path[-1]
    key, value = _entry(above, step)
    if value is None:
        return _with_key(body, above, str(step), flow(edit.value))
    start, new = value.start_mark.index, flow(edit.value)
    if edit.renamed:
        start, new = key.start_mark.index, f"{edit.renamed}: {new}"
    end = _end(body, value)
    gap = " " if start == end and body[start - 1] in ":-" else ""  # "salary:" without a value
    return body[:start] + gap + new + body[end:]


def _node(node: Node, path: Path) -> Node:
    for step in path:
        node = _entry(node, step)[1]
    return node


def _entry(node: Node, step: str | int) -> tuple[Node, Node]:
    if isinstance(step, int):
        return None, node.value[step]
    return next(((key, value) for key, value in node.value if key.value == step), (None, None))


def _end(body: str, node: Node) -> int:
    """Where the ink of a node ends: to libyaml a block ends where the next line starts."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return int(start + len(body[start:end].rstrip(" \t\r\n")))
    if node.flow_style:
        return int(end)
    last = node.value[-1]
    return _end(body, last[1] if isinstance(last, tuple) else last)


def _with_key(body: str, above: Node, name: str, value: str) -> str:
    """The text with one more key in a mapping: at its end, or beside base."""
    line = f"{_key(name)}: {value}"
    if not above.value:
        inside = above.start_mark.index + 1
        return f"{body[:inside]}{line}{body[inside:]}"
    base = _entry(above, "base")[1] if name in LATE else None
    end = _end(body, base or above.value[-1][1])
    if above.flow_style:
        return f"{body[:end]}, {line}{body[end:]}"
    match = re.compile(r"\r?\n|\Z").search(body, end)
    position = match.start() if match else len(body)
    feed = "\r\n" if "\r\n" in body else "\n"
    return f"{body[:position]}{feed}{' ' * above.value[0][0].start_mark.column}{line}{body[position:]}"


def flow(value: Any) -> str:
    """A value as YAML on one line.

    >>> flow({"base": 0.19, "origin": "HR, 2026", "a[0]": [1, None]})
    '{base: 0.19, origin: "HR, 2026", "a[0]": [1, null]}'
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return _digits(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)


def _digits(number: float) -> str:
    """84.1250, as 84.125 would be refused."""
    text = json.dumps(number)
    return f"{text}0" if DOTTED.fullmatch(text) else text


def _key(name: str) -> str:
    return name if PLAIN_KEY.fullmatch(name) else json.dumps(name, ensure_ascii=False)


class YamlWriter(yaml.SafeDumper):
    """YAML that our reader and any other reads alike: PyYAML alone leaves 1e3 and 08 bare, as they were text to it."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 PyYAML's name for it
        """Whether a value that stands twice is written out twice: always, as the reader refuses anchors."""
        return True


def _text(writer: YamlWriter, text: str) -> yaml.Node:
    style = "'" if text.startswith(LIKE_A_NUMBER) else "|" if "\n" in text else None
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _float(writer: YamlWriter, number: float) -> yaml.Node:
    node = yaml.SafeDumper.represent_float(writer, number)
    node.value += "0" if DOTTED.fullmatch(node.value) else ""
    return node


YamlWriter.add_representer(str, _text)
YamlWriter.add_representer(float, _float)


def write_draft(path: File, text: str) -> File:
    """The text on disk beside the file that it is to replace, under a name that no command takes for a client's."""
    beside = path.with_name(f"{path.stem}.saving")
    with beside.open("w", encoding="utf-8", newline="") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return beside


def replace_with(path: File, new: File, document: YamlDocument) -> File:
    """Put a draft in the place of a client file at once; what stood there becomes the next backup, which is returned.

    Raises: ParamError if the file is no longer as the document was read; the draft is gone then.
    """
    if path.read_bytes() != document.text.encode():
        new.unlink()
        raise ParamError([Problem(document.name, 0, "", "the file has changed since it was read. Read it again.")])
    backup = _next_backup(path)
    shutil.copy2(path, backup)
    shutil.copymode(path, new)
    new.replace(path)
    return backup


def _next_backup(path: File) -> File:
    """``x.backup-N`` beside ``x.yaml``, N one above the highest there is."""
    matches = (re.fullmatch(rf"{re.escape(path.stem)}\.backup-(\d+)", file.name) for file in path.parent.iterdir())
    number = 1 + max((int(match[1]) for match in matches if match), default=0)
    return path.with_name(f"{path.stem}.backup-{number}")
