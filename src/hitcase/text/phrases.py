"""Small sentences that documents, slides and the workshop share: what is missing and who has it, whose number it is."""

from __future__ import annotations

from collections.abc import Iterable

from hitcase.inputs.case import Case
from hitcase.inputs.evidence import VERBS, claims
from hitcase.inputs.params import Param, Record
from hitcase.text import labels
from hitcase.text.numbers import Numbers, sourced
from hitcase.text.output import Text, sentences
from hitcase.text.source_types import From

WHOSE = {
    "record": "the client's record",
    "client": "stated by the client",
    "workshop": "said in the workshop",
    "public": "a public record",
    "offer": "offered",
    "firm": "our firm's default",
    "assumption": "assumed, grade D",
    "placeholder": "a placeholder, not yet a number",
}


NO_OFFER = ("none has a price yet", "the file names none that is not ruled out")
ELSEWHERE = {"population": " for another population", "country": " in another country"}


def lacking(case: Case, section: str, subject: str) -> str:
    """Why something is not shown, and who could say."""
    reason = case.left_out.get(section, "the file has none of it").split(" (")[0]
    return f"{subject}: not shown, {sourced(reason, From.text(section))}. Ask {labels.who(section)}."


def missing(case: Case, section: str, subject: str) -> Text:
    """`lacking`, in place of a table or a picture."""
    return sentences(lacking(case, section, subject))


def unknown_work(lines: Record) -> str:
    """The section without which nothing can be said of work waiting; "" if there is none."""
    return "demand" if "demand_hours" not in lines else "" if lines.roles else "roles"


def no_option(case: Case) -> Text:
    """That there is nothing to look at closely."""
    reason = why_no_option(case)
    return sentences(f"No option beside doing nothing can be computed: {reason}. Ask {labels.who('options')}.")


def why_no_option(case: Case) -> str:
    """Why the file has no option to look at."""
    reasons = [
        case.left_out.get(f"options.{name}", "") for name, option in case.file.options.items() if not option.ruled_out
    ]
    other = next((reason for reason in reasons if reason not in ("", "no price")), "").split(" (")[0]
    return other or NO_OFFER[not reasons]


def origin_phrase(param: Param) -> str:
    """How a sentence says whose number it is; for a claim, its grade gives the verb.

    >>> from hitcase.inputs.params import Source
    >>> origin_phrase(Param("x", 0.4, Source("claim", "Yerbo", "C", "c3_high_risk", ("population",))))
    'claimed for another population, grade C'
    """
    source = param.source
    if source.kind != "claim":
        return ", ".join([WHOSE[source.kind], *(labels.FLAGS[flag] for flag in source.flags)])
    claim = claims()[source.claim]
    verb = VERBS["D"] if "unverified" in source.flags else claim.verb
    elsewhere = "".join(words for flag, words in ELSEWHERE.items() if flag in source.flags)
    flags = [labels.FLAGS[flag] for flag in source.flags if flag not in ELSEWHERE]
    return ", ".join([f"{verb}{elsewhere}", f"grade {source.grade}", *flags])


def origin_phrases(params: Iterable[Param]) -> str:
    """Whose numbers several are, each way of saying it once."""
    return " or ".join(dict.fromkeys(origin_phrase(param) for param in params))


def weakness(params: Iterable[Param]) -> str:
    """What is weak about the vendors' claims among these numbers: it stands beside them wherever they do."""
    ids = dict.fromkeys(param.source.claim for param in params if param.source.claim)
    weak = [claims()[claim] for claim in ids if claims()[claim].source_type == "vendor"]
    return " ".join(sourced(claim.weakness, From.claim(claim.id, "weakness")) for claim in weak if claim.weakness)


def capacity_bought(case: Case, lines: Record, option: str) -> str:
    """Where nothing ends and cash falls: that capacity is what is bought, at what price an hour. Else nothing."""
    option_lines, n = lines.options[option], Numbers(case, lines).of(option)
    if any(option_lines.ended_pay) or any(option_lines.ended_contracts) or option_lines.npv_cash >= 0:
        return ""
    rises = f"cash cost rises by {n('npv_cash', 'size')} over {n.years}"
    no_end = f"Nobody leaves payroll and no contract ends, so {rises}."
    if option_lines.break_even_hour_value is None:
        return f"{no_end} {n.name()} brings no hours for it."
    hours, price = n(f"hours_gained[{n.last}]"), n("break_even_hour_value")
    year = f"{hours} hours in {n.year(n.last)}, at {price} an hour"
    return f"{no_end} What {n.name()} buys is capacity: {year}, beside {own_and_consulting_hour(case, lines, option)}."


def own_and_consulting_hour(case: Case, lines: Record, option: str) -> str:
    """What an hour of own staff and of consulting costs."""
    n, option_lines = Numbers(case, lines), lines.options[option]
    roles = [name for name, role in option_lines.roles.items() if any(role.moved_hours)] or list(lines.roles)
    by_cost = sorted(roles, key=lambda role: lines.roles[role].in_house_full_hourly_cost)
    own_costs = dict.fromkeys(n(f"roles.{role}.in_house_full_hourly_cost") for role in (by_cost[:1] + by_cost[-1:]))
    return f"{' to '.join(own_costs)} for an own hour with turnover and {n('tm_bill_rate')} for consulting"
