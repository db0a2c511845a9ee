"""What moves when somebody moves something: options, ends of ranges, promises, the guard of what was simulated."""

from __future__ import annotations

import pytest

from hitcase.analysis.outlook import sceptic_values
from hitcase.analysis.readings import evaluate
from hitcase.workbook import summary_sheet
from hitcase.workbook.checks_sheet import BAD, GOOD
from hitcase.workbook.options_sheet import SIDE
from tests.clients import LAKESIDE, with_values
from tests.workbook.books import formulas, opened, shown, written

FEE = "options.offer_a.price.amount"
ALL, PROMISES = ("Inputs", 4, 2), ("Inputs", 5, 2)
WHICH = 6  # the column that says which of the three values of an input counts


@pytest.fixture
def found():
    """Lakeside's workbook."""
    return written(LAKESIDE)


@pytest.fixture
def engine(found):
    """An engine for it, of the test's own."""
    return found.engine()


def shows(engine, found, path):
    """What the workbook says of a line."""
    return engine.get_value(*found.book.lines[path][0])


def named(found, name):
    """The cell that a name leads to."""
    sheet, place = opened(found.book.data).defined_names[name].attr_text.split("!")
    cell = opened(found.book.data)[sheet][place.replace("$", "")]
    return sheet, cell.row, cell.column


def put(engine, at, value):
    """Change a cell, and let everything follow."""
    engine.set_value(*at, value)
    engine.evaluate_all()


def test_the_fee_moves_the_present_value(found, engine):
    """What the CFO's analyst tries first."""
    before = shows(engine, found, "options.offer_a.npv_cash")
    put(engine, found.book.inputs[FEE], 210_000)
    wanted = evaluate(with_values(found.case, {FEE: 210_000})).options["offer_a"].npv_cash
    assert shows(engine, found, "options.offer_a.npv_cash") == pytest.approx(wanted, rel=1e-9)
    assert wanted < before


@pytest.mark.parametrize(("word", "end"), [("lowest", "low"), ("highest", "high")])
def test_all_inputs_go_to_one_end(found, engine, word, end):
    """One word for all; an input without a range stays."""
    put(engine, ALL, word)
    ends = {path: getattr(found.case.params[path], end) for path in found.book.inputs}
    wanted = evaluate(with_values(found.case, {path: value for path, value in ends.items() if value is not None}))
    for option in wanted.options:
        path = f"options.{option}.npv_full"
        if path in found.book.lines:
            assert shows(engine, found, path) == pytest.approx(wanted.options[option].npv_full, rel=1e-9)


def test_one_input_goes_to_its_end(found, engine):
    """Its own word counts where all say "as each says"."""
    path = "roles.analyst.turnover_rate"
    sheet, line, _ = found.book.inputs[path]
    put(engine, (sheet, line, WHICH), "highest")
    wanted = evaluate(with_values(found.case, {path: found.case.params[path].high}))
    assert shows(engine, found, "roles.analyst.leavers") == pytest.approx(wanted.roles["analyst"].leavers)


def test_no_promise_is_believed(found, engine):
    """Each promise at the value that the sceptic holds it at, for every option."""
    put(engine, PROMISES, "no")
    held = {
        path: value for option in found.case.tree.options for path, value in sceptic_values(found.case, option).items()
    }
    wanted = evaluate(with_values(found.case, held))
    assert wanted.options["offer_a"].npv_cash < found.lines.options["offer_a"].npv_cash
    for option in ("offer_a", "offer_b", "blend"):
        npv = wanted.options[option].npv_cash
        assert shows(engine, found, f"options.{option}.npv_cash") == pytest.approx(npv, rel=1e-9)


@pytest.mark.parametrize(("name", "shown"), [("offer_b", "Offer B"), ("do_nothing", "Do nothing")])
def test_the_picked_option_is_shown(found, engine, name, shown):
    """The first sheet follows, the money and its years."""
    put(engine, named(found, "option_shown"), shown)
    option = found.lines.options[name]
    assert engine.get_value("Summary", summary_sheet.TOP + 1, 2) == pytest.approx(option.npv_cash)
    years = summary_sheet.TOP + len(SIDE) + 5  # a blank line, the head, what ends, what it costs; net
    assert [engine.get_value("Summary", years, 3 + t) for t in range(6)] == pytest.approx(option.net_cash)
    assert engine.get_value("Summary", years + 1, 8) == pytest.approx(sum(option.net_cash))


def test_what_was_simulated_says_when_it_is_out_of_date(found, engine):
    """It counts the inputs that differ, says to send the file back, and says nothing once all is as built."""
    told, count = ("Summary", summary_sheet.PICK + 2, 1), named(found, "changed_inputs")
    assert engine.get_value(*told) == summary_sheet.AS_BUILT
    put(engine, found.book.inputs[FEE], 210_000)
    assert (engine.get_value(*count), engine.get_value(*told)) == (1, summary_sheet.SENT)
    put(engine, PROMISES, "no")
    assert engine.get_value(*count) > 1
    put(engine, PROMISES, "yes")
    put(engine, found.book.inputs[FEE], found.case.params[FEE].base)
    assert engine.get_value(*told) == summary_sheet.AS_BUILT


def test_simulated_numbers_grey_out_by_that_count(found):
    """The rule covers their table, and looks at the same count."""
    rules = opened(found.book.data)["Summary"].conditional_formatting
    (rule,) = [rule for area in rules for rule in area.rules]
    assert rule.formula == ["changed_inputs>0"]
    (area,) = [str(area.sqref) for area in rules]
    cells = (cell.value for row in shown(found.book.data)["Summary"][area] for cell in row)
    middle = found.results.options["offer_a"].npv_cash.p50
    assert pytest.approx(middle) in [cell for cell in cells if isinstance(cell, float)]


def test_checks_hold_wherever_the_inputs_are_and_fail_where_a_formula_is_broken(found, engine):
    """The master check stands on the first sheet too."""
    master = named(found, "all_checks")
    for word in ("lowest", "highest", "as each says"):
        put(engine, ALL, word)
        assert engine.get_value(*master) == GOOD
    sheet, line, column = found.book.lines["options.offer_a.net_cash"][2]
    engine.set_formula(sheet, line, column, f"=12+{opened(found.book.data)[sheet].cell(line, column).value[1:]}")
    engine.evaluate_all()
    assert engine.get_value(*master) == BAD
    assert engine.get_value("Summary", summary_sheet.PICK + 2, 4) == BAD


def test_nothing_is_hidden_behind_a_password(found):
    """Every sheet is open, and each has what a reader's program prints and scrolls by."""
    for sheet in opened(found.book.data):
        assert not sheet.protection.sheet
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.freeze_panes or sheet.title in ("Summary", "Charts")
    assert any(cell.value for cell in formulas(found.book.data))
