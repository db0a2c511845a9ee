"""Six slides: what they say is what the document says, and each chart and table can be edited and read aloud."""

from __future__ import annotations

import re
import time

import pytest
from pptx.oxml.ns import qn

from hitcase.analysis.cases import load
from hitcase.document import answer, ask_first, cash, must_be_true, offers, options, today
from hitcase.slides import master
from hitcase.slides.deck import slides
from hitcase.slides.ink import SMALL
from hitcase.text import formats, labels
from hitcase.text.numbers import Numbers, bare
from tests.clients import LAKESIDE, ROOT, clients
from tests.slides.decks import PLAIN, charts, made, members, opened, seen_in, sheet, spaced, table, texts

CLIENTS = pytest.mark.parametrize("path", clients(), ids=lambda path: path.stem)
SIZE = re.compile(r'(?<![\w:])sz="(\d+)"')


@pytest.fixture(scope="module")
def deck():
    """The slides of the illustrative client."""
    return opened(made(LAKESIDE))


def titles(deck):
    """What an outline shows."""
    return [spaced(slide.shapes.title.text) for slide in deck.slides]


def test_no_line_begins_with_a_percent_sign(deck):
    """A number and its sign stay together."""
    told = [run.text or "" for slide in deck.slides for run in slide.element.iter(qn("a:t"))]
    assert any("%" in text for text in told)
    assert not [text for text in told if " %" in text]


def test_titles_are_the_findings_of_the_document(deck):
    """As real titles, so that outlines and screen readers have them."""
    case, lines, results = seen_in(LAKESIDE)
    found = [
        answer.answer(case, lines, results).paragraphs("lead")[0],
        today.today(case, lines).plain().split(" The share")[0],
        options.overview_table(case, lines, results).caption,
        cash.cash_chart(case, lines, results).title,
        must_be_true.drivers_chart(case, lines, results).title,
        ask_first.openings_table(case, results).caption,
    ]
    assert titles(deck) == [bare(text) for text in found]


def test_figures_of_the_answer_are_those_of_page_one(deck):
    """Three of them, in the words of the document."""
    case, lines, results = seen_in(LAKESIDE)
    told = [bare(part) for item in answer.headline(case, lines, results).blocks[0].items for part in item]
    assert len(told) == 9
    assert {*told} <= {*texts(deck.slides[0])}


def test_tables_hold_the_lines(deck):
    """The numbers of the options, of a role and of what ends, as the document rounds them."""
    _, lines, results = seen_in(LAKESIDE)
    cash = results.options["offer_b"].npv_cash
    spread = " … ".join(formats.millions(cash[end], digits=1) for end in ("p10", "p50", "p90"))
    hour = formats.rate(lines.options["offer_b"].cost_per_hour, "USD")
    rows = {row[0]: row for slide in (0, 2) for row in table(deck.slides[slide], "Option")}
    assert (rows["Offer B"][1], rows["Offer B"][-1]) == (spread, hour)
    role = next(row for row in table(deck.slides[1], "Role") if row[0] == "Service desk")
    assert role[2] == formats.number(lines.roles["service_desk"].maintenance_tax_cost)
    years = table(deck.slides[3], "Cumulative cash, thousand $")
    assert years[2][1:] == [formats.thousands(x) for x in results.options["offer_a"].cash_by_year.p50]
    ends = table(deck.slides[4], "What ends")
    assert ends[1][2].startswith("Epic director, 3 months after the start")


def test_charts_are_native_and_their_workbooks_hold_the_lines(deck):
    """Hours by role, the range of each option, cash by month, what moves the result: as numbers, not rounded."""
    case, lines, results = seen_in(LAKESIDE)
    found = {name: sheet(chart) for name, chart in charts(deck).items()}
    assert list(found) == ["Hours by role", "Range of each option", "Cash by month", "What moves the result"]
    hours = {row[0]: row[1] for row in found["Hours by role"][1:]}
    assert hours == {labels.role_name(r): pytest.approx(x.maintenance_tax_hours) for r, x in lines.roles.items()}
    cash = results.options["offer_a"].npv_cash
    _, middle, down, up = next(row for row in found["Range of each option"] if row[0] == "Offer A")
    assert [middle, middle - down, middle + up] == pytest.approx([cash[end] / 1e6 for end in ("p50", "p10", "p90")])
    band, (head, *rows) = results.options["offer_a"].cash_by_month, found["Cash by month"]
    assert head[1:4] == ["Offer A", "1 in 10 above", "1 in 10 below"]
    assert [row[0] for row in rows[::12]] == labels.year_labels(case)
    by_year = [row[head.index("Offer B")] for row in rows]
    assert by_year[::12] == pytest.approx([money / 1e6 for money in results.options["offer_b"].cash_by_year.p50])
    assert {value for month, value in enumerate(by_year) if month % 12} <= {None, ""}
    for column, level in enumerate(("p50", "p90", "p10"), start=1):
        assert [row[column] for row in rows] == pytest.approx([money / 1e6 for money in band[level]])
    widest = results.drivers[0]
    assert found["What moves the result"][-1][1:] == pytest.approx([widest.low.median / 1e6, widest.high.median / 1e6])


def test_bars_of_what_moves_the_result_begin_at_its_middle(deck):
    """Where all figures are drawn."""
    axis = charts(deck)["What moves the result"].category_axis._element
    middle = seen_in(LAKESIDE)[2].options["offer_a"].npv_cash.p50
    assert float(axis.find(qn("c:crossesAt")).get("val")) == pytest.approx(middle / 1e6)


@CLIENTS
def test_each_client_has_six_slides_with_a_sentence_each(path):
    """Whatever its file lacks: a sentence says why, and no chart is empty."""
    deck = opened(made(path))
    assert len(titles(deck)) == 6
    assert all(len(title.split()) > 2 for title in titles(deck))
    assert all(len({*texts(slide)}) > 3 for slide in deck.slides)
    assert all(len(rows) > 1 and len(rows[0]) > 1 for rows in map(sheet, charts(deck).values()))


def test_without_a_price_every_slide_says_what_is_missing_and_who_has_it():
    """No chart at all."""
    path = ROOT / "params" / "natividad.yaml"
    deck, case = opened(made(path)), load(path)
    assert not charts(deck)
    assert titles(deck)[0] == "Indicative: no recommendation is made."
    assert titles(deck)[2] == bare(offers.options(case, *seen_in(path)[1:2], None).paragraphs()[0])
    assert ["Option: Partner", "no price", "Procurement (the partner's offer)"] in table(deck.slides[3], "Section")
    assert titles(deck)[5] == "All ten first numbers are open"


@CLIENTS
def test_nothing_is_smaller_than_14_points(path):
    """Written and inherited: titles, texts, tables, charts, footers."""
    deck = opened(made(path))
    for slide in deck.slides:
        for run in slide.element.iter(qn("a:r"), qn("a:fld")):
            size = run.find(qn("a:rPr")).get("sz") if run.find(qn("a:rPr")) is not None else None
            inherited = run.getparent().getparent() is slide.shapes.title._element.txBody
            assert int(size) >= 100 * SMALL if size else inherited
    styles = deck.slide_master._element.findall(f".//{qn('p:titleStyle')}//{qn('a:defRPr')}")
    assert min(int(style.get("sz")) for style in styles if style.get("sz")) >= 100 * SMALL
    for name, data in members(made(path)).items():
        if name.startswith("ppt/charts/chart"):
            sizes = [int(size) for size in SIZE.findall(data.decode())]
            assert sizes
            assert min(sizes) >= 100 * SMALL


def test_charts_say_the_size_of_all_their_text(deck):
    """Else axes would have the 10 points that Office gives them."""
    for chart in charts(deck).values():
        assert chart._chartSpace.find(qn("c:txPr")).find(f".//{qn('a:defRPr')}").get("sz") == "1400"


@CLIENTS
def test_everything_lies_within_the_slide(path):
    """By its own frame; tables by the rows that they ask for."""
    deck = opened(made(path))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= deck.slide_width, shape.name
            assert shape.top + shape.height <= deck.slide_height, shape.name


@CLIENTS
def test_texts_tables_and_charts_do_not_cover_each_other(path):
    """A table may stand on no text, and nothing on a footer."""
    for slide in opened(made(path)).slides:
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height, s.name) for s in slide.shapes]
        frames = [box for box, s in zip(boxes, slide.shapes, strict=True) if s.has_table or s.has_chart]
        foot = next(box for box in boxes if box[4] == "Footer")
        for one in frames:
            assert not [other[4] for other in (*frames, foot) if other != one and covers(one, other)], one[4]


def covers(one, other):
    """Whether two frames share room."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@CLIENTS
def test_charts_and_tables_are_told_in_words(path):
    """Alternative text: a chart's finding, a table's caption."""
    for slide in opened(made(path)).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                told = shape._element.nvGraphicFramePr.cNvPr.get("descr")
                assert len(told.split()) > 3, shape.name


def test_notes_name_lines_origins_and_grades(deck):
    """Of the figures on their slide; claims with grade and source."""
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert "options.offer_a.npv_cash" in notes[0]
    assert "uncertainty.options.offer_a.peak_funding.mean" in notes[0]
    assert "roles.analyst.run_time_share: client record: time sheets of eight weeks in spring 2026." in notes[1]
    assert "options.offer_a.price.amount: offer: Offer A, 2026-06-12, page 4, valid until 2026-12-31." in notes[2]
    assert "offers" in notes[3]
    assert "Whose numbers the result rests on: " in notes[3]
    assert "options.offer_a.ends.contracts.after_hours.share: client record: contract of 2024" in notes[4]
    assert all(len(text.splitlines()) <= 30 for text in notes)


def test_notes_tell_the_weakness_of_a_claim():
    """Of a vendor's figure, beside its grade."""
    notes = opened(made(ROOT / "params" / "vendor-case.yaml")).slides[1].notes_slide.notes_text_frame.text
    assert re.search(r"grade C, another population, out of date\.", notes)
    assert re.search(r"Claim \w+: .+; grade [A-D]\)\. A blog of a records-software vendor", notes)


def test_footers_name_client_version_state_and_number(deck):
    """The number is a field, so that it follows a slide that is moved: the only field there is."""
    for slide in deck.slides:
        foot = {shape.name: shape for shape in slide.shapes if shape.name in ("Footer", "Slide number")}
        told = "Lakeside Health (illustrative) · Version 2 · 14 Oct 2026 · DRAFT, not signed off"
        assert foot["Footer"].text_frame.text == f"{told} · Meridian Advisory (illustrative)"
        assert [field.get("type") for field in slide.element.iter(qn("a:fld"))] == ["slidenum"]


def test_sentences_carry_no_marks_of_ours():
    """What remembers its line is taken out where text is shown."""
    texts = {name: data for name, data in members(made(LAKESIDE)).items() if name.endswith(".xml")}
    assert not [name for name, data in texts.items() if re.search(rb"[\x01-\x03]|_x000[123]_", data)]
    shown = [data for name, data in texts.items() if "/slides/" in name]
    assert not re.search(rb"options\.offer_a|uncertainty\.", b"".join(shown))


def test_slides_made_again_are_the_same_bytes():
    """A moment later, from a template made anew; the tests of packs do so in another process, with other hashes."""
    first = made(LAKESIDE)
    master._kit_template.cache_clear()
    time.sleep(2.1)  # a zip counts two seconds as one
    assert slides(*seen_in(LAKESIDE), PLAIN) == first


def test_no_day_but_the_files_own_is_inside():
    """Zip members stand on the first day that a zip can hold; properties on the document's date."""
    found = members(made(LAKESIDE))
    assert b"2026-10-14T00:00:00Z" in found["docProps/core.xml"]
    days = {day for data in found.values() for day in re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", data)}
    assert days == {b"2026-10-14T00:00:00Z", b"1980-01-01T00:00:00Z"}


def test_numbers_of_a_sentence_are_those_of_the_lines(deck):
    """The fee that is safe, the leavers, the budget: each as its line says it."""
    case, lines, _ = seen_in(LAKESIDE)
    n = Numbers(case, lines)
    told = " ".join(texts(deck.slides[1]))
    for path in ("maintenance_tax_hours", "maintenance_tax_cost", "turnover_cost", "it_budget[1]", "run_share"):
        assert bare(n(path)) in told, path
