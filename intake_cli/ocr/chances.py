"""How likely each character is at the steps of a line, told of no more steps than matter."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

BLANK = 0
"""The class of models for nothing."""
MISSED = 0.1
"""Probability of a character where nothing was read from which the text may lack one."""
PLAIN = np.float32(np.log(1 / MISSED - 1))
"""By how much more a model must be for nothing than for any character for none to be as likely as that."""


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities (m, classes) at those ``rows`` (m) of a number of ``steps`` at which it is not plain that there is
    nothing."""

    steps: int
    rows: np.ndarray
    values: np.ndarray

    @classmethod
    def of(cls, values: np.ndarray) -> Chances:
        """Probabilities (steps, classes) of all steps."""
        return cls(len(values), np.arange(len(values)), values)


def from_outputs(outputs: np.ndarray) -> list[Chances]:
    """Of each of some lines the probabilities, from what a model says (lines, steps, classes) before its last layer
    makes probabilities of it: at two steps of five one is asked for."""
    lines, steps, classes = outputs.shape
    flat = outputs.reshape(-1, classes)
    told = np.flatnonzero(flat[:, BLANK] - flat[:, BLANK + 1:].max(axis=1) < PLAIN)
    values = flat[told]
    values -= values.max(axis=1, keepdims=True)
    if told.size:  # OpenCV knows no empty arrays
        cv2.exp(values, dst=values)
    values /= values.sum(axis=1, keepdims=True)
    ends = np.searchsorted(told, np.arange(1, lines) * steps)
    return [Chances(steps, rows - line * steps, part) for line, (rows, part) in
            enumerate(zip(np.split(told, ends), np.split(values, ends), strict=True))]
