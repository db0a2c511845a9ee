"""All ways to staff the work side by side: what each could come to, drawn and in numbers."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views import formats, labels
from hitcase.views.output import Row, Table
from hitcase.views.strip import Strip

DRAWN = "1 in 10 below · middle · 1 in 10 above"
NOTE = "Bar: middle. Diamond, and what an hour costs: every figure at its most likely value. Dots: 20 equal chances."


def overview(case: Case, lines: Record, ahead: Record) -> Table:
    """All options by the middle of their cash; those without numbers keep a row with the reason."""
    found = ahead.results.options
    scale = (
        min(0.0, *(min(one.npv_cash.p10, lines.options[name].npv_cash) for name, one in found.items())),
        max(0.0, *(max(one.npv_cash.p90, lines.options[name].npv_cash) for name, one in found.items())),
    )
    if ahead.option:
        dots = found[ahead.option].dots.npv_cash
        scale = min(scale[0], *dots), max(scale[1], *dots)
    order = sorted(lines.options, key=lambda name: -found[name].npv_cash.p50)
    rows = [_result(case, lines, ahead, name, scale) for name in order]
    left = [(path, reason) for path, reason in case.left_out.items() if path.startswith("options.")]
    rows += [Row(labels.option_name(path.split(".", 1)[1]), (reason,), "wide") for path, reason in left]
    return Table(_caption(case, ahead), _heads(case.file.currency), tuple(rows), NOTE, (DRAWN,))


def _caption(case: Case, ahead: Record) -> str:
    """What the rows say: in how many futures the option at hand is the best of all."""
    rate = formats.exact_percent(case.params["discount_rate"].base)
    basis = f"{formats.years(case.file.horizon)}, in today's money at {rate} a year"
    chance = ahead.results.options[ahead.option].p_best if ahead.option else None
    if chance is None:
        return f"Ways to staff the work: {basis}"
    return f"{labels.option_name(ahead.option)} is the best way in {formats.in_twenty(chance)} futures: {basis}"


def _heads(currency: str) -> tuple[str, ...]:
    million, hour = (labels.unit(text, currency) for text in ("million money", "money"))
    return "Option", f"Cash, {million}", DRAWN, "Loses, in 20", "Most likely", "With capacity", f"An hour, {hour}"


def _result(case: Case, lines: Record, ahead: Record, name: str, scale: tuple[float, float]) -> Row:
    option, found = lines.options[name], ahead.results.options[name]
    head, cash = labels.option_name(name), found.npv_cash
    if "scope" in case.tree.options[name]:
        head += " (a scope of its own)"
    best = name == ahead.option
    dots = tuple(found.dots.npv_cash) if best else ()
    strip = Strip(cash.p10, cash.p50, cash.p90, option.npv_cash, scale, dots)
    hour = formats.rate(option.cost_per_hour, case.file.currency)
    full = _spread(found.npv_full.p10, found.npv_full.p50, found.npv_full.p90)
    loses = formats.in_twenty(cash.p_loss).removesuffix(" in 20") if name != labels.NOTHING else formats.NONE
    likely = formats.millions(option.npv_cash, digits=1)
    cells = _spread(cash.p10, cash.p50, cash.p90), strip, loses, likely, full, hour
    return Row(head, cells, "chosen" if best else "")


def _spread(*values: float) -> str:
    """The range as one text: 1 in 10 below, middle, 1 in 10 above."""
    shown = [formats.millions(value, digits=1) for value in values]
    return shown[1] if len({*shown}) == 1 else " … ".join(shown)
