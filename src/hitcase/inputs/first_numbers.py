"""The ten numbers that make a first answer, and which of them are still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hitcase.inputs.case import Case
from hitcase.inputs.offer import PARTNERS
from hitcase.inputs.options import in_scope

KNOWN = ("client", "workshop", "offer")  # kinds of source that answer a question


def open_numbers(case: Case) -> list[str]:
    """The first numbers that nobody has given yet, in plain words: missing, a placeholder, or a benchmark.

    While one of them is open the case is *indicative* and no recommendation is printed.
    """
    return [question for question, known in TEN.items() if not known(case)]


def placeholders(case: Case) -> list[str]:
    """Paths of the numbers that still are `hitcase new`'s round placeholders."""
    return [path for path, param in case.params.items() if param.source.kind == "placeholder"]


def _answered(case: Case, paths: Iterable[str]) -> bool:
    asked = list(paths)
    return bool(asked) and all(path in case.params and case.params[path].source.kind in KNOWN for path in asked)


def _by_role(key: str) -> Callable[[Case], bool]:
    def known(case: Case) -> bool:
        roles = in_scope(case.tree, case.tree.scope) or list(case.tree.roles)
        return _answered(case, (f"roles.{role}.{key}" for role in roles))

    return known


def _contracts(case: Case) -> bool:
    stated = case.data.get("contracts")
    left_out = any(section.startswith("contracts.") for section in case.left_out)
    return (
        stated is not None
        and not left_out
        and all(
            param.source.kind in KNOWN
            for path, param in case.params.items()
            if path.startswith("contracts.") and param.source.kind != "assumption"
        )
    )


def _partners(case: Case) -> list[str]:
    return [name for name, option in case.file.options.items() if option.kind in PARTNERS and not option.ruled_out]


def _ends(case: Case) -> bool:
    stated = [name for name in _partners(case) if "ends" in case.data["options"][name]]
    ended = [path for path in case.params if path.startswith("options.") and ".ends." in path]
    kinds = {case.params[path].source.kind for path in ended}
    return bool(stated) and "placeholder" not in kinds


def _price(case: Case) -> bool:
    partners = _partners(case)
    wanted = [f"options.{name}.{key}" for name in partners for key in ("price.amount", "start_month")]
    covered = bool(in_scope(case.tree, case.tree.scope)) or any("price.team_hours" in path for path in case.params)
    return covered and _answered(case, (path for path in wanted if not _split(case, path)))


def _split(case: Case, path: str) -> bool:
    return case.file.options[path.split(".")[1]].parts is not None


TEN: dict[str, Callable[[Case], bool]] = {
    "staff in scope, by role": _by_role("fte"),
    "base salary, by role": _by_role("salary"),
    "leavers in the last 12 months, by role": _by_role("turnover_rate"),
    "seats empty, and since when": _by_role("seats_empty"),
    "contractors: hours and rate": _contracts,
    "which engagements would end, and when": _ends,
    "share of time on run work, by role": _by_role("run_time_share"),
    "IT budget": lambda case: _answered(case, ["budget.total"]),
    "requests a month, and hours each": lambda case: _answered(case, ["demand.arrivals", "demand.hours_per_request"]),
    "the partner's price, what it covers, from when": _price,
}
