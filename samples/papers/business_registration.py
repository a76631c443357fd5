"""The employer's entry in the business register, as printed from a browser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.fonts import font
from samples.papers.drawing import BLACK, GREY, Grid, chance, chinese, days_before, heading, moment, ruled_row
from samples.people import Person
from samples.sheet import Sheet

GRID = Grid(44, (112, 142, 100, 153), 24, 9.5, "sans")
SCOPE = (
    "技术开发、技术咨询、技术服务；计算机系统服务；货物进出口；销售日用品、办公用品、机械设备。"
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动。）"
)


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the print, queried two days before ``as_of``; return its fields."""
    rng, employer = chance(person, "register"), person.employer
    queried = moment(person, "register", days_before(as_of, 2))
    founded = date(person.hired_on.year - rng.randint(3, 9), rng.randint(1, 12), rng.randint(1, 28))
    sheet = Sheet(out, title="企业信用信息")
    sheet.canvas.setFillColor(GREY)
    sheet.text(44, 30, f"{queried:%Y/%m/%d}", font("sans"), 8)
    sheet.text(sheet.width / 2, 30, "样例企业信用信息公示系统", font("sans"), 8, "center")
    sheet.canvas.setFillColor(BLACK)
    heading(sheet, 74, "企业信用信息公示报告", 19)
    sheet.text(44, 104, f"查询时间：{queried:%Y-%m-%d %H:%M:%S}", font("sans"), 9.5)
    sheet.text(44, 134, "基础信息", font("sans"), 12)
    y = 142.0
    for row in (
        ["统一社会信用代码", employer.credit_code, "企业名称", employer.name],
        ["类型", "有限责任公司", "法定代表人", "许样法"],
        ["注册资本", f"{rng.randint(2, 20) * 100}万元人民币", "成立日期", chinese(founded)],
        ["营业期限自", chinese(founded), "营业期限至", "长期"],
        ["登记机关", "样例市样例区市场监督管理局", "核准日期", chinese(founded.replace(year=founded.year + 2))],
        ["登记状态", "存续（在营、开业、在册）", "住所", employer.address],
    ):
        y = ruled_row(sheet, GRID, y, row, shaded=(0, 2))
    y = ruled_row(sheet, GRID, y, ["经营范围", SCOPE], shaded=(0,), spans=(1, 3))
    for title, rest in (("行政处罚信息", "暂无行政处罚信息"), ("列入经营异常名录信息", "暂无列入经营异常名录信息"),
                        ("列入严重违法失信名单信息", "暂无列入严重违法失信名单信息")):
        sheet.text(44, y + 30, title, font("sans"), 12)
        y = ruled_row(sheet, Grid(44, (507,), 24, 9.5, "sans"), y + 38, [rest])
    sheet.text(sheet.width / 2, 820, "第1页/共1页", font("sans"), 8, "center")
    sheet.save()
    return {
        "code": employer.credit_code, "company": employer.name, "legal_person": "许样法", "address": employer.address,
        "status": "存续（在营、开业、在册）", "established_on": founded.isoformat(),
        "issued_on": queried.date().isoformat(),
    }  # fmt: skip
