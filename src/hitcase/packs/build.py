"""Client files × notebook → packs: all are checked and computed first, then built one after the other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path as File

import numpy as np

from hitcase.analysis.cases import load_all
from hitcase.analysis.readings import evaluate
from hitcase.inputs.brand import brand_file, brand_of
from hitcase.inputs.case import Case, client_files, locate
from hitcase.inputs.firm import FIRM_FILE
from hitcase.inputs.problems import ParamError, Problem
from hitcase.packs import engine, swap, writers
from hitcase.packs.client_yaml import client_yaml
from hitcase.packs.engine import notebook
from hitcase.packs.number_checks import check_numbers
from hitcase.packs.source_values import PackData
from hitcase.packs.trace_json import FILE as TRACE
from hitcase.packs.trace_json import trace_text
from hitcase.packs.writers import FORMATS

Progress = Callable[[str, str], None]  # a client's name, and: building, done or failed


@dataclass(frozen=True)
class Built:
    """What a build came to. packs: their folders; problems: what is wrong with the clients that have none."""

    packs: tuple[File, ...]
    problems: tuple[Problem, ...]


def build(
    paths: str | File | Iterable[str | File],
    out: str | File = "build",
    formats: Iterable[str] = FORMATS,
    progress: Progress | None = None,
) -> Built:
    """Build a pack in out for every client file; a folder stands for the client files in it.

    A client with a problem is left out and told of, its earlier pack stays, and the others are built.

    Args:
        formats: of FORMATS; a pack always has the executed notebook, which is what gets reviewed.

    Raises: ValueError for an unknown format.
    """
    chosen, on_progress, target = _checked_formats(formats), progress or (lambda _name, _state: None), File(out)
    cases, problems = _usable([paths] if isinstance(paths, str | File) else paths, on_progress)
    results: list[File | Problem] = [*problems]
    try:
        with swap.exclusive(target):
            for case in cases:
                results.append(_build_one(case, target, chosen, on_progress))  # noqa: PERF401 what is done stays, whatever follows
    except ParamError as error:
        results += error.problems
    except OSError as error:
        results.append(Problem(str(out), 0, "", f"cannot be written to: {error.strerror}."))
    packs = tuple(result for result in results if isinstance(result, File))
    return Built(packs, tuple(result for result in results if isinstance(result, Problem)))


def _checked_formats(formats: Iterable[str]) -> tuple[str, ...]:
    chosen = tuple(formats)
    unknown = sorted({*chosen} - {*FORMATS})
    if unknown:
        raise ValueError(f"there is no format {', '.join(unknown)}. Write one or more of {', '.join(FORMATS)}.")
    return chosen


def _usable(paths: Iterable[str | File], on_progress: Progress) -> tuple[list[Case], list[Problem]]:
    """The cases that can be built, and what is wrong with all other files; ``on_progress`` hears of these at once."""
    files, problems = _client_files(paths)
    loaded, load_problems = load_all(file for file, *others in files if not others)
    failures = {case.name: _failure(case) for case in loaded}
    cases = [case for case in loaded if not failures[case.name]]
    usable = {case.name for case in cases}
    for file in (file for same in files for file in same if file.stem not in usable):
        on_progress(file.stem, "failed")
    return cases, [*problems, *load_problems, *(failure for failure in failures.values() if failure)]


def _client_files(paths: Iterable[str | File]) -> tuple[list[list[File]], list[Problem]]:
    """The client files of all paths, those of one name together: they would share a folder of documents."""
    problems: list[Problem] = []
    by_name: dict[str, dict[File, File]] = {}
    for path in paths:
        source = File(path)
        listed = client_files(source if source.exists() else locate(source))  # so that messages name it as the user did
        if not listed:
            problems.append(Problem(str(path), 0, "", "holds no client file. Write one: hitcase new my-client"))
        for file in listed:
            by_name.setdefault(file.stem, {}).setdefault(file.resolve(), file)
    files = [list(same.values()) for same in by_name.values()]
    return files, [*problems, *(_clash(*same) for same in files if len(same) > 1)]


def _clash(file: File, *others: File) -> Problem:
    same = " and ".join(map(str, others))
    return Problem(str(file), 0, "", f"has the name of {same}: both would be one folder of documents. Rename one.")


def _failure(case: Case) -> Problem | None:
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            evaluate(case)
    except Exception as error:  # noqa: BLE001 one client's failure does not stop the others
        return Problem(
            case.label, 0, "", f"cannot be computed ({_error_text(error)}). Look for a figure of an odd size."
        )
    return None


def _build_one(case: Case, out: File, formats: tuple[str, ...], on_progress: Progress) -> File | Problem:
    on_progress(case.name, "building")
    result = _pack(case, out, formats)
    on_progress(case.name, "failed" if isinstance(result, Problem) else "done")
    return result


def _pack(case: Case, out: File, formats: tuple[str, ...]) -> File | Problem:
    try:
        folder = swap.begin(out, case.name)
    except ParamError as error:
        return error.problems[0]
    try:
        _fill(folder, case, formats)
        return swap.swap_in(out, case.name)
    except ParamError as error:  # of the firm's look: a line of its own says what to mend
        swap.give_up(out, case.name)
        return error.problems[0]
    except Exception as error:  # noqa: BLE001 one client's failure does not stop the others
        notebook_path = swap.give_up(out, case.name)
        hint = f" How far the notebook came: {notebook_path}" if notebook_path else ""
        return Problem(case.label, 0, "", f"no documents were built: {_error_text(error)}.{hint}")


def _error_text(error: Exception) -> str:
    text = str(error) if isinstance(error, RuntimeError | OSError) else f"{type(error).__name__}: {error}"
    return " ".join(text.split()).rstrip(".")


def _fill(folder: File, case: Case, formats: tuple[str, ...]) -> None:
    _write(folder / "client.yaml", client_yaml(case))
    book = notebook("business_case")
    outputs = tuple(engine.run(book, folder))
    source = writers.Source(case, brand_of(case.path), folder, outputs)
    numbers = (tuple(pair) for output in outputs for pair in output["numbers"])
    prose = check_numbers(PackData(case, source.lines, source.results), numbers)
    if prose.wrong:
        raise RuntimeError(f"a number in the text is wrong: {prose.wrong[0]}")
    writers.write(source, formats)
    _write(folder / TRACE, trace_text(case, _version(), prose))
    _write(folder / swap.MANIFEST, _manifest(source, book))


def _manifest(source: writers.Source, book: File) -> str:
    case, folder = source.case, source.folder
    optional = {"firm": case.path.with_name(FIRM_FILE), "brand": brand_file(case.path)}
    inputs = {"client": case.path, "notebook": book} | {name: file for name, file in optional.items() if file.is_file()}
    document = {
        "schema": 1,
        "code": _version(),
        "inputs": {name: _hash(file) for name, file in inputs.items()},
        "files": {file.name: _hash(file) for file in folder.iterdir()},
        "proofs": source.proofs,
    }
    return json.dumps(document, sort_keys=True, indent=2) + "\n"


def _version() -> str:
    try:
        return metadata.version("hitcase")
    except metadata.PackageNotFoundError:  # run from a checkout
        return "not installed"


def _hash(file: File) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _write(file: File, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
