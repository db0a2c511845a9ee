"""Where functions cross zero, many at once: each call asks for one value of every one of them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Array = np.ndarray
Function = Callable[[Array], Array]
CLOSE = 1e-9


def roots(f: Function, low: Array, high: Array, at_low: Array, at_high: Array, near: float = CLOSE) -> Array:
    """One root in each bracket, by false position that halves the value of an end that stays (Illinois).

    Args:
        f: as many values as it is given. low, high: ends of brackets; at_low, at_high: f there, of opposite sign or 0.
        near: how close is close enough, of the bracket or of the values at its ends.

    Source: Dowell and Jarratt, BIT 1971;11:168–74.

    >>> roots(lambda x: x**2 - 2, *map(np.array, ([0.0], [2.0], [-2.0], [2.0]))).round(9)
    array([1.41421356])
    """
    a, b, fa, fb = (np.asarray(x, dtype=float) for x in (low, high, at_low, at_high))
    close, small = near * np.abs(b - a), near * np.maximum(np.abs(fa), np.abs(fb))
    x = between(a, b, fa, fb)
    for _ in range(60):
        fx = f(x)
        crossed = fx * fb < 0
        a, fa = np.where(crossed, b, a), np.where(crossed, fb, fa / 2)
        done = (np.abs(fx) <= small) | (np.abs(x - b) <= close)
        a, fa, b, fb = np.where(done, x, a), np.where(done, fx, fa), x, fx
        if done.all():
            break
        x = between(a, b, fa, fb)
    return x


def between(a: Array, b: Array, fa: Array, fb: Array) -> Array:
    """Where the line through two points crosses zero; the second point where it does not."""
    run = fb - fa
    return np.asarray(b - np.where(run != 0, fb * (b - a) / np.where(run != 0, run, 1), 0))


def nearby(f: Function, x: Array, slope: Array, small: Array) -> Array:
    """Roots near x by the secant method, from a guess and the slope there; ends where |f| ≤ small, or after 8 calls.

    >>> nearby(lambda x: x**2 - 2, np.array([1.4]), np.array([2.8]), np.array([1e-12])).round(9)
    array([1.41421356])
    """
    fx = f(x)
    for _ in range(7):
        if (np.abs(fx) <= small).all():
            break
        step = np.where((np.abs(fx) <= small) | (slope == 0), 0, -fx / np.where(slope == 0, 1, slope))
        before, fx = fx, f(x + step)
        slope = np.where(step != 0, (fx - before) / np.where(step != 0, step, 1), slope)
        x = x + step
    return x
