"""The model: plain arithmetic on floats, arrays of points or Cells. It imports numpy and nothing of ours."""

from typing import Any

Number = Any  # a float, an array of points or a Cell: the model's only type
Years = list[Number]  # one entry a year, t = 0 (the decision) first
