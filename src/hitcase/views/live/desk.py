"""The desk behind the workshop's screen: an act comes as plain values, and what cannot be done is said in a sentence.

No widget, no browser: what a person does is tried here as it is on the page.
"""

from __future__ import annotations

from hitcase.analysis.sight import STILL
from hitcase.inputs.problems import ParamError
from hitcase.views.live.acts import DOES, Act
from hitcase.views.live.asked import wrong
from hitcase.views.live.onscreen import OnScreen


class Desk(OnScreen):
    """A meeting with its screen, and what people do at it."""

    def act(self, act: Act) -> None:
        """Do one thing; what cannot be done is said in `wrong`, and changes nothing. A move ends with any other act."""
        self.said, self.wrong, self.moving = "", wrong(act, DOES), STILL
        if self.wrong:
            return
        try:
            self.said = DOES[act["do"]](self, act) or ""
        except ParamError as error:
            self.wrong = error.problems[0].message
        except OSError as error:  # a full disk, a locked file
            self.wrong = f"{error.filename or 'the disk'}: {error.strerror or error}. Nothing was done."
        except KeyError as unknown:
            self.wrong = str(unknown.args[0])
