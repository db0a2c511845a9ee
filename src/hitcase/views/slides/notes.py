"""What the notes of a slide say: the lines its figures come from, whose numbers they rest on, claims with grade."""

from __future__ import annotations

from collections.abc import Iterable

from hitcase.inputs.case import Case
from hitcase.inputs.evidence import claims
from hitcase.inputs.params import Param
from hitcase.inputs.record import Record
from hitcase.views import labels, paths
from hitcase.views.said import pairs
from hitcase.views.source_tables import whose
from hitcase.views.trust_told import resting

MOST = 14  # inputs that notes name; the document names them all


def notes(
    case: Case, lines: Iterable[str], inputs: Iterable[str], *texts: str, ahead: Record | None = None
) -> list[str]:
    """The notes of a slide.

    Args:
        lines: names of lines whose figures stand on it; texts: its sentences, whose numbers know their lines.
        inputs: paths of the numbers of the client file behind it, the weightiest first.
        ahead: where given, whose numbers the result of the option at hand rests on.
    """
    said = dict.fromkeys(source for text in texts for _, sources in pairs(text) for source in sources.split())
    named = dict.fromkeys([*lines, *(source for source in said if source not in case.params)])
    found = [case.params[path] for path in dict.fromkeys([*inputs, *said]) if path in case.params]
    told = [f"Lines behind the figures: {', '.join(named)}."] if named else []
    told += [f"Whose numbers the result rests on: {resting(ahead)}"] if ahead and ahead.rests_on else []
    told += ["Inputs, whose number, grade:", *(_input(param) for param in found[:MOST])] if found else []
    told += [f"{len(found) - MOST} more inputs stand in appendix A of the document."] if len(found) > MOST else []
    told += [_claim(name) for name in dict.fromkeys(param.source.claim for param in found[:MOST]) if name]
    return told or ["No figure stands on this slide."]


def _input(param: Param) -> str:
    source = param.source
    told = [labels.FLAGS[flag] for flag in source.flags]
    grade = [f"grade {source.grade}"] if source.grade else []
    return f"{paths.group(param.path)}, {param.path}: {', '.join([whose(param), *grade, *told])}."


def _claim(name: str) -> str:
    claim = claims()[name]
    weak = f" {claim.weakness}" if claim.weakness else ""
    return f"Claim {name}: {claim.statement} ({claim.source}, {claim.year}; grade {claim.grade}).{weak}"
