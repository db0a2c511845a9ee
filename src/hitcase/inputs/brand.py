"""The firm's look, `brand.yaml` beside `params/`: its name, logo, colour and templates, one for all formats."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from hitcase.inputs.problems import ParamError, Path, Problem, near
from hitcase.inputs.reader import YamlDocument, read

BRAND = "brand.yaml"
ACCENT = "#0B5FA5"
Finding = tuple[Path, str]  # where, and what is wrong there
HEX = re.compile(r"#[0-9a-fA-F]{6}")
READABLE = 4.5  # contrast with white, by WCAG AA
KEYS = {(): ("name", "logo", "colours", "templates"), ("colours",): ("accent",), ("templates",): ("docx", "pptx")}
FILES = {("logo",): ".png", ("templates", "docx"): ".docx", ("templates", "pptx"): ".pptx"}


@dataclass(frozen=True, slots=True)
class Brand:
    """How a firm's documents look. accent: of headings and rules; charts keep their colours, which have a meaning.

    logo, docx, pptx: files of the firm's, None where the kit's own look serves.
    """

    name: str = ""
    accent: str = ACCENT
    logo: File | None = None
    docx: File | None = None
    pptx: File | None = None


def brand_of(path: File) -> Brand:
    """The brand that lies beside the folder of a client file; the kit's own look if there is none.

    Raises: ParamError with all that is wrong with it.

    >>> brand_of(File("params/lakeside.yaml")).accent
    '#0B5FA5'
    """
    file = brand_file(path)
    if not file.is_file():
        return Brand()
    document = read(file)
    problems = list(_problems(document, file.parent))
    if problems:
        raise ParamError(problems)
    data = document.data
    files = {place[-1]: file.parent / name for place in FILES if (name := _value(data, place))}
    accent = _value(data, ("colours", "accent")) or ACCENT
    return Brand(str(data.get("name", "")), accent, files.get("logo"), files.get("docx"), files.get("pptx"))


def brand_file(path: File) -> File:
    """Where the brand of a client file lies, whether it is there or not."""
    return File(os.path.realpath(path)).parent.with_name(BRAND)


def contrast(colour: str) -> float:
    """Contrast of a colour with white, by WCAG 2: 1 to 21.

    >>> round(contrast("#000000")), round(contrast("#777777"), 2)
    (21, 4.48)
    """
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


def _problems(document: YamlDocument, folder: File) -> Iterator[Problem]:
    findings = [*_keys(document.data), *_words(document.data)]
    findings += [
        (place, sentence)
        for place, ending in FILES.items()
        for sentence in _file_problems(_value(document.data, place), ending, folder)
    ]
    for path, sentence in findings:
        yield Problem(document.name, document.line(path), ".".join(map(str, path)), sentence)


def _keys(data: dict[str, Any]) -> Iterator[Finding]:
    for path, allowed in KEYS.items():
        value = _value(data, path)
        if value is not None and not isinstance(value, dict):
            yield path, f"holds {', '.join(allowed)}. Write each on a line of its own."
            continue
        for key in value or {}:
            if key not in allowed:
                yield (*path, key), f"unknown key.{near(str(key), allowed)} Known: {', '.join(allowed)}."


def _words(data: dict[str, Any]) -> Iterator[Finding]:
    name, accent = data.get("name", ""), _value(data, ("colours", "accent"))
    if not isinstance(name, str) or len(name) > 60:
        yield ("name",), "is the firm's name, at most 60 characters. Put it in quotes."
    if accent is not None and not (isinstance(accent, str) and HEX.fullmatch(accent)):
        sentence = f"{accent} is no colour. Write six hexadecimal digits in quotes: {ACCENT!r}."
        yield ("colours", "accent"), sentence
    elif accent and contrast(accent) < READABLE:
        sentence = f"{accent} cannot be read on white (contrast {contrast(accent):.1f}, at least {READABLE} is needed)."
        yield ("colours", "accent"), f"{sentence} Choose a darker one."


def _file_problems(value: Any, ending: str, folder: File) -> Iterator[str]:
    if value is None:
        return
    if not isinstance(value, str) or not value.lower().endswith(ending):
        yield f"{value} is not a {ending} file. Write its path, from the folder of this file."
    elif not (folder / value).is_file():
        yield f"there is no file {value}. Its path counts from the folder of this file."
