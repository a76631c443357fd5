"""The application form: one page of ruled boxes, filled in, signed and dated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.fonts import font
from samples.papers.background import contacts_of, income_of
from samples.papers.drawing import Grid, chinese, heading, paragraph, ruled_row, signature
from samples.people import Person
from samples.sheet import Sheet

GRID = Grid(42, (88, 167.5, 88, 167.5), 21)
FOUR = Grid(42, (88, 130, 130, 163), 20)
SECTIONS = Grid(42, (511,), 19, 9.5, "sans")
GROUPS = {"relative": "亲属", "colleague": "同事", "friend": "朋友"}
DECLARATION = (
    "本人声明以上所填内容真实、完整，所交材料与原件一致。本人知悉样例银行将核对上述信息，"
    "如有虚假，愿意承担由此产生的一切责任。"
)


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the form, dated ``as_of``; return its fields."""
    income = f"{income_of(person, as_of)}"
    sheet = Sheet(out, title="贷款申请表")
    heading(sheet, 56, "样例银行个人消费贷款申请表")
    sheet.text(42, 78, "产品：和薪贷", font("serif"), 9)
    sheet.text(553, 78, "请用黑色墨水笔填写，不得涂改", font("serif"), 9, "right")
    y = 84.0
    for title, rows in _sections(person, income):
        y = ruled_row(sheet, SECTIONS, y, [title], shaded=(0,))
        for row in rows:
            spans = (1, 1, 1, 1) if len(row) == 4 else (1, 3)
            y = ruled_row(sheet, GRID, y, row, shaded=range(0, len(row), 2), spans=spans)
    y = _contacts(sheet, person, y)
    y = paragraph(sheet, 46, y + 22, 500, DECLARATION, 9.5, leading=1.6)
    sheet.text(46, y + 30, "申请人签字：", font("serif"), 11)
    signature(sheet, 122, y + 30, person.name)
    sheet.text(340, y + 30, f"申请日期：{chinese(as_of)}", font("serif"), 11)
    sheet.text(42, 810, "样例银行消费金融部制　　本表一式一份", font("serif"), 8)
    sheet.save()
    return {
        "holder": person.name, "id_number": person.id_number, "address": person.home_address,
        "household_address": person.household_address, "mobile": person.mobile, "email": person.email,
        "marital_status": "未婚",
        "employer": person.employer.name, "position": person.position, "income": income, "sex": person.sex,
        "hired_on": person.hired_on.isoformat(), "issued_on": as_of.isoformat(),
    }  # fmt: skip


def _sections(person: Person, income: str) -> list[tuple[str, list[list[str]]]]:
    valid = f"{person.id_valid_from:%Y.%m.%d}-" + (f"{person.id_valid_to:%Y.%m.%d}" if person.id_valid_to else "长期")
    return [
        ("一、个人资料", [
            ["姓名", person.name, "性别", person.sex],
            ["身份证号码", person.id_number, "证件有效期", valid],
            ["手机", person.mobile, "婚姻状况", "未婚"],
            ["电子邮箱", person.email, "学历", "大学本科"],
            ["户籍地址", person.household_address],
            ["现住址", person.home_address],
        ]),
        ("二、职业资料", [
            ["工作单位", person.employer.name],
            ["单位地址", person.employer.address],
            ["部门", person.department, "职务", person.position],
            ["单位电话", person.employer.phone, "入职日期", chinese(person.hired_on)],
            ["月收入", f"{income}元", "发薪方式", "银行代发"],
        ]),
        ("三、借款申请", [
            ["申请金额", "100000元", "申请期限", "24个月"],
            ["用途", "家庭装修", "还款方式", "等额本息"],
        ]),
    ]  # fmt: skip


def _contacts(sheet: Sheet, person: Person, y: float) -> float:
    y = ruled_row(sheet, SECTIONS, y, ["四、联系人（每类两人）"], shaded=(0,))
    y = ruled_row(sheet, FOUR, y, ["类别", "联系人", "关系", "联系电话"], shaded=range(4))
    for contact in contacts_of(person):
        y = ruled_row(sheet, FOUR, y, [GROUPS[contact.group], contact.name, contact.relation, contact.phone])
    return y
