"""Names that one key takes from another: they must exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hitcase.inputs.problems import Path, near
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.staff import Scope

Say = Callable[..., None]  # `Register.problem`
WORDS = {
    "roles": "role",
    "contracts": "contract",
    "planned": "planned item",
    "options": "option",
    "scorecard.weights": "criterion",
}


def known(name: str, allowed: Iterable[str], section: str, path: Path, say: Say) -> None:
    """Say so where a name is not among those of a section, with the near match."""
    allowed = list(allowed)
    if name not in allowed:
        listed = ", ".join(allowed[:20]) + (", …" if len(allowed) > 20 else "")
        hint = near(name, allowed) or (f" Known: {listed}." if allowed else f" The file has none, under {section}.")
        say(path, f"there is no {WORDS[section]} {name}.{hint}", of=f"{section}.{name}", named=True)


def check_scope(scope: Scope, path: Path, file: ClientFile, say: Say) -> None:
    """Roles and contracts of a scope must exist, each contract once."""
    for role in scope.share or {}:
        known(role, file.roles, "roles", (*path, "share", role), say)
    for i, contract in enumerate(scope.contracts):
        known(contract, file.contracts, "contracts", (*path, "contracts", i), say)
        if contract in scope.contracts[:i]:
            say((*path, "contracts", i), f"{contract} stands twice. Name each contract once.")
