"""What tells one bank's paper from another's: columns, order, words, paging; the looks lie in the template."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

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

    ``role`` is one of date, time, summary, counterparty, joined (account and name in one cell), amount, balance or "".
    """

    title: str
    text: Text
    width: float = 0
    align: str = "l"
    role: str = ""


@dataclass(frozen=True)
class Layout:
    """A bank's paper. ``rows`` a page, or 0 to let the browser break pages; ``empty`` is printed for a blank cell."""

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

    @property
    def template(self) -> str:
        return f"{self.name}.html"


# The wording of each kind of entry where the layout has no other.
WORDS = {"salary": "代发工资", "purchase": "快捷支付", "pos": "消费", "transfer_in": "转账存入",
         "transfer_out": "转账支取", "cash_out": "ATM取款", "fee": "手续费", "bill": "代扣", "reversal": "冲正",
         "interest": "结息", "tax_on_interest": "利息税", "remit_in": "转账收入", "remit_out": "转账支出",
         "cheque": "支票", "counter_cash": "现金支取", "payroll": "批量代发", "tax": "缴税"}


def day(form: str) -> Text:
    """The printed date; ``form`` uses {y}, {m}, {d}, so that a day which does not exist can be printed too."""
    def text(line: Line) -> str:
        y, m, d = line.entry.shown
        return form.format(y=y, m=m, d=d)
    return text


def clock(form: str) -> Text:
    return lambda line: line.entry.when.strftime(form)


def two(*parts: Text) -> Text:
    """Several texts in one cell, one below the other."""
    return lambda line: "\n".join(part(line) for part in parts)


def money(value: Decimal, commas: bool = True, plus: bool = False, sign: str = "") -> str:
    number = f"{abs(value):,.2f}" if commas else f"{abs(value):.2f}"
    return ("-" if value < 0 else "+" if plus else "") + sign + number


def amount(commas: bool = True, plus: bool = False, sign: str = "") -> Text:
    return lambda line: money(line.entry.amount, commas, plus, sign)


def unsigned(commas: bool = True) -> Text:
    return lambda line: money(abs(line.entry.amount), commas)


def balance(commas: bool = True, plus: bool = False, sign: str = "") -> Text:
    return lambda line: money(line.entry.balance, commas, plus, sign)


def is_out(entry: Entry) -> bool:
    """The printed side; a forged entry may carry the mark "turned"."""
    return (entry.amount < 0) != ("turned" in entry.marks)


def side(outgoing: bool, commas: bool = True, nothing: str = "", red_reversals: bool = False) -> Text:
    """An amount column for one direction; with ``red_reversals`` a reversal stays on the side it undoes, negative."""
    def text(line: Line) -> str:
        entry = line.entry
        red = red_reversals and entry.kind == "reversal"
        if (is_out(entry) != red) != outgoing:
            return nothing
        return money(-abs(entry.amount) if red else abs(entry.amount), commas)
    return text


def flag(outgoing: str, incoming: str) -> Text:
    return lambda line: outgoing if is_out(line.entry) else incoming


def word(line: Line) -> str:
    return line.word


def remark(line: Line) -> str:
    return line.entry.remark


def channel(line: Line) -> str:
    return line.entry.channel


def name(line: Line) -> str:
    return line.entry.party.name if line.entry.party else ""


def other_account(line: Line) -> str:
    return line.entry.party.account if line.entry.party else ""


def other_bank(line: Line) -> str:
    return line.entry.party.bank if line.entry.party else ""


def serial(form: str = "{}") -> Text:
    return lambda line: form.format(line.serial)


def log(line: Line) -> str:
    return line.entry.log


def fixed(text: str) -> Text:
    return lambda line: text


def starred(number: str) -> str:
    """A masked account: six digits, four stars, four digits."""
    return f"{number[:6]}****{number[-4:]}"


def grouped(number: str) -> str:
    return " ".join(number[i:i + 4] for i in range(0, len(number), 4))
