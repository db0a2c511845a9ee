"""What is wrong with a client file, and where: the only exception class of the kit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]


def dotted(path: Iterable[str | int]) -> str:
    """A path as a reader writes it; positions in lists count from 0.

    >>> dotted(("options", "offer_a", "learning_loss", 0))
    'options.offer_a.learning_loss[0]'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def steps(place: str) -> Path:
    """The path that `dotted` wrote.

    >>> steps("options.offer_a.learning_loss[0]")
    ('options', 'offer_a', 'learning_loss', 0)
    """
    parts = re.findall(r"\[(\d+)\]|([^.\[\]]+)", place)
    return tuple(int(position) if position else name for position, name in parts)


def near(word: str, allowed: Iterable[str]) -> str:
    """' Did you mean x?' for a near match, else ''.

    >>> near("turnover_rat", ["turnover_rate", "salary"])
    ' Did you mean turnover_rate?'
    """
    match = nearest(word, allowed)
    return f" Did you mean {match}?" if match else ""


def nearest(word: str, allowed: Iterable[str]) -> str:
    """The word that was meant; "" if none is near. Of many words the first 500 are looked at: a file can have 30,000.

    >>> nearest("turnover_rat", ["turnover_rate", "salary"])
    'turnover_rate'
    """
    return next(iter(get_close_matches(word[:60], list(allowed)[:500], n=1, cutoff=0.6)), "")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: the file as the user named it, the line (0 if none), the dotted path, and a sentence."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        """``file:line: path: message``, without the parts that are not known."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class ParamError(ValueError):
    """Client files that cannot be used; ``problems`` holds every Problem of them, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems; the text is one line a problem."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))
