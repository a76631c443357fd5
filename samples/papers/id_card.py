"""A copy of both sides of an identity card, in its true size (85.6 by 54 mm), on one page. A specimen and marked so."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from samples.fonts import font
from samples.papers.drawing import BLACK, GREY
from samples.people import Person
from samples.sheet import Sheet, wrap

WIDTH, HEIGHT = 85.6 * mm, 54 * mm
LABEL = Color(0.16, 0.38, 0.56)
GROUND = Color(0.93, 0.96, 0.97)
WAVES = (Color(0.70, 0.85, 0.88), Color(0.90, 0.80, 0.84))


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the copy; return the fields of the card. A card has no date of its own for ``as_of``."""
    sheet = Sheet(out, title="身份证复印件")
    left = (sheet.width - WIDTH) / 2
    _face(sheet, left, 150, person)
    _back(sheet, left, 390, person)
    sheet.text(sheet.width / 2, 640, "仅供样例银行贷款申请使用，他用无效", font("kai"), 13, "center")
    sheet.save()
    fields = {
        "title": "居民身份证", "holder": person.name, "ethnicity": "汉", "id_number": person.id_number,
        "sex": person.sex, "address": person.household_address, "authority": person.authority,
        "birth": person.birth.isoformat(), "valid_from": person.id_valid_from.isoformat(),
    }  # fmt: skip
    return fields | ({"valid_to": person.id_valid_to.isoformat()} if person.id_valid_to else {})


def _face(sheet: Sheet, x: float, y: float, person: Person) -> None:
    _ground(sheet, x, y)
    rows = (
        (9.5, (("姓　名", 5.0, person.name),)),
        (17.5, (("性　别", 5.0, person.sex), ("民　族", 27.0, "汉"))),
        (25.5, (("出　生", 5.0, f"{person.birth.year} 年 {person.birth.month} 月 {person.birth.day} 日"),)),
    )
    for down, parts in rows:
        for label, across, value in parts:
            _label(sheet, x + across * mm, y + down * mm, label)
            sheet.text(x + (across + 11.5) * mm, y + down * mm, value, font("sans"), 9.5)
    _label(sheet, x + 5 * mm, y + 33.5 * mm, "住　址")
    for number, line in enumerate(wrap(person.household_address, 37 * mm, font("sans"), 9)):
        sheet.text(x + 16.5 * mm, y + 33.5 * mm + number * 12, line, font("sans"), 9)
    _label(sheet, x + 5 * mm, y + 48.5 * mm, "公民身份号码")
    sheet.text(x + 28.5 * mm, y + 48.5 * mm, person.id_number, font("sans"), 11.5)
    _portrait(sheet, x + 60 * mm, y + 8 * mm)


def _back(sheet: Sheet, x: float, y: float, person: Person) -> None:
    _ground(sheet, x, y)
    sheet.text(x + 52 * mm, y + 14 * mm, "中华人民共和国", font("serif"), 15, "center")
    sheet.text(x + 52 * mm, y + 25 * mm, "居 民 身 份 证", font("sans"), 20, "center")
    sheet.canvas.setStrokeColor(Color(0.8, 0.3, 0.3))
    sheet.canvas.circle(x + 16 * mm, sheet.height - y - 16 * mm, 9 * mm)
    sheet.canvas.setStrokeColor(BLACK)
    sheet.text(x + 16 * mm, y + 18 * mm, "样本", font("kai"), 14, "center")
    to = f"{person.id_valid_to:%Y.%m.%d}" if person.id_valid_to else "长期"
    for down, label, value in (
        (40, "签发机关", person.authority),
        (48, "有效期限", f"{person.id_valid_from:%Y.%m.%d}-{to}"),
    ):
        sheet.text(x + 15 * mm, y + down * mm, label, font("sans"), 8.5)
        sheet.text(x + 33 * mm, y + down * mm, value, font("sans"), 9.5)


def _label(sheet: Sheet, x: float, y: float, words: str) -> None:
    sheet.canvas.setFillColor(LABEL)
    sheet.text(x, y, words, font("sans"), 8)
    sheet.canvas.setFillColor(BLACK)


def _ground(sheet: Sheet, x: float, y: float) -> None:
    """Rounded card with faint waves, as security print has them."""
    canvas = sheet.canvas
    canvas.saveState()
    card = canvas.beginPath()
    card.roundRect(x, sheet.height - y - HEIGHT, WIDTH, HEIGHT, 3.2 * mm)
    canvas.setFillColor(GROUND)
    canvas.drawPath(card, stroke=0, fill=1)
    canvas.clipPath(card, stroke=0)
    canvas.setLineWidth(0.35)
    for number in range(40):
        canvas.setStrokeColor(WAVES[number % 2])
        wave = canvas.beginPath()
        for step in range(61):
            across = step / 60
            down = number / 40 + 0.06 * math.sin(7 * across + number * 0.45) * math.cos(3 * across)
            (wave.lineTo if step else wave.moveTo)(x + across * WIDTH, sheet.height - y - down * HEIGHT)
        canvas.drawPath(wave, stroke=1, fill=0)
    canvas.restoreState()
    canvas.setStrokeColor(GREY)
    canvas.setLineWidth(0.6)
    canvas.roundRect(x, sheet.height - y - HEIGHT, WIDTH, HEIGHT, 3.2 * mm)
    canvas.setStrokeColor(BLACK)


def _portrait(sheet: Sheet, x: float, y: float) -> None:
    """A shape without a face."""
    canvas, bottom = sheet.canvas, sheet.height - y - 28 * mm
    canvas.setFillColor(Color(0.62, 0.65, 0.69))
    canvas.wedge(x + 1 * mm, bottom - 9 * mm, x + 20 * mm, bottom + 10 * mm, 0, 180, stroke=0, fill=1)
    canvas.ellipse(x + 5.5 * mm, bottom + 9.5 * mm, x + 15.5 * mm, bottom + 24 * mm, stroke=0, fill=1)
    canvas.setFillColor(BLACK)
