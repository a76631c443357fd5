"""Cards that are no resident's second-generation card: residence permits of people from Hong Kong, Macao and Taiwan,
the foreigner's permanent residence card, temporary cards, cards of the first generation. Specimens and marked so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from reportlab.lib.units import mm

from samples.fonts import font
from samples.papers.card_faces import COLOURED, COPIED, emblem, face_of, ground, portrait
from samples.papers.id_card import placed
from samples.people import Person, check_character
from samples.sheet import Sheet

NATIONALITY = "样本国/XXX"
"""Of nobody: XXX is the code of ICAO 9303 for a nationality that is not told."""


def permit(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """港澳台居民居住证: like a resident's card, with a number of 81, 82 or 83 and the travel permit's on the back."""
    number = _number(f"810000{person.birth:%Y%m%d}{person.id_number[14:17]}")
    begins = date(as_of.year - 2, 5, 6)
    ends = begins.replace(year=begins.year + 5)
    sheet = Sheet(out, title="居住证复印件")
    placed(sheet, 170, 150, lambda: _front(sheet, person, number, ""))
    placed(sheet, 170, 390, lambda: _back(sheet, "中华人民共和国", "港澳台居民居住证", (
        ("签发机关", person.authority), ("有效期限", f"{begins:%Y.%m.%d}-{ends:%Y.%m.%d}"),
        ("通行证号码", "H00000000"))))
    sheet.save()
    return _fields(person, number) | {"title": "港澳台居民居住证", "authority": person.authority,
                                      "valid_from": begins.isoformat(), "valid_to": ends.isoformat()}


def foreigner(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """外国人永久居留身份证 of 2023, in two languages."""
    number = _number(f"911999{person.birth:%Y%m%d}{person.id_number[14:17]}")
    begins = date(as_of.year - 1, 12, 5)
    ends = begins.replace(year=begins.year + 10)
    tints = COLOURED

    def front() -> None:
        ground(sheet, tints)
        sheet.text(42 * mm, 6.5 * mm, "中华人民共和国外国人永久居留身份证", font("serif"), 9, "center")
        for down, words, value in (
            (13, "姓名/Name", "SPECIMEN, SAMPLE"), (20, "性别/Sex", f"{person.sex}/X"),
            (27, "出生日期/Date of Birth", f"{person.birth:%Y.%m.%d}"), (34, "国籍/Nationality", NATIONALITY),
            (41, "有效期限/Period of Validity", f"{begins:%Y.%m.%d}-{ends:%Y.%m.%d}"),
            (49, "证件号码/ID No.", number),
        ):
            sheet.text(4 * mm, down * mm, words, font("sans"), 6.5)
            sheet.text(32 * mm, down * mm, value, font("sans"), 8.5)
        portrait(sheet)

    sheet = Sheet(out, title="永久居留证复印件")
    placed(sheet, 170, 150, front)
    placed(sheet, 170, 390, lambda: _back(sheet, "样本", "外国人永久居留身份证", (("签发机关", "样例移民管理局"),)))
    sheet.save()
    return {"title": "外国人永久居留身份证", "holder": "SPECIMEN, SAMPLE", "id_number": number, "sex": person.sex,
            "birth": person.birth.isoformat(), "valid_from": begins.isoformat(), "valid_to": ends.isoformat(),
            "authority": "样例移民管理局", "nationality": NATIONALITY}


def temporary(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """临时居民身份证, good for three months."""
    begins = date(as_of.year, max(1, as_of.month - 1), 3)
    ends = begins.replace(month=begins.month + 3)
    sheet = Sheet(out, title="临时身份证复印件")
    placed(sheet, 170, 150, lambda: _front(sheet, person, person.id_number, "汉"))
    placed(sheet, 170, 390, lambda: _back(sheet, "中华人民共和国", "临时居民身份证", (
        ("签发机关", person.authority), ("有效期限", f"{begins:%Y.%m.%d}-{ends:%Y.%m.%d}"))))
    sheet.save()
    return _fields(person, person.id_number) | {
        "title": "临时居民身份证", "ethnicity": "汉", "authority": person.authority, "valid_from": begins.isoformat(),
        "valid_to": ends.isoformat()}


def first_generation(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """A card as issued until 2004: fifteen digits, validity in years."""
    number = person.id_number[:6] + person.id_number[8:17]
    sheet = Sheet(out, title="身份证复印件")

    def front() -> None:
        face_of(sheet, COPIED, "kai", (
            (9.5, (("姓名", 5.0, person.name),)), (17.5, (("性别", 5.0, person.sex), ("民族", 27.0, "汉"))),
            (25.5, (("出生", 5.0, f"{person.birth.year}年{person.birth.month}月{person.birth.day}日"),)),
        ), person.household_address, ("编号", number))
        sheet.text(40 * mm, 44 * mm, "1999年5月6日签发　有效期限20年", font("kai"), 7)

    placed(sheet, 170, 150, front)
    sheet.save()
    return _fields(person, number) | {"ethnicity": "汉"}


def _front(sheet: Sheet, person: Person, number: str, people: str) -> None:
    second = (("性　别", 5.0, person.sex), *((("民　族", 27.0, people),) if people else ()))
    face_of(sheet, COLOURED, "sans", (
        (9.5, (("姓　名", 5.0, person.name),)), (17.5, second),
        (25.5, (("出　生", 5.0, f"{person.birth.year} 年 {person.birth.month} 月 {person.birth.day} 日"),)),
    ), person.household_address, ("公民身份号码", number))
    portrait(sheet)


def _back(sheet: Sheet, above: str, title: str, lines: tuple[tuple[str, str], ...]) -> None:
    ground(sheet, COLOURED)
    sheet.text(52 * mm, 12 * mm, above, font("serif"), 13, "center")
    sheet.text(52 * mm, 22 * mm, title, font("sans"), 15, "center")
    emblem(sheet, "样本")
    for place, (words, value) in enumerate(lines):
        sheet.text(15 * mm, (34 + 7 * place) * mm, words, font("sans"), 8.5)
        sheet.text(36 * mm, (34 + 7 * place) * mm, value, font("sans"), 9.5)


def _fields(person: Person, number: str) -> dict[str, str]:
    return {"holder": person.name, "id_number": number, "sex": person.sex, "address": person.household_address,
            "birth": person.birth.isoformat()}


def _number(stem: str) -> str:
    return stem + check_character(stem)


CARDS: dict[str, Callable[[Person, date, Path], dict[str, str]]] = {
    "permit": permit, "foreigner": foreigner, "temporary": temporary, "first_generation": first_generation}
