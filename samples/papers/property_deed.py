"""A deed: the certificate of real estate rights, the older certificate of house ownership, and that of one city."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samples.papers.blocks import Block, Lines, Look, Pairs, Title, lay
from samples.papers.drawing import chance, chinese
from samples.people import Person
from samples.sheet import Sheet

LOOKS = 3


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the deed, registered some years before ``as_of``; return its fields."""
    rng = chance(person, "deed")
    issued = date(as_of.year - rng.randint(2, 9), rng.randint(1, 12), rng.randint(1, 28))
    number = f"{rng.randrange(10**7):07d}"
    place = f"样例市样例区示范路{rng.randint(1, 399)}号{rng.randint(1, 30)}栋1单元302室"
    owners = (person.name, f"{person.name[0]}样妻") if rng.random() < 0.5 else (person.name,)
    sheet = Sheet(out, title="不动产权证书")
    code, blocks = (_estate, _house, _city)[look](owners, place, number, issued)
    looks = (Look("serif", 12, 60, shaded=False), Look("kai", 11.5, 54, shaded=False), Look("sans", 10))
    lay(sheet, blocks, looks[look])
    sheet.save()
    return {"owners": "、".join(owners), "address": place, "code": code, "issued_on": issued.isoformat()}


Made = tuple[str, list[Block]]


def _estate(owners: tuple[str, ...], place: str, number: str, issued: date) -> Made:
    code = f"样（{issued.year}）样例市不动产权第{number}号"
    return code, [
        Title("不 动 产 权 证 书", 22),
        Lines((code,)),
        Pairs((("权利人", "、".join(owners)), ("共有情况", "共同共有" if len(owners) > 1 else "单独所有"),
               ("坐落", place), ("不动产单元号", "110101001001GB00001F00010001"),
               ("权利类型", "国有建设用地使用权/房屋所有权"),
               ("权利性质", "出让/市场化商品房"), ("用途", "城镇住宅用地/成套住宅"), ("面积", "房屋建筑面积89.12㎡"),
               ("使用期限", "2010年05月01日起2080年04月30日止"), ("权利其他状况", "房屋结构：钢筋混凝土结构")),
              (110, 365)),
        Lines((f"登记时间：{chinese(issued)}", "登记机构：样例市不动产登记中心（样本）")),
    ]  # fmt: skip


def _house(owners: tuple[str, ...], place: str, number: str, issued: date) -> Made:
    code = f"样房权证样例字第{number}号"
    return code, [
        Title("房屋所有权证", 22),
        Lines((code,)),
        Pairs((("房屋所有权人", "、".join(owners)), ("共有情况", "共同共有" if len(owners) > 1 else "单独所有"),
               ("房屋坐落", place), ("登记时间", f"{issued:%Y-%m-%d}"), ("房屋性质", "商品房"), ("规划用途", "住宅"),
               ("建筑面积(㎡)", "89.12")), (110, 377)),
        Lines(("登记机构（盖章）：样例市房产管理局", "附记：无")),
    ]  # fmt: skip


def _city(owners: tuple[str, ...], place: str, number: str, issued: date) -> Made:
    code = f"样房地证字第{number}号"
    return code, [
        Title("房地产权证"),
        Lines((code, f"权利人：{'、'.join(owners)}", "证件号码：110101********0013", f"房地坐落：{place}",
               "土地用途：住宅", "房屋用途：住宅", "建筑面积：89.12平方米", f"填发日期：{chinese(issued)}",
               "填发单位：样例市房地产登记中心")),
    ]  # fmt: skip
