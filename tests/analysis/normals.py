"""What the tests of the worth of answers share: standard normal parameters, and a table of two options."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np

N = 8192
STANDARD = NormalDist()


def normals(columns: int, seed: int = 1) -> np.ndarray:
    """Independent standard normal draws."""
    return np.random.default_rng(seed).standard_normal((N, columns))


def even(n: int = N) -> np.ndarray:
    """A standard normal at evenly spread chances: no sampling error."""
    return np.array([STANDARD.inv_cdf((i + 0.5) / n) for i in range(n)])


def beside_nothing(difference: np.ndarray) -> np.ndarray:
    """Two options: do nothing, and one that differs from it by this."""
    return np.column_stack([np.zeros(len(difference)), difference])
