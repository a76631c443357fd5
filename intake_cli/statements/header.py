"""The header block of a statement: bank, holder, account, period, print date, pages, opening and closing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from checks.facts import Field, PageMark, PrintedDate
from intake_cli.layout.lines import around, sureness
from intake_cli.layout.values import money, normal
from intake_cli.statements.certainty import SURE
from intake_cli.statements.header_account import account_of, cards_beside, half_account
from intake_cli.statements.header_balances import balance_named
from intake_cli.statements.header_block import Block
from intake_cli.statements.header_days import period, printed_on
from intake_cli.statements.page_marks import page_marks, with_halves
from intake_cli.statements.side_pages import apart, marked_beside, own_pages
from intake_cli.statements.table import PageTable

_BANK = re.compile(r"([\u4e00-\u9fff]{2,14}?(?:银行|农村信用社|信用合作联社|农商行|信用联社))|"
                   r"((?:[A-Z][A-Za-z]+\s?){1,5}Bank(?:\sof\s[A-Z][a-z]+)?|Bank\sof\s[A-Z][a-z]+)")
_BEFORE_BANK = re.compile(r"^.*(?:[在于由系]|证明|对账单|流水|明细)(?=[\u4e00-\u9fff]{2})")
"""What a sentence or a title puts before the name of a bank."""
_WALLET = re.compile(r"支付宝|微信支付|财付通|零钱|云闪付")
_PURSE = re.compile(r"钱包(编号|名称|账号|类型|id)")
"""Labels of a purse of digital money, which earns nothing though it has a balance."""
_BROKER = re.compile(r"资金台账|交易结算资金|(证券|期货)(客户)?(资金|保证金)|(证券|期货)(股份)?(有限)?(责任)?公司|"
                     r"(证券|期货|股东).*资金账[号户]|资金账[号户].*(证券|期货|股东)")
"""What the paper of an account with a broker says of itself: money for shares, on which no bank pays interest."""
_LOAN = re.compile(r"(?<!关联)(?<!绑定)(?<!对应)(?<!签约)贷款账[户号](?!:?无)|借款人(名称|姓名)?:|借据号")
"""What the paper of a loan says of itself: the balance is owed. That of another account names the loan it serves."""
_CURRENT = re.compile("活期|借记")
"""What no paper of a loan or of a term deposit says."""
_TERM = re.compile(r"储种:?(整存|零存|存本|定期|通知存款|大额存单|个人通知)|"
                   r"^\W{0,2}\w{0,12}(定期存款|定期储蓄|大额存单|通知存款)(账户|分户)?(交易|历史)?(明细|流水|对账单|清单)")
"""What the paper of a term deposit says of itself, which is paid its interest when it falls due."""
_SHARES = re.compile(r"(证券|股票)(代码|名称)|股东(代码|账[号户])|成交(数量|价格?|均价)")
"""Titles that only such a paper has."""
_WALLET_TITLES = re.compile(r"单号|订单|支付方式|付款方式|交易方式|商品")
_CORPORATE = re.compile(r"对公|单位账户|单位银行|单位活期|企业账户|企业网银|公司账户|单位结算|对账单位|"
                        r"单位名称|公司名称|corporate")
_PERSONAL = re.compile(r"个人|借记卡|储蓄|本人|持卡人|personal")
_ORGANISATION = re.compile(r"(公司|厂|商行|经营部|中心|合作社|事务所|工作室|商店|酒店|学校|医院|"
                           r"集团|有限合伙|门市部|超市|co\.?,?ltd\.?)(\(.*\))?$", re.I)
_PLACE_OF_WORK = re.compile(r"[\u4e00-\u9fff()]{3,}((大|中|小)学|学院|[店馆院所部园站场坊楼行社局会队])(\(.*\))?$")
"""How the names of shops, kindergartens, clinics, farms, associations and offices end. What says that it is a person's
account is believed first."""
_LONGEST_NAME = 4
_ENDS_NAME = re.compile(r"[,，;；|](?!\s*(?:ltd|limited|inc|llc|plc|corp)\b)", re.I)
"""What ends a holder's name, unless the legal form of a company follows."""
_CLOSING = {")": "(", "]": "[", "】": "【", "」": "「"}
_NOTE = re.compile(r"\(?\d{1,2}\)?[.、)].*[,，;；。]")
"""A numbered sentence of the small print, which may name any bank."""
_OF_WAGES = re.compile(r"[^:]{0,16}(代发)?(工资|薪资)(代发|发放|入账|收入|交易)*(明细|流水|清单|记录|对账单)+[表单]?")
"""The title of a print of wages alone; one of an account for wages (工资账户明细) prints all."""
_IDENTITY, _ALIKE = re.compile(r"[1-9]\d{16}[0-9Xx]"), re.compile(r"(\d)\1{5}")


@dataclass(frozen=True, slots=True)
class Header:
    """What a statement says of itself outside its table."""

    bank: Field[str] | None
    holder: Field[str] | None
    id_number: Field[str] | None
    account: Field[str] | None
    cards: tuple[Field[str], ...]
    currency: Field[str] | None
    start: Field[PrintedDate] | None
    end: Field[PrintedDate] | None
    printed_on: Field[PrintedDate] | None
    opening: Field[Decimal] | None
    closing: Field[Decimal] | None
    filtered: Field[str] | None
    pages: tuple[PageMark, ...]
    text: str


def read_header(document: str, tables: list[PageTable]) -> Header:
    """Read the header from the lines above and below the table on all pages."""
    block = Block(document, tables)
    account = account_of(block) or half_account(block)
    text = " ".join(line.text for _, line in block.above + block.below)
    start, end = period(block)
    lines, pages = apart(block.above + block.below), list(block.pages.values())
    marks = marked_beside(with_halves(document, page_marks(document, own_pages(pages), lines), lines), pages)
    return Header(_bank(block), holder_of(block), _id_number(block), account, cards_beside(block, account),
                  _plain(block, "currency"), start, end, printed_on(block, end), balance_named(block, "opening", start),
                  balance_named(block, "closing", end), _filter(block), marks, text)


def account_type(header: Header, titles: str, with_balance: bool, kind: str) -> str:
    """``wallet`` (a broker's account too), ``loan``, ``term``, ``corporate`` or ``personal``: by what the paper says,
    else by the kind it was filed under. ``titles`` are its table's: where it has no balance, orders tell a wallet."""
    text = normal(header.text).lower()
    orders = header.bank is None and _WALLET_TITLES.search(normal(titles))
    holder = normal(header.holder.value).lower() if header.holder is not None else ""
    broker = _SHARES.search(normal(titles)) or (
        header.bank is None and _BROKER.search(text.replace(holder, "") if holder else text))
    if (not with_balance and (orders or _WALLET.search(text))) or _PURSE.search(text) or broker:
        return "wallet"
    if not _CURRENT.search(text) and (_LOAN.search(text) or _TERM.search(text)):
        return "loan" if _LOAN.search(text) else "term"
    if _ORGANISATION.search(holder):
        return "corporate"
    if holder and len(holder) <= _LONGEST_NAME:
        return "personal"
    if _CORPORATE.search(text) and not _PERSONAL.search(text):
        return "corporate"
    if _PERSONAL.search(text):
        return "personal"
    return "corporate" if kind == "corporate_statement" or _PLACE_OF_WORK.fullmatch(holder) else "personal"


def _bank(block: Block) -> Field[str] | None:
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


def holder_of(block: Block) -> Field[str] | None:
    """The holder that a label names, else what may be one: what stands beside a label that was misread is in doubt."""
    for value in chain(block.named("holder"), block.nearly_holders()):
        name = _whole_name(_ENDS_NAME.split(value.value)[0].strip(":：;"))
        if name and not re.fullmatch(r"[\d*:.-]+", name) and len(name) <= 60:
            return Field(name, block.evidence(value))
    return None


def _whole_name(text: str) -> str:
    """``text`` without a bracket at its end that opens nowhere: dirt, or a rule beside it."""
    return text[:-1] if text[-1:] in _CLOSING and _CLOSING[text[-1]] not in text else text


def _id_number(block: Block) -> Field[str] | None:
    """The holder's number of identity, where all of it is printed: stars that mask a part are read as ones."""
    return next((Field(value.value.upper(), block.evidence(value)) for value in block.named("id_number")
                 if _IDENTITY.fullmatch(value.value)
                 and not (value.confidence < SURE and _ALIKE.search(value.value))), None)


def _plain(block: Block, name: str) -> Field[str] | None:
    value = next(iter(block.named(name)), None)
    return None if value is None else Field(value.value, block.evidence(value))


def _filter(block: Block) -> Field[str] | None:
    """A filter that hides rows; 全部, 无 and zero limits hide none. A paper titled that of wages prints no others."""
    for value in block.named("filter"):
        if not re.search(r"全部|所有|不限|无|all", value.value, re.I) and money(value.value) != 0:
            return Field(value.value, block.evidence(value))
    for page, line in block.above:
        title = normal(line.text)
        if _OF_WAGES.fullmatch(title):
            return Field(title, block.at(page, around(line.words), title, sureness(line.words)))
    return None
