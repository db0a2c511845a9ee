"""HTML by elements, the one place where text of a client file is escaped; and the base of what a cell ends with."""

from __future__ import annotations

import base64
import html
import re
from abc import ABC, abstractmethod
from typing import Any, NewType

from hitcase.views.said import pairs, rest, sourced, unsourced

Html = NewType("Html", str)
Bundle = tuple[dict[str, str], dict[str, Any]]
PROSE = "hitcase"  # where an output's metadata hold its sentences for the build, which takes them out
NO_FORMULAS = "mathjax_ignore tex2jax_ignore"
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # they would turn the text that follows around
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


def element(tag: str, *children: Html, **attributes: str) -> Html:
    """One element; ``class_`` gives class, empty attributes are left out.

    >>> element("p", escaped("a & b"), class_="note")
    '<p class="note">a &amp; b</p>'
    """
    written = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items() if value)
    return Html(f"<{tag}{written}>{''.join(children)}</{tag}>")


def prose(text: str, *, marked: bool = False) -> Html:
    """A paragraph's text: numbers say their source and do not break, one line of HTML a line of text."""
    lines = [emphasised(line) if marked else escaped(line) for line in text.split("\n")]
    return Html(sourced("<br>".join(lines)))


def image(svg: Html, alt: str, **attributes: str) -> Html:
    """A picture in one piece: an inline drawing would not be shown in a notebook that JupyterLab does not trust.

    Its width is that of the drawing, or the page's where that is narrower.
    """
    packed = base64.b64encode(svg.encode()).decode()
    given = "".join(f' {key.rstrip("_")}="{escaped(value)}"' for key, value in attributes.items())
    return Html(f'<img src="data:image/svg+xml;base64,{packed}" alt="{escaped(alt)}"{given}>')


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

    def prose(self) -> str:
        """Our own sentences in it, each number with its source; tables and the client's words are not among them."""
        return ""

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Bundle:  # noqa: ARG002 Jupyter's
        # JupyterLab would set "$1 m to $2 m" as a formula.
        html, told = element("div", self.html(), class_=NO_FORMULAS), self.prose()
        data = {"text/html": unsourced(html), "text/plain": self.plain()}
        return data, {PROSE: {"rest": rest(told), "numbers": pairs(told), "html": html}} if told else {}
