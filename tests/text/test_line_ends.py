"""Names at the ends of lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from hitcase.text.pictures import apart


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    """Moved apart around where they were, in the same order."""
    assert apart([3, 3, 3], [1, 1, 1]) == [4, 3, 2]
    assert apart([9, 5, 4.9, 0], [1, 1, 1, 1]) == pytest.approx([9, 5.45, 4.45, 0])
    places = apart([1.0, 0.9, 0.8, 0.2], [0.5, 0.5, 0.5, 0.5])
    assert all(a - b >= 0.5 - 1e-9 for a, b in pairwise(places))
