"""What joins several keys of a client file: names that must exist, sums, what is told twice."""

from __future__ import annotations

from hitcase.inputs.gaps import SPLIT, base_of
from hitcase.inputs.names import Report, check_name, check_scope
from hitcase.inputs.option_checks import check_option
from hitcase.inputs.params import Param, Record, params_of
from hitcase.inputs.problems import near
from hitcase.inputs.quantity import plain
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.together import check_together
from hitcase.inputs.tree import NOTHING

PATH = " Write its path, such as roles.analyst.salary."


def check(file: ClientFile, tree: Record, report: Report) -> None:
    """Say every problem that joins several keys.

    Args:
        file: the checked structure; tree: its Params, before options are completed.
        report: called with path, message and more, as `Register.problem`.
    """
    _budget(file, report)
    _exchange_rates(file, report)
    _today(file, report)
    check_scope(file.scope, ("scope",), file, report)
    for name, option in file.options.items():
        check_option(name, option, file, tree.options[name], report)
    _lists(file, report)
    params = params_of(tree)
    _parameters(file, params, report)
    check_together(file.together, params, report)
    _projects(file, report)


def _budget(file: ClientFile, report: Report) -> None:
    """The three shares add to 1; of two, the third is the rest; run_share alone takes the register's split."""
    shares = {name: base_of(share) for name in SPLIT if (share := getattr(file.budget, name, None)) is not None}
    total = sum(shares.values())
    if len(shares) == 3 and abs(total - 1) > 1e-9:
        sentence = f"run, grow and transform add to {plain(total)}."
        report(("budget", "run_share"), f"{sentence} Write three shares that add to 1.")
    elif len(shares) == 2 and total > 1 + 1e-9:
        names = " and ".join(shares)
        report(("budget", next(iter(shares))), f"{names} add to {plain(total)}. Write shares that add to 1 or less.")
    elif len(shares) == 1 and "run_share" not in shares:
        name = next(iter(shares))
        report(("budget", name), f"{name} alone leaves two shares open. Write run_share too; the third is the rest.")


def _exchange_rates(file: ClientFile, report: Report) -> None:
    for currency, rate in (file.exchange_rates or {}).items():
        path = ("exchange_rates", currency)
        if currency == file.currency:
            report(path, f"{currency} is the currency of this file. Delete the line.", rests_on="currency")
        elif rate.claim:
            report(path, "a published claim is not a valid exchange rate. Enter a number, with its origin.")


def _today(file: ClientFile, report: Report) -> None:
    for name, role in file.roles.items():
        empty, fte = base_of(role.seats_empty), base_of(role.fte)
        if role.fte is not None and empty > fte:
            sentence = f"{plain(empty)} seats are empty, but the role has {plain(fte)} posts."
            report(
                ("roles", name, "seats_empty"), f"{sentence} Write {plain(fte)} or less.", rests_on=f"roles.{name}.fte"
            )
    for section in ("contracts", "planned"):
        for name, item in getattr(file, section).items():
            check_name(item.role, file.roles, "roles", (section, name, "role"), report)
    for name, contract in file.contracts.items():
        if contract.amount is None and (contract.hours is None or contract.rate is None):
            sentence = "has neither amount nor hours and rate. Write amount a year, or hours and rate."
            report(("contracts", name), sentence)
        elif contract.amount is not None and contract.rate is not None:
            report(("contracts", name, "rate"), "does not count beside amount. Leave one of them out.", note=True)


def _lists(file: ClientFile, report: Report) -> None:
    for i, entry in enumerate(file.without):
        check_name(entry.option, file.options, "options", ("without", i, "option"), report)
    for name, scores in file.scorecard.scores.items():
        path = ("scorecard", "scores", name)
        check_name(name, [*file.options, NOTHING], "options", path, report)
        for criterion in scores:
            check_name(criterion, file.scorecard.weights or {}, "scorecard.weights", (*path, criterion), report)


def _parameters(file: ClientFile, params: dict[str, Param], report: Report) -> None:
    """Paths under overrides and shapes are those of parameters, and a shape needs a range."""
    for i, override in enumerate(file.overrides):
        if override.parameter not in params:
            sentence = f"there is no parameter {override.parameter}.{near(override.parameter, params) or PATH}"
            report(("overrides", i, "parameter"), sentence, rests_on=override.parameter)
    for path, entry in file.shapes.items():
        if path not in params:
            report(("shapes", path), f"there is no parameter {path[:60]}.{near(path, params) or PATH}", rests_on=path)
        elif params[path].low is None and entry.shape != "fixed":
            sentence = f"{path} has no low and high to be {entry.shape} between. Write them, or leave it out of shapes."
            report(("shapes", path), sentence, rests_on=path)
        elif params[path].by_origin and entry.shape == "fixed" and not entry.why.strip():
            sentence = f"{path} has no range and is no record, so it is fixed for a reason alone."
            report(("shapes", path), f"{sentence} Write {{shape: fixed, why: …}}, or low and high.", rests_on=path)


def _projects(file: ClientFile, report: Report) -> None:
    names = [project.name for project in file.projects]
    for i, project in enumerate(file.projects):
        if project.name in names[:i]:
            report(("projects", i, "name"), f"{project.name} stands twice. Give each project its own name.")
        if project.hours is None:
            report(("projects", i), "hours are missing. Write the hours until it is done.")
