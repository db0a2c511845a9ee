"""The firm's template: its layout, theme and size are used, what tells of its author is left behind."""

from __future__ import annotations

import zipfile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from hitcase.inputs.brand import Brand
from hitcase.inputs.problems import ParamError
from hitcase.slides.deck import slides
from tests.clients import LAKESIDE
from tests.slides.decks import made, members, opened, seen_in

WIDE = 12_192_000


def template(path, change=lambda _deck: None):
    """A firm's template with a sample slide, its own theme and colour."""
    deck = Presentation()
    deck.slide_width = WIDE
    for owner in (deck.slide_master, *deck.slide_layouts):
        for shape in owner.placeholders:
            place = shape._element.spPr.xfrm
            if place is not None:
                place.off.x, place.ext.cx = place.off.x * 4 // 3, place.ext.cx * 4 // 3
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    theme._blob = theme.blob.replace(b"Calibri", b"Georgia").replace(b"4F81BD", b"7A1F2B")
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "Sample of Jane Template"
    deck.core_properties.author = "Jane Template"
    barest = next(layout for layout in deck.slide_layouts if layout.name == "Section Header")
    for shape in [shape for shape in barest.placeholders if shape.placeholder_format.type != 1]:
        shape._element.getparent().remove(shape._element)
    change(deck)
    deck.save(str(path))
    return Brand("Firm & Co", "#7A1F2B", None, None, path)


@pytest.fixture(scope="module")
def brand(tmp_path_factory):
    """A firm whose template is in order."""
    return template(tmp_path_factory.mktemp("firm") / "firm.pptx")


@pytest.fixture(scope="module")
def firms(brand):
    """The slides in the firm's template."""
    return slides(*seen_in(LAKESIDE), brand)


def test_layout_theme_and_size_are_the_firms(firms):
    """The layout for titles alone; fonts and colours come from its theme, for no text names a font."""
    deck = opened(firms)
    assert {slide.slide_layout.name for slide in deck.slides} == {"Title Only"}
    assert b"Georgia" in deck.slide_master.part.part_related_by(RT.THEME).blob
    assert deck.slide_width == WIDE
    assert b"<a:latin" not in b"".join(slide.part.blob for slide in deck.slides)


def test_titles_stand_where_the_firm_has_them(firms):
    """As in the layout, and nothing else stands there."""
    layout = opened(firms).slides[0].slide_layout
    own = next(shape for shape in layout.placeholders if shape.placeholder_format.type == 1)
    for slide in opened(firms).slides:
        title = slide.shapes.title
        assert (title.left, title.top, title.width) == (own.left, own.top, own.width)
        assert all(shape.top >= own.top + own.height for shape in slide.shapes if shape.shape_id != title.shape_id)


def test_nothing_of_the_templates_author_is_left(firms):
    """Sample slides, properties, previews, printers."""
    found = members(firms)
    assert len([name for name in found if name.startswith("ppt/slides/slide")]) == 6
    assert b"Jane" not in b"".join(found.values())
    assert not [name for name in found if "thumbnail" in name or "printer" in name or name == "docProps/app.xml"]


def test_the_firms_name_stands_in_the_footer(firms):
    """It goes before who prepared the document."""
    feet = [shape.text_frame.text for shape in opened(firms).slides[0].shapes if shape.name == "Footer"]
    assert [foot.rpartition(" · ")[2] for foot in feet] == ["Firm & Co"]


def test_a_layout_in_another_language_is_found_by_its_kind(tmp_path):
    """Or, where it has none, by having least beside its title."""

    def renamed(deck):
        for layout in deck.slide_layouts:
            layout._element.cSld.set("name", f"Folie {layout.name}")

    used = opened(slides(*seen_in(LAKESIDE), template(tmp_path / "x.pptx", renamed)))
    assert {slide.slide_layout.name for slide in used.slides} == {"Folie Title Only"}


def broken(path, _tmp):
    """No file of Office at all."""
    path.write_text("no presentation")


def another(path, _tmp):
    """A zip, but of something else."""
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "a")


def untitled(path, _tmp):
    """A presentation whose only layout has no title."""

    def bare(deck):
        for slide in list(deck.slides._sldIdLst):
            deck.part.drop_rel(slide.rId)
            deck.slides._sldIdLst.remove(slide)
        for layout in list(deck.slide_layouts):
            if layout.name != "Blank":
                deck.slide_layouts.remove(layout)

    template(path, bare)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (broken, "cannot be opened as a presentation. Open it in PowerPoint and save it as .pptx once more."),
        (another, "cannot be opened as a presentation. Open it in PowerPoint and save it as .pptx once more."),
        (untitled, "has no layout with a title. Add one to its slide master, named Title Only."),
    ],
)
def test_a_template_that_cannot_be_used_is_one_clear_line(tmp_path, spoil, told):
    """By its path."""
    path = tmp_path / "firm.pptx"
    spoil(path, tmp_path)
    with pytest.raises(ParamError) as refused:
        slides(*seen_in(LAKESIDE), Brand(pptx=path))
    assert str(refused.value) == f"{path}: {told}"


def test_without_a_template_slides_are_wide_and_plain():
    """16:9, Calibri, the accent as the theme's first colour, one layout."""
    deck = opened(made(LAKESIDE))
    assert deck.slide_width * 9 == deck.slide_height * 16
    theme = deck.slide_master.part.part_related_by(RT.THEME).blob
    assert b'<a:latin typeface="Calibri"/>' in theme
    assert b'<a:accent1><a:srgbClr val="0B5FA5"/></a:accent1>' in theme
    assert [layout.name for layout in deck.slide_layouts] == ["Title Only"]


def test_the_firms_colour_and_logo_reach_plain_slides(tmp_path):
    """The logo once in the file, with words for those who do not see it."""
    Image.new("RGB", (400, 100), "#7A1F2B").save(tmp_path / "logo.png")
    data = slides(*seen_in(LAKESIDE), Brand("Firm & Co", "#7A1F2B", tmp_path / "logo.png"))
    logos = [shape for slide in opened(data).slides for shape in slide.shapes if shape.name == "Logo"]
    assert [shape._element.nvPicPr.cNvPr.get("descr") for shape in logos] == ["Logo of Firm & Co"] * 6
    assert len([name for name in members(data) if name.startswith("ppt/media/")]) == 1
    assert b'<a:accent1><a:srgbClr val="7A1F2B"/>' in opened(data).slide_master.part.part_related_by(RT.THEME).blob


def test_a_logo_that_cannot_be_read_is_one_clear_line(tmp_path):
    """By its path."""
    (tmp_path / "logo.png").write_text("no picture")
    with pytest.raises(ParamError) as refused:
        slides(*seen_in(LAKESIDE), Brand(logo=tmp_path / "logo.png"))
    assert str(refused.value) == f"{tmp_path / 'logo.png'}: cannot be read as a picture. Save it again as .png."
