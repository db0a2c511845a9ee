"""A number of the client file in words: which group it belongs to, what it is, and its unit."""

from __future__ import annotations

from typing import Any

from hitcase.inputs import problems
from hitcase.inputs.additions import drafts
from hitcase.inputs.case import Case
from hitcase.inputs.option_keys import BY_SERVICE_YEAR
from hitcase.inputs.params import Param
from hitcase.text import formats, labels

INPUT_GROUPS = {
    "budget": "IT budget",
    "contracts": "Outside help today",
    "planned": "Wanted, not funded",
    "demand": "Work that comes in",
    "scope": "The work in question",
    "projects": "Projects that wait",
    "scorecard": "What is not money",
}
OWNERS = {"roles": "Role", "options": "Option"}
NAMED = (
    "contracts",
    "posts",
    "planned",
    "share",
    "governance_hours",
    "kt_hours",
    "weights",
    "scores",
    "exchange_rates",
)


def steps(path: str) -> list[str]:
    """A path cut at its dots and brackets, positions as text.

    >>> steps("options.blend.parts[1].learning_loss[0]")
    ['options', 'blend', 'parts', '1', 'learning_loss', '0']
    """
    return [str(step) for step in problems.steps(path)]


def value_at(tree: Any, path: str) -> Any:
    """What stands at a path of lines or results.

    Raises: LookupError or TypeError where nothing does.

    >>> value_at({"fee": [0.0, 2.5]}, "fee[1]")
    2.5
    """
    for step in steps(path):
        tree = tree[int(step)] if isinstance(tree, list) else tree[step]
    return tree


def group(path: str) -> str:
    """The part of the file that a number belongs to.

    >>> group("roles.report_writer.fte"), group("wage_growth")
    ('Role: Report writer', 'The case')
    """
    section, *names = steps(path)
    return (
        f"{OWNERS[section]}: {labels.in_words(names[0])}"
        if section in OWNERS
        else INPUT_GROUPS.get(section, "The case")
    )


def input_label(case: Case, param: Param) -> str:
    """What a number is, with the name, the part or the year that tells it from its like."""
    return formats.upper_first(input_phrase(case, param))


def full_label(case: Case, param: Param) -> str:
    """What a number is, with the role or the option that it belongs to: no two numbers of a file have the same."""
    return formats.upper_first(full_phrase(case, param))


def full_phrase(case: Case, param: Param) -> str:
    """The same as it stands within a sentence."""
    section, *names = steps(param.path)
    phrase = input_phrase(case, param)
    if section not in OWNERS:
        return phrase
    return f"{labels.in_words(names[0])}{': ' if phrase.startswith(param.meaning) else ', '}{phrase}"


def input_phrase(case: Case, param: Param) -> str:
    """What a number is, as it stands within a sentence: names keep their capitals."""
    path = steps(param.path)
    names = [labels.in_words(step) for i, step in enumerate(path) if i and _is_name(path, i)]
    if path[0] == "projects":
        names = [case.file.projects[int(path[1])].name]
    if path[2:3] == ["added"]:
        names = [added_name(case, path[1], path[3])]
    if path[2:3] == ["parts"]:
        names.insert(0, f"Part {int(path[3]) + 1}")
    return ": ".join((*names, param.meaning)) + _year(case, param.path)


def added_name(case: Case, option: str, name: str) -> str:
    """A line that somebody added, marked wherever it is named until it has an origin."""
    draft = " (draft)" if name in drafts(case, option) else ""
    return f"{labels.in_words(name)}{draft}"


def _year(case: Case, path: str) -> str:
    """Which years a number of a list by year is for: the last one goes on; of a list of bands, which band."""
    if not path.endswith("]"):
        return ""
    if path.count("][") == 1:
        return f", band {int(steps(path)[-2]) + 1}"
    at = int(steps(path)[-1])
    goes_on = f"{path[: path.rindex('[')]}[{at + 1}]" not in case.params
    year = "year of service" if steps(path)[-2] in BY_SERVICE_YEAR else "year"
    return f", {year} {at + 1}{' on' if goes_on else ''}" if at or not goes_on else ""


def _is_name(path: list[str], i: int) -> bool:
    return path[i - 1] in NAMED or (i > 1 and path[i - 2] == "scores")


def input_unit(case: Case, param: Param) -> str:
    """The unit in words; a price has that of its basis, a share is shown in percent and needs none."""
    if param.unit == "price":
        path = steps(param.path)
        part = int(path[3]) if path[2] == "parts" else 0
        return labels.unit(labels.PRICES[case.tree.options[path[1]].parts[part].price.basis], case.file.currency)
    return labels.unit(param.unit.removeprefix("share").strip(), case.file.currency)
