"""What tells one bank's paper from another's: columns, order, words, paging; the looks lie in the template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.aside.model import Entry, Statement


@dataclass(frozen=True)
class Line:
    """One row to be printed: the entry, its place in the printed order from 1, its wording at this bank."""

    entry: Entry
    serial: int
    word: str
    statement: Statement


Text = Callable[[Line], str]


@dataclass(frozen=True)
class Column:
    """A heading, how a row's cell is written, its width in mm (0: what is left), its place, what it means.

    ``role`` is one of date, time, summary, counterparty, joined (account and name in one cell), amount, balance, side
    or "": only a column without one may be left out.
    """

    title: str
    text: Text
    width: float = 0
    align: str = "l"
    role: str = ""


@dataclass(frozen=True)
class Layout:
    """A bank's paper.

    ``rows`` a page, or 0 to let the browser break pages; ``empty`` is printed for a blank cell; ``inner``: beside the
    card number an account number is printed that is its last so many digits.
    """

    name: str
    bank: str
    columns: tuple[Column, ...]
    rows: int = 0
    kind: str = "personal"
    order: str = "ascending"
    paper: str = "A4"
    headings: str = "every"
    empty: str = ""
    account: Callable[[str], str] = str
    words: dict[str, str] = field(default_factory=dict)
    variant: str = ""
    inner: int = 0

    @property
    def template(self) -> str:
        return f"{self.name}.html"


# The wording of each kind of entry where the layout has no other.
WORDS = {"salary": "代发工资", "purchase": "快捷支付", "pos": "消费", "transfer_in": "转账存入",
         "transfer_out": "转账支取", "cash_out": "ATM取款", "fee": "手续费", "bill": "代扣", "reversal": "冲正",
         "interest": "结息", "tax_on_interest": "利息税", "remit_in": "转账收入", "remit_out": "转账支出",
         "cheque": "支票", "counter_cash": "现金支取", "payroll": "批量代发", "tax": "缴税",
         "cash_in": "现金存入"}
