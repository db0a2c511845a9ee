"""What joins several keys of a client file: names that must exist, sums, combinations."""

from __future__ import annotations

from hitcase.inputs.gaps import SPLIT, base_of
from hitcase.inputs.naming import Say, check_scope, known
from hitcase.inputs.option_checks import check_option
from hitcase.inputs.options import NOTHING
from hitcase.inputs.params import Param, params_of
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import plain
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile

PATH = " Write its path, such as roles.analyst.salary."


def check(file: ClientFile, tree: Record, say: Say) -> None:
    """Say every problem that joins several keys.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        say: called with path, message and more, as `Register.problem`.
    """
    _budget(file, say)
    _today(file, say)
    check_scope(file.scope, ("scope",), file, say)
    for name, option in file.options.items():
        check_option(name, option, file, tree.options[name], say)
    _listed(file, say)
    _parameters(file, params_of(tree), say)
    _projects(file, say)


def _budget(file: ClientFile, say: Say) -> None:
    """The three shares add to 1; of two, the third is the rest; run_share alone takes the register's split."""
    given = {name: base_of(one) for name in SPLIT if (one := getattr(file.budget, name, None)) is not None}
    total = sum(given.values())
    if len(given) == 3 and abs(total - 1) > 1e-9:
        told = f"run, grow and transform add to {plain(total)}."
        say(("budget", "run_share"), f"{told} Write three shares that add to 1.")
    elif len(given) == 2 and total > 1 + 1e-9:
        names = " and ".join(given)
        say(("budget", next(iter(given))), f"{names} add to {plain(total)}. Write shares that add to 1 or less.")
    elif len(given) == 1 and "run_share" not in given:
        name = next(iter(given))
        say(("budget", name), f"{name} alone leaves two shares open. Write run_share too; the third is the rest.")


def _today(file: ClientFile, say: Say) -> None:
    for name, role in file.roles.items():
        empty, fte = base_of(role.seats_empty), base_of(role.fte)
        if role.fte is not None and empty > fte:
            told = f"{plain(empty)} seats are empty, but the role has {plain(fte)} posts."
            say(("roles", name, "seats_empty"), f"{told} Write {plain(fte)} or less.", of=f"roles.{name}.fte")
    for section in ("contracts", "planned"):
        for name, item in getattr(file, section).items():
            known(item.role, file.roles, "roles", (section, name, "role"), say)
    for name, contract in file.contracts.items():
        if contract.amount is None and (contract.hours is None or contract.rate is None):
            told = "has neither amount nor hours and rate. Write amount a year, or hours and rate."
            say(("contracts", name), told)
        elif contract.amount is not None and contract.rate is not None:
            say(("contracts", name, "rate"), "does not count beside amount. Leave one of them out.", note=True)


def _listed(file: ClientFile, say: Say) -> None:
    for i, entry in enumerate(file.without):
        known(entry.option, file.options, "options", ("without", i, "option"), say)
    for name, scores in file.scorecard.scores.items():
        path = ("scorecard", "scores", name)
        known(name, [*file.options, NOTHING], "options", path, say)
        for criterion in scores:
            known(criterion, file.scorecard.weights or {}, "scorecard.weights", (*path, criterion), say)


def _parameters(file: ClientFile, params: dict[str, Param], say: Say) -> None:
    """Paths under overrides and shapes are those of parameters, and a shape needs a range."""
    for i, override in enumerate(file.overrides):
        if override.parameter not in params:
            told = f"there is no parameter {override.parameter}.{near(override.parameter, params) or PATH}"
            say(("overrides", i, "parameter"), told, of=override.parameter)
    for path, shape in file.shapes.items():
        if path not in params:
            say(("shapes", path), f"there is no parameter {path[:60]}.{near(path, params) or PATH}", of=path)
        elif params[path].low is None and shape != "fixed":
            told = f"{path} has no low and high to be {shape} between. Write them, or leave it out of shapes."
            say(("shapes", path), told, of=path)


def _projects(file: ClientFile, say: Say) -> None:
    names = [project.name for project in file.projects]
    for i, project in enumerate(file.projects):
        if project.name in names[:i]:
            say(("projects", i, "name"), f"{project.name} stands twice. Give each project its own name.")
        if project.hours is None:
            say(("projects", i), "hours are missing. Write the hours until it is done.")
