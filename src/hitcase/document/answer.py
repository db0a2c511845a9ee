"""The answer of page one: what the rule says of the draws, three figures, and what is only a draft."""

from __future__ import annotations

from hitcase.analysis.outlook import UNKNOWN
from hitcase.document.cash import funding_month
from hitcase.document.offers import lapse_warning
from hitcase.document.terms import promised_by, terms
from hitcase.inputs.additions import drafts
from hitcase.inputs.case import Case
from hitcase.inputs.first_numbers import FIRST_NUMBERS, open_numbers, placeholders
from hitcase.inputs.params import Record
from hitcase.text import client_words, formats, labels, phrases, slots
from hitcase.text.numbers import Numbers, bare, sourced
from hitcase.text.output import Bullets, Facts, Paragraph, Text
from hitcase.text.source_types import From

WORTH = {  # of one line, of several
    "cost": ("costs {}", "cost {}"),
    "cash": ("brings {} of cash", "bring {} of cash"),
    "avoidance": ("avoids {} of wanted spending", "avoid {} of wanted spending"),
    "capacity": ("brings {} of capacity", "bring {} of capacity"),
}


def drafted(case: Case, lines: Record, option: str | None) -> str:
    """How many lines of the option at hand are drafts and what they come to a year, by class; "" without any."""
    names = drafts(case, option) if option else []
    count = sum(len(drafts(case, name)) for name in case.tree.options if name != option)
    elsewhere = f"lines of {'other' if option else 'the'} options" if count > 1 else "line of another option"
    if not names:
        others_sentence = f"{_count(count, capital=True)} {elsewhere} {'are drafts' if count > 1 else 'is a draft'}"
        return f"{others_sentence}, without an origin yet." if count else ""
    plural, n = len(names) > 1, Numbers(case, lines).of(str(option))
    head = f"{_count(len(names), capital=True)} {'lines' if plural else 'line'} of {n.name()}"
    state = f"{'are drafts' if plural else 'is a draft'}, without an origin yet"
    *leading, last = _draft_worth(n, names, plural)
    worth = " and ".join(filter(None, [", ".join(leading), last]))
    tail = f"; {_count(count)} {elsewhere} {'are drafts' if count > 1 else 'is a draft'}, too" if count else ""
    return f"{head} {state}: {'together they' if plural else 'it'} {worth} {_span(n, names)}{tail}."


def _span(n: Numbers, names: list[str]) -> str:
    """For how long the amounts count: each year, or, where one of them is by year, the first."""
    added = n.case.tree.options[n.home.split(".")[1]].added
    return "in the first year" if any(len(added[name].amount) > 1 for name in names) else "a year"


def _draft_worth(n: Numbers, names: list[str], plural: bool) -> list[str]:
    """What they come to, by class, in prices of the first year; of amounts by year, the first."""
    added = n.case.tree.options[n.home.split(".")[1]].added
    first = {name: added[name].amount[0] for name in names}
    by_class = {word: [name for name in names if added[name]["class_"] == word] for word in WORTH}
    return [
        WORTH[word][plural].format(
            n.of_lines(
                sum(first[x].base for x in class_names),
                "money",
                *(first[x].path.removeprefix(n.home) for x in class_names),
            )
        )
        for word, class_names in by_class.items()
        if class_names
    ]


def _count(count: int, *, capital: bool = False) -> str:
    word = formats.count_word(count)
    return sourced(word.capitalize() if capital else word, From.count("added"))


Tile = tuple[str, str, str]
ONE, NINE = (sourced(f"{n} in 10", From.draw("uncertainty", f"p{n}0")) for n in (1, 9))


def headline(case: Case, lines: Record, results: Record) -> Text | None:
    """Cash of the option at hand as a range, its chance of a loss, peak funding; none while numbers are open."""
    if results.option is None or open_numbers(case):
        return None
    n = Numbers(case, lines).of(results.option)
    return Text((Facts((_worth(n, results), _loss(n, results), _funding(case, lines, results)), "tiles"),))


def _worth(n: Numbers, results: Record) -> Tile:
    decided_on = n.case.file.decide_on
    low, middle, high = (n.of_draws(results, f"npv_{decided_on}.{level}") for level in ("p10", "p50", "p90"))
    head = f"{n.name()}: {labels.MEASURED[decided_on]} over {n.years}, in today's money"
    if bare(low) == bare(high):
        return head, middle, "no figure that moves it has a range"
    return head, f"{low} to {high}", f"middle {middle}; {ONE} below, {ONE} above"


def _loss(n: Numbers, results: Record) -> Tile:
    decided_on, limit = n.case.file.decide_on, n.case.tree.limits.get("p_loss")
    limit_text = sourced(f"{20 * limit.base:g} in 20", From.line("limits.p_loss")) if limit else ""
    note = f"the limit is {limit_text}" if limit else "of all futures drawn"
    head = f"Chance of losing {labels.MEASURED[decided_on]}"
    return head, n.of_draws(results, f"npv_{decided_on}.p_loss", "chance"), note


def _funding(case: Case, lines: Record, results: Record) -> Tile:
    n, option_results = Numbers(case, lines).of(results.option), results.options[results.option]
    if not option_results.peak_funding.p90:
        often = "no funding is needed in any future" if not option_results.peak_funding.mean else f"in {NINE} futures"
        return "Peak funding", "none", often
    mean, bad_case = (n.of_draws(results, f"peak_funding.{level}", "money") for level in ("mean", "p90"))
    limit = case.tree.limits.get("peak_funding")
    limit_note = f"; the limit is {Numbers(case, lines)('limits.peak_funding', 'money')}" if limit else ""
    return f"Average peak funding, {funding_month(n, results)}", mean, f"{NINE}: less than {bad_case}{limit_note}"


def answer(case: Case, lines: Record, results: Record) -> Text:
    """What to do, by the rule; while first numbers are open, only what is open."""
    open_questions = open_numbers(case)
    if open_questions:
        return _indicative(case, open_questions, drafted(case, lines, results.option))
    if results.option is None:
        return phrases.no_option(case)
    parts = [
        _forced(case, lines, results),
        _why_not(case, results),
        _closest(case, lines, results),
        terms(case, results),
        lapse_warning(case, results.option),
        _beyond(case, lines, results),
        _left(case),
        drafted(case, lines, results.option),
    ]
    body = [Paragraph(lead(case, lines, results), "lead"), Paragraph(" ".join(filter(None, parts)))]
    note = client_words.blocks(slots.filled(case.file.words.recommendation_note, case, lines))
    return Text((*(block for block in body if block.text), *note), "answer")


def _indicative(case: Case, open_questions: list[str], drafts: str) -> Text:
    count = formats.count_word(len(open_questions)).capitalize()
    opening = f"{count} of the ten first numbers {'is' if len(open_questions) == 1 else 'are'} open:"
    opening = "All ten first numbers are open:" if len(open_questions) == len(FIRST_NUMBERS) else opening
    lead = Paragraph("Indicative: no recommendation is made.", "lead")
    why = Paragraph(
        "Until they are known, what follows shows how the case is built. Figures that nobody has given yet come "
        "from the evidence register; each is shown with its origin."
    )
    left = [Paragraph(text) for text in (_left(case), drafts) if text]
    return Text((lead, Paragraph(opening), Bullets(tuple(open_questions)), why, *left), "answer")


def _left(case: Case) -> str:
    left = len(placeholders(case))
    noun = "round placeholder is" if left == 1 else "round placeholders are"
    return f"{sourced(formats.number(left), From.count('placeholders'))} {noun} still in the file." if left else ""


def lead(case: Case, lines: Record, results: Record) -> str:
    """The rule's answer in a sentence."""
    verdict, n = results.verdict, Numbers(case, lines).of(results.option)
    if verdict.answer == UNKNOWN:
        return f"Not yet. {n.name()} is ahead, but too little is known to sign."
    if verdict.answer != labels.NOTHING:
        basis = labels.MEASURED[case.file.decide_on]
        return f"Take {n.name()}: {_spread(n, results, 'npv_' + case.file.decide_on)} of {basis} over {n.years}."
    if any(option.mean > 0 for option in verdict.among.values()):
        return "Do nothing: every other way goes beyond the client's limits."
    return "Do nothing: no other way can be expected to come out above it."


def _spread(n: Numbers, results: Record, line: str) -> str:
    """The range in which 8 of 10 draws of the option at hand lie; one amount where nothing moves it."""
    low, high = (n.of_draws(results, f"{line}.{percentile}") for percentile in ("p10", "p90"))
    return low if bare(low) == bare(high) else f"{low} to {high}"


def _forced(case: Case, lines: Record, results: Record) -> str:
    """Where the present arrangement lapses: when and why, and that the least cost was chosen."""
    lapse, best = case.file.do_nothing, results.verdict.best
    if lapse is None or best == labels.NOTHING:
        return ""
    month = sourced(formats.number(lapse.ends), From.text("do_nothing.ends"))
    why = sourced(" ".join(lapse.why.split()), From.text("do_nothing.why"))
    opening = f"The present arrangement ends in month {month}, so carrying on as today is not an option: {why}"
    beyond = results.verdict.among[best].beyond
    limits = " It exceeds the client's limits, as every other alternative does." if beyond else ""
    return f"{opening.rstrip('.')}. {Numbers(case, lines).name(best)} is the least-cost alternative.{limits}"


def _why_not(case: Case, results: Record) -> str:
    """What keeps the rule from taking the option that is ahead."""
    if results.verdict.answer != UNKNOWN:
        return ""
    return (
        f"Believing none of {promised_by(case, results.option)} it loses on average, and there are answers to be had "
        "that are worth more than asking for them costs."
    )


def _closest(case: Case, lines: Record, results: Record) -> str:
    """Where the answer is to do nothing: the option that all else is about, and the limits that it exceeds."""
    if results.verdict.best != labels.NOTHING or results.option not in results.verdict.among:
        return ""
    n, decided_on = Numbers(case, lines).of(results.option), case.file.decide_on
    basis, mean = labels.MEASURED[decided_on], n.of_draws(results, f"npv_{decided_on}.mean")
    opening = f"Of the alternatives, {n.name()} brings the most: on average {mean} of {basis} over {n.years}."
    exceeded = [_exceeded(case, n, results, limit) for limit in results.verdict.among[results.option].beyond]
    return " ".join([opening, *exceeded])


def _exceeded(case: Case, n: Numbers, results: Record, limit: str) -> str:
    """A limit of the client's that the option at hand exceeds, beside what it is held against."""
    if limit == "p_loss":
        chance = n.of_draws(results, f"npv_{case.file.decide_on}.p_loss", "share")
        most = sourced(formats.percent(case.tree.limits.p_loss.base), From.line("limits.p_loss"))
        return f"The chance of a loss is {chance}, above the client's limit of {most}."
    funding = n.of_draws(results, "peak_funding.p90", "cents")
    most = Numbers(case, n.lines)("limits.peak_funding", "cents")
    return f"Peak funding stays below {funding} in {NINE} futures, above the client's limit of {most}."


def _beyond(case: Case, lines: Record, results: Record) -> str:
    """Options that go beyond a limit, and those that are not ranked."""
    n, among = Numbers(case, lines), results.verdict.among
    over = [n.name(name) for name, option in among.items() if option.beyond]
    over = [] if len(over) == len(among) - 1 and results.verdict.best == labels.NOTHING else over  # said already
    apart = [n.name(name) for name in lines.options if name not in among]
    unranked = [f"Not ranked, for it has a scope of its own: {', '.join(apart)}."] if apart else []
    return " ".join([*([f"Beyond the client's limits: {', '.join(over)}."] if over else []), *unranked])
