"""What a meeting sees of its case: a quick look while a handle moves, all draws once it rests, each made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from hitcase.analysis.break_even import break_evens, walk_away_fees
from hitcase.analysis.draws import POINTS, QUICK, draws
from hitcase.analysis.drivers import tornado
from hitcase.analysis.outlook import TICKS, assess, leading_option, sceptic_values
from hitcase.analysis.readings import Sample, decided_on, only, points, read, with_held, with_param
from hitcase.analysis.uncertainty import RESULT_LINES, option_results, summary, with_months
from hitcase.inputs.case import Case
from hitcase.inputs.params import Param, Record, mapped
from hitcase.inputs.tree import NOTHING
from hitcase.inputs.tried import tried_figure
from hitcase.model.option_lines import NPV
from hitcase.workshop.meeting.meeting import Meeting


def quick_results(case: Case, n: int = QUICK, option: str | None = None) -> Record:
    """The draws and the most likely values of a case, as points of one call of the model.

    Returns: results: `option_results` without fees; lines, as `evaluate` has them but for the months
        and for "never", which is a 0 beside its flag here.

    Args:
        n: how many draws; the first 1,024 are those of a full sample. option: the one at hand, whose cash is looked
            at by month, see `with_months`.

    >>> from hitcase.analysis.cases import load
    >>> quick = quick_results(load("params/lakeside.yaml"), 64)
    >>> quick.results.draws, round(quick.lines.options["offer_a"].npv_cash, -3)
    (64, 659000.0)
    """
    point_lines = _read(case, draws(case, n))
    drawn = _drawn(point_lines)
    results = with_months(option_results(case, drawn, fees=False), drawn, option)
    return Record(lines=Record(mapped(point_lines, _last)), results=results)


def quick_results_of_option(previous: Record, case: Case, option: str, n: int = QUICK) -> Record:
    """`quick_results` where only figures of one option have moved: what all options share is taken from the previous.

    What is said of the options together (worth of knowing all, the others' chances of being best) stays as it was
    before; the option's own chance of being best is not known: None.

    >>> from hitcase.analysis.cases import load
    >>> case = load("params/lakeside.yaml")
    >>> previous = quick_results(case, 64)
    >>> quick_results_of_option(previous, case, "offer_a", 64).results.options["offer_a"].npv_cash == (
    ...     previous.results.options["offer_a"].npv_cash
    ... )
    True
    """
    few = only(case, [NOTHING, option])
    point_lines = _read(few, draws(case, n, paths=few.params))
    simulated, lines = _drawn(point_lines), Record(mapped(point_lines, _last))
    new = with_months(option_results(few, simulated, fees=False), simulated, option)
    options = Record({**previous.lines.options, option: lines.options[option]})
    drawn = Record({**previous.results.options, option: Record(new.options[option], p_best=None)})
    return Record(lines=Record(lines, options=options), results=Record(previous.results, options=drawn))


def _read(case: Case, sample: Sample) -> dict[str, Any]:
    """The lines at the draws and, as the last point, at the most likely values."""
    params = case.params
    values = {path: np.append(column, params[path].base) for path, column in sample.items()}
    return read(case, lambda path, param: values.get(path, param.base), months=False)


def _last(number: Any) -> float:
    return float(number[-1]) if np.ndim(number) else float(number)


def _drawn(point_lines: dict[str, Any]) -> Record:
    """Of every option what `option_results` looks at, at the draws alone."""
    options = point_lines["options"].items()
    return Record(options=Record({name: Record({line: _cut(o[line]) for line in RESULT_LINES}) for name, o in options}))


def _cut(line: Any) -> Any:
    return mapped(line, lambda number: number[:-1] if np.ndim(number) else number)


def all_sceptic_values(case: Case, option: str) -> dict[str, float]:
    """What is held where no partner is believed, whatever the option: path → value; the option at hand goes last.

    >>> from hitcase.analysis.cases import load
    >>> "options.offer_a.vendor_attrition" in all_sceptic_values(load("params/lakeside.yaml"), "offer_b")
    True
    """
    order: Iterable[str] = [*(name for name in case.tree.options if name not in (NOTHING, option)), option]
    return {path: value for name in order for path, value in sceptic_values(case, name).items()}


Moving = Mapping[str, float]
STILL: Moving = {}


def same(param: Param, other: Param) -> bool:
    """Whether two figures are the same: value, range and shape."""
    return (param.base, param.low, param.high, param.shape) == (other.base, other.low, other.high, other.shape)


class LiveResults:
    """The case of a meeting as it is looked at.

    option: the one at hand, None if there is none but do nothing. doubt: whether no partner's promise is believed.
    Results are kept until the meeting's numbers, the option or the doubt change.
    """

    def __init__(self, meeting: Meeting) -> None:
        """Look at a meeting; at hand is the option with the highest mean."""
        self.meeting, self.doubt = meeting, False
        self._cache: dict[Any, Any] = {}
        self._cached_for: tuple[Any, ...] = ()
        self.option: str | None = None
        self.option = leading_option(meeting.case(), quick_results(meeting.case()).results)

    def case(self, moving: Moving = STILL, *, tried: bool = True) -> Case:
        """The case with what is agreed, tried and moving; promises at their no effect value where they are doubted."""
        case, values = self._moved(moving) if moving else self.meeting.case(tried), self.sceptic_values(tried=tried)
        if not values:
            return case
        return with_held(case, values) if moving else self._once(("held", tried), lambda: with_held(case, values))

    def _moved(self, moving: Moving) -> Case:
        """The case with what moves: checked in full by the first move of a handle, then that number alone is changed.

        Only where nothing else follows from it, as the shares of a budget follow each other.
        """
        self._forget()
        if self._cache.get("moving") != moving:
            self._cache |= {"moving": dict(moving), "moved": self._with(moving)}
        return self._cache["moved"]  # type: ignore[no-any-return]

    def _with(self, moving: Moving) -> Case:
        (path, value), *more = moving.items()
        case = self.meeting.case()
        if more or not self._once(("alone", path), lambda: self._alone(moving)):
            return self.meeting.case(moving=moving)
        base = self.meeting.current_file.number(path, value)
        tried = tried_figure(self.meeting.case(tried=False).params[path], self._new(path) | {"base": base})
        return with_param(case, replace(case.params[path], base=tried.base, low=tried.low, high=tried.high))

    def _new(self, path: str) -> dict[str, float]:
        event = self.meeting.state.tried.get(path)
        return dict(event.new) if event else {}

    def _alone(self, moving: Moving) -> bool:
        """Whether no other number of the case changes with these."""
        params, moved_params = self.meeting.case().params, self.meeting.case(moving=moving).params
        others = params.keys() - moving
        return params.keys() == moved_params.keys() and all(same(params[path], moved_params[path]) for path in others)

    def sceptic_values(self, *, tried: bool = True) -> dict[str, float]:
        """The figures that stand where a sceptic holds them: path → value; none where promises are believed."""
        if not self.doubt or self.option is None:
            return {}
        return self._once(("promises", tried), lambda: all_sceptic_values(self.meeting.case(tried), str(self.option)))  # type: ignore[no-any-return]

    def current(self, moving: Moving = STILL) -> tuple[Case, Record]:
        """The case and what is known of it now: while a handle moves the first 1,024 draws, else the best at hand."""
        case = self.case(moving)
        if not moving:
            return case, self.full() if self.has("full") else self._once("quick", lambda: self._quick(case))
        if self.option and all(path.startswith(f"options.{self.option}.") for path in moving):
            previous = self._once("quick", lambda: self._quick(self.case()))
            return case, quick_results_of_option(previous, case, self.option)
        return case, self._quick(case)

    def _quick(self, case: Case, n: int = QUICK) -> Record:
        return quick_results(case, n, self.option)

    def scenario(self, name: str, numbers: Mapping[str, Any], case: Case) -> Record:
        """What the draws say of the option at hand in a case: {npv, fees}, of the line that decides and of its price.

        Args:
            name, numbers: which scenario it is, and by which numbers it is one; case: with them.
        """
        n, option = POINTS if self.has("full") else QUICK, str(self.option)
        return self._once(("scenario", name, repr(numbers), n), lambda: self._scenario(case, option, n))  # type: ignore[no-any-return]

    def _scenario(self, case: Case, option: str, n: int) -> Record:
        held = with_held(case, all_sceptic_values(case, option)) if self.doubt else case
        few = only(held, [option])
        sample = draws(held, n, paths=few.params)
        npv = np.broadcast_to(points(few, sample, upto=NPV).options[option][decided_on(few)], (n,))
        return Record(npv=summary(npv), fees=walk_away_fees(few, sample)[option])

    def last_agreed(self) -> Record:
        """The same of what was last agreed, at as many draws as `current` has now."""
        n, name = (POINTS, "agreed full") if self.has("full") else (QUICK, "agreed")
        return self._once(name, lambda: quick_results(self.case(tried=False), n))  # type: ignore[no-any-return]

    def monthly(self, moving: Moving = STILL) -> Record:
        """Option → its lines by month, of the one at hand and of doing nothing, at most likely values."""
        few = only(self.case(moving), [NOTHING, *([self.option] if self.option else [])])
        return Record(mapped(points(few, {}, months=True), float).options)

    def has(self, name: str) -> bool:
        """Whether something is known already, such as "full", "drivers", "fees" or "answer"."""
        self._forget()
        return name in self._cache

    def full(self) -> Record:
        """All draws."""
        return self._once("full", lambda: self._quick(self.case(), POINTS))  # type: ignore[no-any-return]

    def drivers(self) -> list[Record]:
        """What must be true, as `assess` has it: see `tornado`, each with `turns`."""
        return self._once("drivers", self._drivers)  # type: ignore[no-any-return]

    def _drivers(self) -> list[Record]:
        case = self.case()
        rows = tornado(case, self.option, draws(case)) if self.option else []
        turns = self.turns([row.path for row in rows])
        return [Record(row, turns=turns.get(row.path)) for row in rows]

    def fees(self) -> Record | None:
        """The walk-away fee of the option at hand: see `walk_away_fees`."""
        case, option = self.case(), str(self.option)
        return self._once("fees", lambda: walk_away_fees(only(case, [option]), draws(case))[option])  # type: ignore[no-any-return]

    def answer(self) -> Record:
        """The rule's answer, and what to ask: see `outlook.assess`. It takes a second."""
        return self._once("answer", lambda: assess(self.case()))  # type: ignore[no-any-return]

    def turns(self, paths: Iterable[str]) -> dict[str, Record]:
        """Where the option's result turns on each of these figures, on a few draws: see `break_evens`."""
        turns: dict[str, Record | None] = self._once("turns", dict)
        case, missing = self.case(), [path for path in paths if path not in turns]
        if missing and self.option:
            few = {path: column[:TICKS] for path, column in draws(case, QUICK).items()}
            turns |= dict.fromkeys(missing)
            turns |= {row.path: row for row in break_evens(case, self.option, few, missing)}
        return {path: row for path in paths if (row := turns.get(path))}

    def lacks_turns(self, paths: Iterable[str]) -> bool:
        """Whether `turns` would have to look for some of these."""
        turns = self._cache.get("turns", {}) if self.has("turns") else {}
        return self.option is not None and any(path not in turns for path in paths)

    def _once(self, name: Any, make: Callable[[], Any]) -> Any:
        self._forget()
        if name not in self._cache:
            self._cache[name] = make()
        return self._cache[name]

    def _forget(self) -> None:
        """Drop all that was found for other numbers."""
        inputs = (self.meeting.case(), self.meeting.case(tried=False), self.option, self.doubt)
        if len(self._cached_for) != len(inputs) or any(
            x is not y for x, y in zip(self._cached_for, inputs, strict=True)
        ):
            self._cache, self._cached_for = {}, inputs
