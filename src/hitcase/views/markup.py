"""HTML by elements, the one place where text of a client file is escaped; and the base of what a cell ends with."""

from __future__ import annotations

import html
import re
from abc import ABC, abstractmethod
from typing import Any, NewType

Html = NewType("Html", str)
NO_FORMULAS = "mathjax_ignore tex2jax_ignore"
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they would turn the text that follows around
AMOUNT = re.compile(r"[+−]?\$?\d[\d.,]*(?: m(?: [A-Z]{3})?\b| h\b| FTE\b| %| [A-Z]{3}\b)")
STRONG, WEAK = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*"), re.compile(r"\*(\S(?:[^*]*?[^*\s])?)\*")


def escaped(text: str) -> Html:
    """Any text as HTML that shows just that text.

    >>> escaped('<script>"x"</script>')
    '&lt;script&gt;&quot;x&quot;&lt;/script&gt;'
    """
    return Html(html.escape(BIDI.sub("", text), quote=True))


def emphasised(text: str) -> Html:
    """Text with **strong** and *weak* emphasis; everything else is escaped first.

    >>> emphasised("**not** <b>yet</b>")
    '<strong>not</strong> &lt;b&gt;yet&lt;/b&gt;'
    """
    return Html(WEAK.sub(r"<em>\1</em>", STRONG.sub(r"<strong>\1</strong>", escaped(text))))


def kept_together(text: Html) -> Html:
    """Prose whose amounts do not break before their unit; the characters stay as they are.

    >>> kept_together(escaped("It takes $1.2 m out."))
    'It takes <span style="white-space:nowrap">$1.2 m</span> out.'
    """
    return Html(AMOUNT.sub(r'<span style="white-space:nowrap">\g<0></span>', text))


def element(tag: str, *children: Html, **attributes: str) -> Html:
    """One element; ``class_`` gives class, empty attributes are left out.

    >>> element("p", escaped("a & b"), class_="note")
    '<p class="note">a &amp; b</p>'
    """
    written = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{tag}{written}>{''.join(children)}</{tag}>")


def prose(text: str, *, marked: bool = False) -> Html:
    """A paragraph's text: amounts kept together, one line of HTML a line of text."""
    lines = [kept_together(emphasised(line) if marked else escaped(line)) for line in text.split("\n")]
    return Html("<br>".join(lines))


def link(text: str, url: str) -> Html:
    """A link where the address is one of the web; else the text alone."""
    if not url.startswith(("https://", "http://")):
        return escaped(text)
    return element("a", escaped(text), href=url)


class Output(ABC):
    """Base of the kinds: the bundle that Jupyter asks for."""

    @abstractmethod
    def html(self) -> Html:
        """The output as HTML, every text escaped."""

    @abstractmethod
    def plain(self) -> str:
        """The output as plain text."""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:  # noqa: ARG002 Jupyter's
        # JupyterLab would set "$1 m to $2 m" as a formula.
        return {"text/html": element("div", self.html(), class_=NO_FORMULAS), "text/plain": self.plain()}
