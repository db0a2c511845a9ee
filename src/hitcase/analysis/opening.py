"""What a meeting finds when it opens: a file or a journal that is not as it was left, and what no longer fits."""

from __future__ import annotations

from collections.abc import Callable

from hitcase.analysis.standing import lines_not_taken, not_taken
from hitcase.inputs.case import FIRM
from hitcase.inputs.journal import Event, Journal
from hitcase.inputs.open_file import OpenFile
from hitcase.inputs.state import State, after, replay

GONE = "the client file no longer takes it"


def opening(file: OpenFile, journal: Journal, now: Callable[[], str]) -> tuple[State, list[Event], list[str]]:
    """Where a journal has come to, the events that take from it what the file no longer takes, and what to say."""
    state, told = replay(journal.events), list[str]()
    if journal.cut_off:
        told.append("The last line of the journal was cut off and does not count.")
    if state.file not in ("", file.fingerprint):
        changed = f"{file.named} was changed outside the workshop since the journal's last entry."
        told.append(f"{changed} What is not saved yet stands on the file as it is now.")
    if state.firm not in ("", file.firm_fingerprint):
        told.append(f"{FIRM} was changed since the journal's last entry; its values stand under the client's.")
    events = [Event("start", now(), new={"file": file.fingerprint, "firm": file.firm_fingerprint})]
    fits = state
    for path, why in lines_not_taken(file, state).items():
        told.append(f"{path} is no longer added: {why}")
        events.append(Event("drop", now(), path, why=GONE))
        fits = after(fits, events[-1])
    for path, why in not_taken(file, fits).items():
        told.append(f"{path} is back at the client file: {why}")
        events.append(Event("reset", now(), path, why=GONE))
    return state, events, told
