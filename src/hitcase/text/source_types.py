"""Where a number in a sentence comes from, by type: what its marks hold, and what the build compares it with."""

from __future__ import annotations

from dataclasses import dataclass

APART = "\x04"  # no white space, and in no text of a client file
SOURCE_KINDS = ("line", "step", "draw", "driver", "claim", "date", "text", "name", "month", "count")


@dataclass(frozen=True, slots=True)
class From:
    """A source. kind: of SOURCE_KINDS; path: what it is about; parts: which figure of it, or more paths: see each kind.

    >>> From.parse(str(From.draw("options.offer_a.npv_cash.p10"))).kind
    'draw'
    """

    kind: str
    path: str
    parts: tuple[str, ...] = ()

    @classmethod
    def line(cls, path: str, *more: str) -> From:
        """A line or an input. Several are added up, one with a minus before its path is taken off.

        A line by year whose year is not given stands for its sum in today's money.
        """
        return cls("line", path, more)

    @classmethod
    def step(cls, option: str, name: str) -> From:
        """What a document makes of an option's lines under a name of its own: a step of the waterfall, a seat."""
        return cls("step", f"options.{option}", (name,))

    @classmethod
    def draw(cls, path: str, figure: str = "") -> From:
        """A figure of the draws; figure: where the path is that of several, which of them."""
        return cls("draw", path, (figure,) if figure else ())

    @classmethod
    def driver(cls, path: str, figure: str) -> From:
        """An input that moves the result: where it turns it, its ends and what these come to, how much it outweighs."""
        return cls("driver", path, (figure,))

    @classmethod
    def claim(cls, claim: str, figure: str) -> From:
        """What a claim of the evidence register says; figure: its base (a share), year, statement or weakness."""
        return cls("claim", f"claims.{claim}", (figure,))

    @classmethod
    def date(cls, key: str) -> From:
        """A date of the client file."""
        return cls("date", key)

    @classmethod
    def text(cls, path: str) -> From:
        """Words of the client file, or why a section of it is left out."""
        return cls("text", path)

    @classmethod
    def name(cls, path: str) -> From:
        """What an option, an input, a year or the horizon is called."""
        return cls("name", path)

    @classmethod
    def month(cls, path: str) -> From:
        """A month, as the place in a line by month that it is."""
        return cls("month", path)

    @classmethod
    def count(cls, subject: str) -> From:
        """How many of something the client file holds."""
        return cls("count", subject)

    @classmethod
    def parse(cls, text: str) -> From:
        """The source that `str` wrote.

        Raises: ValueError for anything else.
        """
        kind, colon, body = text.partition(":")
        path, *parts = body.split(APART)
        if kind not in SOURCE_KINDS or not colon or not path:
            raise ValueError(
                f"{text!r}, which is no source; one begins with {', '.join(SOURCE_KINDS[:-1])} or {SOURCE_KINDS[-1]}"
            )
        return cls(kind, path, tuple(parts))

    def __str__(self) -> str:
        """As marks hold it."""
        return f"{self.kind}:{APART.join((self.path, *self.parts))}"

    @property
    def label(self) -> str:
        """As a message names it."""
        return " ".join((self.kind, self.path, *self.parts))

    @property
    def paths(self) -> tuple[str, ...]:
        """Every line, input or other thing that it is about."""
        paths = (self.path, *self.parts) if self.kind == "line" else (self.path,)
        return tuple(path.removeprefix("-") for path in paths)
