"""A harmless and a hostile client file, the packs of both, and what the HTML of these is made of."""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import yaml

from hitcase.analysis.cases import load
from hitcase.inputs.problems import ParamError, Problem
from tests.clients import PARAMS, leaves
from tests.payloads import PAYLOADS

NO_TEXT = re.compile(
    r"(as_of|currency|decide_on|kind|basis|prior|claim|role|option|line|guard|parameter|date|decide_by|valid_until)$"
)
NAMES = (
    "analyst",
    "report_writer",
    "expenses",
    "after_hours",
    "second_hire",
    "offer_b",
    "fill_two_seats",
    "continuity",
)
VARIANTS = {"first": ("lakeside", 0), "second": ("lakeside", 31), "overruled": ("vendor-case", 7)}
SPARED = {"option": "consulting", "line": "exit_cost", "reason": "It is in the price."}  # lakeside spares nothing else
SHAPELESS = re.compile("[\\s*_\\-|\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass
class Seen(HTMLParser):
    """What HTML is made of: its elements with their attributes, the values of those that lead somewhere, its text."""

    source: str
    elements: Counter[tuple[str, ...]] = field(default_factory=Counter)
    values: set[tuple[str, str]] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read it all."""
        super().__init__()
        self.feed(self.source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count an element; a picture within the page is looked into."""
        self.elements[(tag, *sorted(name for name, _ in attrs))] += 1
        self.values |= {(name, value or "") for name, value in attrs if name in ("href", "style", "http-equiv")}
        self.texts += [value or "" for name, value in attrs if name == "alt"]
        for name, value in attrs:
            if name == "src":
                drawn = base64.b64decode((value or "").removeprefix("data:image/svg+xml;base64,"), validate=True)
                self.elements += Counter({("drawn", *one): 1 for one in Seen(drawn.decode()).elements})

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.texts.append(data)


def bare(text: str) -> str:
    """A text without what the document may change of it: spaces, capitals, marks of lists, emphasis and direction."""
    return SHAPELESS.sub("", text).casefold()


def renamed(tree: Any, names: dict[str, str]) -> Any:
    """The tree with other names of its roles, contracts, options and criteria, and where it refers to them."""
    if isinstance(tree, dict):
        return {names.get(key, key): value if key == "prior" else renamed(value, names) for key, value in tree.items()}
    if isinstance(tree, list):
        return [renamed(one, names) for one in tree]
    return names.get(tree, tree) if isinstance(tree, str) else tree


def with_text(tree: Any, texts: dict[str, str], path: str = "") -> Any:
    """The tree with these texts at their paths."""
    if isinstance(tree, dict):
        return {key: with_text(value, texts, f"{path}.{key}".strip(".")) for key, value in tree.items()}
    if isinstance(tree, list):
        return [with_text(value, texts, f"{path}[{i}]") for i, value in enumerate(tree)]
    return texts.get(path, tree)


@dataclass
class Client:
    """A shipped client file with other texts in it."""

    tree: dict[str, Any]
    texts: dict[str, str]
    names: dict[str, str]

    def save(self, folder: Path, name: str) -> Path:
        """The client file; a text that is refused gives way to a word, and is told of by its path alone."""
        path = folder / f"{name}.yaml"
        while True:
            tree = renamed(with_text(self.tree, self.texts), self.names)
            path.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
            told = refusals(path)
            if not told:
                return path
            paths = {renamed_path(one, self.names): one for one in self.texts}
            assert {*told} <= {*paths}, told
            self.texts |= {paths[one]: "word" for one in told}


def renamed_path(path: str, names: dict[str, str]) -> str:
    """A path with other names in it."""
    return ".".join(names.get(step, step) for step in path.split("."))


def refusals(path: Path) -> list[str]:
    """The paths of the texts that are refused, each told of once and in a sentence."""
    problems: tuple[Problem, ...] = ()
    try:
        load(path)
    except ParamError as error:
        problems = error.problems
    assert all(problem.message.endswith(".") for problem in problems)
    assert len({problem.path for problem in problems}) == len(problems), problems
    return [problem.path for problem in problems]


def shipped(name: str) -> dict[str, Any]:
    """A shipped client file as plain data."""
    tree = yaml.safe_load((PARAMS / f"{name}.yaml").read_text(encoding="utf-8").replace(": 2026-", ": !!str 2026-"))
    return tree | ({"without": [SPARED]} if name == "lakeside" else {})


def clients(name: str, turn: int) -> tuple[Client, Client]:
    """A client with a harmless word in each of its fields, and one with a payload in each."""
    tree = shipped(name)
    fields = [path for path, text in leaves(tree).items() if isinstance(text, str) and not NO_TEXT.search(path)]
    fields = [path for path in fields if not path.startswith("scope.contracts") and path != "first_year"]
    words = {path: f"Word{i:04}" for i, path in enumerate(fields)}
    hostile = {path: PAYLOADS[(i * 7 + turn) % len(PAYLOADS)] for i, path in enumerate(fields)}
    fit = [text for text in PAYLOADS if len(text) <= 60 and not set(text) & set(".[]{}\x01\x1b\ufeff") and bare(text)]
    called = [text for text in NAMES if name == "lakeside"]
    other = {text: fit[(i + turn) % len(fit)] for i, text in enumerate(called)}
    return Client(tree, words, {text: f"name{i:04}" for i, text in enumerate(called)}), Client(tree, hostile, other)


@dataclass
class Twins:
    """A harmless and a hostile client, and the packs of both."""

    harmless: Client
    hostile: Client
    folders: tuple[Path, Path]

    def seen(self, kind: str) -> Iterator[Seen]:
        """What the pages of both are made of, or the outputs of their notebooks."""
        for folder in self.folders:
            yield Seen(html_of(folder, kind))


def html_of(folder: Path, kind: str) -> str:
    """The page of a pack, or all HTML that its notebook shows."""
    if kind == "page":
        return (folder / "case.html").read_text(encoding="utf-8")
    book = nbformat.read(folder / "case.ipynb", as_version=4)
    outputs = (output for cell in book.cells for output in cell.get("outputs", ()))
    return "\n".join(output.data.get("text/html", "") for output in outputs)
