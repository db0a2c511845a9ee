"""A refusal of the file checker, told to somebody at the screen: without keys of the file, with what can be done."""

from __future__ import annotations

import re
from collections.abc import Callable

from hitcase.text import labels


def _line(name: str) -> str:
    return "The handover" if name == "kt_hours" else labels.line_label(name)


PARK = "or park it if nobody here knows it"
WORDS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    ("or leave the key out if it is not known", PARK),
    ("or delete the key if the value is unknown", PARK),
    (r"\blow (\S+) is above high (\S+) ", r"the lowest value, \1, is above the highest, \2 "),
    (r"\bbase (\S+) is below low (\S+) ", r"the most likely value, \1, is below the lowest, \2 "),
    (r"\bbase (\S+) is above high (\S+) ", r"the most likely value, \1, is above the highest, \2 "),
    (r"Write the lowest it could be as low\.", "Correct one of the two."),
    (r"Widen the range or correct base\.", "Widen the range, or correct the most likely value."),
    ("a range needs low and high ", "a range needs a lowest and a highest value "),
    (r"Write both, or base alone\.", "Enter both."),
    (
        r"\b(\w+) is switched off without a reason\. Write a number, or .* under without\.",
        lambda match: f"{_line(match[1])} would be 0 without a reason. Enter a number above 0, or park it.",
    ),
    (r"Write 0, or basis: hourly with its rate\.", "Enter 0."),
    (r"else check fte, salary and contracts\.", "else check the staff, their pay and the contracts."),
    (
        r"Write a lower turnover_rate, months_vacant or ramp_months\.",
        "Enter fewer leavers, or fewer months until a seat is filled or a successor is productive.",
    ),
    (r"or a lower ramp_loss, or learning_loss on the option\.", "or less work lost over them."),
)


def at_the_screen(message: str) -> str:
    """The message without the file's words.

    >>> at_the_screen("base 3 is below low 4 (months). Widen the range or correct base.")
    'the most likely value, 3, is below the lowest, 4 (months). Widen the range, or correct the most likely value.'
    """
    for pattern, words in WORDS:
        message = re.sub(pattern, words, message)
    return message
