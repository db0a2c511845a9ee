"""The desk behind the workshop's screen: an act comes as plain values, and what cannot be done is said in a sentence.

No widget, no browser: what a person does is tried here as it is on the page.
"""

from __future__ import annotations

from hitcase.analysis.sight import STILL
from hitcase.inputs.problems import ParamError
from hitcase.views.live.acts import DOES, Act
from hitcase.views.live.asked import wrong
from hitcase.views.live.onscreen import OnScreen

OF_ITSELF = ("rest", "size")  # what the page asks for without a person: what a person was told stays


class Desk(OnScreen):
    """A meeting with its screen, and what people do at it."""

    def act(self, act: Act) -> None:
        """Do one thing; what cannot be done is said in `wrong`, and changes nothing. A move ends with any other act."""
        self.moving = STILL
        said, refusal = self._done(act)
        if refusal or act["do"] not in OF_ITSELF:
            self.said, self.wrong = said, refusal

    def _done(self, act: Act) -> tuple[str, str]:
        """What is said of it, or why it cannot be done."""
        if refusal := wrong(act, DOES):
            return "", refusal
        try:
            return DOES[act["do"]](self, act) or "", ""
        except ParamError as error:
            return "", error.problems[0].message
        except OSError as error:  # a full disk, a locked file
            return "", f"{error.filename or 'the disk'}: {error.strerror or error}. Nothing was done."
        except KeyError as unknown:
            return "", str(unknown.args[0])
