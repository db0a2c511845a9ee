"""Six slides: the answer, today, the options, the cash, what must be true, the next steps."""

from __future__ import annotations

from types import ModuleType

from hitcase.inputs.brand import Brand
from hitcase.inputs.case import Case
from hitcase.inputs.record import Record
from hitcase.views.slides import answer_slide, cash_slide, options_slide, steps_slide, today_slide, truth_slide
from hitcase.views.slides.packed import packed
from hitcase.views.slides.page import Page
from hitcase.views.slides.template import layout_of, opened

SLIDES: tuple[ModuleType, ...] = (answer_slide, today_slide, options_slide, cash_slide, truth_slide, steps_slide)


def slides(case: Case, lines: Record, ahead: Record, brand: Brand) -> bytes:
    """The presentation, as a file.

    Args:
        lines: every line at most likely values; ahead: what the draws say, see `analysis.outlook`.

    Raises: ParamError if the firm's template or logo cannot be used.
    """
    made = opened(brand)
    layout, titles = layout_of(made), [slide.title(case, lines, ahead) for slide in SLIDES]
    for slide, title in zip(SLIDES, titles, strict=True):
        page = Page(made, layout, title, brand)
        slide.draw(page, case, lines, ahead)
        page.footer(case)
    return packed(made, case, titles[0])
