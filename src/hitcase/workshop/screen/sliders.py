"""Handles for numbers of a case in a notebook's own cell; what they give stands below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from IPython.display import display
from ipywidgets import FloatSlider, FloatText, HBox, Label, Layout, VBox, interactive_output

from hitcase.analysis.draws import QUICK
from hitcase.analysis.frames import Lines
from hitcase.analysis.readings import evaluate, simulate
from hitcase.analysis.uncertainty import option_results
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record
from hitcase.inputs.problems import ParamError, Problem
from hitcase.inputs.typed import unknown
from hitcase.text.paths import full_label, input_unit
from hitcase.workshop.meeting.handles import decimals, slider

Show = Callable[[Lines, Record], object]
NAME, WHOLE = "380px", "720px"


def sliders(case: Case, paths: Iterable[str], show: Show) -> VBox:
    """Handles for numbers of a case, to be the last line of a notebook's cell, and below them what they give.

    Each has the range, step, name and unit of the workshop's handle, and says whose number it is; a share is moved in
    percent. A number without an end in sight has a box. What moves keeps its range, see `Case.with_values`; a number
    that no client file could have is refused in the file's words.

    Args:
        case: a loaded case. paths: of numbers, such as "options.offer_a.price.amount".
        show: is called with the lines, as `evaluate` has them, and with what 1,024 draws say, as `option_results` has
            it, at first and after each move. What it prints or returns stands below the handles.

    Raises: ParamError for paths that the case does not have, with the near match.
    """
    chosen = list(dict.fromkeys(paths))
    if wrong := [Problem(case.label, 0, "", unknown(path, case.params)) for path in chosen if path not in case.params]:
        raise ParamError(wrong)
    handles = {path: _handle(case, case.params[path]) for path in chosen}
    rows = [HBox([handle, Label(_words(case, case.params[path]))]) for path, handle in handles.items()]
    start = {path: handle.value for path, handle in handles.items()}

    def shown(**at: float) -> None:
        moved = {path: round(at[path] / _times(case.params[path]), 12) for path in chosen if at[path] != start[path]}
        _show(case, moved, show)

    return VBox([*rows, interactive_output(shown, handles)])


def _handle(case: Case, param: Param) -> FloatSlider | FloatText:
    """A handle; a box for a number without an end in sight."""
    times, handle, base = _times(param), slider(param), param.base
    look = {"style": {"description_width": NAME}, "layout": Layout(width=WHOLE), "tooltip": str(param.source)}
    look |= {"description": full_label(case, param), "value": round(base * times, 12)}
    if handle is None:
        return FloatText(**look)
    low, high, step = (round(number * times, 12) for number in handle)
    return FloatSlider(min=low, max=high, step=step, readout_format=f",.{decimals(step)}f", **look)


def _words(case: Case, param: Param) -> str:
    """The unit, and whose number it is."""
    percent = "%" if param.unit.startswith("share") else ""
    unit = " ".join(filter(None, [percent, input_unit(case, param)]))
    return f"{unit} ({param.source})"


def _times(param: Param) -> int:
    """What a number is multiplied by where it is moved: a share is moved in percent."""
    return 100 if param.unit.startswith("share") else 1


def _show(case: Case, moved: dict[str, float], show: Show) -> None:
    """What the numbers give, or why no client file could have them."""
    try:
        tried = case.with_values(moved, keep_ranges=True) if moved else case
        lines = evaluate(tried)
    except ParamError as error:
        print(*(problem.message for problem in error.problems), sep="\n")  # noqa: T201 it stands below the handles
        return
    result = show(lines, option_results(tried, simulate(tried, QUICK), fees=False))
    if result is not None:
        display(result)  # type: ignore[no-untyped-call]
