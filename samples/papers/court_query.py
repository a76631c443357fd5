"""A query of the courts' public register of judgment debtors, without hits, as printed from a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.fonts import font
from samples.papers.drawing import BLACK, GREY, Grid, days_before, heading, moment, ruled_row
from samples.people import Person
from samples.sheet import Sheet

GRID = Grid(60, (150, 325), 26, 10, "sans")
LIST = Grid(60, (50, 110, 165, 90, 60), 24, 9.5, "sans")


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the print, queried the day before ``as_of``; return its fields."""
    queried = moment(person, "court", days_before(as_of, 1))
    sheet = Sheet(out, title="执行信息查询")
    sheet.canvas.setFillColor(GREY)
    sheet.text(60, 30, f"{queried:%Y/%m/%d %H:%M}", font("sans"), 8)
    sheet.text(535, 30, "样例执行信息公开网", font("sans"), 8, "right")
    sheet.canvas.setFillColor(BLACK)
    heading(sheet, 80, "样例执行信息公开网", 18)
    heading(sheet, 108, "综合查询被执行人", 14)
    y = 130.0
    for label, value in (
        ("姓名", person.name), ("身份证号码", person.id_number),
        ("执行法院范围", "全国法院（包含地方各级法院）"), ("查询时间", f"{queried:%Y-%m-%d %H:%M:%S}"),
    ):
        y = ruled_row(sheet, GRID, y, [label, value], shaded=(0,))
    sheet.text(60, y + 36, "查询结果", font("sans"), 12)
    y = ruled_row(sheet, LIST, y + 46, ["序号", "名称", "案号", "立案日期", "查看"], shaded=range(5))
    y = ruled_row(sheet, Grid(60, (475,), 34, 10, "sans"), y, ["在全国法院范围内没有找到该被执行人的相关结果。"])
    sheet.text(60, y + 40, "声明：本查询结果仅供参考，信息以执行法院的登记为准。", font("sans"), 9)
    sheet.text(sheet.width / 2, 820, "1/1", font("sans"), 8, "center")
    sheet.save()
    return {"holder": person.name, "id_number": person.id_number, "issued_on": queried.date().isoformat(),
            "result": "在全国法院范围内没有找到该被执行人的相关结果"}
