"""Text that remembers where its numbers come from: each stands between marks with the path of its line or claim.

The marks go through f-strings as ordinary characters and are taken out where text is shown. No client file can hold
them: it is refused while it is read.
"""

from __future__ import annotations

import re

BEGIN, FROM, END = "\x01", "\x02", "\x03"  # no white space: strip and split leave them
SAID = re.compile(f"{BEGIN}([^{BEGIN}{END}]*){FROM}([^{BEGIN}{END}]*){END}")
SOURCED = re.compile(r'<span data-from="([^"]*)"( style="[^"]*")?>(.*?)</span>')
SHORT = 24  # characters: up to here a text does not break over lines


def said(text: str, source: str) -> str:
    """The text, with the path of what it was made from.

    >>> bare(said("$1.2 m", "options.offer_a.peak_funding"))
    '$1.2 m'
    """
    return f"{BEGIN}{bare(text)}{FROM}{source}{END}"


def bare(text: str) -> str:
    """The text as a reader sees it."""
    return SAID.sub(r"\1", text)


def rest(text: str) -> str:
    """What no source stands behind: the words of a sentence, and any number that was typed into it.

    >>> rest("It costs " + said("$139", "options.offer_a.cost_per_hour") + " an hour.")
    'It costs  an hour.'
    """
    return SAID.sub("", text)


def pairs(text: str) -> list[tuple[str, str]]:
    """Each text that has a source, with it.

    >>> pairs("It costs " + said("$139", "options.offer_a.cost_per_hour") + ".")
    [('$139', 'options.offer_a.cost_per_hour')]
    """
    return [(found[1], found[2]) for found in SAID.finditer(text)]


def unbroken(html: str) -> str:
    """HTML in which each short text with a source stays on one line; the marks are gone.

    >>> unbroken(said("$1.2 m", "x"))
    '<span style="white-space:nowrap">$1.2 m</span>'
    """
    return SAID.sub(lambda found: _span(found[1]), html)


def _span(text: str) -> str:
    return f'<span style="white-space:nowrap">{text}</span>' if " " in text and len(text) <= SHORT else text


def sourced(html: str) -> str:
    """HTML in which each text with a digit says where it comes from; short ones stay on one line; the marks are gone.

    >>> sourced(said("$1.2 m", "x") + said("Offer A", "y"))
    '<span data-from="x" style="white-space:nowrap">$1.2 m</span><span style="white-space:nowrap">Offer A</span>'
    """
    return SAID.sub(lambda found: _from(found[1], found[2]), html)


def _from(text: str, source: str) -> str:
    span = _span(text)
    if not re.search(r"\d", text):
        return span
    whole = span if span != text else f"<span>{text}</span>"
    return whole.replace("<span", f'<span data-from="{source}"', 1)


def unsourced(html: str) -> str:
    """The same without: as `unbroken` gives it.

    >>> unsourced(sourced(said("$1.2 m", "x") + said("5", "y")))
    '<span style="white-space:nowrap">$1.2 m</span>5'
    """
    return SOURCED.sub(lambda found: f"<span{found[2]}>{found[3]}</span>" if found[2] else found[3], html)
