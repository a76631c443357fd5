"""The employer's certificate of work and income: running text, signed off with seal and date."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.fonts import font
from samples.papers.background import income_of
from samples.papers.drawing import chance, chinese, days_before, heading, paragraph, seal
from samples.people import Person
from samples.sheet import Sheet


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the certificate, issued a week before ``as_of``; return its fields."""
    issued, income, employer = days_before(as_of, 7), income_of(person, as_of), person.employer
    sheet = Sheet(out, title="工作证明")
    heading(sheet, 120, "工作及收入证明", 24)
    sheet.text(72, 180, "样例银行：", font("serif"), 13)
    body = (
        f"兹证明 {person.name} ，性别：{person.sex}，身份证号码：{person.id_number}，系我单位正式员工，"
        f"自 {chinese(person.hired_on)} 起在我单位工作，现于{person.department}担任{person.position}职务，"
        f"税前月收入为人民币 {income} 元，工资由银行代发。"
    )
    y = paragraph(sheet, 72, 208, 452, body, 13)
    y = paragraph(sheet, 72, y, 452, "我单位对上述内容的真实性负责。本证明仅供办理贷款申请使用，不作担保之用。", 13)
    y = paragraph(sheet, 72, y, 452, "特此证明。", 13) + 24
    for label, value in (("单位名称", employer.name), ("单位地址", employer.address),
                         ("联系人", "人力资源部 何样人"), ("联系电话", employer.phone)):
        sheet.text(96, y, f"{label}：{value}", font("serif"), 12)
        y += 24
    sheet.text(524, y + 66, f"{employer.name}（盖章）", font("serif"), 13, "right")
    sheet.text(524, y + 92, chinese(issued), font("serif"), 13, "right")
    seal(sheet, 432, y + 66, employer.name, "人事专用章", turn=chance(person, "seal").uniform(-18, 18))
    sheet.save()
    return {
        "holder": person.name, "id_number": person.id_number, "sex": person.sex, "employer": employer.name,
        "department": person.department, "position": person.position, "income": str(income),
        "hired_on": person.hired_on.isoformat(), "issued_on": issued.isoformat(),
    }  # fmt: skip
