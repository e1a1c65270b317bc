"""28×28 digits as pens write them, made of strokes: the shape of MNIST without a download. Synthetic.

Every digit is a few polylines of a writing style. Knots are jittered, the curve through them (Catmull-Rom) is warped,
turned, slanted and stretched, fitted into a 20×20 box as MNIST does, and drawn as a chain of Gaussian dots. The dots
of a picture are separable, so a whole batch is one product of matrices: exp(−(y − pᵧ)²)ᵀ @ exp(−(x − pₓ)²).
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from tutor.training.arrays import Array
from tutor.training.data.pen_styles import STYLES, Stroke

SIDE, DOTS = 28, 56
"""Pixels of a side; dots along a whole digit."""
JITTER, TURN, SLANT, WARP, SLOPPY = 0.038, 0.20, 0.28, 0.055, 0.06
"""Standard deviations of knots (of the box), rotation (radians), shear, warp; share of writers with twice the noise."""
CHUNK = 4096


class Pen(NamedTuple):
    """All styles as arrays: dots = weights @ knots."""

    digit: Array
    """(S,)"""
    weights: Array
    """(S, DOTS, K)"""
    knots: Array
    """(S, K, 2), x to the right, y down, in a unit box"""


def make_digits(rng: np.random.Generator, n: int) -> tuple[Array, Array]:
    """Images (n, 784) float32 in [0, 1], labels (n,) int64."""
    y = rng.integers(0, 10, n)
    parts = [_draw(rng, y[start : start + CHUNK]) for start in range(0, n, CHUNK)]
    return np.concatenate(parts).reshape(n, SIDE * SIDE), y


@cache
def pen() -> Pen:
    """The styles, prepared once."""
    flat = [(digit, strokes) for digit, styles in STYLES.items() for strokes in styles]
    most = max(sum(len(stroke) for stroke in strokes) for _, strokes in flat)
    weights = np.zeros((len(flat), DOTS, most), np.float32)
    knots = np.zeros((len(flat), most, 2), np.float32)
    for style, (_, strokes) in enumerate(flat):
        dot = knot = 0
        for stroke, dots in zip(strokes, _shares(strokes), strict=True):
            weights[style, dot : dot + dots, knot : knot + len(stroke)] = catmull_rom(len(stroke), dots)
            knots[style, knot : knot + len(stroke)] = stroke
            dot, knot = dot + dots, knot + len(stroke)
    return Pen(np.array([digit for digit, _ in flat]), weights, knots)


def _shares(strokes: tuple[Stroke, ...]) -> list[int]:
    """DOTS divided among the strokes by their length, at least four each."""
    lengths = [float(np.linalg.norm(np.diff(np.array(stroke), axis=0), axis=1).sum()) for stroke in strokes]
    shares = [max(4, round(DOTS * length / sum(lengths))) for length in lengths]
    shares[int(np.argmax(shares))] += DOTS - sum(shares)
    return shares


def catmull_rom(knots: int, dots: int) -> Array:
    """(dots, knots) weights of a Catmull-Rom spline at evenly spaced places; end knots are repeated."""
    weights = np.zeros((dots, knots))
    for row, at in enumerate(np.linspace(0, knots - 1, dots)):
        first = min(int(at), knots - 2)
        f = at - first
        cubic = (-f + 2 * f**2 - f**3, 2 - 5 * f**2 + 3 * f**3, f + 4 * f**2 - 3 * f**3, f**3 - f**2)
        for offset, weight in enumerate(cubic, start=-1):
            weights[row, min(max(first + offset, 0), knots - 1)] += weight / 2
    return weights


def _draw(rng: np.random.Generator, y: Array) -> Array:
    """Images (m, 28, 28) of the digits y (m,)."""
    m = len(y)
    noise = np.where(rng.random(m) < SLOPPY, 2.0, 1.0)[:, None, None]
    points = _bent(rng, _written(rng, y, noise), noise)  # (m, DOTS, 2)
    points = _placed(rng, _slanted(rng, points))
    return _inked(rng, points)


def _written(rng: np.random.Generator, y: Array, noise: Array) -> Array:
    """Dots (m, DOTS, 2) around 0 of one style per row, its knots jittered."""
    styles, count = pen(), np.bincount(pen().digit)
    first = np.concatenate([[0], np.cumsum(count)])
    chosen = first[y] + (rng.random(len(y)) * count[y]).astype(int)
    knots = styles.knots[chosen]
    moved = knots + JITTER * noise * rng.standard_normal(knots.shape)
    written: Array = styles.weights[chosen] @ moved - 0.5
    return written


def _bent(rng: np.random.Generator, points: Array, noise: Array) -> Array:
    """A smooth warp: each coordinate moves with a slow wave of the other."""
    m = len(points)
    wave = rng.uniform(2, 5, (m, 1, 2)) * points[:, :, ::-1] + rng.uniform(0, 2 * np.pi, (m, 1, 2))
    return points + WARP * noise * np.sin(wave) * rng.standard_normal((m, 1, 2))


def _slanted(rng: np.random.Generator, points: Array) -> Array:
    """Rotation, shear and unequal stretching."""
    turn, shear = (
        TURN * rng.standard_normal(len(points)),
        0.12 + 0.6 * SLANT * rng.standard_normal(len(points)),
    )
    across, down = (np.exp(spread * rng.standard_normal(len(points))) for spread in (0.14, 0.08))
    cos, sin = np.cos(turn), np.sin(turn)
    rows = [[cos * across, -sin * down - shear * cos], [sin * across, cos * down - shear * sin]]
    return points @ np.array(rows).transpose(2, 1, 0)  # (m, DOTS, 2) @ (m, 2, 2)


def _placed(rng: np.random.Generator, points: Array) -> Array:
    """Scaled to a box of about 20 pixels, the middle of its mass near the middle of the image."""
    m = len(points)
    span = np.ptp(points, axis=1).max(axis=1)[:, None, None]
    centred = points - points.mean(axis=1, keepdims=True)
    placed: Array = (
        centred * rng.uniform(16, 20.5, (m, 1, 1)) / span + 13.5 + 0.8 * rng.standard_normal((m, 1, 2))
    )
    return np.asarray(placed, np.float32)


def _inked(rng: np.random.Generator, points: Array) -> Array:
    """Gaussian dots, as dark as their spacing needs for an even line."""
    m = len(points)
    width = rng.uniform(0.48, 0.95, (m, 1, 1)).astype(np.float32)
    pixels = np.arange(SIDE, dtype=np.float32)
    along = (np.exp(-0.5 * ((pixels - points[:, :, axis, None]) / width) ** 2) for axis in (0, 1))
    across, down = along  # (m, DOTS, 28) each
    spacing = np.linalg.norm(np.diff(points, axis=1), axis=2).mean(axis=1)[:, None, None]
    ink = down.transpose(0, 2, 1) @ across * (spacing / width) * rng.uniform(0.62, 1.15, (m, 1, 1))
    image: Array = np.minimum(ink, 1.0).astype(np.float32)
    return image
