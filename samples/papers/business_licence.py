"""A business licence: the wide original of a company, the upright copy, and that of a self-employed person."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reportlab.lib.colors import Color

from samples.fonts import font
from samples.papers.drawing import chance, chinese, heading, seal
from samples.people import Person
from samples.sheet import Sheet, wrap

LOOKS = 3
SCOPE = "技术开发、技术咨询；销售日用品、办公用品。（依法须经批准的项目，经相关部门批准后方可开展经营活动。）"


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the licence, issued some years before ``as_of``; return its fields."""
    rng, firm = chance(person, "licence"), person.employer
    founded = date(as_of.year - rng.randint(3, 9), rng.randint(1, 12), rng.randint(1, 28))
    issued = founded.replace(year=founded.year + 1)
    ends = founded.replace(year=founded.year + 30)
    alone = look == 2
    name = f"样例市样例区{person.name}小吃店" if alone else firm.name
    code = "92110101MA0000001A" if alone else firm.credit_code
    left = [("名　　称", name), ("类　　型", "个体工商户" if alone else "有限责任公司(自然人投资或控股)"),
            ("经 营 者" if alone else "法定代表人", person.name if alone else "许样法"), ("经营范围", SCOPE)]
    right = [("组成形式" if alone else "注册资本", "个人经营" if alone else "壹佰万元整"),
             ("注册日期" if alone else "成立日期", chinese(founded))]
    right += [] if alone else [("营业期限", f"{chinese(founded)}至{chinese(ends)}" if look == 0 else "长期")]
    right += [("经营场所" if alone else "住　　所", firm.address)]
    sheet = Sheet(out, wide=look != 1, title="营业执照")
    _page(sheet, code, left, right, issued, look)
    sheet.save()
    fields = {"company": name, "code": code, "legal_person": dict(left).get("经 营 者", "许样法"),
              "address": firm.address, "established_on": founded.isoformat(), "issued_on": issued.isoformat()}
    return fields | ({"valid_to": ends.isoformat()} if look == 0 else {})


def _page(sheet: Sheet, code: str, left: list[tuple[str, str]], right: list[tuple[str, str]], issued: date,
          look: int) -> None:
    sheet.canvas.setStrokeColor(Color(0.75, 0.6, 0.3))
    sheet.canvas.rect(24, 24, sheet.width - 48, sheet.height - 48)
    heading(sheet, 110, "营 业 执 照", 34, "serif")
    sheet.text(sheet.width / 2, 138, "（副　本）样本" if look else "样本", font("serif"), 13, "center")
    sheet.text(70, 96, "统一社会信用代码", font("sans"), 10)
    sheet.text(70, 112, code, font("sans"), 12)
    y = _pairs(sheet, 70, 180, left, 300 if sheet.width > 700 else 380)
    y = _pairs(sheet, 460, 180, right, 270) if sheet.width > 700 else _pairs(sheet, 70, y, right, 380)
    y = max(y, sheet.height - 150)
    sheet.text(sheet.width - 250, y, "登记机关", font("serif"), 14)
    sheet.text(sheet.width - 250, y + 36, f"{issued.year} 年 {issued.month} 月 {issued.day} 日", font("serif"), 13)
    seal(sheet, sheet.width - 160, y + 10, "样例市样例区市场监督管理局", "", 50, 4)


def _pairs(sheet: Sheet, x: float, y: float, pairs: list[tuple[str, str]], width: float) -> float:
    for label, value in pairs:
        sheet.text(x, y, label, font("serif"), 12)
        for line in wrap(value, width - 80, font("kai"), 12):
            sheet.text(x + 76, y, line, font("kai"), 12)
            y += 17
        y += 14
    return y
