"""Small sentences that several rooms of `views` need: what is missing and who has it, whose number it is."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.evidence import VERBS, claims
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.output import Text, sentences

WHOSE = {
    "client": "the client's record",
    "workshop": "said in the workshop",
    "offer": "offered",
    "firm": "our firm's default",
    "assumption": "assumed, grade D",
    "placeholder": "a placeholder, not yet a number",
}


def lacking(case: Case, section: str, what: str) -> str:
    """Why something is not shown, and who could say."""
    reason = case.left_out.get(section, "the file has none of it").split(" (")[0]
    return f"{what}: not shown, {reason}. Ask {labels.who(section)}."


def missing(case: Case, section: str, what: str) -> Text:
    """`lacking`, in place of a table or a picture."""
    return sentences(lacking(case, section, what))


def unknown_work(lines: Record) -> str:
    """The section without which nothing can be said of work waiting; "" if there is none."""
    return "demand" if "demand_hours" not in lines else "" if lines.roles else "roles"


def no_option(case: Case) -> Text:
    """That there is nothing to look at closely."""
    priced = [name for name, option in case.file.options.items() if not option.ruled_out]
    told = "none has a price yet" if priced else "the file names none that is not ruled out"
    return sentences(f"No option beside doing nothing can be computed: {told}. Ask {labels.who('options')}.")


def whose(param: Param) -> str:
    """How a sentence says whose number it is; for a claim, its grade gives the verb.

    >>> from hitcase.inputs.params import Source
    >>> whose(Param("x", 0.4, Source("claim", "Yerbo", "C", "c3_high_risk", ("population",))))
    'claimed for another population, grade C'
    """
    source = param.source
    if source.kind != "claim":
        return WHOSE[source.kind]
    claim = claims()[source.claim]
    verb = VERBS["D"] if "unverified" in source.flags else claim.verb
    elsewhere = " for another population" if "population" in source.flags else ""
    told = [labels.FLAGS[flag] for flag in source.flags if flag != "population"]
    return ", ".join([f"{verb}{elsewhere}", f"grade {source.grade}", *told])


def bought(case: Case, lines: Record, option: str) -> str:
    """Where nothing ends and cash falls: that capacity is what is bought, and at what price an hour. Else nothing."""
    found, currency = lines.options[option], case.file.currency
    if any(found.ended_pay) or any(found.ended_contracts) or found.npv_cash >= 0:
        return ""
    more = formats.about(-found.npv_cash, currency)
    rises = f"cash cost rises by {more} over {formats.years(case.file.horizon)}"
    told = f"Nobody leaves payroll and no contract ends, so {rises}."
    if found.break_even_hour_value is None:
        return f"{told} {labels.option_name(option)} brings no hours for it."
    year, hours = labels.year_labels(case)[-1], formats.number(found.hours_gained[-1])
    price = formats.rate(found.break_even_hour_value, currency)
    return f"{told} What {labels.option_name(option)} buys is capacity: {hours} hours in {year}, at {price} an hour."
