"""The command line: options and exit codes; one command = one library function."""

from __future__ import annotations

import sys
import webbrowser
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from hitcase.commands.shell import (
    DEFAULT,
    Files,
    OneFile,
    choices,
    existing_path,
    fail,
    files_in,
    load_or_exit,
    next_step,
)

ALL = (
    "ipynb,html,pdf,docx,pptx,xlsx"  # what `packs.documents` can make; naming it here spares a command that makes none
)
app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def start() -> None:
    """Business cases for handing EHR run work to a partner, or not: every number with its origin.

    Results go to stdout, progress and problems to stderr. Exit 0: fine; 1: findings or failures; 2: wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # LC_ALL=C is no reason to fail


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="a–z, 0–9 and hyphens; it names file and documents.")],
    like: Annotated[Path | None, typer.Option(help="Roles and options as in this file, its figures rounded.")] = None,
) -> None:
    """Write params/NAME.yaml: a commented client file whose first block asks the ten numbers of a first answer."""
    from hitcase.inputs.problems import ParamError
    from hitcase.inputs.template import write

    try:
        path = write(name, like and existing_path(like))
    except FileExistsError as error:
        fail(f"{error.filename} is there already; nothing was changed. Write another name.", 1)
    except ParamError as error:
        fail(str(error), 1)
    except ValueError as error:
        fail(str(error), 2)
    typer.echo(f"Written: {path}. Fill in its first block: ten numbers, each with where it lives.")
    next_step("hitcase check", path)


@app.command()
def check(files: Files = None) -> None:
    """Every problem of every file at once, grouped by cause, and the tie-out; exit 1 if any problem."""
    from hitcase.analysis.cases import load_all
    from hitcase.commands import terminal

    paths = files_in(files)
    cases, problems = load_all(paths)
    for case in cases:
        typer.echo(terminal.check_report(case))
    typer.echo(terminal.problem_text(problems), err=True, nl=bool(problems))
    typer.echo(f"{len(cases)} of {len(paths)} client files can be built.")
    if problems:
        next_step("mend the lines above, then: hitcase check", *(files or []))
        raise typer.Exit(1)
    next_step("hitcase build", *(files or []))


@app.command()
def compute(
    file: OneFile,
    json: Annotated[bool, typer.Option("--json", help="Every line, for programs.")] = False,
) -> None:
    """Lines and how sure they are, without documents: the options side by side, or every line as JSON."""
    from hitcase.analysis.outlook import full_results
    from hitcase.analysis.readings import evaluate, simulate
    from hitcase.analysis.uncertainty import option_results
    from hitcase.commands import listing
    from hitcase.commands.listing import as_json

    case = load_or_exit(file)
    lines = evaluate(case)
    if json:
        typer.echo(as_json(case, lines, full_results(case)))
    else:
        typer.echo(listing.option_table(case, lines, option_results(case, simulate(case), fees=False)))
    next_step("hitcase explain", file, "npv_cash", "--option", list(lines.options)[-1], err=json)


@app.command()
def questions(files: Files = None) -> None:
    """What to ask next, ranked by what the answers are worth; and what not to bother with."""
    from hitcase.analysis.outlook import assess
    from hitcase.commands import listing

    for file in files_in(files):
        case = load_or_exit(file)
        typer.echo(listing.question_list(case, assess(case)))
    next_step("put the answers into the file, with their origin, then: hitcase build", *(files or []))


@app.command()
def explain(
    file: OneFile,
    line: Annotated[str, typer.Argument(help="npv_cash, options.offer_a.fee[1], walk_away_fee, an input; or: claims")],
    option: Annotated[str, typer.Option(help="Whose line, where options have it.")] = "",
    year: Annotated[int | None, typer.Option(help="One year of a line by year; 0 is the decision.")] = None,
) -> None:
    """A line's value, the inputs that it rests on, whose numbers they are, and the claims behind them."""
    from hitcase.analysis.trace.explain import explain as explained
    from hitcase.commands import terminal

    case = load_or_exit(file)
    try:
        explanation = None if line == "claims" else explained(case, line, option, year)
    except KeyError as error:
        fail(str(error.args[0]), 2)
    typer.echo(terminal.explanation_text(case, explanation) if explanation else terminal.register())
    next_step("hitcase build", file)


@app.command()
def build(
    files: Files = None,
    out: Annotated[Path, typer.Option(help="Folder of the documents.")] = Path("build"),
    formats: Annotated[str, typer.Option(help="Any of these, separated by commas.")] = ALL,
    show: Annotated[bool, typer.Option("--open", help="Open the first document when all are built.")] = False,
) -> None:
    """Run the notebook for every client file: an executed notebook, and a document in each format."""
    from hitcase.commands import terminal
    from hitcase.packs.build import build as build_packs

    chosen, paths = _chosen_formats(formats), files_in(files)
    with terminal.progress_bar(len(paths)) as on_progress:
        built = build_packs(paths, out, chosen, progress=on_progress)
    documents = [pack / ("case.html" if "html" in chosen else "case.ipynb") for pack in built.packs]
    _print_documents(documents, show=show)
    typer.echo(terminal.problem_text(built.problems), err=True, nl=bool(built.problems))
    typer.echo(f"{len(built.packs)} of {len(paths)} business cases built in {out}.")
    if built.problems:
        next_step("mend the lines above, then: hitcase build", *(files or []))
        raise typer.Exit(1)
    next_step("open", documents[0])


@app.command()
def live(
    file: Annotated[Path | None, typer.Argument(help="A client file.", show_default=False)] = None,
    page: Annotated[bool, typer.Option("--page", help="A page without code instead of JupyterLab.")] = False,
    port: Annotated[int, typer.Option(help="Where it is served; 0: a port that is free.", min=0, max=65535)] = 0,
    silent: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """The workshop on one client, live in the browser on this machine: nobody else and no other client is in it."""
    from hitcase.workshop.server import launch

    if file is None or existing_path(file).is_dir():
        choices(file or DEFAULT)
    case = load_or_exit(file)
    typer.echo(f"Starting the workshop on {case.file.client} …", err=True)
    try:
        launch.serve_workshop(case, Path("build"), partial(_opened, silent=silent), page=page, port=port)
    except (OSError, RuntimeError) as error:
        fail(f"the workshop did not start: {' '.join(str(error).split())}", 1)


def _opened(address: str, *, silent: bool) -> None:
    from hitcase.workshop.server import site

    typer.echo(address)
    typer.echo("Stop with Ctrl-C; what is agreed stays in the journal beside the client file.", err=True)
    if not silent:
        site.show(address)


def _print_documents(documents: list[Path], *, show: bool) -> None:
    typer.echo("".join(f"{path}\n" for path in documents), nl=False)
    if show and documents:
        webbrowser.open(documents[0].resolve().as_uri())


def _chosen_formats(text: str) -> tuple[str, ...]:
    from hitcase.packs.writers import FORMATS

    chosen = tuple(name.strip() for name in text.split(",") if name.strip())
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        fail(f"{', '.join(unknown) or 'nothing'} is no format. Write one or more of {', '.join(FORMATS)}.", 2)
    return chosen


def main() -> None:
    """What `hitcase` and `python -m hitcase` run."""
    try:
        app(prog_name="hitcase")
    except OSError as error:
        typer.echo(f"hitcase: {error.filename or 'the system'}: {error.strerror}.", err=True)
        sys.exit(1)
