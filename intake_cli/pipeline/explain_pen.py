"""Drawing of marks: where they lie on the picture, how each looks, and words that do not lie on each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from barcodes.fonts import CANDIDATES

Point = tuple[float, float]
Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a shape is drawn. ``hatched`` ones have stripes across, so that they differ without colour too; ``wash`` is
    how opaque its inside is, of 255."""

    colour: Colour
    line: int = 1
    wash: int = 0
    hatched: bool = False


LOOKS = {
    "band": Look((70, 110, 190), 1, 26), "rule": Look((0, 170, 190), 2), "word": Look((150, 150, 150)),
    "outside": Look((110, 110, 110)), "total": Look((140, 90, 20), 2, 30), "heading": Look((120, 40, 160), 2, 24),
    "row": Look((40, 120, 60)), "cell": Look((20, 140, 60)), "doubt": Look((225, 90, 0), 2, 30, True),
    "unplaced": Look((210, 0, 30), 2, 30, True), "field": Look((0, 110, 140), 2, 24)}
INK: Colour = (20, 20, 20)
STRIPE = 13
"""Pixels from stripe to stripe."""
TEXT, SMALL = 15, 12
MARGIN, HEAD, STRIP = 44, 84, 34
"""Pixels added at the left for row numbers, above for the columns' titles, and below for the legend, a line each."""


class Pen:
    """Draws on ``picture``, whose pixels are ``scale`` times the page's unit."""

    def __init__(self, picture: Image.Image, scale: float) -> None:
        self.picture = Image.new("RGB", (picture.width + MARGIN, picture.height + HEAD), "white")
        self.picture.paste(picture, (MARGIN, HEAD))
        self.scale = scale
        self.brush = ImageDraw.Draw(self.picture, "RGBA")
        self.fonts = {size: _font(size) for size in (TEXT, SMALL)}
        self.bands = 0
        self.written: list[tuple[float, float, float, float]] = []

    def draw(self, shape: str, places: Sequence[Point], label: str) -> None:
        """One mark, with its corners on the page."""
        corners = [(x * self.scale + MARGIN, y * self.scale + HEAD) for x, y in places]
        look = LOOKS[shape]
        if shape == "rule":
            self.brush.line([corners[0], corners[2]], fill=look.colour, width=look.line)
            return
        wash = look.wash
        if shape == "band":  # every other one, so that neighbours differ
            self.bands += 1
            wash = look.wash if self.bands % 2 else 0
        self.brush.polygon(corners, fill=(*look.colour, wash), outline=look.colour, width=look.line)
        if look.hatched:
            self._hatch(corners, look.colour)
        self._label(shape, corners, label, look)

    def _label(self, shape: str, corners: list[Point], label: str, look: Look) -> None:
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        if shape == "row":
            self._write((4, (top + max(y for _, y in corners)) / 2 - TEXT / 2), label, TEXT, look.colour)
        elif shape == "band":
            foot = self._chip((left + 2, HEAD - 2), label, TEXT, look.colour)
            self.brush.line([(left + 2, foot), corners[0]], fill=(*look.colour, 90))
        elif shape == "field":
            self._chip((left, top), label, SMALL, look.colour)
        elif label:
            self._chip((max(x for x, _ in corners), top), label, SMALL, look.colour, ends=True)

    def _chip(self, foot: Point, text: str, size: int, colour: Colour, ends: bool = False) -> float:
        """``text`` on white right above ``foot``, where it begins or ``ends``; higher where other words are in its way.
        Its lower edge is returned."""
        left, _, right, bottom = self.brush.multiline_textbbox((0, 0), text, font=self.fonts[size], spacing=1)
        width, height = right - left + 4, bottom + 6
        x = min(max(foot[0] - (width if ends else 0), 0), max(self.picture.width - width, 0))
        y = foot[1] - height
        while y > 0 and self._in_the_way(x, y, x + width, y + height):
            y -= 4
        y = max(y, 0)
        self.written.append((x, y, x + width, y + height))
        self.brush.rectangle((x, y, x + width, y + height), fill=(255, 255, 255, 215), outline=colour)
        self._write((x + 2, y), text, size, colour)
        return y + height

    def _in_the_way(self, left: float, top: float, right: float, bottom: float) -> bool:
        return any(left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
                   for other in self.written)

    def _write(self, at: Point, text: str, size: int, colour: Colour) -> None:
        self.brush.multiline_text(at, text, fill=tuple(part // 2 for part in colour), font=self.fonts[size], spacing=1)

    def _hatch(self, corners: list[Point], colour: Colour) -> None:
        left, top = min(x for x, _ in corners), min(y for _, y in corners)
        right, bottom = max(x for x, _ in corners), max(y for _, y in corners)
        height = bottom - top
        start = left - height
        while start < right:
            near, far = max(start, left), min(start + height, right)
            if near < far:
                self.brush.line([(near, bottom - (near - start)), (far, bottom - (far - start))], fill=(*colour, 100))
            start += STRIPE

    def finished(self, legend: Sequence[tuple[str, str]]) -> Image.Image:
        """The picture with what the shapes mean below it."""
        places, rows = self._legend_places(legend)
        whole = Image.new("RGB", (self.picture.width, self.picture.height + rows * STRIP), "white")
        whole.paste(self.picture)
        below = self.picture.height
        self.picture, self.brush = whole, ImageDraw.Draw(whole, "RGBA")
        for (shape, word), (x, row) in zip(legend, places, strict=True):
            y, look = below + row * STRIP + 8, LOOKS[shape]
            box: list[Point] = [(x, y), (x + 34, y), (x + 34, y + 18), (x, y + 18)]
            if shape == "rule":
                self.brush.line([(x, y + 9), (x + 34, y + 9)], fill=look.colour, width=look.line)
            else:
                self.brush.polygon(box, fill=(*look.colour, look.wash), outline=look.colour, width=look.line)
            if look.hatched:
                self._hatch(box, look.colour)
            self._write((x + 40, y), word, TEXT, INK)
        return whole

    def _legend_places(self, legend: Sequence[tuple[str, str]]) -> tuple[list[tuple[float, int]], int]:
        """Where each word of the legend goes (x, line), and how many lines there are."""
        places: list[tuple[float, int]] = []
        x, row = 10.0, 0
        for _, word in legend:
            width = 40 + self.brush.textlength(word, font=self.fonts[TEXT]) + 24
            if x + width > self.picture.width and x > 10:
                x, row = 10.0, row + 1
            places.append((x, row))
            x += width
        return places, row + 1


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """The first Chinese font there is; without one Chinese titles are drawn as boxes."""
    for path in CANDIDATES:
        if path.is_file():
            return ImageFont.truetype(str(path), size)
    return ImageFont.load_default(size)
