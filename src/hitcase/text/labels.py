"""Names in words: options, roles, lines, years, units, whose number it is, and who could know."""

from __future__ import annotations

import re

from hitcase.inputs.case import Case

NOTHING = "do_nothing"
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
LINES = {
    "ended_contracts": "Contracts that end",
    "ended_pay": "Posts that end",
    "avoided_turnover_cash": "Change in turnover",
    "cashable": "Cash that ends",
    "fee": "Fee",
    "parallel_cost": "Two teams in parallel",
    "governance_cost": "Governance",
    "change_order_cost": "Change orders",
    "leakage_cost": "Saving lost to weak governance",
    "transition_cost": "Transition",
    "exit_cost": "Leaving the partner, by its chance",
    "severance_cost": "Severance",
    "pay_rise_cost": "Pay rise",
    "other_cost": "Other costs",
    "total_cost": "All costs",
    "net_cash": "Net cash",
    "avoidance": "Wanted spending avoided",
    "net_with_avoidance": "Net, with avoidance",
    "capacity_value": "Hours gained, at their value",
    "net_full": "Net, with avoidance and capacity",
}
OVERHEAD = {  # what comes with a fee, put together as page one and the waterfall tell it
    "Governance, change orders and lost saving": ("governance_cost", "change_order_cost", "leakage_cost"),
    "Moving in and two teams in parallel": ("transition_cost", "parallel_cost"),
    "Pay rise": ("pay_rise_cost",),
    "Leaving, severance and other costs": ("exit_cost", "severance_cost", "other_cost"),
}
LIKELY, MIDDLE = "Every figure at its most likely value", "Middle of the range"
OVERRUN = "Costs that tend to overrun"
MEASURED = {"cash": "cash", "full": "cash with capacity"}
EFFECTS = {
    "contracts": "Contracts",
    "pay": "Pay and turnover",
    "fee": "Fee, change orders, lost saving",
    "governance": "Governance",
    "one_off": "One-off: moving in, parallel running, leaving, other",
    "added": "Cash that was added",
}
LEDGER = {
    "governance": "Own hours to manage the partner",
    "posts": "Posts that end",
    "contracts": "Contracts that end",
    "planned": "Planned hires not needed",
    "redeployed": "Left for other work",
    "lost": "Freed, but not used",
}
FLAGS = {"population": "another population", "unverified": "not verified", "stale": "out of date"}
GUARDS = {
    "maximum": "a bound stands as the most likely value",
    "comparator": "a comparison with consulting rates is used against own staff, or the other way round",
    "population": "a figure of another population is used at its own grade",
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
    return text[:1].upper() + text[1:]


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
    >>> year_label("first", 0), year_label("first", 2)
    ('first', 'first + 2')
    """
    split = re.fullmatch(r"(.*?)(\d{2,4})([/–-])(\d{2})", first)
    if split:
        return f"{split[1]}{_counted(split[2], later)}{split[3]}{_counted(split[4], later)}"
    plain = re.fullmatch(r"(.*?)(\d+)(\D*)", first)
    if plain:
        return f"{plain[1]}{_counted(plain[2], later)}{plain[3]}"
    return f"{first} + {later}" if later else first


def _counted(digits: str, later: int) -> str:
    count = int(digits) + later
    return f"{count % 100:02}" if len(digits) == 2 else str(count)


def unit(text: str, currency: str) -> str:
    """A unit of the schema with the client's currency in it.

    >>> unit("money a year", "USD"), unit("x salary", "CHF"), unit("money an hour", "CHF")
    ('$ a year', '× salary', 'CHF an hour')
    """
    symbol = "$" if currency == "USD" else currency
    return text.replace("money", symbol).replace("x ", "× ")


def who(section: str) -> str:
    """Who is likely to know what a section lacks.

    >>> who("roles.analyst")
    'HR'
    """
    return WHO.get(section.split(".", maxsplit=1)[0], "the client")
