"""What is not money: the client's scores with weights and reasons. They stand beside the result, never in it."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.text import formats, labels
from hitcase.text.output import Output, Row, Table, sentences


def weights(case: Case) -> dict[str, float]:
    """The weight of each criterion, as parts of 1; a file has no score without a weight."""
    criterion_weights = {name: param.base for name, param in case.tree.scorecard.weights.items()}
    whole = sum(criterion_weights.values())
    return {name: weight / whole for name, weight in criterion_weights.items()} if whole else {}


def _scores(case: Case) -> dict[str, dict[str, float]]:
    """Option → criterion → score; a criterion that nobody has scored yet is not among them."""
    scores = case.tree.scorecard.scores.items()
    return {option: {name: x.score.base for name, x in by.items() if "score" in x} for option, by in scores}


def scored(case: Case) -> dict[str, float]:
    """Options that are scored on every criterion that has a weight, with their weighted score, 0 to 10."""
    shares = weights(case)
    full = {option: by for option, by in _scores(case).items() if shares and not {*shares} - {*by}}
    return {option: sum(share * by[name] for name, share in shares.items()) for option, by in full.items()}


def scorecard_table(case: Case) -> Output:
    """Scores of every option by criterion, 0 to 10, with the weighted score."""
    scores, shares = _scores(case), weights(case)
    if not scores or not shares:
        return sentences("What is not money has not been scored: continuity, accountability, clinical alignment.")
    options = [name for name in (labels.NOTHING, *case.file.options) if name in scores]
    rows = [
        Row(labels.in_words(name), (formats.percent(share), *(_score(case, option, name) for option in options)))
        for name, share in shares.items()
    ]
    totals = scored(case)
    whole = (formats.number(totals[name], 1) if name in totals else formats.NONE for name in options)
    rows.append(Row("Weighted", ("", *whole), "total"))
    columns = ("Criterion", "Weight", *(labels.option_name(name) for name in options))
    note = "Scores from 0 to 10 and weights are the client's. They stand beside the money and are never turned into it."
    return Table("What is not money", columns, tuple(rows), note)


def _score(case: Case, option: str, criterion: str) -> str:
    score = _scores(case)[option].get(criterion)
    return formats.NONE if score is None else formats.exact(score)


def score_reasons_table(case: Case) -> Table | None:
    """The reason behind each score, as the client gave it."""
    rows = [
        Row(labels.in_words(criterion), (labels.option_name(option), _score(case, option, criterion), score.reason))
        for criterion in weights(case)
        for option, by in case.file.scorecard.scores.items()
        if (score := by.get(criterion)) and score.reason
    ]
    if not rows:
        return None
    columns = ("Criterion", "Option", "Score", "Reason")
    return Table("Why these scores", columns, tuple(rows), "", ("Option", "Reason"))
