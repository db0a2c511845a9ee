"""What the tests of the workshop share: the slow numbers of a desk at rest, found once."""

from tests.once import once

__all__ = ["once"]
