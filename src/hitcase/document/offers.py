"""Offers like for like: what is asked and what an hour costs, where it says so, until when, and what it leaves out."""

from __future__ import annotations

from typing import Any

from hitcase.analysis.derived import hour_cost, remaining_work, tied
from hitcase.inputs.case import Case
from hitcase.inputs.gaps import NO_EFFECT
from hitcase.inputs.offer_origins import has_lapsed, lapses_too_soon, lapsing, offers_of
from hitcase.inputs.option_keys import PARTNERS, option_specs
from hitcase.inputs.params import Record
from hitcase.inputs.parts import amounts
from hitcase.inputs.sections import Origin
from hitcase.model.register import COSTS
from hitcase.text import formats, labels, paths, phrases
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Output, Row, Table, Text, sentences
from hitcase.text.phrases import origin_phrase
from hitcase.text.source_types import From

FINAL, EARLIER = "final offer", "earlier offer"
BASES = {
    "monthly_fee": "a month",
    "rate_per_fte": "a year and FTE",
    "hourly": "an hour",
    "per_request": "a request",
    "discount_on_tm": "off consulting rates",
    "payroll": "own pay",
    "removed": "work that goes away",
}


def asking_price(case: Case, option: str) -> str:
    """The price of each part as the offer puts it."""
    return "; ".join(_price(case, part) for part in case.tree.options[option].parts)


def _price(case: Case, part: Any) -> str:
    price, basis = part.price, BASES[part.price.basis]
    if "amount" not in price or price.basis in ("payroll", "removed"):
        return basis
    if price.basis == "discount_on_tm":
        off = formats.exact_percent(price.amount.base)
        return f"consulting rates, {off} off" if price.amount.base else "consulting rates"
    money = [formats.money(amount.base, case.file.currency) for amount in amounts(price)]
    if price.basis == "per_request":
        starts = [formats.number(band.start.base) for band in price.amount]
        bands = zip(money[1:], starts[1:], strict=True)
        return f"{money[0]} {basis}" + "".join(f", {m} from {s} a year on" for m, s in bands)
    by_year = f" in year 1, then {', '.join(money[1:])}" if len(money) > 1 else ""
    return f"{money[0]} {basis}{by_year}"


def origins(case: Case, option: str) -> list[Origin]:
    """The offers behind an option's prices."""
    return offers_of(case.file.options[option])


def offer_reference(case: Case, option: str, offers: list[str]) -> str:
    """Offer, date and page; first or final where the same partner made several."""
    return "; ".join(_reference(case, origin, offers) for origin in origins(case, option)) or "no offer is on file"


def _reference(case: Case, origin: Origin, offers: list[str]) -> str:
    dates = sorted({o.date for name in offers for o in origins(case, name) if o.offer == origin.offer and o.date})
    dated = formats.day(origin.date) if origin.date else ""
    ordered = len(dates) > 1 and origin.date
    order = "" if not ordered else FINAL if origin.date == dates[-1] else EARLIER
    page = f"page {origin.page}" if origin.page else ""
    return ", ".join(part for part in (origin.offer, order, dated, page) if part)


def validity(case: Case, option: str) -> str:
    """Until when the offer stands, judged on the file's own day."""
    dates = dict.fromkeys(_until(case, origin) for origin in origins(case, option))
    return "; ".join(dates) or formats.NONE


def _until(case: Case, origin: Origin) -> str:
    if not origin.valid_until:
        return "no date is given"
    until = f"until {formats.day(origin.valid_until)}"
    if lapses_too_soon(origin, case.file):
        return f"{until} (LAPSES before the decision, {formats.day(case.file.document.decide_by or '')})"
    return f"{until} (LAPSED)" if has_lapsed(origin, case.file) else until


def lapse_warning(case: Case, option: str) -> str:
    """That the offer behind an option's price does not stand on the day of the decision; "" if it does."""
    offer = lapsing(offers_of(case.file.options[option]), case.file)
    if offer is None:
        return ""
    name = sourced(labels.option_name(option), From.name(f"options.{option}"))
    until = sourced(formats.day(offer.valid_until), From.date(f"options.{option}"))
    if has_lapsed(offer, case.file):
        return f"The price of {name} has lapsed: it was valid until {until}."
    decided = sourced(formats.day(case.file.document.decide_by or ""), From.date("document.decide_by"))
    return f"The price of {name} lapses before the decision on {decided}: it is valid until {until}."


def unstated_terms(case: Case, option: str) -> str:
    """Terms that do not come from an offer: who filled them in, each with its value's origin."""
    params = [p for path, p in case.params.items() if p.offer_says and paths.steps(path)[:2] == ["options", option]]
    if f"options.{option}.transition_amount" in case.params:  # a share beside it does not count
        params = [param for param in params if not param.path.endswith(".transition_share")]
    terms_by_origin: dict[str, list[str]] = {}
    for term in dict.fromkeys(spec.offer_says for spec in option_specs().values() if spec.offer_says):
        term_params = [param for param in params if param.offer_says == term]
        not_offered = [param for param in term_params if param.source.kind != "offer" and param.source != NO_EFFECT]
        if not_offered:
            terms_by_origin.setdefault(origin_phrase(not_offered[0]), []).append(term)
    return (
        "; ".join(f"{', '.join(names)} ({origin})" for origin, names in terms_by_origin.items()) or "nothing is missing"
    )


def costs_left_out(case: Case, option: str) -> list[str]:
    """Costs of change that the file switches off for an option."""
    return [cost.line for cost in case.file.without if cost.option == option]


COMPARED = {"in_house": "own staff for the same hours", "consulting": "consulting"}


def options(case: Case, lines: Record, option: str | None) -> Text | None:
    """That no option can be computed; else how the offers of one partner moved, where there are several."""
    if option is None:
        return phrases.no_option(case)
    moves = _moves(case, lines)
    return sentences(" ".join(moves)) if moves else None


def price_comparison(case: Case, lines: Record, option: str) -> str:
    """What the hours that move cost beside own staff and consulting; neither is part of the cash."""
    n = Numbers(case, lines).of(option)
    if lines.options[option].cost_per_hour is None:
        return ""
    comparisons = [f"against {label} it {_saved(n, comparison)}" for comparison, label in COMPARED.items()]
    return f"{n.name()}: {', '.join(comparisons)}."


def _saved(n: Numbers, comparison: str) -> str:
    path = f"saving_vs_{comparison}_share"
    share = n.value(path) or 0.0
    size = formats.percent(abs(share))
    if size == "0 %":
        return "costs the same"
    size_text = sourced(size, From.line(n.home + path))
    return f"saves {size_text}" if share > 0 else f"costs {size_text} more"


def _moves(case: Case, lines: Record) -> list[str]:
    """For each partner with several offers of one kind, what an hour cost in the first and costs in the final one."""
    rounds: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name in lines.options:
        for origin in origins(case, name)[:1] if name in case.file.options else []:
            key = case.file.options[name].kind, origin.offer
            rounds.setdefault(key, []).append((origin.date or "", name))
    return [_move(case, lines, sorted(offers)) for offers in rounds.values() if len({date for date, _ in offers}) > 1]


def _move(case: Case, lines: Record, offers: list[tuple[str, str]]) -> str:
    n = Numbers(case, lines)
    days = [sourced(formats.day(date), From.date(f"options.{name}")) for date, name in offers]
    prices = [f"{n.of(x)('cost_per_hour')} ({n.name(x)}, {day})" for (_, x), day in zip(offers, days, strict=True)]
    return f"From the first offer to the final one, an hour went from {' to '.join(prices)}."


def hour_cost_table(case: Case, lines: Record, option: str | None) -> Output | None:
    """What an hour that moves costs under every option, part by part, beside an own hour and consulting."""
    per_hour = {name: hour_cost(case, lines, name) for name in lines.options if name != labels.NOTHING}
    per_hour = {name: costs for name, costs in per_hour.items() if costs}
    if not per_hour:
        return None
    parts = [line for line in labels.COSTS_IN_ORDER if any(round(costs[line], 1) for costs in per_hour.values())]
    rows = [Row(labels.line_label(part), tuple(_tenths(costs[part]) for costs in per_hour.values())) for part in parts]
    totals = tuple(_tenths(_hour(name, costs, lines)) for name, costs in per_hour.items())
    rows.append(Row("An hour, all costs in it", totals, "total"))
    example = option if option and option in per_hour else next(iter(per_hour))
    hour_prices = phrases.own_and_consulting_hour(case, lines, example)
    note = f"{labels.LIKELY}. Beside it: {hour_prices}. {price_comparison(case, lines, example)}"
    unit = labels.unit("money", case.file.currency)
    columns = ("", *(labels.option_name(name) for name in per_hour))
    title = f"Offers like for like: what an hour that moves costs, {unit} of year 1"
    return Table(title, columns, tuple(rows), bare(note))


def _hour(name: str, costs: dict[str, float], lines: Record) -> float:
    label = f"{labels.option_name(name)}, an hour that moves"
    return tied(label, costs.values(), lines.options[name].cost_per_hour)


def _tenths(value: float) -> str:
    return formats.number(value, 1)


def offers_table(case: Case, lines: Record) -> Output | None:
    """What each partner's offer says and what it leaves out; several of one partner side by side, by date."""
    offers = [name for name in lines.options if case.file.options.get(name) and _is_offer(case, name)]
    if not offers:
        return None
    questions: list[tuple[str, Any]] = [
        ("Asked", lambda name: asking_price(case, name)),
        ("Where it stands", lambda name: offer_reference(case, name, offers)),
        ("Valid", lambda name: validity(case, name)),
        ("Team", lambda name: _team(lines.options[name])),
        ("Stays with the client, a year", lambda name: _stays(case, lines, name)),
        ("The offer does not say", lambda name: unstated_terms(case, name)),
    ]
    rows = tuple(Row(head, tuple(answer(name) for name in offers)) for head, answer in questions)
    columns = ("", *(labels.option_name(name) for name in offers))
    return Table("What each offer says, and what it leaves out", columns, rows, "", columns, even=True)


def _is_offer(case: Case, name: str) -> bool:
    return case.file.options[name].kind in PARTNERS or bool(origins(case, name))


def _team(option: Record) -> str:
    paid, delivered = option.partner_hours[-1], option.moved_hours[-1]
    return f"{formats.hours(paid)} paid a year, which deliver {formats.number(delivered)} in the last year"


def _stays(case: Case, lines: Record, name: str) -> str:
    left = remaining_work(case, lines, name)
    cost = formats.about(left.hours_cost, case.file.currency)
    items = (
        [f"{formats.hours(left.hours)} that the team does not reach, {cost} at own cost"] if round(left.hours) else []
    )
    for contract, money in left.contracts.items():
        if round(money):
            items.append(f"{labels.in_words(contract)}: {formats.about(money, case.file.currency)} a year goes on")
    items += [
        f"{labels.line_label(line) if line in COSTS else 'Handover hours'}: set to nothing"
        for line in costs_left_out(case, name)
    ]
    return "; ".join(items) or "nothing"
