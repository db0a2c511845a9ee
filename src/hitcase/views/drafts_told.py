"""Lines that somebody added and nobody has an origin for yet: how many the result holds, and what they come to."""

from __future__ import annotations

from hitcase.inputs.case import Case
from hitcase.inputs.drafts import drafts
from hitcase.inputs.record import Record
from hitcase.views import formats
from hitcase.views.numbers import Numbers
from hitcase.views.said import said

WORTH = {  # of one line, of several
    "cost": ("costs {}", "cost {}"),
    "cash": ("brings {} of cash", "bring {} of cash"),
    "avoidance": ("avoids {} of wanted spending", "avoid {} of wanted spending"),
    "capacity": ("brings {} of capacity", "bring {} of capacity"),
}


def drafted(case: Case, lines: Record, option: str | None) -> str:
    """How many lines of the option at hand are drafts and what they come to a year, by class; "" without any."""
    found = drafts(case, option) if option else []
    rest = sum(len(drafts(case, name)) for name in case.tree.options if name != option)
    whose = f"lines of {'other' if option else 'the'} options" if rest > 1 else "line of another option"
    if not found:
        told = f"{_count(rest, capital=True)} {whose} {'are drafts' if rest > 1 else 'is a draft'}"
        return f"{told}, without an origin yet." if rest else ""
    several, n = len(found) > 1, Numbers(case, lines).of(str(option))
    head = f"{_count(len(found), capital=True)} {'lines' if several else 'line'} of {n.name()}"
    each = f"{'are drafts' if several else 'is a draft'}, without an origin yet"
    *most, last = _worth(n, found, several)
    worth = " and ".join(filter(None, [", ".join(most), last]))
    more = f"; {_count(rest)} {whose} {'are drafts' if rest > 1 else 'is a draft'}, too" if rest else ""
    return f"{head} {each}: {'together they' if several else 'it'} {worth} a year{more}."


def _worth(n: Numbers, found: list[str], several: bool) -> list[str]:
    """What they come to, by class, in prices of the first year."""
    added = n.case.tree.options[n.home.split(".")[1]].added
    by_class = {word: [name for name in found if added[name]["class_"] == word] for word in WORTH}
    return [
        WORTH[word][several].format(
            n.made(sum(added[x].amount.base for x in names), "money", *(f"added.{x}.amount" for x in names))
        )
        for word, names in by_class.items()
        if names
    ]


def _count(count: int, *, capital: bool = False) -> str:
    word = formats.WORDS[count] if count < len(formats.WORDS) else str(count)
    return said(word.capitalize() if capital else word, "added")
