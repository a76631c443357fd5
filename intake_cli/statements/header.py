"""The header block of a statement: bank, holder, account, period, print date, pages, opening and closing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from checks.facts import Box, Evidence, Field, PageMark, PrintedDate
from intake_cli.layout.days import all_dates, date_range, printed_date
from intake_cli.layout.labels import Labelled, labelled, labels_pattern
from intake_cli.layout.lines import around, sureness
from intake_cli.layout.values import is_empty, money, normal
from intake_cli.statements.attested import attested
from intake_cli.statements.page_marks import page_marks
from intake_cli.statements.sheet_values import lost_digits
from intake_cli.statements.tables import PageTable
from intake_cli.words import PageText

_LABELS = labels_pattern("intake_cli.statements", "header_labels.toml")
_BANK = re.compile(r"([\u4e00-\u9fff]{2,14}?(?:银行|农村信用社|信用合作联社|农商行|信用联社))|"
                   r"((?:[A-Z][A-Za-z]+\s?){1,5}Bank(?:\sof\s[A-Z][a-z]+)?|Bank\sof\s[A-Z][a-z]+)")
_BEFORE_BANK = re.compile(r"^.*(?:[在于由系]|证明|对账单|流水|明细)(?=[\u4e00-\u9fff]{2})")
"""What a sentence or a title puts before the name of a bank."""
_WALLET = re.compile(r"支付宝|微信支付|财付通|零钱|云闪付")
_WALLET_TITLES = re.compile(r"单号|订单|支付方式|付款方式|交易方式|商品")
_CORPORATE = re.compile(r"对公|单位账户|单位银行|单位活期|企业账户|企业网银|公司账户|单位结算|对账单位|"
                        r"单位名称|公司名称|corporate")
_PERSONAL = re.compile(r"个人|借记卡|储蓄|本人|持卡人|personal")
_ORGANISATION = re.compile(r"(公司|厂|商行|经营部|中心|合作社|事务所|工作室|商店|酒店|学校|医院|"
                           r"集团|有限合伙|门市部|超市|co\.?,?ltd\.?)(\(.*\))?$", re.I)
_NOTE = re.compile(r"\(?\d{1,2}\)?[.、)].*[,，;；。]")
"""A numbered sentence of the small print, which may name any bank."""
_IDENTITY = re.compile(r"[1-9]\d{16}[0-9Xx]")
_ACCOUNT = re.compile(r"[0-9Xx*＊•·#-]{5,}[0-9A-Za-z*＊•-]*")


@dataclass(frozen=True, slots=True)
class Header:
    """What a statement says of itself outside its table."""

    bank: Field[str] | None
    holder: Field[str] | None
    id_number: Field[str] | None
    account: Field[str] | None
    currency: Field[str] | None
    start: Field[PrintedDate] | None
    end: Field[PrintedDate] | None
    printed_on: Field[PrintedDate] | None
    opening: Field[Decimal] | None
    closing: Field[Decimal] | None
    filtered: Field[str] | None
    pages: tuple[PageMark, ...]
    text: str


class _Block:
    """Text outside the table, with its labelled values."""

    def __init__(self, document: str, tables: list[PageTable]) -> None:
        self.document = document
        self.pages = {table.page.number: table.page for table in tables}
        self.above = [(table.page, line) for table in tables for line in table.above]
        self.below = [(table.page, line) for table in tables for line in [*table.totals, *table.below]]
        self.values = [value for table in tables for lines in (table.above, [*table.totals, *table.below])
                       for value in labelled(_LABELS, table.page.number, lines)]
        self.values += [value for table in tables for value in attested(table.page.number, table.above)]

    def evidence(self, value: Labelled) -> Evidence:
        return self.at(self.pages[value.page], value.box, value.value, value.confidence)

    def at(self, page: PageText, box: Box, quote: str, confidence: float) -> Evidence:
        return Evidence(self.document, page.number, page.place(box), quote, round(confidence, 4), None, page.reader,
                        cell=page.address(box))

    def named(self, name: str) -> list[Labelled]:
        """Values with this label, those with a colon first."""
        found = [value for value in self.values if value.name == name and not is_empty(value.value)]
        return sorted(found, key=lambda value: not value.coloned)


def read_header(document: str, tables: list[PageTable]) -> Header:
    """Read the header from the lines above and below the table on all pages."""
    block = _Block(document, tables)
    text = " ".join(line.text for _, line in block.above + block.below)
    start, end = _period(block)
    marks = page_marks(document, block.pages.values(), block.above + block.below)
    return Header(_bank(block), _holder(block), _id_number(block), _account(block), _plain(block, "currency"),
                  start, end, _printed(block, end) or _closing_date(block, end),
                  _amount(block, "opening"), _amount(block, "closing"), _filter(block), marks, text)


def is_label(text: str) -> bool:
    """True for a word that is nothing but a known label."""
    return _LABELS.fullmatch(normal(text).rstrip(":")) is not None


def account_type(header: Header, wallet_titles: str, kind: str) -> str:
    """``wallet``, ``corporate`` or ``personal``: by what the paper says, else by the kind it was filed under.
    ``wallet_titles`` are the headings of a table without a balance, which a wallet's orders and payments tell."""
    text = normal(header.text).lower()
    orders = header.bank is None and _WALLET_TITLES.search(normal(wallet_titles))
    if wallet_titles and (orders or _WALLET.search(text)):
        return "wallet"
    holder = normal(header.holder.value).lower() if header.holder is not None else ""
    if _ORGANISATION.search(holder):
        return "corporate"
    if holder and len(holder) <= 4:
        return "personal"
    if _CORPORATE.search(text) and not _PERSONAL.search(text):
        return "corporate"
    if _PERSONAL.search(text):
        return "personal"
    return "corporate" if kind == "corporate_statement" else "personal"


def _bank(block: _Block) -> Field[str] | None:
    """The first bank that is named, word by word, so that what stands before it is not taken for its name."""
    for page, line in block.above + block.below:
        if _NOTE.match(normal(line.text)):
            continue
        whole = line.text if line.text.isascii() else normal(line.text)
        for text in (*(normal(word.text) for word in line.words), whole):
            match = _BANK.search(text)
            if match is not None and "对方" not in match[0]:
                name = _BEFORE_BANK.sub("", match[0])
                return Field(name, block.at(page, around(line.words), line.text, sureness(line.words)))
    return None


def _holder(block: _Block) -> Field[str] | None:
    for value in block.named("holder"):
        name = re.split(r"[,，;；|]", value.value)[0].strip(":：")
        if name and not re.fullmatch(r"[\d*:.-]+", name) and len(name) <= 60:
            return Field(name, block.evidence(value))
    return None


def _account(block: _Block) -> Field[str] | None:
    for value in block.named("account"):
        if lost_digits(normal(value.value)):
            return Field(normal(value.value), block.evidence(value))
        match = _ACCOUNT.search(value.value)
        if match is not None and sum(c.isdigit() for c in match[0]) >= 4:
            return Field(match[0], block.evidence(value))
    return _plain(block, "wallet")


def _id_number(block: _Block) -> Field[str] | None:
    """The holder's number of identity, where all of it is printed."""
    return next((Field(value.value.upper(), block.evidence(value)) for value in block.named("id_number")
                 if _IDENTITY.fullmatch(value.value)), None)


def _plain(block: _Block, name: str) -> Field[str] | None:
    value = next(iter(block.named(name)), None)
    return None if value is None else Field(value.value, block.evidence(value))


Period = tuple[Field[PrintedDate], Field[PrintedDate]]


def _period(block: _Block) -> tuple[Field[PrintedDate] | None, Field[PrintedDate] | None]:
    """Start and end: one label with two dates, or two labels, or two dates joined by a dash above the table. Monthly
    statements bound together cover all of their months."""
    labelled_ones = [(dates, evidence) for value in block.named("period")
                     for dates, evidence in (_dates_beside(block, value),) if len(dates) >= 2]
    if labelled_ones:
        return _spanned([(Field(dates[0], evidence), Field(dates[1], evidence)) for dates, evidence in labelled_ones])
    start, end = _first_date(block, "start"), _first_date(block, "end")
    if start is not None and end is not None:
        return start, end
    joined_ones = [(Field(period[0], evidence), Field(period[1], evidence))
                   for page, line in block.above + block.below if (period := date_range(line.text)) is not None
                   for evidence in (block.at(page, around(line.words), line.text, sureness(line.words)),)]
    if joined_ones:
        first, last = _spanned(joined_ones)
        return start or first, end or last
    return start, end


def _dates_beside(block: _Block, value: Labelled) -> tuple[list[PrintedDate], Evidence]:
    """The dates of a labelled value; where it is one and the dash behind it was not read, with the one that follows."""
    dates = all_dates(value.value)
    level = (value.box.top + value.box.bottom) / 2
    following = next((word for page, line in block.above + block.below if page.number == value.page
                      for word in line.words if word.box.left >= value.box.right and
                      word.box.top < level < word.box.bottom and not is_empty(word.text)), None)
    if len(dates) != 1 or following is None or ":" in normal(following.text) or not all_dates(following.text):
        return dates, block.evidence(value)
    box = replace(value.box, right=following.box.right, bottom=max(value.box.bottom, following.box.bottom))
    return dates + all_dates(following.text), block.at(
        block.pages[value.page], box, f"{value.value} {following.text}", min(value.confidence, following.confidence))


def _spanned(periods: list[Period]) -> Period:
    """From the start of the first period to the end of the last of those that begin after one another."""
    start, end = periods[0]
    for following, last in periods[1:]:
        if following.value.day is not None and end.value.day is not None and following.value.day > end.value.day:
            end = last
    return start, end


def _first_date(block: _Block, name: str) -> Field[PrintedDate] | None:
    return next((field for value in block.named(name) if (field := _dated(block, value)) is not None), None)


def _dated(block: _Block, value: Labelled) -> Field[PrintedDate] | None:
    printed = printed_date(value.value)
    return None if printed is None else Field(printed, block.evidence(value))


def _printed(block: _Block, end: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
    """The print date: 打印 and its like before 查询, which some banks print for the same. 开立日期 is one as well where
    it is no earlier than the period's end: an account is not opened after its entries."""
    issued = _first_date(block, "issued")
    last = None if end is None else end.value.day
    late = issued is not None and issued.value.day is not None and last is not None and issued.value.day >= last
    printed = _first_date(block, "printed_on") or (issued if late else None)
    if printed is None or printed.value.day is None or last is None or printed.value.day >= last:
        return printed
    return next((field for value in block.named("printed_on") if (field := _dated(block, value)) is not None
                 and field.value.day is not None and field.value.day >= last), printed)


def _closing_date(block: _Block, end: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
    """The date that stands alone below the table, as letters are dated, where the period was over by then."""
    for page, line in reversed(block.below):
        text = normal(line.text)
        day = printed_date(text)
        if day is not None and day.day is not None and len(text) <= len(day.text) + 1:
            late = end is not None and end.value.day is not None and day.day >= end.value.day
            return Field(day, block.at(page, around(line.words), line.text, sureness(line.words))) if late else None
    return None


def _amount(block: _Block, name: str) -> Field[Decimal] | None:
    for value in block.named(name):
        figure = money(value.value)
        if figure is not None:
            return Field(figure, block.evidence(value))
    return None


def _filter(block: _Block) -> Field[str] | None:
    """A filter that hides rows; 全部, 无 and zero limits hide none."""
    for value in block.named("filter"):
        if not re.search(r"全部|所有|不限|无|all", value.value, re.I) and money(value.value) != 0:
            return Field(value.value, block.evidence(value))
    return None
