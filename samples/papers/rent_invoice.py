"""What proves that rent was paid: an electronic invoice, the older printed one, a receipt."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from samples.events import CENT
from samples.papers.blocks import Block, Lines, Look, Pairs, Rows, Title, lay
from samples.papers.drawing import chance, chinese
from samples.papers.tenancy import Tenancy, tenancy
from samples.people import Person
from samples.sheet import Sheet

LOOKS = 3
TAXED = Decimal("1.05")
"""The sum with tax, as a share of the one without."""
Term = tuple[date, date]
"""First and last day that are paid for."""
Made = list[Block]


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the invoice of the instalment that covers ``as_of``; return its fields."""
    let = tenancy(person, as_of)
    begins, ends = let.term(as_of)
    issued = min(as_of, begins + timedelta(days=chance(person, "invoice").randint(0, 10)))
    sheet = Sheet(out, title="租金发票")
    blocks = (_electronic, _printed, _receipt)[look](person, let, (begins, ends), issued)
    lay(sheet, blocks, (Look("sans", 10), Look("serif", 10.5), Look("kai", 12, 70))[look])
    sheet.save()
    return {"payer": person.name, "payee": let.lessor, "sum": f"{let.instalment}.00", "issued_on": issued.isoformat(),
            "rent_from": begins.isoformat(), "rent_to": ends.isoformat()}


def _electronic(person: Person, let: Tenancy, term: Term, issued: date) -> Made:
    begins, ends = term
    net = (let.instalment / TAXED).quantize(CENT)
    return [
        Title("电子发票（普通发票）"),
        Lines((("", "发票号码：25110000000012345678"), ("", f"开票日期：{issued:%Y年%m月%d日}"),
               (f"购买方信息　名称：{person.name}", f"销售方信息　名称：{let.lessor}"),
               ("统一社会信用代码/纳税人识别号：", "统一社会信用代码/纳税人识别号："))),
        Rows((("项目名称", "单位", "数量", "金额", "税率/征收率", "税额"),
              ("*经营租赁*房屋租赁", "月", f"{let.months}", f"{net}", "5%", f"{let.instalment - net}"),
              ("合　　计", "", "", f"¥{net}", "", f"¥{let.instalment - net}")), (150, 50, 50, 92, 75, 90)),
        Lines((("价税合计（大写）　样例元整", f"（小写）¥{let.instalment}.00"),
               "备注：不动产地址：样例市样例区示范街12号", f"租赁期起止：{begins:%Y-%m-%d} 至 {ends:%Y-%m-%d}",
               "开票人：样开票")),
    ]  # fmt: skip


def _printed(person: Person, let: Tenancy, term: Term, issued: date) -> Made:
    begins, ends = term
    return [
        Title("样例增值税普通发票", 18),
        Lines((("发票代码：011002500111", f"开票日期：{chinese(issued)}"),
               ("机器编号：661000000001", "发票号码：00012345"))),
        Pairs((("购买方名称", person.name), ("纳税人识别号", "")), (120, 385)),
        Rows((("货物或应税劳务、服务名称", "数量", "金额", "税额"), ("房屋租金", "1", f"{let.instalment}.00", "0.00")),
             (215, 60, 130, 100)),
        Lines((("价税合计（大写）样例元整", f"（小写）￥{let.instalment}.00"),)),
        Pairs((("销售方名称", let.lessor), ("备注", f"租期：{begins:%Y.%m.%d}-{ends:%Y.%m.%d}")), (120, 385)),
        Lines((("收款人：样收", "复核：样核"), "开票人：样开")),
    ]  # fmt: skip


def _receipt(person: Person, let: Tenancy, term: Term, issued: date) -> Made:
    begins, ends = term
    return [
        Title("房 租 收 据", 22),
        Lines((f"收款日期：{chinese(issued)}", f"今收到：{person.name}",
               f"款项内容：房屋租金（{chinese(begins)}至{chinese(ends)}）",
               "金额（大写）：样例元整", f"金额（小写）：¥{let.instalment}.00", f"收款单位（盖章）：{let.lessor}")),
    ]  # fmt: skip
