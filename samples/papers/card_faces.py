"""What cards are made of: ground with waves, labels and values, portrait, emblem, at the top left of the sheet."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from samples.fonts import font
from samples.papers.drawing import BLACK, GREY
from samples.sheet import Sheet, wrap

WIDTH, HEIGHT = 85.6 * mm, 54 * mm
Part = tuple[str, float, str]
Row = tuple[float, tuple[Part, ...]]
"""Height in mm, and the parts of a line: label, where it begins in mm, value."""


@dataclass(frozen=True, slots=True)
class Tints:
    """Colours of a card: labels, ground, waves."""

    label: Color
    ground: Color
    waves: tuple[Color, Color]


def _grey(tint: Color) -> Color:
    light = 0.3 * tint.red + 0.59 * tint.green + 0.11 * tint.blue
    return Color(light, light, light)


COLOURED = Tints(Color(0.16, 0.38, 0.56), Color(0.93, 0.96, 0.97),
                 (Color(0.70, 0.85, 0.88), Color(0.90, 0.80, 0.84)))
COPIED = Tints(_grey(COLOURED.label), _grey(COLOURED.ground), (_grey(COLOURED.waves[0]), _grey(COLOURED.waves[1])))
"""The same as a photocopier gives them."""


def face_of(sheet: Sheet, tints: Tints, style: str, rows: Sequence[Row], address: str, number: tuple[str, str],
            indent: float = 11.5) -> None:
    """The front of a card: rows of labels and values, an address in lines where there is one, the number."""
    ground(sheet, tints)
    for down, parts in rows:
        for words, across, value in parts:
            label(sheet, across * mm, down * mm, words, tints)
            sheet.text((across + indent) * mm, down * mm, value, font(style), 9.5)
    if address:
        label(sheet, 5 * mm, 33.5 * mm, "住　址", tints)
        for line_number, line in enumerate(wrap(address, 37 * mm, font(style), 9)):
            sheet.text(16.5 * mm, 33.5 * mm + line_number * 12, line, font(style), 9)
    label(sheet, 5 * mm, 48.5 * mm, number[0], tints)
    sheet.text((5 + 3.9 * max(6, len(number[0]))) * mm, 48.5 * mm, number[1], font("sans"), 11.5)


def label(sheet: Sheet, x: float, y: float, words: str, tints: Tints) -> None:
    """A printed label in its tint."""
    sheet.canvas.setFillColor(tints.label)
    sheet.text(x, y, words, font("sans"), 8)
    sheet.canvas.setFillColor(BLACK)


def ground(sheet: Sheet, tints: Tints) -> None:
    """Rounded card with faint waves, as security print has them."""
    canvas = sheet.canvas
    canvas.saveState()
    card = canvas.beginPath()
    card.roundRect(0, sheet.height - HEIGHT, WIDTH, HEIGHT, 3.2 * mm)
    canvas.setFillColor(tints.ground)
    canvas.drawPath(card, stroke=0, fill=1)
    canvas.clipPath(card, stroke=0)
    canvas.setLineWidth(0.35)
    for number in range(40):
        canvas.setStrokeColor(tints.waves[number % 2])
        wave = canvas.beginPath()
        for step in range(61):
            across = step / 60
            down = number / 40 + 0.06 * math.sin(7 * across + number * 0.45) * math.cos(3 * across)
            (wave.lineTo if step else wave.moveTo)(across * WIDTH, sheet.height - down * HEIGHT)
        canvas.drawPath(wave, stroke=1, fill=0)
    canvas.restoreState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.6)
    canvas.roundRect(0, sheet.height - HEIGHT, WIDTH, HEIGHT, 3.2 * mm)
    canvas.setStrokeColor(BLACK)


def portrait(sheet: Sheet) -> None:
    """A shape without a face."""
    canvas, x, bottom = sheet.canvas, 60 * mm, sheet.height - 36 * mm
    canvas.setFillColor(Color(0.62, 0.65, 0.69))
    canvas.wedge(x + 1 * mm, bottom - 9 * mm, x + 20 * mm, bottom + 10 * mm, 0, 180, stroke=0, fill=1)
    canvas.ellipse(x + 5.5 * mm, bottom + 9.5 * mm, x + 15.5 * mm, bottom + 24 * mm, stroke=0, fill=1)
    canvas.setFillColor(BLACK)


def emblem(sheet: Sheet, words: str) -> None:
    """A ring that says that this is no real card."""
    sheet.canvas.setStrokeColor(Color(0.8, 0.3, 0.3))
    sheet.canvas.circle(16 * mm, sheet.height - 16 * mm, 9 * mm)
    sheet.canvas.setStrokeColor(BLACK)
    sheet.text(16 * mm, 18 * mm, words, font("kai"), 14, "center")
