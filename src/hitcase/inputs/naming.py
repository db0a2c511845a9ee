"""Names that one key takes from another: they must exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hitcase.inputs.problems import Path, near
from hitcase.inputs.schema import ClientFile
from hitcase.inputs.staff import Scope

Say = Callable[..., None]  # path, message, and note=True for what is only odd


def known(name: str, allowed: Iterable[str], what: str, path: Path, say: Say) -> None:
    """Say so where a name is not among the allowed ones, with the near match."""
    allowed = list(allowed)
    if name not in allowed:
        hint = near(name, allowed) or (f" Known: {', '.join(allowed)}." if allowed else f" The file has no {what}.")
        say(path, f"there is no {what} {name}.{hint}")


def check_scope(scope: Scope, path: Path, file: ClientFile, say: Say) -> None:
    """Roles and contracts of a scope must exist, each contract once."""
    for role in scope.share or {}:
        known(role, file.roles, "role", (*path, "share", role), say)
    for i, contract in enumerate(scope.contracts):
        known(contract, file.contracts, "contract", (*path, "contracts", i), say)
    if len(set(scope.contracts)) < len(scope.contracts):
        say((*path, "contracts"), "names a contract twice. Name each once.")
