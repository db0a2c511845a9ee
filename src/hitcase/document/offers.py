"""Offers like for like: what is asked and what an hour costs, where it says so, until when, and what it leaves out."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.derived import hour_cost, remaining_work, tied
from hitcase.inputs.case import Case
from hitcase.inputs.option_keys import PARTNERS, option_specs
from hitcase.inputs.params import Record
from hitcase.inputs.sections import Origin
from hitcase.inputs.tree import NO_EFFECT
from hitcase.model.register import COSTS
from hitcase.text import formats, labels, paths, phrases
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Output, Row, Table, Text, sentences
from hitcase.text.phrases import whose
from hitcase.text.source_types import From

FINAL, EARLIER = "final offer", "earlier offer"
BASES = {
    "monthly_fee": "a month",
    "rate_per_fte": "a year and FTE",
    "hourly": "an hour",
    "discount_on_tm": "off consulting rates",
    "payroll": "own pay",
    "removed": "work that goes away",
}


def asked(case: Case, option: str) -> str:
    """The price of each part as the offer puts it."""
    return "; ".join(_price(case, part) for part in case.tree.options[option].parts)


def _price(case: Case, part: Any) -> str:
    price, basis = part.price, BASES[part.price.basis]
    if "amount" not in price or price.basis in ("payroll", "removed"):
        return basis
    if price.basis == "discount_on_tm":
        off = formats.exact_percent(price.amount.base)
        return f"consulting rates, {off} off" if price.amount.base else "consulting rates"
    return f"{formats.money(price.amount.base, case.file.currency)} {basis}"


def origins(case: Case, option: str) -> list[Origin]:
    """The offers behind an option's prices."""
    own = case.file.options[option]
    prices = [part.price for part in (own.parts or [own])]
    return [price.origin for price in prices if price and price.origin and price.origin.offer]


def place(case: Case, option: str, others: list[str]) -> str:
    """Offer, date and page; first or final where the same partner made several."""
    return "; ".join(_place(case, origin, others) for origin in origins(case, option)) or "no offer is on file"


def _place(case: Case, origin: Origin, others: list[str]) -> str:
    dates = sorted({o.date for name in others for o in origins(case, name) if o.offer == origin.offer and o.date})
    dated = formats.day(origin.date) if origin.date else ""
    several = len(dates) > 1 and origin.date
    order = "" if not several else FINAL if origin.date == dates[-1] else EARLIER
    page = f"page {origin.page}" if origin.page else ""
    return ", ".join(part for part in (origin.offer, order, dated, page) if part)


def validity(case: Case, option: str) -> str:
    """Until when the offer stands, judged on the file's own day."""
    told = dict.fromkeys(_until(case, origin) for origin in origins(case, option))
    return "; ".join(told) or formats.NONE


def _until(case: Case, origin: Origin) -> str:
    if not origin.valid_until:
        return "no date is given"
    lapsed = " (LAPSED)" if origin.valid_until < case.file.as_of else ""
    return f"until {formats.day(origin.valid_until)}{lapsed}"


def silent(case: Case, option: str) -> str:
    """Terms that do not come from an offer: who filled them in, each with its value's origin."""
    params = [p for path, p in case.params.items() if p.offer_says and paths.steps(path)[:2] == ["options", option]]
    told: dict[str, list[str]] = {}
    for what in (spec.offer_says for spec in option_specs().values() if spec.offer_says):
        found = [param for param in params if param.offer_says == what]
        others = [param for param in found if param.source.kind != "offer" and param.source != NO_EFFECT]
        if others:
            told.setdefault(whose(others[0]), []).append(what)
    return "; ".join(f"{', '.join(terms)} ({by})" for by, terms in told.items()) or "nothing is missing"


def names(case: Case, option: str) -> list[str]:
    """Costs of change that the file switches off for an option."""
    return [one.line for one in case.file.without if one.option == option]


COMPARED = {"in_house": "own staff for the same hours", "consulting": "consulting"}


def options(case: Case, lines: Record, option: str | None) -> Text | None:
    """That no option can be computed; else how the offers of one partner moved, where there are several."""
    if option is None:
        return phrases.no_option(case)
    moves = _moves(case, lines)
    return sentences(" ".join(moves)) if moves else None


def compared(case: Case, lines: Record, option: str) -> str:
    """What the hours that move cost beside own staff and consulting; neither is part of the cash."""
    n = Numbers(case, lines).of(option)
    if lines.options[option].cost_per_hour is None:
        return ""
    beside = [f"against {what} it {_saved(n, other)}" for other, what in COMPARED.items()]
    return f"{n.name()}: {', '.join(beside)}."


def _saved(n: Numbers, other: str) -> str:
    path = f"saving_vs_{other}_share"
    share = n.value(path) or 0.0
    shown = formats.percent(abs(share))
    if shown == "0 %":
        return "costs the same"
    told = sourced(shown, From.line(n.home + path))
    return f"saves {told}" if share > 0 else f"costs {told} more"


def _moves(case: Case, lines: Record) -> list[str]:
    """For each partner with several offers of one kind, what an hour cost in the first and costs in the final one."""
    rounds: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in lines.options:
        for origin in origins(case, name)[:1] if name in case.file.options else []:
            key = case.file.options[name].kind, origin.offer
            rounds.setdefault(key, []).append((origin.date or "", name))
    return [_move(case, lines, sorted(made)) for made in rounds.values() if len({date for date, _ in made}) > 1]


def _move(case: Case, lines: Record, made: list[tuple[str, str]]) -> str:
    n = Numbers(case, lines)
    days = [sourced(formats.day(date), From.date(f"options.{name}")) for date, name in made]
    told = [f"{n.of(x)('cost_per_hour')} ({n.name(x)}, {day})" for (_, x), day in zip(made, days, strict=True)]
    return f"From the first offer to the final one, an hour went from {' to '.join(told)}."


def hour_cost_table(case: Case, lines: Record, option: str | None) -> Output | None:
    """What an hour that moves costs under every option, part by part, beside an own hour and consulting."""
    found = {name: hour_cost(case, lines, name) for name in lines.options if name != labels.NOTHING}
    found = {name: costs for name, costs in found.items() if costs}
    if not found:
        return None
    kept = [line for line in labels.COSTS_IN_ORDER if any(round(costs[line], 1) for costs in found.values())]
    rows = [Row(labels.line_label(line), tuple(_shown(costs[line]) for costs in found.values())) for line in kept]
    whole = tuple(_shown(_hour(name, costs, lines)) for name, costs in found.items())
    rows.append(Row("An hour, all costs in it", whole, "total"))
    own = option if option and option in found else next(iter(found))
    beside = f"{labels.LIKELY}. Beside it: {phrases.beside(case, lines, own)}. {compared(case, lines, own)}"
    unit = labels.unit("money", case.file.currency)
    columns = ("", *(labels.option_name(name) for name in found))
    return Table(
        f"Offers like for like: what an hour that moves costs, {unit} of today",
        columns,
        tuple(rows),
        bare(beside),
    )


def _hour(name: str, costs: dict[str, float], lines: Record) -> float:
    what = f"{labels.option_name(name)}, an hour that moves"
    return tied(what, costs.values(), lines.options[name].cost_per_hour)


def _shown(value: float) -> str:
    return formats.number(value, 1)


def offers_table(case: Case, lines: Record) -> Output | None:
    """What each partner's offer says and what it leaves out; several of one partner side by side, by date."""
    named = [name for name in lines.options if case.file.options.get(name) and _is_offer(case, name)]
    if not named:
        return None
    told: list[tuple[str, Any]] = [
        ("Asked", lambda name: asked(case, name)),
        ("Where it stands", lambda name: place(case, name, named)),
        ("Valid", lambda name: validity(case, name)),
        ("Team", lambda name: _team(lines.options[name])),
        ("Stays with the client, a year", lambda name: _stays(case, lines, name)),
        ("The offer does not say", lambda name: silent(case, name)),
    ]
    rows = tuple(Row(head, tuple(shown(name) for name in named)) for head, shown in told)
    columns = ("", *(labels.option_name(name) for name in named))
    return Table("What each offer says, and what it leaves out", columns, rows, "", columns[1:], even=True)


def _is_offer(case: Case, name: str) -> bool:
    return case.file.options[name].kind in PARTNERS or bool(origins(case, name))


def _team(option: Record) -> str:
    paid, moved = option.partner_hours[-1], option.moved_hours[-1]
    return f"{formats.hours(paid)} paid a year, which deliver {formats.number(moved)} in the last year"


def _stays(case: Case, lines: Record, name: str) -> str:
    left = remaining_work(case, lines, name)
    cost = formats.about(left.hours_cost, case.file.currency)
    told = (
        [f"{formats.hours(left.hours)} that the team does not reach, {cost} at own cost"] if round(left.hours) else []
    )
    for contract, money in left.contracts.items():
        if round(money):
            told.append(f"{labels.in_words(contract)}: {formats.about(money, case.file.currency)} a year goes on")
    told += [
        f"{labels.line_label(line) if line in COSTS else 'Handover hours'}: set to nothing"
        for line in names(case, name)
    ]
    return "; ".join(told) or "nothing"
