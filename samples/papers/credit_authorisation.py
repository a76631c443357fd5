"""The applicant's leave to query the credit register, signed and dated."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.fonts import font
from samples.papers.drawing import chinese, heading, paragraph, signature
from samples.people import Person
from samples.sheet import Sheet

CLAUSES = (
    "一、本人因向贵行申请个人消费贷款，同意并授权贵行向金融信用信息基础数据库查询、打印、保存本人的个人信用报告，"
    "用于审核本人的贷款申请以及贷款发放后的管理。",
    "二、本人同意贵行将本人的个人信息和包括信贷业务在内的信用信息（含不良信息）报送金融信用信息基础数据库。",
    "三、授权期限自本授权书签署之日起，至本人在贵行的贷款结清之日止；申请未获批准的，授权随之终止，贵行可保留本授权书备查。",
    "四、本人已仔细阅读上述条款，贵行已就其内容作出说明，本人完全理解并自愿签署。",
)


def draw(person: Person, as_of: date, out: Path) -> dict[str, str]:
    """Write the letter, signed on ``as_of``; return its fields."""
    sheet = Sheet(out, title="征信查询授权书")
    heading(sheet, 96, "个人信用信息查询及报送授权书", 20)
    sheet.text(64, 140, "致：样例银行股份有限公司", font("serif"), 12)
    y = 168.0
    for clause in CLAUSES:
        y = paragraph(sheet, 64, y, 468, clause, 12) + 4
    y += 40
    sheet.text(64, y, "授权人（签名）：", font("serif"), 12)
    signature(sheet, 162, y, person.name, 21)
    for label, value in (("申请人姓名", person.name), ("证件类型", "居民身份证"), ("证件号码", person.id_number),
                         ("签署日期", chinese(as_of))):
        y += 32
        sheet.text(64, y, f"{label}：{value}", font("serif"), 12)
    sheet.text(64, 790, "样例银行　征信授权书　2024版", font("serif"), 8)
    sheet.save()
    return {"holder": person.name, "id_number": person.id_number, "issued_on": as_of.isoformat()}
