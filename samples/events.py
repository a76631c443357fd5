"""What happens on an account, before balances: wages, bills, spending, trade. Names are visibly invented."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_DOWN, Decimal
from random import Random

CENT = Decimal("0.01")

SPENDING = (
    ("快捷支付", "样例便利店", "快捷支付", 6, 80),
    ("消费", "样例超市有限公司", "POS", 30, 420),
    ("快捷支付", "财付通-样例餐饮店", "快捷支付", 12, 160),
    ("快捷支付", "样例地铁运营公司", "快捷支付", 2, 9),
    ("网上支付", "样例网络商城", "网上支付", 19, 880),
    ("消费", "样例加油站", "POS", 180, 420),
    ("缴费", "样例市自来水公司", "手机银行", 25, 110),
    ("缴费", "样例通信公司", "手机银行", 50, 100),
    ("转账支出", "孙样友", "手机银行", 100, 1500),
    ("ATM取款", "", "ATM", 200, 1000),
    ("快捷支付", "样例药房连锁有限公司样例区第三分店", "快捷支付", 15, 260),
)
INCOME = (
    ("转账存入", "钱样友", "手机银行", 50, 1200),
    ("退款", "样例网络商城", "网上支付", 19, 300),
    ("跨行转入", "冯样亲", "网银", 200, 2600),
    ("提现转入", "财付通支付科技有限公司", "快捷支付", 20, 900),
)
COUNTER_TRADE = (
    ("现金存入", "", "柜台", 2000, 30000),
    ("现金支取", "", "柜台", -20000, -2000),
    ("支票支付", "样例纸业有限公司", "柜台", -60000, -3000),
    ("汇票托收", "样例贸易有限公司", "柜台", 8000, 90000),
)
E_BANKING_TRADE = (
    ("货款", "样例贸易有限公司", "网银", 5000, 120000),
    ("货款", "样例百货有限公司", "网银", 3000, 80000),
    ("采购款", "样例机械制造有限公司", "网银", -70000, -4000),
    ("运费", "样例物流有限公司", "网银", -9000, -300),
    ("收单结算", "样例收单服务有限公司", "系统", 800, 16000),
    ("服务费", "", "系统", -60, -5),
    ("代扣税款", "样例市税务局", "系统", -9000, -200),
)
WALLET = (
    ("餐饮美食", "样例餐饮店", "零钱", -160, -12),
    ("日用百货", "样例便利店", "零钱", -80, -6),
    ("交通出行", "样例出行", "样例银行储蓄卡", -60, -8),
    ("转账红包", "钱样友", "零钱", 10, 600),
    ("充值缴费", "样例通信公司", "样例银行储蓄卡", -100, -50),
    ("提现", "样例银行", "零钱", 0, 900),
)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that moves money at a moment. ``amount`` is signed from the holder's side."""

    day: date
    at: time
    amount: Decimal
    summary: str
    counterparty: str
    channel: str
    kind: str

    def affordable(self, balance: Decimal) -> Decimal:
        """The amount, cut down where it would spend more than a third of what is there."""
        if self.amount >= 0 or -self.amount * 3 <= balance:
            return self.amount
        return -max((balance / 3).quantize(CENT, ROUND_DOWN), CENT)


def account_of(name: str) -> str:
    """The account of a counterparty: one name, one account; runs of zeros mark it as invented."""
    return f"62000000{zlib.crc32(name.encode()) % 10**9:09d}" if name else ""


def salaries(rng: Random, first: date, last: date, payer: str, is_payday: Callable[[date], bool]) -> list[Event]:
    """One wage a month on a fixed day, brought forward to a workday; sums vary with attendance and tax."""
    nominal, base = rng.choice((8, 10, 15)), rng.randint(820_000, 1_480_000)
    found = []
    for year, month in _months(first, last):
        day = date(year, month, nominal)
        while not is_payday(day):
            day -= timedelta(days=1)
        cents = base + rng.randint(-42_000, 61_000)
        at = time(rng.randint(9, 16), rng.randrange(60), rng.randrange(60))
        found.append(Event(day, at, _money(cents), "代发工资", payer, "代发", "salary"))
    return [event for event in found if first <= event.day <= last]


def monthly_bills(rng: Random, first: date, last: date) -> list[Event]:
    """Rent and power, on their days each month."""
    rent = rng.randint(18, 36) * 100
    found = []
    for year, month in _months(first, last):
        at = time(10, 14, rng.randrange(60))
        found.append(Event(date(year, month, 3), at, _money(-rent * 100), "转账支出", "郑样房", "手机银行", "rent"))
        power = _money(-rng.randint(5_000, 32_000))
        found.append(Event(date(year, month, 18), time(4, 2, 11), power, "代扣电费", "样例市供电局", "代扣", "bill"))
    return [event for event in found if first <= event.day <= last]


def spending(rng: Random, first: date, last: date, count: int) -> list[Event]:
    """``count`` everyday events, the first and the last day among them."""
    return [
        _pick(rng, day, INCOME, "transfer-in") if rng.random() < 0.09 else _pick(rng, day, SPENDING, "spend", sign=-1)
        for day in _days(rng, first, last, count)
    ]


def trade(rng: Random, first: date, last: date, count: int, is_workday: Callable[[date], bool]) -> list[Event]:
    """``count`` entries of a firm; what passes a counter happens on workdays in opening hours."""
    found = []
    for day in _days(rng, first, last, count):
        if is_workday(day) and rng.random() < 0.35:
            found.append(_pick(rng, day, COUNTER_TRADE, "counter", hours=(9, 16)))
        else:
            found.append(_pick(rng, day, E_BANKING_TRADE, "e-banking"))
    return found


def wallet(rng: Random, first: date, last: date, count: int) -> list[Event]:
    """``count`` wallet rows in order of time."""
    picked = [_pick(rng, day, WALLET, "wallet") for day in _days(rng, first, last, count)]
    named = [event if event.summary != "提现" else _neutral(event) for event in picked]
    return sorted(named, key=lambda event: (event.day, event.at))


def _neutral(event: Event) -> Event:
    return Event(event.day, event.at, event.amount, event.summary, event.counterparty, event.channel, "neutral")


def _pick(
    rng: Random,
    day: date,
    choices: tuple[tuple[str, str, str, int, int], ...],
    kind: str,
    sign: int = 1,
    hours: tuple[int, int] = (7, 23),
) -> Event:
    """An event of one of the choices. Cash comes in hundreds; everything else has cents."""
    summary, counterparty, channel, low, high = rng.choice(choices)
    cents = rng.randint(low, high) * 100 + rng.randint(1, 99)
    if channel in ("ATM", "柜台"):
        cents = cents // 10_000 * 10_000 or 10_000
    at = time(rng.randint(hours[0], hours[1] - 1), rng.randrange(60), rng.randrange(60))
    return Event(day, at, _money(cents * sign), summary, counterparty, channel, kind)


def _days(rng: Random, first: date, last: date, count: int) -> list[date]:
    """``count`` days of the period in order, both ends among them."""
    span = (last - first).days
    inner = [first + timedelta(days=rng.randint(0, span)) for _ in range(count - 2)]
    return sorted([first, last, *inner])


def _months(first: date, last: date) -> list[tuple[int, int]]:
    number = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(month // 12, month % 12 + 1) for month in number]


def _money(cents: int) -> Decimal:
    return (Decimal(cents) / 100).quantize(CENT)
