"""On what terms, and how far to trust it: the safe price, what has to hold, the sceptic's answer, whose numbers."""

from __future__ import annotations

from math import ceil, floor

from hitcase.analysis.break_even import WITHIN, price_of
from hitcase.document.offers import BASES
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.together import SHARE
from hitcase.inputs.written import short
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.source_types import From

SIDES = {"at_least": "at least", "at_most": "at most"}
DECIDES = {
    "within_limits": "comes within the client's limits",
    "stays_best": "stays the best choice on average",
    "breaks_even": "breaks even on average",
}


def terms(case: Case, results: Record) -> str:
    """The price up to which the chance of a loss is low enough, and the value of the widest driver that decides."""
    return " ".join(filter(None, [_price(case, results), _decides(case, results)]))


def risk_standard(case: Case) -> tuple[str, str]:
    """The level of a walk-away fee that advice is given by, and the chance of a loss there: the client's own limit.

    Without a limit, 20 %.
    """
    if "p_loss" in case.tree.limits:
        return WITHIN, sourced(formats.percent(case.tree.limits.p_loss.base), From.line("limits.p_loss"))
    return "eight_of_ten", sourced(formats.percent(1 - SAFE), From.draw("uncertainty.walk_away_fee", "risk"))


SAFE = 0.8


def _price(case: Case, results: Record) -> str:
    fees, price = results.walk_away_fee, price_of(case, results.option)
    if not fees or price is None:
        return ""
    (level, most), name = risk_standard(case), _name(results)
    limit = f"the client's limit of {most}" if level == WITHIN else most
    kept = f"stays within {limit}" if level == WITHIN else f"is at most {limit}"
    basis, path = _basis(case, results.option), "uncertainty.walk_away_fee"
    if fees[level] is not None:
        edge = sourced(fee(case, price.unit, fees[level]), From.draw(path, level))
        off = price.unit.startswith("share")  # a discount: the more, the better
        at = f"From a discount of {edge} {basis}" if off else f"At a price of up to {edge} {basis}"
        return f"{at}, the chance of a loss {kept}. {name} {_asked(case, price, fees[level], off=off)}."
    if fees.middle is not None:
        toss = sourced(fee(case, price.unit, fees.middle), From.draw(path, "middle"))
        at = f"At {toss} {basis}, a loss and a gain are equally likely"
        return f"{at}. No price brings the chance of a loss down to {limit}."
    return ""


def _asked(case: Case, price: Param, edge: float, *, off: bool) -> str:
    """The price of the offer, beside the one that would do."""
    asked = sourced(value(case, price.path, price.base), From.line(price.path))
    if off:
        return f"offers {asked}{'' if price.base >= edge else ', which is not enough'}"
    return f"asks {asked}{'' if price.base <= edge else ', which is more'}"


def _name(results: Record) -> str:
    return sourced(labels.option_name(results.option), From.name(f"options.{results.option}"))


def fee(case: Case, unit: str, price: float) -> str:
    """A price as it would be signed, to three leading digits: never above it; a discount never below it."""
    if unit.startswith("share"):
        return formats.percent(ceil(round(price * 1000, 6)) / 1000)
    step = 10.0 ** (len(str(int(price))) - 3)
    return formats.money(floor(round(price / step, 6)) * step, case.file.currency, digits=0 if price >= 100 else 2)


def _basis(case: Case, option: str) -> str:
    bases = [part.price.basis for part in case.tree.options[option].parts]
    return BASES[next((basis for basis in bases if basis not in ("payroll", "removed")), bases[0])]


def _decides(case: Case, results: Record) -> str:
    """What the widest driver has to be: the one value that decides, and what it decides."""
    decides = results.decides
    if decides is None:
        return ""
    side, path = SIDES[decides.side], decides.path
    turned = sourced(amount_of(case, path, decides.value, decides.side), From.driver(path, "decides"))
    likely = sourced(amount_of(case, path, case.params[path].base), From.driver(path, "likely"))
    condition = _condition(case, path, f"{side} {turned}")
    return f"{_name(results)} {DECIDES[decides.means]} if {condition} (most likely: {likely})."


def _condition(case: Case, path: str, amount: str) -> str:
    """That a figure is so much, in words."""
    ended = SHARE.fullmatch(path)
    if not ended:
        return f"{sourced(driver_phrase(case, case.params[path]), From.name(path))} is {amount}"
    name = sourced(labels.in_words(ended[2]), From.name(path))
    if people := people_under(case, path):
        whole = sourced(formats.exact(people), From.line(f"contracts.{ended[2]}.people"))
        return f"{amount} of the {whole} {name} contractors leave"
    return f"{amount} of the {name} contract ends"


def amount_of(case: Case, path: str, number: float, side: str = "") -> str:
    """A figure in its unit; of what part of a contract ends, how many people, so many that the side is kept."""
    people = people_under(case, path)
    if not people:
        return value(case, path, number)
    count = number * people
    whole = ceil(count - NEAR) if side == "at_least" else floor(count + NEAR) if side == "at_most" else round(count)
    return formats.number(whole)


def outcome(case: Case, path: str, number: float, side: str = "") -> str:
    """`amount_of`, with how many people there are, as a table or a chart shows it: 10 of 14."""
    people, amount = people_under(case, path), amount_of(case, path, number, side)
    return f"{amount} of {formats.exact(people)}" if people else amount


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
    given = number in (param.low, param.base, param.high)
    rounded = short(number, param.unit) if given else float(f"{number:.3g}")
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
    middle = n.of_draws(results, f"{line}.p50")
    reason = f", by the {formats.lower_first(labels.UNEVEN)}" if bare(middle) != bare(n(line)) else ""
    answers = f"{labels.LIKELY}: {n(line)}. {labels.MIDDLE}: {middle}{reason}."
    return " ".join(filter(None, [answers, _doubted(n, results), _together(n, results)]))


def _doubted(n: Numbers, results: Record) -> str:
    doubted = results.sceptic
    if doubted is None or not doubted.held:
        return ""
    middle = n.text(doubted.p50, "net", From.draw(f"{n.home}sceptic.p50"))
    chance = n.text(doubted.p_loss, "chance", From.draw(f"{n.home}sceptic.p_loss"))
    whose = promised_by(n.case, results.option)
    return f"{labels.MIDDLE}, believing none of {whose}: {middle}, and {chance} futures lose."


def promised_by(case: Case, option: str) -> str:
    """Whose promises a sceptic holds at no effect: a partner's, or those of a plan with own people."""
    return "the partner's promises" if case.tree.options[option].partner else "the plan's promises"


LIMITS = {"p_loss": "a loss", "peak_funding": "peak funding"}


def _together(n: Numbers, results: Record) -> str:
    """What is left in one of ten futures if what goes wrong in carrying it out goes wrong together."""
    together, line = results.together, f"npv_{n.case.file.decide_on}"
    if together is None or results.options[results.option][line].p10 <= together.p10:
        return ""
    before = n.of_draws(results, f"{line}.p10")
    after = n.text(together.p10, "net", From.draw(f"{n.home}together.p10"))
    limits = [LIMITS[name] for name in LIMITS if name in together.beyond]
    beyond = ", and both limits are exceeded" if limits[1:] else f", and the limit on {''.join(limits)} is exceeded"
    what = "If all goes wrong together in execution (what ends, when, costs of change)"
    return f"{what}, one in ten futures is below {after}, not {before}{beyond if limits else ''}."


def without_range(case: Case, results: Record) -> str:
    """How many of the figures that matter most have no range in the file."""
    weighty = [case.params[path] for path in results.weightiest]
    count = sum(param.low is None or param.by_origin for param in weighty)
    if not count:
        return ""
    words = formats.upper_first(formats.count_word(count)), formats.count_word(len(weighty))
    return "{} of the {} inputs that matter most {} no range.".format(*words, "has" if count == 1 else "have")


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
