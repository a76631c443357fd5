"""Turning coordinates of a PDF page into points from the top left of the page as it is read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.nets import Affine, one_after

Place = TypeVar("Place", float, np.ndarray)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in user space, and the clockwise quarter turns that bring its text upright.

    ``turns`` counts from user space, so the page's own /Rotate is part of it. ``lean`` are the degrees by which the
    text rises then still: the upright page is turned by as much about its middle.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    lean: float = 0.0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    def point(self, x: Place, y: Place) -> tuple[Place, Place]:
        """A point of user space, or arrays of them, measured from the top left of the upright page."""
        x, y = self._turned(x, y)
        if not self.lean:
            return x, y
        a, b, c, d, e, f = leant(self, -self.lean)
        return a * x + b * y + c, d * x + e * y + f

    def _turned(self, x: Place, y: Place) -> tuple[Place, Place]:
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space, as a box of the upright page."""
        x0, y0 = self.point(left, bottom)
        x1, y1 = self.point(right, top)
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def page_frame(page: pdfium.PdfPage, turns: int, lean: float = 0.0) -> Frame:
    """The frame of ``page`` when ``turns`` clockwise quarter turns bring it upright, but for its ``lean``."""
    return Frame(*page_box(page), turns % 4, lean)


def leant(frame: Frame, degrees: float) -> Affine:
    """The map that turns the upright page about its middle, so that what is level rises by so many ``degrees``."""
    (width, height), angle = frame.size, math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = width / 2, height / 2
    return cos, sin, x - cos * x - sin * y, -sin, cos, y + sin * x - cos * y


def page_box(page: pdfium.PdfPage) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of what a viewer shows, in user space: the crop box within the media box, of which the
    page may inherit either from the node of the file that holds it."""
    left, bottom, right, top = page.get_bbox()
    return left, bottom, right, top


def to_viewer(frame: Frame, shown: int) -> Affine | None:
    """The affine map from the upright page to the page as a viewer shows it, ``shown`` quarter turns from user space;
    None where they are the same."""
    width, height = frame.size
    turned = (None, (0.0, -1.0, height, 1.0, 0.0, 0.0), (-1.0, 0.0, width, 0.0, -1.0, height),
              (0.0, 1.0, 0.0, -1.0, 0.0, width))[(shown - frame.turns) % 4]
    return turned if not frame.lean else one_after(leant(frame, frame.lean), turned)
