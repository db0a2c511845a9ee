"""Errors planted in the model, one at a time: the worked example and the laws on it must notice each of them.

The model imports numpy and nothing of ours, so a copy of its folder under another name is a model of its own; the one
that the other tests use stays as it is.
"""

import importlib
import sys
from pathlib import Path

import pytest

from hitcase import model
from hitcase.analysis import readings
from tests import laws
from tests.worked import differences, worked

SOURCE = Path(model.__file__).parent
EXAMPLES = ("worked.yaml", "worked-second.yaml")
ERRORS = {  # what was done wrong: (file, what stands there, what is planted)
    "costs added to cash": (
        "result_lines",
        'minus(lines["cashable"], lines["total_cost"])',
        'plus(lines["cashable"], lines["total_cost"])',
    ),
    "growth a year early": ("timing", "(1 + growth) ** (t - 1)", "(1 + growth) ** t"),
    "discounted a year too long, as Excel does": ("timing", "1 / (1 + rate) ** t", "1 / (1 + rate) ** (t + 1)"),
    "starts and ends a year late": ("timing", "12 * t - month", "12 * (t - 1) - month"),
    "severance in the year before": ("timing", "month < 12 * (t - 1)", "month < 12 * (t - 2)"),
    "hours claimed and redeployed": ("benefits", "spare = [f - c for", "spare = [f for"),
    "avoided spending booked as cash": (
        "result_lines",
        "[every[name] for name in register.CASH]",
        '[*(every[name] for name in register.CASH), ends["avoidance"]]',
    ),
    "severance left out": (
        "register",
        'Line("severance_cost", over=YEARS, part_of="total_cost"',
        'Line("severance_cost", over=YEARS, part_of="none"',
    ),
    "leakage of the fee": ("outsourcing", "leakage_share * np.maximum(0, saved - f)", "leakage_share * f"),
    "leakage below 0": ("outsourcing", "np.maximum(0, saved - f)", "(saved - f)"),
    "productivity multiplied": ("part_lines", "[hours / x for", "[hours * x for"),
    "attrition of the partner forgotten": ("outsourcing", "(1 - loss) * kept", "(1 - loss)"),
    "a handover every year": (
        "option_lines",
        'ended(option.kt_hours.get(r, 0), timing.in_year(move["first_start"], clock.year))',
        "ended(option.kt_hours.get(r, 0), clock.decided)",
    ),
    "parallel running forgotten": ("outsourcing", "(both - alone) * money", "0 * money"),
    "parallel running before the decision": ("outsourcing", "(both - alone) * money", "both * money"),
    "uplift forgotten": ("turnover", " * (1 + uplift)", ""),
    "burnout made worse by relief": ("turnover", "more * (1 - less)", "more * (1 + less)"),
    "an odds ratio's share of burnout": ("turnover", "turnover_rate / (1 + burnout", "turnover_rate * (1 - burnout"),
    "pay saved while vacant counted as cost": (
        "turnover",
        "(cover_share * cover_premium - 1)",
        "(cover_share * cover_premium)",
    ),
    "leavers from posts that have ended": ("turnover", "(filled - gone) * rate", "filled * rate"),
    "empty seats that work": ("turnover", "np.maximum(0, fte - seats_empty)", "np.maximum(0, fte)"),
    "seats empty twice over": ("capacity", "np.maximum(seats_empty, gap)", "(seats_empty + gap)"),
    "covered seats left out": ("capacity", " + cover_share * gap", ""),
    "run work of funded posts": ("lines", "maintenance_tax_hours(filled,", "maintenance_tax_hours(role.fte,"),
    "governance hours ignored as hours": ("benefits", "moved - governance_hours * s for", "moved for"),
    "governance hours ignored as cost": ("outsourcing", "governance_share * f - own)", "governance_share * f)"),
    "phase-in forgotten": ("benefits", "x * realisation_share * part", "x * realisation_share"),
    "hours at the prices of year 1": ("benefits", "h * value_of_hour * w", "h * value_of_hour"),
    "exit paid every year": ("result_lines", "zip(clock.final, leaving", "zip(clock.decided, leaving"),
    "transition on the first year's fee": (
        "result_lines",
        'option.transition_share * move["term_fees"]',
        'option.transition_share * move["fee"][1]',
    ),
    "transition on the fees of the horizon": (
        "result_lines",
        'option.transition_share * move["term_fees"]',
        'option.transition_share * sum(move["fee"])',
    ),
    "a term that never ends": ("part_lines", "(after - done) * money", "after * money"),
    "years beyond the horizon counted as one year less": (
        "part_lines",
        "t + p.year[-1] + 1 for",
        "t + p.year[-1] for",
    ),
    "wages for the partner's escalator": ("part_lines", "timing.index(part.escalator", "timing.index(p.wage_growth"),
    "own hours at bare cost": (
        "outsourcing",
        "productive_hours - turnover_rate * lost_hours_per_leaver",
        "productive_hours",
    ),
    "pay of redeployed hours left in run": ("budget", "money + cost - saved - moved", "money + cost - saved"),
    "transform and grow swapped": (
        "result_lines",
        'case["grow"], 1 - option.transform_part',
        'case["grow"], option.transform_part',
    ),
    "the ramp added to capacity": ("capacity", "hours - leavers * ramp", "hours + leavers * ramp"),
    "a handover that takes no time": ("capacity", "(gained + kt) * s - kt * w", "(gained + kt) * s"),
    "a backlog without memory": ("capacity", "waiting + flow[0]", "flow[0]"),
    "an hour of years of another price": (
        "result_lines",
        'present_value(benefits.grown(lines["moved_hours"], clock.wage), clock.discount)',
        'present_value(lines["moved_hours"], clock.discount)',
    ),
    "return on undiscounted money": ("result_lines", 'roi(lines[f"npv_{kind}"], cost)', "roi(sum(flow), cost)"),
    "funding of the last year alone": ("cashflow", "0 - last(lowest_so_far)", "0 - last(running_total)"),
    "payback at the horizon for never": (
        "cashflow",
        "np.where(sum(flow) >= 0, 1, 0)",
        "np.where(sum(flow) >= 0, 1, 1)",
    ),
}


@pytest.fixture
def plant(tmp_path, monkeypatch):
    """Let the readings of one test use a copy of the model in which one snippet of one module is another."""
    name = f"model_{tmp_path.name}"
    monkeypatch.syspath_prepend(tmp_path)

    def planted(module, old, new):
        (tmp_path / name).mkdir()
        for path in SOURCE.glob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.stem == module:
                assert text.count(old) == 1, f"{text.count(old)} times in {path.name}: {old}"
                text = text.replace(old, new)
            (tmp_path / name / path.name).write_text(text.replace("hitcase.model", name), encoding="utf-8")
        monkeypatch.setattr(readings, "lines", importlib.import_module(f"{name}.lines").lines)
        monkeypatch.setattr(readings, "backlog", importlib.import_module(f"{name}.lines").backlog)

    yield planted
    for copy in [copy for copy in sys.modules if copy.partition(".")[0] == name]:
        del sys.modules[copy]


def complaints():
    """What the worked examples and the laws on them say of the model that the readings use."""
    return [sentence for file in EXAMPLES for sentence in complaints_of(file)]


def complaints_of(file):
    """What they say of one of the examples."""
    found = laws.seen(worked(file))
    told = differences(found.lines, file)
    for law in laws.ALL:
        try:
            law(found)
        except AssertionError as error:
            told.append(f"{law.__name__}: {error}")
    return told


@pytest.mark.parametrize("error", ERRORS)
def test_a_planted_error_is_noticed(error, plant):
    """Each error changes a number of the worked example or breaks a law on it."""
    plant(*ERRORS[error])
    assert complaints()


def test_a_faithful_copy_passes(plant):
    """The check complains of errors alone, not of the copy."""
    plant("none of them", "", "")
    assert readings.lines.__module__ != "hitcase.model.lines"
    assert complaints() == []


def test_no_error_stays_behind():
    """After all of them the readings use the model itself."""
    assert readings.lines.__module__ == "hitcase.model.lines"
    assert readings.backlog.__module__ == "hitcase.model.lines"
    assert not [copy for copy in sys.modules if copy.startswith("model_test_")]
    assert complaints() == []
