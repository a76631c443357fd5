"""A lease of a shop or a flat: in clauses, as a filled-in form, and as a table with few words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from samples.papers.blocks import Block, Lines, Look, Pairs, Prose, Signed, Title, lay
from samples.papers.drawing import chance, chinese
from samples.papers.tenancy import Tenancy, tenancy
from samples.people import Person
from samples.sheet import Sheet

LOOKS = 3


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the lease, in force on ``as_of``; return its fields."""
    let = tenancy(person, as_of)
    signed = let.begins - timedelta(days=chance(person, "lease").randint(3, 12))
    fields, blocks = (_clauses, _form, _table)[look](person, let, signed)
    sheet = Sheet(out, title="租赁合同")
    lay(sheet, blocks, (Look(), Look("sans", 10.5, 60), Look("kai", 11, 52, shaded=False))[look])
    sheet.save()
    return {"lessor": let.lessor, "lessee": person.name, "address": let.place, "starts_on": let.begins.isoformat(),
            "ends_on": let.ends.isoformat(), "issued_on": signed.isoformat()} | fields


Made = tuple[dict[str, str], list[Block]]


def _clauses(person: Person, let: Tenancy, signed: date) -> Made:
    paid = {3: "押一付三", 6: "押一付六"}[let.months]
    return {"rent": str(let.rent), "rent_period": "每月", "pay_method": paid}, [
        Title("房屋租赁合同", 22),
        Lines((f"出租方（以下简称甲方）：{let.lessor}", "身份证号码：110101197001010013", "联系电话：13900000001",
               f"承租方（以下简称乙方）：{person.name}", f"身份证号码：{person.id_number}",
               f"联系电话：{person.mobile}")),
        Prose((
            "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等、自愿的基础上，就房屋租赁事宜达成如下协议：",
            f"第一条　甲方将其所有的、坐落于{let.place}的房屋出租给乙方使用，建筑面积56平方米，用于经营。",
            f"第二条　租赁期限三年，自{chinese(let.begins)}起至{chinese(let.ends)}止。",
            f"第三条　租金为每月人民币{let.rent}元，付款方式为{paid}，乙方应于每期前五日内支付。",
            "第四条　租赁期间，水、电、燃气及物业费用由乙方承担。未经甲方同意，乙方不得转租。",
            "第五条　本合同一式两份，双方各执一份，自双方签字之日起生效。")),
        Signed(("甲方（签字）：", let.lessor, ""), ("乙方（签字）：", person.name, "")),
        Lines(((f"签订日期：{chinese(signed)}", f"签订日期：{chinese(signed)}"),)),
    ]  # fmt: skip


def _form(person: Person, let: Tenancy, signed: date) -> Made:
    paid = {3: "按季支付", 6: "按半年支付"}[let.months]
    return {"rent": f"{let.rent * 12:,}.00", "rent_period": "年", "pay_method": paid}, [
        Title("商铺租赁协议书"),
        Lines((f"甲方（出租人）：{let.lessor}", f"乙方（承租人）：{person.name}")),
        Prose(("甲乙双方经协商一致，订立本协议，共同遵守。",)),
        Lines((f"一、房屋坐落：{let.place}", f"二、租赁期限：{let.begins:%Y-%m-%d} 至 {let.ends:%Y-%m-%d}",
               f"三、年租金：人民币 {let.rent * 12:,}.00 元", f"四、租金支付方式：{paid}",
               f"五、押金：人民币 {let.rent} 元", "六、用途：零售")),
        Prose(("七、甲方应保证房屋产权清楚；乙方应合理使用房屋及其设施，不得擅自改变结构。",)),
        Signed(("甲方签章：", let.lessor, ""), ("乙方签章：", person.name, "")),
        Lines((f"签署日期：{signed:%Y年%m月%d日}",)),
    ]  # fmt: skip


def _table(person: Person, let: Tenancy, signed: date) -> Made:
    paid = {3: "季付", 6: "半年付"}[let.months]
    return {"rent": f"{let.rent:,}", "pay_method": paid}, [
        Title("租 房 合 同", 20),
        Pairs((("出租人", let.lessor, "联系电话", "13900000002"), ("承租人", person.name, "证件号码", person.id_number),
               ("房屋地址", let.place), ("起租日期", f"{let.begins:%Y.%m.%d}", "到期日期", f"{let.ends:%Y.%m.%d}"),
               ("月租金", f"{let.rent:,}元", "付款方式", paid), ("押金", f"{let.rent}元", "租赁用途", "居住"))),
        Prose(("双方确认以上内容无误。租赁期满，乙方如需续租，应提前一个月通知甲方。",)),
        Signed(("出租人（签字）：", let.lessor, ""), ("承租人（签字）：", person.name, "")),
        Lines((f"日期：{chinese(signed)}",)),
    ]  # fmt: skip
