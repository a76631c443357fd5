"""A lease of a shop or a flat: in clauses, as a filled-in form, and as a table with few words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from samples.papers.blocks import Block, Lines, Look, Pairs, Prose, Signed, Title, lay
from samples.papers.drawing import chance, chinese, days_before
from samples.people import SURNAMES, Person
from samples.sheet import Sheet

LOOKS = 3


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the lease, in force on ``as_of``; return its fields."""
    rng = chance(person, "lease")
    begins = days_before(as_of, rng.randint(120, 500)).replace(day=1)
    ends = begins.replace(year=begins.year + 3) - timedelta(days=1)
    signed, rent = begins - timedelta(days=rng.randint(3, 12)), rng.randint(20, 90) * 100
    lessor = rng.choice(SURNAMES) + "虚构"
    place = f"样例市样例区示范街{rng.randint(1, 300)}号{rng.randint(1, 30)}号商铺"
    make = (_clauses, _form, _table)[look]
    fields, blocks = make(person, lessor, place, begins, ends, signed, rent)
    sheet = Sheet(out, title="租赁合同")
    lay(sheet, blocks, (Look(), Look("sans", 10.5, 60), Look("kai", 11, 52, shaded=False))[look])
    sheet.save()
    return {"lessor": lessor, "lessee": person.name, "address": place, "starts_on": begins.isoformat(),
            "ends_on": ends.isoformat(), "issued_on": signed.isoformat()} | fields


Made = tuple[dict[str, str], list[Block]]


def _clauses(person: Person, lessor: str, place: str, begins: date, ends: date, signed: date, rent: int) -> Made:
    return {"rent": str(rent), "rent_period": "每月", "pay_method": "押一付三"}, [
        Title("房屋租赁合同", 22),
        Lines((f"出租方（以下简称甲方）：{lessor}", "身份证号码：110101197001010013", "联系电话：13900000001",
               f"承租方（以下简称乙方）：{person.name}", f"身份证号码：{person.id_number}",
               f"联系电话：{person.mobile}")),
        Prose((
            "根据《中华人民共和国民法典》及有关规定，甲乙双方在平等、自愿的基础上，就房屋租赁事宜达成如下协议：",
            f"第一条　甲方将其所有的、坐落于{place}的房屋出租给乙方使用，建筑面积56平方米，用于经营。",
            f"第二条　租赁期限三年，自{chinese(begins)}起至{chinese(ends)}止。",
            f"第三条　租金为每月人民币{rent}元，付款方式为押一付三，乙方应于每期前五日内支付。",
            "第四条　租赁期间，水、电、燃气及物业费用由乙方承担。未经甲方同意，乙方不得转租。",
            "第五条　本合同一式两份，双方各执一份，自双方签字之日起生效。")),
        Signed(("甲方（签字）：", lessor, ""), ("乙方（签字）：", person.name, "")),
        Lines(((f"签订日期：{chinese(signed)}", f"签订日期：{chinese(signed)}"),)),
    ]  # fmt: skip


def _form(person: Person, lessor: str, place: str, begins: date, ends: date, signed: date, rent: int) -> Made:
    return {"rent": f"{rent * 12:,}.00", "rent_period": "年", "pay_method": "按半年支付"}, [
        Title("商铺租赁协议书"),
        Lines((f"甲方（出租人）：{lessor}", f"乙方（承租人）：{person.name}")),
        Prose(("甲乙双方经协商一致，订立本协议，共同遵守。",)),
        Lines((f"一、房屋坐落：{place}", f"二、租赁期限：{begins:%Y-%m-%d} 至 {ends:%Y-%m-%d}",
               f"三、年租金：人民币 {rent * 12:,}.00 元", "四、租金支付方式：按半年支付",
               f"五、押金：人民币 {rent} 元", "六、用途：零售")),
        Prose(("七、甲方应保证房屋产权清楚；乙方应合理使用房屋及其设施，不得擅自改变结构。",)),
        Signed(("甲方签章：", lessor, ""), ("乙方签章：", person.name, "")),
        Lines((f"签署日期：{signed:%Y年%m月%d日}",)),
    ]  # fmt: skip


def _table(person: Person, lessor: str, place: str, begins: date, ends: date, signed: date, rent: int) -> Made:
    return {"rent": f"{rent:,}", "pay_method": "季付"}, [
        Title("租 房 合 同", 20),
        Pairs((("出租人", lessor, "联系电话", "13900000002"), ("承租人", person.name, "证件号码", person.id_number),
               ("房屋地址", place), ("起租日期", f"{begins:%Y.%m.%d}", "到期日期", f"{ends:%Y.%m.%d}"),
               ("月租金", f"{rent:,}元", "付款方式", "季付"), ("押金", f"{rent}元", "租赁用途", "居住"))),
        Prose(("双方确认以上内容无误。租赁期满，乙方如需续租，应提前一个月通知甲方。",)),
        Signed(("出租人（签字）：", lessor, ""), ("承租人（签字）：", person.name, "")),
        Lines((f"日期：{chinese(signed)}",)),
    ]  # fmt: skip
