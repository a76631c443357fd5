"""An electricity bill for the applicant's home."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from samples.fonts import font
from samples.papers.drawing import Grid, chance, days_before, heading, ruled_row, seal
from samples.people import Person
from samples.sheet import Sheet

GRID = Grid(48, (90, 160, 90, 159), 23, 9.5, "sans")
TABLE = Grid(48, (130, 90, 90, 90, 99), 22, 9.5, "sans")
PRICE = Decimal("0.5469")


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the bill, issued twelve days before ``as_of``; return its fields."""
    rng, issued = chance(person, "power"), days_before(as_of, 12)
    before, used = rng.randint(3000, 9000), rng.randint(110, 320)
    sum_due = f"{(PRICE * used).quantize(Decimal('0.01'))}"
    last = issued.replace(day=1) - timedelta(days=1)
    sheet = Sheet(out, title="电费账单")
    heading(sheet, 76, "样例市供电公司电费账单", 19)
    sheet.text(sheet.width / 2, 98, "居民用户　　服务热线 95000", font("sans"), 9, "center")
    y = 116.0
    for row in (
        ["用户编号", f"0600{rng.randrange(10**6):06d}", "账单日期", f"{issued:%Y-%m-%d}"],
        ["用户名称", person.name, "计费周期", f"{last.replace(day=1):%Y.%m.%d}-{last:%Y.%m.%d}"],
    ):
        y = ruled_row(sheet, GRID, y, row, shaded=(0, 2))
    y = ruled_row(sheet, GRID, y, ["用电地址", person.home_address], shaded=(0,), spans=(1, 3))
    headings = ["电价类别", "上期示数", "本期示数", "用电量（度）", "电费（元）"]
    y = ruled_row(sheet, TABLE, y + 14, headings, shaded=range(5))
    y = ruled_row(sheet, TABLE, y, ["居民生活用电", str(before), str(before + used), str(used), sum_due])
    y = ruled_row(sheet, TABLE, y, ["合计", "", "", str(used), sum_due])
    sheet.text(48, y + 28, f"本期应缴电费：人民币 {sum_due} 元", font("sans"), 12)
    for number, line in enumerate((
        "1. 请于账单日期后二十日内缴清，逾期将按规定收取违约金。",
        "2. 已办理银行代扣的用户，请保证账户余额充足。",
        "3. 本账单可作为居住情况的参考，不作报销凭证。",
    )):
        sheet.text(48, y + 60 + number * 18, line, font("sans"), 9)
    seal(sheet, 470, y + 96, "样例市供电公司", "业务专用章", 44, rng.uniform(-15, 15))
    sheet.save()
    return {"holder": person.name, "address": person.home_address, "utility": "electricity",
            "issued_on": issued.isoformat()}
