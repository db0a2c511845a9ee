"""What a reader's refusal says, for its tests."""

import pytest

from hitcase.inputs.problems import ParamError

START = "(YAML: found character that cannot start any token.)"
QUOTE = "text cannot begin with this character. Put it in quotes."


def refusal(act, *args: object) -> str:
    """The message that an act raises."""
    with pytest.raises(ParamError) as refused:
        act(*args)
    return str(refused.value)
