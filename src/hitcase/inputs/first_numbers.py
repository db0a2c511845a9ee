"""The ten numbers that make a first answer, and which of them are still open."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hitcase.inputs.case import Case
from hitcase.inputs.option_keys import FREE, PARTNERS
from hitcase.inputs.tree import in_scope

Kinds = tuple[str, ...]  # of source
ANSWER_SOURCES = ("record", "client", "workshop", "public", "offer")  # those that answer a question
PLACEHOLDER = "placeholder"


def open_numbers(case: Case, kinds: Kinds = ANSWER_SOURCES) -> list[str]:
    """The first numbers that nobody has given yet, in plain words: missing, a placeholder, or a benchmark.

    While one of them is open the case is *indicative* and no recommendation is printed.
    """
    return [question for question, answered in FIRST_NUMBERS.items() if not answered(case, kinds)]


def indicative(case: Case) -> str:
    """How many of the first numbers nobody has given, in a few words; "" once all of them are known.

    >>> from hitcase.analysis.cases import load
    >>> indicative(load("params/lakeside.yaml")), indicative(load("params/natividad.yaml"))
    ('', 'indicative, 10 of 10 missing')
    """
    missing = len(open_numbers(case, (*ANSWER_SOURCES, PLACEHOLDER)))
    left = len(open_numbers(case)) - missing
    counts = [
        f"{count} of {len(FIRST_NUMBERS)} {what}"
        for count, what in ((left, "placeholders"), (missing, "missing"))
        if count
    ]
    return f"indicative, {', '.join(counts)}" if counts else ""


def placeholders(case: Case) -> list[str]:
    """Paths of the numbers that still are `hitcase new`'s round placeholders."""
    return [path for path, param in case.params.items() if param.source.kind == PLACEHOLDER]


def _answered(case: Case, kinds: Kinds, paths: Iterable[str]) -> bool:
    paths = list(paths)
    return bool(paths) and all(path in case.given and case.given[path].source.kind in kinds for path in paths)


def _by_role(key: str) -> Callable[[Case, Kinds], bool]:
    def answered(case: Case, kinds: Kinds) -> bool:
        roles = in_scope(case.tree, case.tree.scope) or list(case.tree.roles or case.file.roles)
        return _answered(case, kinds, (f"roles.{role}.{key}" for role in roles))

    return answered


def _contracts(case: Case, kinds: Kinds) -> bool:
    stated = case.data.get("contracts")
    names = [section.partition(".")[2] for section in case.left_out if section.startswith("contracts.")]
    left_out = any(f"roles.{case.file.contracts[name].role}.fte" not in case.given for name in names)
    params = [param for path, param in case.given.items() if path.startswith("contracts.") and param.line]
    return stated is not None and not left_out and all(param.source.kind in kinds for param in params)


def _offers(case: Case) -> dict[str, list[str]]:
    """Options that a partner would run, with the paths of the parts that it prices."""
    offers: dict[str, list[str]] = {}
    for name, option in case.file.options.items():
        if option.ruled_out or option.kind not in (*PARTNERS, "mix"):
            continue
        parts = {f"options.{name}.parts[{i}]": part for i, part in enumerate(option.parts or ())}
        priced = parts or {f"options.{name}": option}
        offers[name] = [path for path, part in priced.items() if part.price is None or part.price.basis not in FREE]
    return {name: paths for name, paths in offers.items() if paths}


def _ends(case: Case, kinds: Kinds) -> bool:
    options = [name for name in _offers(case) if case.data["options"][name].get("ends") is not None]
    found = {
        p: param.source.kind
        for p, param in case.params.items()
        if p.startswith(tuple(f"options.{n}.ends." for n in options))
    }
    dates = [kind for path, kind in found.items() if path.endswith((".month", ".after_start"))]
    dated = all(kind in kinds for kind in dates)
    return bool(options) and dated and not {PLACEHOLDER} - {*kinds} & {*found.values()}


def _price(case: Case, kinds: Kinds) -> bool:
    paths = [
        path
        for parts in _offers(case).values()
        for part in parts
        for path in (*_amounts(case, f"{part}.price.amount"), f"{part}.start_month")
    ]
    covered = any(path.startswith("scope.share.") or "price.team_hours" in path for path in case.given)
    covered = covered or bool(in_scope(case.tree, case.tree.scope))
    return covered and _answered(case, kinds, paths)


def _amounts(case: Case, price: str) -> list[str]:
    """The paths of a price: of one amount its own, of several theirs; of bands, not where they end."""
    several = [path for path in case.given if path.startswith(f"{price}[") and not path.endswith("][0]")]
    return several or [price]


FIRST_NUMBERS: dict[str, Callable[[Case, Kinds], bool]] = {
    "staff in scope, by role": _by_role("fte"),
    "base salary, by role": _by_role("salary"),
    "leavers in the last twelve months, by role": _by_role("turnover_rate"),
    "seats empty, and since when": _by_role("seats_empty"),
    "contractors: hours and rate": _contracts,
    "which engagements would end, and when": _ends,
    "share of time on run work, by role": _by_role("run_time_share"),
    "IT budget": lambda case, kinds: _answered(case, kinds, ["budget.total"]),
    "requests a month, and hours each": lambda case, kinds: _answered(
        case, kinds, ["demand.arrivals", "demand.hours_per_request"]
    ),
    "the partner's price, what it covers, from when": _price,
}
