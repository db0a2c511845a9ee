"""Business cases for handing the run work of a hospital's EHR to a partner, or not: every number with its origin.

>>> import hitcase
>>> case = hitcase.load("params/lakeside.yaml")
>>> hitcase.evaluate(case).options["do_nothing"].npv_cash
0.0
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hitcase.analysis.cases import load as load
    from hitcase.analysis.questions import questions as questions
    from hitcase.analysis.readings import evaluate as evaluate
    from hitcase.analysis.readings import simulate as simulate
    from hitcase.analysis.trace.explain import explain as explain
    from hitcase.analysis.value import evpi as evpi
    from hitcase.analysis.value import evppi as evppi
    from hitcase.inputs.problems import ParamError as ParamError
    from hitcase.packs.build import build as build
    from hitcase.workshop.screen.sliders import sliders as sliders

_HOMES = {
    "ParamError": "hitcase.inputs.problems",
    "build": "hitcase.packs.build",
    "evaluate": "hitcase.analysis.readings",
    "evpi": "hitcase.analysis.value",
    "evppi": "hitcase.analysis.value",
    "explain": "hitcase.analysis.trace.explain",
    "load": "hitcase.analysis.cases",
    "questions": "hitcase.analysis.questions",
    "simulate": "hitcase.analysis.readings",
    "sliders": "hitcase.workshop.screen.sliders",
}
__all__ = sorted(_HOMES)  # noqa: PLE0605 the list is the table's


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for: `hitcase --help` needs none of them."""
    if name not in _HOMES:
        raise AttributeError(f"hitcase has no {name}; it has {', '.join(_HOMES)}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
