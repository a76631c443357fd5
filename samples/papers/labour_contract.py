"""A labour contract: in clauses, as the form of a labour office, and as a short agreement."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from samples.papers.background import income_of
from samples.papers.blocks import Block, Lines, Look, Pairs, Prose, Signed, Title, lay
from samples.papers.drawing import chance, chinese
from samples.people import Person
from samples.sheet import Sheet

LOOKS = 3
Made = tuple[dict[str, str], list[Block]]


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the contract, in force on ``as_of``; return its fields."""
    begins = as_of.replace(year=as_of.year - 1, month=chance(person, "contract").randint(1, 12), day=1)
    ends = begins.replace(year=begins.year + 3) - timedelta(days=1)
    signed, income = begins - timedelta(days=2), f"{income_of(person, as_of)}"
    sheet = Sheet(out, title="劳动合同")
    fields, blocks = (_clauses, _form, _short)[look](person, begins, ends, signed, income)
    lay(sheet, blocks, (Look(), Look("sans", 10, 48, 1.8), Look("kai", 12, 64))[look])
    sheet.save()
    return {"employer": person.employer.name, "holder": person.name, "id_number": person.id_number,
            "position": person.position, "income": income, "starts_on": begins.isoformat(),
            "ends_on": ends.isoformat(), "issued_on": signed.isoformat()} | fields


def _clauses(person: Person, begins: date, ends: date, signed: date, income: str) -> Made:
    return {}, [
        Title("劳 动 合 同 书", 24),
        Lines((f"甲方（用人单位）：{person.employer.name}", "法定代表人：许样法", f"住所：{person.employer.address}",
               f"乙方（劳动者）：{person.name}", f"居民身份证号码：{person.id_number}",
               f"住址：{person.home_address}", f"联系电话：{person.mobile}")),
        Prose((
            "根据《中华人民共和国劳动法》《中华人民共和国劳动合同法》，甲乙双方经平等协商，自愿签订本合同。",
            f"第一条　本合同为固定期限劳动合同，合同期限自{chinese(begins)}起至{chinese(ends)}止，其中试用期二个月。",
            f"第二条　乙方同意从事{person.position}岗位工作，工作地点为样例市。",
            "第三条　甲方安排乙方执行标准工时制度，每日工作八小时，每周休息二日。",
            f"第四条　乙方月工资为人民币{income}元，甲方于每月十日以货币形式支付。",
            "第五条　甲乙双方依法参加社会保险，按时缴纳各项社会保险费。")),
        Signed(("甲方（盖章）：", "", person.employer.name), ("乙方（签字）：", person.name, "")),
        Lines(((f"签订日期：{chinese(signed)}", f"签订日期：{chinese(signed)}"),)),
    ]  # fmt: skip


def _form(person: Person, begins: date, ends: date, signed: date, income: str) -> Made:
    return {}, [
        Title("劳动合同（固定期限）"),
        Pairs((("用人单位名称", person.employer.name), ("单位地址", person.employer.address),
               ("劳动者姓名", person.name, "性别", person.sex), ("身份证号码", person.id_number),
               ("合同起始日期", f"{begins:%Y-%m-%d}", "合同终止日期", f"{ends:%Y-%m-%d}"),
               ("工作岗位", person.position, "月工资标准", f"{income}元"))),
        Prose(("一、甲方根据工作需要安排乙方的工作，乙方应当按时完成规定的工作任务。",
               "二、甲方为乙方提供符合国家规定的劳动安全卫生条件和必要的劳动防护用品。",
               "三、劳动合同的解除与终止，按照劳动合同法的规定执行。")),
        Signed(("甲方盖章：", "", person.employer.name), ("乙方签名：", person.name, "")),
        Lines((f"签订日期：{signed:%Y-%m-%d}",)),
    ]  # fmt: skip


def _short(person: Person, begins: date, ends: date, signed: date, income: str) -> Made:
    return {}, [
        Title("聘用劳动合同", 21),
        Lines((f"聘用单位：{person.employer.name}（以下简称甲方）", f"受聘人员姓名：{person.name}（以下简称乙方）",
               f"身份证号：{person.id_number}")),
        Prose((
            f"一、甲方聘用乙方担任{person.position}职务，聘期从{chinese(begins)}至{chinese(ends)}。",
            f"二、乙方在聘期内的劳动报酬为每月税前人民币{income}元，按月发放。",
            "三、乙方应遵守甲方的规章制度和劳动纪律；甲方应按国家规定为乙方缴纳社会保险。")),
        Signed(("甲方（公章）：", "", person.employer.name), ("乙方（签名）：", person.name, "")),
        Lines((chinese(signed),)),
    ]  # fmt: skip
