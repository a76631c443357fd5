"""What office papers are made of: titles, ruled grids, running text, seals and signatures."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from reportlab.lib.colors import Color

from samples.fonts import font
from samples.people import Person
from samples.sheet import Sheet, wrap

BLACK = Color(0, 0, 0)
GREY = Color(0.42, 0.42, 0.42)
TINT = Color(0.92, 0.92, 0.92)
SEAL = Color(0.80, 0.12, 0.16, alpha=0.82)
INK = Color(0.08, 0.10, 0.36)
"""Blue-black of a pen."""

PADDING = 4.0
CLOSING = "。，；：、）"


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: left edge, widths of the columns, height of a row of one line, size of the type (points)."""

    left: float
    widths: tuple[float, ...]
    pitch: float = 20.0
    size: float = 9.0
    style: str = "serif"


def heading(sheet: Sheet, y: float, words: str, size: float = 18.0, style: str = "sans") -> None:
    """A title in the middle of the page."""
    sheet.text(sheet.width / 2, y, words, font(style), size, "center")


def ruled_row(sheet: Sheet, grid: Grid, y: float, cells: Sequence[str], shaded: Sequence[int] = (),
              spans: Sequence[int] = ()) -> float:
    """One row of a grid with its top at ``y``; returns its bottom. ``shaded`` cells (by place) get a grey ground;
    ``spans`` says how many columns each cell takes (one each where it is empty)."""
    face, taken, columns = font(grid.style), 0, []
    for place in range(len(cells)):
        count = spans[place] if spans else 1
        columns.append((grid.left + sum(grid.widths[:taken]), sum(grid.widths[taken:taken + count])))
        taken += count
    lines = [wrap(words, width - 2 * PADDING, face, grid.size)
             for words, (_, width) in zip(cells, columns, strict=True)]
    leading = grid.size * 1.35
    bottom = y + grid.pitch + (max(map(len, lines)) - 1) * leading
    for place, ((x, width), parts) in enumerate(zip(columns, lines, strict=True)):
        box(sheet, x, y, width, bottom - y, TINT if place in shaded else None)
        baseline = (y + bottom - (len(parts) - 1) * leading) / 2 + grid.size * 0.36
        for number, part in enumerate(parts):
            sheet.text(x + PADDING, baseline + number * leading, part, face, grid.size)
    return bottom


def box(sheet: Sheet, x: float, y: float, width: float, height: float, ground: Color | None = None) -> None:
    """A thin frame, filled with ``ground`` where one is given; what comes after is black."""
    sheet.canvas.setLineWidth(0.5)
    if ground is not None:
        sheet.canvas.setFillColor(ground)
    sheet.canvas.rect(x, sheet.height - y - height, width, height, stroke=1, fill=int(ground is not None))
    sheet.canvas.setFillColor(BLACK)


def paragraph(sheet: Sheet, x: float, y: float, width: float, words: str, size: float = 12.0, style: str = "serif",
              leading: float = 1.9) -> float:
    """Running text, indented by two characters, first baseline at ``y``; returns the baseline after the last."""
    face = font(style)
    for line in _no_sign_first(wrap("　　" + words, width, face, size)):
        sheet.text(x, y, line, face, size)
        y += size * leading
    return y


def _no_sign_first(lines: list[str]) -> list[str]:
    """A line does not begin with a closing sign: it hangs on the line before."""
    for place in range(1, len(lines)):
        while lines[place][:1] and lines[place][0] in CLOSING:
            lines[place - 1] += lines[place][0]
            lines[place] = lines[place][1:]
    return [line for line in lines if line]


def seal(
    sheet: Sheet, x: float, y: float, words: str, below: str = "", radius: float = 56.0, turn: float = 0.0
) -> None:
    """A round red company seal about (x, y): ring, star, ``words`` along the ring, ``below`` straight under the star.
    ``turn`` in degrees: no hand stamps straight."""
    canvas, size = sheet.canvas, radius * 0.25
    canvas.saveState()
    canvas.translate(x, sheet.height - y)
    canvas.rotate(turn)
    canvas.setStrokeColor(SEAL)
    canvas.setFillColor(SEAL)
    canvas.setLineWidth(radius * 0.055)
    canvas.circle(0, 0, radius)
    star = canvas.beginPath()
    for corner in range(10):
        reach, angle = radius * (0.32 if corner % 2 == 0 else 0.122), math.pi * (0.5 + corner / 5)
        (star.lineTo if corner else star.moveTo)(reach * math.cos(angle), reach * math.sin(angle))
    star.close()
    canvas.drawPath(star, stroke=0, fill=1)
    canvas.setFont(font("serif"), size)
    for place, character in enumerate(words):
        canvas.saveState()
        canvas.rotate(-min(270, 24 * len(words)) * (place - (len(words) - 1) / 2) / len(words))
        canvas.drawCentredString(0, radius * 0.66, character)
        canvas.restoreState()
    canvas.setFont(font("serif"), size * 0.85)
    canvas.drawCentredString(0, -radius * 0.58, below)
    canvas.restoreState()


def signature(sheet: Sheet, x: float, y: float, name: str, size: float = 19.0) -> None:
    """A name by pen: it leans and climbs."""
    sheet.canvas.saveState()
    sheet.canvas.translate(x, sheet.height - y)
    sheet.canvas.transform(1, 0.05, 0.22, 1, 0, 0)
    sheet.canvas.setFillColor(INK)
    sheet.canvas.setFont(font("kai"), size)
    sheet.canvas.drawString(0, 0, name)
    sheet.canvas.restoreState()


def chinese(day: date) -> str:
    """A day in words.

    >>> chinese(date(2025, 9, 8))
    '2025年9月8日'
    """
    return f"{day.year}年{day.month}月{day.day}日"


def chance(person: Person, paper: str) -> Random:
    """The random numbers of one person's paper: the same each time."""
    return Random(f"{paper} {person.id_number}")


def moment(person: Person, paper: str, day: date) -> datetime:
    """A moment of office hours on ``day``."""
    rng = chance(person, paper)
    return datetime.combine(day, time(rng.randint(9, 16), rng.randrange(60), rng.randrange(60)))


def days_before(as_of: date, days: int) -> date:
    """The last day from Monday to Friday at least ``days`` before ``as_of``."""
    day = as_of - timedelta(days=days)
    return day - timedelta(days=max(0, day.weekday() - 4))
