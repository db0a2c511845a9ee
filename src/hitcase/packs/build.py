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
from hitcase.inputs.case import FIRM_FILE, Case, client_files, locate
from hitcase.inputs.problems import ParamError, Problem
from hitcase.packs import engine, swap, writers
from hitcase.packs.client_yaml import as_used
from hitcase.packs.engine import notebook
from hitcase.packs.number_checks import checked
from hitcase.packs.trace_json import FILE as TRACE
from hitcase.packs.trace_json import traced
from hitcase.packs.writers import FORMATS

Progress = Callable[[str, str], None]  # a client's name, and: building, done or failed


@dataclass(frozen=True)
class Built:
    """What a build came to. done: the folders of packs; failed: what is wrong with the clients that have none."""

    done: tuple[File, ...]
    failed: tuple[Problem, ...]


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
    wanted, told, target = _wanted(formats), progress or (lambda _name, _state: None), File(out)
    cases, problems = _usable([paths] if isinstance(paths, str | File) else paths, told)
    results: list[File | Problem] = [*problems]
    try:
        with swap.held(target):
            for case in cases:
                results.append(_told(case, target, wanted, told))  # noqa: PERF401 what is done stays, whatever follows
    except ParamError as refused:
        results += refused.problems
    except OSError as error:
        results.append(Problem(str(out), 0, "", f"cannot be written to: {error.strerror}."))
    done = tuple(one for one in results if isinstance(one, File))
    return Built(done, tuple(one for one in results if isinstance(one, Problem)))


def _wanted(formats: Iterable[str]) -> tuple[str, ...]:
    wanted = tuple(formats)
    unknown = sorted({*wanted} - {*FORMATS})
    if unknown:
        raise ValueError(f"there is no format {', '.join(unknown)}. Write one or more of {', '.join(FORMATS)}.")
    return wanted


def _usable(paths: Iterable[str | File], told: Progress) -> tuple[list[Case], list[Problem]]:
    """The cases that can be built, and what is wrong with all other files; of these, ``told`` hears at once."""
    files, problems = _client_files(paths)
    loaded, found = load_all(file for file, *others in files if not others)
    failures = {case.name: _failure(case) for case in loaded}
    cases = [case for case in loaded if not failures[case.name]]
    usable = {case.name for case in cases}
    for file in (file for same in files for file in same if file.stem not in usable):
        told(file.stem, "failed")
    return cases, [*problems, *found, *(failure for failure in failures.values() if failure)]


def _client_files(paths: Iterable[str | File]) -> tuple[list[list[File]], list[Problem]]:
    """The client files of all paths, those of one name together: they would share a folder of documents."""
    problems: list[Problem] = []
    by_name: dict[str, dict[File, File]] = {}
    for path in paths:
        given = File(path)
        found = client_files(given if given.exists() else locate(given))  # so that messages name it as the user did
        if not found:
            problems.append(Problem(str(path), 0, "", "holds no client file. Write one: hitcase new my-client"))
        for file in found:
            by_name.setdefault(file.stem, {}).setdefault(file.resolve(), file)
    files = [list(same.values()) for same in by_name.values()]
    return files, [*problems, *(_clash(*same) for same in files if len(same) > 1)]


def _clash(one: File, *others: File) -> Problem:
    same = " and ".join(map(str, others))
    return Problem(str(one), 0, "", f"has the name of {same}: both would be one folder of documents. Rename one.")


def _failure(case: Case) -> Problem | None:
    try:
        with np.errstate(divide="raise", over="raise", invalid="raise"):
            evaluate(case)
    except Exception as error:  # noqa: BLE001 one client's failure does not stop the others
        return Problem(case.label, 0, "", f"cannot be computed ({_words(error)}). Look for a figure of an odd size.")
    return None


def _told(case: Case, out: File, wanted: tuple[str, ...], told: Progress) -> File | Problem:
    told(case.name, "building")
    result = _pack(case, out, wanted)
    told(case.name, "failed" if isinstance(result, Problem) else "done")
    return result


def _pack(case: Case, out: File, wanted: tuple[str, ...]) -> File | Problem:
    try:
        folder = swap.begin(out, case.name)
    except ParamError as refused:
        return refused.problems[0]
    try:
        _fill(folder, case, wanted)
        return swap.swap_in(out, case.name)
    except ParamError as refused:  # of the firm's look: a line of its own says what to mend
        swap.give_up(out, case.name)
        return refused.problems[0]
    except Exception as error:  # noqa: BLE001 one client's failure does not stop the others
        kept = swap.give_up(out, case.name)
        seen = f" How far the notebook came: {kept}" if kept else ""
        return Problem(case.label, 0, "", f"no documents were built: {_words(error)}.{seen}")


def _words(error: Exception) -> str:
    named = str(error) if isinstance(error, RuntimeError | OSError) else f"{type(error).__name__}: {error}"
    return " ".join(named.split()).rstrip(".")


def _fill(folder: File, case: Case, wanted: tuple[str, ...]) -> None:
    _write(folder / "client.yaml", as_used(case))
    book = notebook("business_case")
    told = tuple(engine.run(book, folder))
    source = writers.Source(case, brand_of(case.path), folder, told)
    prose = checked(case, source.lines, (tuple(pair) for one in told for pair in one["numbers"]))
    if prose.wrong:
        raise RuntimeError(f"a number in the text is wrong: {prose.wrong[0]}")
    writers.write(source, wanted)
    _write(folder / TRACE, traced(case, _version(), prose))
    _write(folder / swap.MANIFEST, _manifest(source, book))


def _manifest(source: writers.Source, book: File) -> str:
    case, folder = source.case, source.folder
    perhaps = {"firm": case.path.with_name(FIRM_FILE), "brand": brand_file(case.path)}
    inputs = {"client": case.path, "notebook": book} | {name: x for name, x in perhaps.items() if x.is_file()}
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
