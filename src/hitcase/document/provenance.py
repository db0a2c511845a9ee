"""Tables of where numbers come from: every input with its origin, every claim with its quote, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable

from hitcase.inputs.case import Case
from hitcase.inputs.evidence import Claim
from hitcase.inputs.evidence import claims as register
from hitcase.inputs.gaps import NO_EFFECT
from hitcase.inputs.money_units import KEPT
from hitcase.inputs.params import ORIGINS, Param
from hitcase.inputs.range_by_origin import AROUND
from hitcase.text import formats, labels, paths
from hitcase.text.numbers import bare
from hitcase.text.output import Link, Output, Outputs, Row, Table, sentences
from hitcase.text.phrases import weakness

SAYS_WHOSE = ("assum", "said in the workshop", "placeholder", "stated by the client")
NOTED = " Kept; the document will show it."  # the end of a note, which this table is


def inputs_table(case: Case) -> Outputs:
    """Every number that went in, by section: its range, whose it is, its grade, what to beware of."""
    groups: dict[str, list[Param]] = {}
    for path, param in case.params.items():
        groups.setdefault(paths.group(path), []).append(param)
    return Outputs(tuple(_inputs(case, name, params) for name, params in groups.items()))


def _inputs(case: Case, name: str, params: list[Param]) -> Table:
    listed = [param for param in params if param.source != NO_EFFECT]
    columns = ("What", "Lowest", "Most likely", "Highest", "Unit", "Whose number", "Grade", "Beware")
    left = len(params) - len(listed)
    note = f"{left} more do not apply to this kind of option and have no effect; they are not listed." if left else ""
    rows = tuple(_input(case, param) for param in listed)
    return Table(f"Inputs. {name}", columns, rows, note, ("Unit", "Whose number", "Grade", "Beware"))


def _input(case: Case, param: Param) -> Row:
    show = formats.exact_percent if param.unit.startswith("share") else formats.exact
    values = (show(value) for value in (param.low, param.base, param.high))
    grade = param.source.grade or formats.NONE
    return Row(
        paths.input_label(case, param),
        (*values, paths.input_unit(case, param), origin_text(param), grade, beware(case, param)),
    )


def beware(case: Case, param: Param) -> str:
    """What is weak about a number, or odd; "" for most."""
    odd = [note.message.removesuffix(KEPT).removesuffix(NOTED) for note in case.notes if note.path == param.path]
    weak = [bare(weak_text)] if (weak_text := weakness([param])) else []
    return "; ".join([*(labels.FLAGS[flag] for flag in param.source.flags), *_range(case, param), *odd, *weak])


def _range(case: Case, param: Param) -> list[str]:
    """What follows from a range that nobody gave: how it is simulated, or why it is not."""
    if not param.by_origin:
        return []
    if param.shape == "fixed":
        return [f"no range given, and held: {case.file.shapes[param.path].why}"]
    return [f"no range given: simulated {formats.percent(AROUND[param.source.kind])} either way"]


def origin_text(param: Param) -> str:
    """Whose number it is, in the words of the file.

    >>> from hitcase.inputs.params import Source
    >>> [origin_text(Param("x", 1.0, Source(kind, "payroll extract"))) for kind in ("record", "client")]
    ['client record: payroll extract', 'stated by the client: payroll extract']
    """
    kind, text = ORIGINS[param.source.kind], str(param.source)
    claim = f" [{param.source.claim}]" if param.source.claim else ""
    same = text.lower().startswith((kind.lower(), *SAYS_WHOSE))
    return f"{text}{claim}" if same else f"{kind}: {text}{claim}"


def claims_table(case: Case) -> Output:
    """Every claim that a number rests on, with its quote, source, year and grade."""
    used = params_by_claim(case.params.values())
    if not used:
        return sentences("No number rests on a claim of the evidence register.")
    columns = ("Claim", "What it says", "Value", "Source", "Grade", "Beware", "Used for")
    rows = tuple(_claim(register()[name], params) for name, params in used.items())
    note = (
        "Values: lowest, most likely, highest. A claim about another population or country loads at grade C or below."
    )
    return Table("Claims that the numbers rest on", columns, rows, note, columns)


def params_by_claim(params: Iterable[Param]) -> dict[str, list[Param]]:
    """The inputs that rest on a claim, by its name."""
    by_claim: dict[str, list[Param]] = {}
    for param in params:
        if param.source.claim:
            by_claim.setdefault(param.source.claim, []).append(param)
    return by_claim


def claim_value(claim: Claim) -> str:
    """What a claim says in numbers: lowest, most likely, highest, as far as it has them."""
    return " / ".join(formats.exact(claim.value[bound]) for bound in ("low", "base", "high") if bound in claim.value)


def _claim(claim: Claim, used: list[Param]) -> Row:
    quote = f" “{claim.quote}”" if claim.quote else ""
    source = Link(f"{claim.source}, {claim.year}", claim.url)
    flags = sorted({labels.FLAGS[flag] for param in used for flag in param.source.flags})
    meanings = "; ".join(dict.fromkeys(param.meaning for param in used))
    grade = max(param.source.grade for param in used)
    weak = [claim.weakness] if claim.weakness else []
    cells = (
        f"{claim.statement}.{quote}",
        f"{claim_value(claim)} {claim.unit}",
        source,
        grade,
        "; ".join([*flags, *weak]),
        meanings,
    )
    return Row(claim.id, cells)


def left_out_table(case: Case, *sections: str) -> Table | None:
    """What the file does not hold, so that the document leaves it out, and who could say; not options, unless asked."""
    wanted = sections or tuple(section for section in labels.SECTIONS if section != "options")
    left = {path: reason for path, reason in case.left_out.items() if path.split(".", 1)[0] in wanted}
    if not left:
        return None
    rows = tuple(Row(section_name(path), (reason, labels.who(path))) for path, reason in left.items())
    columns = ("Section", "Why", "Ask")
    return Table("Left out", columns, rows, "", columns)


def section_name(path: str) -> str:
    """What a section of the client file is called.

    >>> section_name("roles.analyst"), section_name("budget")
    ('Staff: Analyst', 'IT budget')
    """
    section, _, name = path.partition(".")
    return labels.SECTIONS[section] + (f": {labels.in_words(name)}" if name else "")
