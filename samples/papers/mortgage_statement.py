"""Repayments of a mortgage as a bank prints them: loan, borrower, instalments."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from samples.papers.blocks import Block, Lines, Look, Pairs, Rows, Title, lay
from samples.papers.drawing import chance, days_before
from samples.people import Person, card_number
from samples.sheet import Sheet

LOOKS = 2


def draw(person: Person, as_of: date, out: Path, look: int = 0) -> dict[str, str]:
    """Write the print, of the week before ``as_of``; return its fields."""
    rng, printed = chance(person, "mortgage"), days_before(as_of, 5)
    account, sum_ = card_number(f"62220200000000{rng.randrange(10**4):04d}"), rng.randint(30, 200) * 10000
    rows: list[tuple[str, ...]] = []
    left = Decimal(sum_) * 4 / 5
    month = date(printed.year, printed.month, 20)
    for number in range(12):
        back = (month.year * 12 + month.month - 1) - 12 + number
        principal, interest = Decimal(rng.randint(180000, 220000)) / 100, Decimal(rng.randint(210000, 240000)) / 100
        left -= principal
        rows.append((f"{back // 12}-{back % 12 + 1:02d}-20", f"{36 + number}", f"{principal:,}", f"{interest:,}",
                     f"{principal + interest:,}", f"{left:,}"))
    sheet = Sheet(out, title="个人贷款还款明细")
    lay(sheet, (_lines, _grid)[look](person, account, sum_, printed, rows), Look("sans", 10))
    sheet.save()
    return {"holder": person.name, "account": account, "sum": f"{sum_:,}.00", "issued_on": printed.isoformat()}


def _lines(person: Person, account: str, total: int, printed: date, rows: list[tuple[str, ...]]) -> list[Block]:
    return [
        Title("样例银行个人住房贷款还款明细"),
        Lines(((f"借款人姓名：{person.name}", f"还款账号：{account}"),
               (f"贷款金额：{total:,}.00", "贷款种类：个人住房按揭贷款"),
               ("贷款期限：360个月", "还款方式：等额本息"), (f"打印日期：{printed:%Y-%m-%d}", "币种：人民币"))),
        Rows((("还款日期", "期数", "本金", "利息", "还款金额", "贷款余额"), *rows), (90, 50, 80, 80, 90, 117)),
    ]  # fmt: skip


def _grid(person: Person, account: str, total: int, printed: date, rows: list[tuple[str, ...]]) -> list[Block]:
    return [
        Title("个人贷款对账单"),
        Pairs((("客户姓名", person.name, "扣款账号", account),
               ("贷款金额", f"{total:,}.00", "贷款品种", "一手住房贷款"),
               ("执行利率", "3.85%", "打印日期", f"{printed:%Y/%m/%d}"))),
        Rows((("还款日期", "期次", "已还本金", "已还利息", "合计", "剩余本金"), *rows), (90, 50, 80, 80, 90, 117)),
    ]  # fmt: skip
