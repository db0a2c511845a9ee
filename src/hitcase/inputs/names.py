"""Names that one part of a client file uses for what stands in another."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hitcase.inputs.problems import Path, near
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.sections import Scope

Report = Callable[..., None]  # `Register.problem`
WORDS = {
    "roles": "role",
    "contracts": "contract",
    "planned": "planned item",
    "options": "option",
    "scorecard.weights": "criterion",
}


def check_name(name: str, allowed: Iterable[str], section: str, path: Path, report: Report) -> None:
    """Report a name that is not among those of a section, with the near match."""
    allowed = list(allowed)
    if name not in allowed:
        listed = ", ".join(allowed[:20]) + (", …" if len(allowed) > 20 else "")
        hint = near(name, allowed) or (f" Known: {listed}." if allowed else f" The file has none, under {section}.")
        report(path, f"there is no {WORDS[section]} {name}.{hint}", rests_on=f"{section}.{name}", is_name=True)


def check_scope(scope: Scope, path: Path, file: ClientFile, report: Report) -> None:
    """Roles and contracts of a scope must exist, each contract once."""
    for role in scope.share or {}:
        check_name(role, file.roles, "roles", (*path, "share", role), report)
    for i, contract in enumerate(scope.contracts):
        check_name(contract, file.contracts, "contracts", (*path, "contracts", i), report)
        if contract in scope.contracts[:i]:
            report((*path, "contracts", i), f"{contract} stands twice. Name each contract once.")
