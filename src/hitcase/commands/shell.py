"""What commands have in common: files that exist, cases that load, and how a command ends."""

from __future__ import annotations

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

if TYPE_CHECKING:
    from hitcase.inputs.case import Case

DEFAULT = Path("params")
Files = Annotated[list[Path] | None, typer.Argument(help="Client files or folders of them.", show_default="params/")]
OneFile = Annotated[Path, typer.Argument(help="A client file.")]


def files_in(paths: list[Path] | None) -> list[Path]:
    """The client files of what was given, each once, as first named; wrong usage if there is none."""
    from hitcase.inputs.case import client_files

    folders = paths or [DEFAULT]
    listed = [file for folder in folders for file in client_files(existing_path(folder))]
    files = list({file.resolve(): file for file in reversed(listed)}.values())[::-1]  # each once, as first named
    if not files:
        fail(f"{', '.join(map(str, folders))} holds no client file. Write one: hitcase new my-client", 2)
    return files


def existing_path(path: Path) -> Path:
    """A path that exists, looked up from the working folder and then from its parents; wrong usage if it does not."""
    from hitcase.inputs.case import locate

    file = locate(path)
    if not file.exists():
        hint = " Write one: hitcase new my-client" if path == DEFAULT else ""
        fail(f"{path} does not exist.{hint}", 2)
    return path if path.exists() else file


def load_or_exit(path: Path) -> Case:
    """The case of one file; its problems are printed and end the command."""
    from hitcase.analysis.cases import load
    from hitcase.commands import terminal
    from hitcase.inputs.problems import ParamError

    file = existing_path(path)
    if file.is_dir():
        fail(f"{path} is a folder. Name one client file of it: {path / 'my-client.yaml'}", 2)
    try:
        return load(file)
    except ParamError as error:
        typer.echo(terminal.problem_text(error.problems), err=True)
        next_step("mend the lines above, then: hitcase check", path, err=True)
        raise typer.Exit(1) from None


def choices(folder: Path) -> NoReturn:
    """Show which client files there are, with the command for each, and end: one has to be named."""
    from hitcase.analysis.cases import load_all

    paths = files_in([folder])
    names = {case.label: case.file.client for case in load_all(paths)[0]}
    for path in paths:
        typer.echo(f"hitcase live {quote(str(path))}  # {names.get(str(path), 'has problems: see hitcase check')}")
    fail("a workshop is on one client. Name its file, as above.", 2)


def next_step(command: str, *arguments: object, err: bool = False) -> None:
    """Say what to do next."""
    typer.echo(" ".join(["Next:", command, *(quote(str(argument)) for argument in arguments)]), err=err)


def fail(message: str, code: int) -> NoReturn:
    """End the command with one line on stderr."""
    typer.echo(f"hitcase: {message}", err=True)
    raise typer.Exit(code)
