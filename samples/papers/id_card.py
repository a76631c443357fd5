"""Copies of both sides of an identity card, in its true size (85.6 by 54 mm). Specimens and marked so.

The looks are those in which copies come: both sides on one page, photocopied in grey, a page for each side, a side that
lies upside down, a card copied over a statement, with a note written across.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from samples.fonts import font
from samples.papers.card_faces import COLOURED, COPIED, HEIGHT, WIDTH, Tints, emblem, face_of, ground, portrait
from samples.papers.drawing import BLACK, Grid, ruled_row
from samples.people import Person
from samples.sheet import Sheet

LOOKS = 6
NOTE = "仅供样例银行贷款申请使用，他用无效"


@dataclass(frozen=True, slots=True)
class Copy:
    """How a card is copied. ``back`` says how far the second side lies from the top, in points; it is ``turned`` by
    half a turn, or on a page of its own where ``apart``. ``style`` is the type of what is printed on it."""

    front: float = 150.0
    back: float = 390.0
    left: float = 0.5
    turned: bool = False
    apart: bool = False
    over: bool = False
    note: bool = False
    tints: Tints = COLOURED
    style: str = "sans"


COPIES = (
    Copy(), Copy(tints=COPIED, left=0.2, back=330.0, style="serif"), Copy(apart=True, left=0.4),
    Copy(turned=True, left=0.7), Copy(over=True, left=0.15, front=430.0, back=610.0), Copy(note=True, style="serif"),
)


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the copy; return the fields of the card. A card has no date of its own for ``as_of``."""
    copy = COPIES[look]
    sheet = Sheet(out, title="身份证复印件")
    left = (sheet.width - WIDTH) * copy.left
    if copy.over:
        _statement(sheet, person)
    placed(sheet, left, copy.front, lambda: _face(sheet, person, copy))
    if copy.apart:
        sheet.next_page()
    placed(sheet, left, copy.front if copy.apart else copy.back, lambda: _back(sheet, person, copy), copy.turned)
    if copy.note:
        for place in (copy.front, copy.back):
            _across(sheet, left + WIDTH / 2, place + HEIGHT / 2)
    elif not copy.over:
        sheet.text(sheet.width / 2, 640, NOTE, font("kai"), 13, "center")
    sheet.save()
    fields = {
        "title": "居民身份证", "holder": person.name, "ethnicity": "汉", "id_number": person.id_number,
        "sex": person.sex, "address": person.household_address, "authority": person.authority,
        "birth": person.birth.isoformat(), "valid_from": person.id_valid_from.isoformat(),
    }  # fmt: skip
    return fields | ({"valid_to": person.id_valid_to.isoformat()} if person.id_valid_to else {})


def of_long_term(person: Person) -> Person:
    """The same with a card that does not end."""
    return replace(person, id_valid_to=None)


def placed(sheet: Sheet, x: float, y: float, draw_side: Callable[[], None], turned: bool = False) -> None:
    """A side whose top left corner comes to (x, y), upside down where it is ``turned``."""
    canvas = sheet.canvas
    canvas.saveState()
    if turned:
        canvas.translate(x + WIDTH, sheet.height - y - HEIGHT)
        canvas.rotate(180)
        canvas.translate(0, -sheet.height)
    else:
        canvas.translate(x, -y)
    draw_side()
    canvas.restoreState()


def _face(sheet: Sheet, person: Person, copy: Copy) -> None:
    face_of(sheet, copy.tints, copy.style, (
        (9.5, (("姓　名", 5.0, person.name),)),
        (17.5, (("性　别", 5.0, person.sex), ("民　族", 27.0, "汉"))),
        (25.5, (("出　生", 5.0, f"{person.birth.year} 年 {person.birth.month} 月 {person.birth.day} 日"),)),
    ), person.household_address, ("公民身份号码", person.id_number))
    portrait(sheet)


def _back(sheet: Sheet, person: Person, copy: Copy) -> None:
    ground(sheet, copy.tints)
    sheet.text(52 * mm, 14 * mm, "中华人民共和国", font("serif"), 15, "center")
    sheet.text(52 * mm, 25 * mm, "居 民 身 份 证", font("sans"), 20, "center")
    emblem(sheet, "样本")
    to = f"{person.id_valid_to:%Y.%m.%d}" if person.id_valid_to else "长期"
    for down, label, value in ((40, "签发机关", person.authority),
                               (48, "有效期限", f"{person.id_valid_from:%Y.%m.%d}-{to}")):
        sheet.text(15 * mm, down * mm, label, font("sans"), 8.5)
        sheet.text(33 * mm, down * mm, value, font(copy.style), 9.5)


def _across(sheet: Sheet, x: float, y: float) -> None:
    """A note written across a side, as copies are marked for one use."""
    canvas = sheet.canvas
    canvas.saveState()
    canvas.translate(x, sheet.height - y)
    canvas.rotate(24)
    canvas.setFillColor(Color(0.45, 0.45, 0.5, alpha=0.55))
    canvas.setFont(font("sans"), 11)
    canvas.drawCentredString(0, 0, NOTE)
    canvas.restoreState()
    canvas.setFillColor(BLACK)


def _statement(sheet: Sheet, person: Person) -> None:
    """Rows of an account under the card."""
    sheet.text(sheet.width / 2, 50, "样例银行账户交易明细", font("sans"), 15, "center")
    sheet.text(40, 74, f"户名：{person.name}　　卡号：6222020000000000000", font("sans"), 9)
    y, grid = 84.0, Grid(40, (80, 90, 100, 110, 135), 18, 8.5, "sans")
    for row in (("交易日期", "摘要", "交易金额", "账户余额", "对方户名"),
                *((f"2025-08-{day:02d}", "消费", f"-{day * 7}.50", f"{9000 - day * 61}.20", "样例超市")
                  for day in range(1, 18))):
        y = ruled_row(sheet, grid, y, row)
