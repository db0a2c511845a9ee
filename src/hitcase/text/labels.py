"""Names in words: options, roles, lines, years, units, whose number it is, and who could know."""

from __future__ import annotations

import re

from hitcase.inputs import tree
from hitcase.inputs.case import Case
from hitcase.model.register import BY_NAME, CASH, COSTS, NAMED
from hitcase.text import formats
from hitcase.text.line_texts import GROUPS, PARTS, TEXTS

NOTHING = tree.NOTHING
CAPITALS = {
    "ehr": "EHR",
    "it": "IT",
    "hr": "HR",
    "tm": "T&M",
    "sla": "SLA",
    "msp": "MSP",
    "bi": "BI",
    "hl7": "HL7",
    "fte": "FTE",
    "npv": "NPV",
    "roi": "ROI",
}
COMPOUNDS = {"in house": "in-house", "after hours": "after-hours"}
KINDS = {
    NOTHING: "today's posts and contracts",
    "in_house_fix": "in-house fix",
    "consulting": "consulting, time and material",
    "managed_service": "managed service",
    "nearshore": "nearshore",
    "offshore": "offshore",
    "mix": "mix",
}
COSTS_IN_ORDER = tuple(name for name in TEXTS if name in COSTS)
CASH_IN_ORDER = tuple(name for name in TEXTS if name in CASH)
EFFECTS, LEDGER = PARTS["budget_effect"], PARTS["hours_ledger"]
LIKELY, MIDDLE = "Base case", "Median"
UNEVEN = "Effect of uneven ranges"
MEASURED = {"cash": "cash", "full": "cash with capacity"}
FLAGS = {
    "population": "another population",
    "country": "another country",
    "unverified": "not verified",
    "stale": "out of date",
    "lapsed": "the offer has lapsed",
}
GUARDS = {
    "maximum": "a bound stands as the most likely value",
    "comparator": "a comparison with consulting rates is used against own staff, or the other way round",
    "population": "a figure of another population or country is used at its own grade",
    "unverified": "a figure that nobody could verify is used at its own grade",
    "stale": "a figure that is out of date is used as if it were current",
    "shape": "quartiles are read as the ends of a range",
}
WHO = {
    "budget": "Finance",
    "demand": "the service desk (ticket system)",
    "roles": "HR",
    "contracts": "Procurement",
    "planned": "the director who asked for it",
    "options": "Procurement (the partner's offer)",
}
SECTIONS = {
    "budget": "IT budget",
    "demand": "Work waiting",
    "roles": "Staff",
    "contracts": "Outside help",
    "planned": "Planned hire",
    "options": "Option",
}
PRICES = {
    "monthly_fee": "money a month",
    "rate_per_fte": "money a year and FTE",
    "hourly": "money an hour",
    "per_request": "money a request",
    "payroll": "money",
    "removed": "money",
}


def in_words(name: str) -> str:
    """A name of the file as a reader writes it: words, a capital at the start; known letters in capitals.

    >>> in_words("interface_engineer"), in_words("in_house_fix"), in_words("ehr_desk"), in_words("Offer B (final)")
    ('Interface engineer', 'In-house fix', 'EHR desk', 'Offer B (final)')
    """
    if "_" not in name and not name.islower():
        return name
    words = [CAPITALS.get(word, word) for word in name.split("_")]
    if len(words) > 1 and len(words[-1]) == 1:
        words[-1] = words[-1].upper()
    text = " ".join(words)
    for apart, joined in COMPOUNDS.items():
        text = re.sub(rf"\b{apart}\b", joined, text)
    return formats.upper_first(text)


def option_name(name: str) -> str:
    """An option as the document names it.

    >>> option_name("offer_a"), option_name("do_nothing")
    ('Offer A', 'Do nothing')
    """
    return in_words(name)


def role_name(name: str) -> str:
    """A role as the document names it.

    >>> role_name("report_writer")
    'Report writer'
    """
    return in_words(name)


def client_name(case: Case) -> str:
    """The client, marked *illustrative* wherever its name stands unless the name says so itself."""
    name = case.file.client
    return f"{name} (illustrative)" if case.file.illustrative and "illustrative" not in name.lower() else name


def year_labels(case: Case) -> list[str]:
    """What the years are called: the decision, then the client's fiscal years."""
    return ["Decision", *(year_label(case.file.first_year, t) for t in range(case.file.horizon))]


def year_label(first: str, later: int) -> str:
    """The label of a year, so many years after the first.

    >>> [year_label("FY27", 2), year_label("Year 1", 1), year_label("2026/27", 1), year_label("FY99", 1)]
    ['FY29', 'Year 2', '2027/28', 'FY00']
    >>> [year_label(first, 1) for first in ("2026/2027", "FY26-FY27", "Jul26-Jun27", "first")]
    ['2027/2028', 'FY27-FY28', 'Jul27-Jun28', 'first + 1']
    """
    if later and not re.search(r"\d", first):
        return f"{first} + {later}"
    return re.sub(r"\d+", lambda year: _counted_on(year[0], later), first)


def _counted_on(digits: str, later: int) -> str:
    count = int(digits) + later
    return f"{count % 100:02}" if len(digits) == 2 else str(count)


def unit(text: str, currency: str) -> str:
    """A unit of the schema with the client's currency in it.

    >>> unit("money a year", "USD"), unit("x salary", "CHF"), unit("money an hour", "CHF")
    ('$ a year', '× salary', 'CHF an hour')
    """
    return text.replace("money", formats.symbol(currency)).replace("x ", "× ")


def who(section: str) -> str:
    """Who is likely to know what a section lacks.

    >>> who("roles.analyst")
    'HR'
    """
    return WHO.get(section.split(".", maxsplit=1)[0], "the client")


def line_label(name: str) -> str:
    """What a line, or a step on the way to one, is called.

    >>> line_label("governance_cost"), line_label("price")
    ('Governance', 'Price')
    """
    return TEXTS[name].label if name in TEXTS else in_words(name)


def cost_groups() -> dict[str, tuple[str, ...]]:
    """The costs as page one and the waterfall tell them: name → lines. A cost without a group's name has its own.

    >>> cost_groups()["Moving in and two teams in parallel"]
    ('parallel_cost', 'transition_cost', 'hiring_cost')
    """
    groups: dict[str, list[str]] = {label: [] for label in GROUPS.values()}
    for name in COSTS_IN_ORDER:
        groups.setdefault(GROUPS.get(BY_NAME[name].group, TEXTS[name].label), []).append(name)
    return {label: tuple(names) for label, names in groups.items() if names}


def look_of_line(steps: list[str]) -> str:
    """How a line is shown, by the steps of its path; what no line is called is a count.

    >>> look_of_line(["options", "offer_a", "budget_effect", "fee"]), look_of_line(["leavers"])
    ('net', 'people')
    """
    part_names = [step for step in steps[-2:] if step in TEXTS and BY_NAME[step].over == NAMED]
    text = TEXTS.get(part_names[0] if part_names else steps[-1])
    return text.look if text else "count"
