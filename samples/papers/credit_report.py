"""A personal credit report of two pages, without arrears."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from samples.fonts import font
from samples.papers.drawing import Grid, chance, chinese, days_before, heading, moment, ruled_row
from samples.people import Person
from samples.sheet import Sheet

LEFT, WIDTH = 44.0, 507.0


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the report, pulled three days before ``as_of``; return its fields."""
    pulled = moment(person, "credit", days_before(as_of, 3))
    sheet = Sheet(out, title="个人信用报告")
    heading(sheet, 62, "个人信用报告", 21)
    heading(sheet, 82, "（样例授信机构版）", 10)
    sheet.text(LEFT, 106, f"报告编号：{pulled:%Y%m%d%H%M%S}00000001", font("sans"), 9)
    sheet.text(LEFT + WIDTH, 106, f"报告时间：{pulled:%Y-%m-%d %H:%M:%S}", font("sans"), 9, "right")
    y = _table(sheet, 114, (("被查询者姓名", "被查询者证件类型", "被查询者证件号码", "查询机构", "查询原因"),
                            (person.name, "身份证", person.id_number, "样例银行", "贷款审批")), (90, 95, 130, 96, 96))
    for number, sections in enumerate(_pages(person, pulled.date()), start=1):
        for title, rows, widths in sections:
            sheet.text(LEFT, y + 26, title, font("sans"), 11)
            y = _table(sheet, y + 33, rows, widths)
        sheet.text(sheet.width / 2, 816, f"第{number}页，共2页", font("sans"), 8, "center")
        sheet.next_page()
        y = 30.0
    sheet.save()
    return {"holder": person.name, "id_number": person.id_number, "issued_on": pulled.date().isoformat(),
            "report_number": f"{pulled:%Y%m%d%H%M%S}00000001", "pages_stated": "2"}


Rows = tuple[tuple[str, ...], ...]
Section = tuple[str, Rows, tuple[float, ...]]


def _table(sheet: Sheet, y: float, rows: Rows, widths: tuple[float, ...]) -> float:
    grid = Grid(LEFT, widths, 20, 8.5, "sans")
    for number, row in enumerate(rows):
        y = ruled_row(sheet, grid, y, row, shaded=range(len(row)) if number == 0 else ())
    return y


def _pages(person: Person, pulled: date) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    rng = chance(person, "loans")
    opened = date(pulled.year - 3, rng.randint(1, 12), rng.randint(1, 28))
    half, month = pulled - timedelta(days=190), f"{pulled.replace(day=1) - timedelta(days=1):%Y.%m}"
    limit = rng.randint(2, 8) * 10000
    return (
        (
            ("一、个人基本信息：身份信息", (("性别", "出生日期", "婚姻状况", "学历", "手机号码"),
             (person.sex, f"{person.birth:%Y.%m.%d}", "未婚", "大学本科", person.mobile)), (70, 105, 90, 100, 142)),
            ("居住信息", (("编号", "居住地址", "居住状况", "信息更新日期"),
             ("1", person.home_address, "租房", f"{half:%Y.%m.%d}"),
             ("2", person.household_address, "亲属楼宇", f"{opened:%Y.%m.%d}")), (40, 277, 90, 100)),
            ("职业信息", (("编号", "工作单位", "职务", "进入本单位年份", "信息更新日期"),
             ("1", person.employer.name, person.position, str(person.hired_on.year), f"{half:%Y.%m.%d}")),
             (40, 197, 90, 90, 90)),
            ("二、信息概要", (("业务类型", "账户数", "首笔业务发放月份", "逾期账户数", "呆账信息"),
             ("个人住房贷款", "0", "--", "0", "0"), ("其他贷款", "0", "--", "0", "0"),
             ("贷记卡", "1", f"{opened:%Y.%m}", "0", "0"), ("合计", "1", "--", "0", "0")), (127, 80, 120, 90, 90)),
        ),
        (
            ("三、信贷交易信息明细：贷记卡账户",
             (("发卡机构", "开立日期", "授信额度", "已用额度", "账户状态", "截至年月"),
              ("样例通商银行", f"{opened:%Y.%m.%d}", f"{limit}", f"{limit // 10}", "正常", month)),
             (107, 90, 80, 80, 75, 75)),
            ("最近二十四个月还款记录", (tuple(str(number) for number in range(1, 13)), ("N",) * 12, ("N",) * 12),
             (42.25,) * 12),
            ("四、公共信息明细", (("项目", "记录"), ("欠税记录", "没有记录"), ("民事判决记录", "没有记录"),
             ("强制执行记录", "没有记录"), ("行政处罚记录", "没有记录")), (180, 327)),
            ("五、查询记录", (("编号", "查询机构", "查询原因", "日期"),
             ("1", "样例银行", "贷款审批", chinese(pulled)), ("2", "样例通商银行", "贷后管理", chinese(half))),
             (40, 200, 147, 120)),
            ("六、说明", (("本报告由样例征信中心出具，仅供样例使用，所涉人员和机构均为虚构。",),), (WIDTH,)),
        ),
    )  # fmt: skip
