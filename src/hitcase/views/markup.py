"""HTML by elements: the one place where text of a client file is escaped."""

from __future__ import annotations

import html
import re
from typing import NewType

Html = NewType("Html", str)
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


def link(text: str, url: str) -> Html:
    """A link where the address is one of the web; else the text alone."""
    if not url.startswith(("https://", "http://")):
        return escaped(text)
    return element("a", escaped(text), href=url)
