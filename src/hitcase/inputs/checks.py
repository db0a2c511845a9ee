"""What joins several keys of a client file: names that must exist, sums, combinations."""

from __future__ import annotations

from hitcase.inputs.naming import Say, check_scope, known
from hitcase.inputs.option_checks import check_option
from hitcase.inputs.options import NOTHING
from hitcase.inputs.params import params_of
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import plain
from hitcase.inputs.record import Record
from hitcase.inputs.schema import ClientFile


def check(file: ClientFile, tree: Record, say: Say) -> None:
    """Say every problem that joins several keys.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        say: called with path, message and note=True for what is only odd.
    """
    _budget(file, tree, say)
    for kind in ("contracts", "planned"):
        for name, item in getattr(file, kind).items():
            known(item.role, file.roles, "role", (kind, name, "role"), say)
    for name, contract in file.contracts.items():
        if contract.amount is None and (contract.hours is None or contract.rate is None):
            say(("contracts", name), "has neither amount nor hours and rate. Write amount a year, or hours and rate.")
    check_scope(file.scope, ("scope",), file, say)
    for name, option in file.options.items():
        check_option(name, option, file, tree.options[name], say)
    _listed(file, tree, say)
    _projects(file, say)


SHARES = ("run_share", "grow_share", "transform_share")


def _budget(file: ClientFile, tree: Record, say: Say) -> None:
    if file.budget is None or any(getattr(file.budget, share) is None for share in SHARES):
        return  # the register's proportion fills what is left out
    total = sum(tree.budget[share].base for share in SHARES if share in tree.budget)
    if abs(total - 1) > 1e-9:
        told = f"run, grow and transform add to {plain(total)}. Write three shares that add to 1."
        say(("budget", "run_share"), told)


def _listed(file: ClientFile, tree: Record, say: Say) -> None:
    paths = params_of(tree)
    for i, entry in enumerate(file.without):
        known(entry.option, file.options, "option", ("without", i, "option"), say)
    for i, override in enumerate(file.overrides):
        if override.parameter not in paths:
            told = f"there is no parameter {override.parameter}.{near(override.parameter, paths)}"
            say(("overrides", i, "parameter"), told)
    for path in file.shapes:
        if path not in paths:
            say(("shapes", path), f"there is no parameter {path}.{near(path, paths)}")
    for name in file.scorecard.scores:
        known(name, [*file.options, NOTHING], "option", ("scorecard", "scores", name), say)
        for criterion in file.scorecard.scores[name]:
            known(criterion, file.scorecard.weights or {}, "criterion", ("scorecard", "scores", name, criterion), say)


def _projects(file: ClientFile, say: Say) -> None:
    names = [project.name for project in file.projects]
    for i, name in enumerate(names):
        if name in names[:i]:
            say(("projects", i, "name"), f"{name} stands twice. Give each project its own name.")
        if file.projects[i].hours is None:
            say(("projects", i), "hours are missing. Write the hours until it is done.")
