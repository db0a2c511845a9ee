"""On what terms, and how far to trust it: the safe price, what has to hold, the sceptic's answer, whose numbers."""

from __future__ import annotations

from math import ceil, floor

from hitcase.analysis.break_even import price_of
from hitcase.document.offers import BASES
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.together import SHARE
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.source_types import From


def terms(case: Case, results: Record) -> str:
    """The price at which 8 of 10 draws lose nothing, and the value at which the widest driver turns the result."""
    return " ".join(filter(None, [_price(case, results), _driver(case, results)]))


def _price(case: Case, results: Record) -> str:
    fees, price = results.walk_away_fee, price_of(case, results.option)
    if not fees or price is None:
        return ""
    basis = _basis(case, results.option)
    fee_texts = {level: fee(case, price.unit, fees[level]) for level in ("middle", "eight_of_ten") if fees[level]}
    path = "uncertainty.walk_away_fee"
    safe = sourced("8 in 10", From.draw(path, "share"))
    if "eight_of_ten" in fee_texts:
        off = price.unit.startswith("share")  # a discount: the more, the better
        within = price.base >= fees.eight_of_ten if off else price.base <= fees.eight_of_ten
        edge = sourced(fee_texts["eight_of_ten"], From.draw(path, "eight_of_ten"))
        up_to = f"{'From' if off else 'Up to'} {edge} {basis}"
        price_text = sourced(value(case, price.path, price.base), From.line(price.path))
        short = "" if within else ", which is not enough" if off else ", which is more"
        return f"{up_to}, {safe} futures lose no cash; {price_text} {'is offered' if off else 'is asked'}{short}."
    if "middle" in fee_texts:
        toss = f"At {sourced(fee_texts['middle'], From.draw(path, 'middle'))} {basis} it is a coin toss"
        return f"{toss}; at no price do {safe} futures lose no cash."
    return ""


def fee(case: Case, unit: str, price: float) -> str:
    """A price as it would be signed, to three leading digits: never above it; a discount never below it."""
    if unit.startswith("share"):
        return formats.percent(ceil(round(price * 1000, 6)) / 1000)
    step = 10.0 ** (len(str(int(price))) - 3)
    return formats.money(floor(round(price / step, 6)) * step, case.file.currency, digits=0 if price >= 100 else 2)


def _basis(case: Case, option: str) -> str:
    bases = [part.price.basis for part in case.tree.options[option].parts]
    return BASES[next((basis for basis in bases if basis not in ("payroll", "removed")), bases[0])]


def _driver(case: Case, results: Record) -> str:
    """What the widest driver has to be."""
    row = next((row for row in results.drivers if row.turns and row.turns.still_positive.value is not None), None)
    if row is None:
        return ""
    param, turn = case.params[row.path], row.turns.still_positive
    side = "at least" if turn.side == "at_least" else "at most"
    turned = sourced(value(case, row.path, turn.value), From.driver(row.path, "turn"))
    likely = f"most likely {sourced(value(case, row.path, param.base), From.line(row.path))}"
    if ".ends.contracts." in row.path and row.path.endswith(".share"):
        ended = sourced(labels.in_words(row.path.split(".")[-2]), From.name(row.path))
        return f"It stays above zero if {side} {turned} of {ended} ends ({likely})."
    name = sourced(driver_phrase(case, param), From.name(row.path))
    return f"It stays above zero if {name} is {side} {turned} ({likely})."


NEAR = 1e-9  # of a person: what is rounding


def people_under(case: Case, path: str) -> float | None:
    """How many people work under the contract of which a figure is the part that ends; None where nobody says so.

    >>> from hitcase.analysis.cases import load
    >>> people_under(load("params/lakeside.yaml"), "options.offer_a.ends.contracts.agency.share")
    14.0
    """
    ended = SHARE.fullmatch(path)
    contract = case.tree.contracts[ended[2]] if ended else {}
    return contract["people"].base if "people" in contract else None


def driver_phrase(case: Case, param: Param) -> str:
    """What a driver of the option at hand is called where that option is named: of roles, with whose it is."""
    return (paths.full_phrase if param.path.startswith("roles.") else paths.input_phrase)(case, param)


def value(case: Case, path: str, number: float) -> str:
    """A figure of the file in its unit: as it was given, or to three leading digits where it was found."""
    return figure(case, case.params[path], number)


def figure(case: Case, param: Param, number: float) -> str:
    """A figure in its unit, of a Param that is not the case's own: what it was before it was tried."""
    rounded = number if number in (param.low, param.base, param.high) else float(f"{number:.3g}")
    if param.unit.startswith("share"):
        return formats.exact_percent(float(f"{rounded:.10g}"))
    if param.unit.startswith(("money", "price")):
        return formats.money(
            rounded, case.file.currency, digits=0 if rounded == round(rounded) or abs(rounded) >= 100 else 2
        )
    return f"{formats.exact(rounded)} {paths.input_unit(case, param)}".strip()


OWNERS = {
    "record": "the client's records",
    "client": "stated by the client",
    "workshop": "said in the workshop",
    "public": "public records",
    "offer": "offers",
    "benchmark": "benchmarks",
    "vendor": "vendors' claims",
    "firm": "our firm's defaults",
    "assumption": "assumptions",
    "placeholder": "placeholders",
}


def two_answers(case: Case, lines: Record, results: Record) -> str:
    """The most likely values, the middle of the draws, and what is left when no promise of a partner is believed."""
    n, line = Numbers(case, lines).of(results.option), f"npv_{case.file.decide_on}"
    lower = results.options[results.option][line].p50 < lines.options[results.option][line]
    overrun = f"for {formats.lower_first(labels.OVERRUN)}"
    leans = overrun if lower else "as more could turn out better than worse"
    middle = n.of_draws(results, f"{line}.p50")
    reason = f", {leans}" if bare(middle) != bare(n(line)) else ""
    answers = f"{labels.LIKELY}: {n(line)}. {labels.MIDDLE}: {middle}{reason}."
    return f"{answers} {_doubted(n, results)}".strip()


def _doubted(n: Numbers, results: Record) -> str:
    doubted = results.sceptic
    if doubted is None or not doubted.held:
        return ""
    middle = n.text(doubted.p50, "net", From.draw(f"{n.home}sceptic.p50"))
    chance = n.text(doubted.p_loss, "chance", From.draw(f"{n.home}sceptic.p_loss"))
    return f"Middle, believing none of the partner's promises: {middle}, and {chance} futures lose."


def resting(results: Record) -> str:
    """The share of the result that rests on whose numbers, the largest first."""
    shares = sorted(((share, OWNERS[owner], owner) for owner, share in results.rests_on.items()), reverse=True)
    parts = [
        f"{who} {sourced(formats.number(100 * share), From.step(results.option, f'rests on {owner}'))} %"
        for share, who, owner in shares
        if share >= 0.005
    ]
    text = ", ".join(parts)
    return f"{formats.upper_first(text)}." if text else ""
