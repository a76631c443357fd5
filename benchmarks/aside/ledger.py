"""An honest personal ledger: salary, rent, shopping, cash, fees, a reversal, interest by the formula.

Nothing ever goes below zero, balances chain exactly, and the quarter before the first printed day is simulated too,
because the interest of March rests on it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import chinese_calendar

from benchmarks.aside.interest import interest, is_credit_day
from benchmarks.aside.model import Entry, rechain
from benchmarks.aside.people import FIRMS, UTILITIES, Town

HISTORY = date(2024, 12, 21)


def money(rng: random.Random, low: float, high: float) -> Decimal:
    """An uneven sum of yuan and cents."""
    return Decimal(rng.randint(int(low * 100), int(high * 100))) / 100


def moment(rng: random.Random, day: date, first: int = 8, last: int = 22) -> datetime:
    return datetime.combine(day, time(rng.randint(first, last - 1), rng.randint(0, 59), rng.randint(0, 59)))


def days_between(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def workday_on_or_before(day: date) -> date:
    while not chinese_calendar.is_workday(day):
        day -= timedelta(days=1)
    return day


class Household:
    """Draws the entries of one person day by day. ``per_day`` is how many purchases a day brings.

    ``quiet`` thins out transfers and cash, for papers of one page.
    """

    def __init__(self, rng: random.Random, per_day: float, quiet: float = 1):
        self.rng, self.per_day, self.quiet, self.town = rng, per_day, quiet, Town(rng)
        self.employer = self.town.party(rng.choice(FIRMS))
        self.landlord = self.town.party("甄房东")
        self.payday, self.wage = rng.randint(8, 15), money(rng, 7000, 15000)
        self.scale = self.wage * Decimal("0.4") / Decimal(str(max(per_day, 0.1) * 30))

    def entries(self, day: date) -> list[Entry]:
        """Everything that happens on one day but interest."""
        found = self.regular(day) + self.odd(day)
        share = self.per_day if chinese_calendar.is_workday(day) else self.per_day * 1.4
        found += [self.purchase(day) for _ in range(int(share + self.rng.random()))]
        for entry in [e for e in found if e.kind == "purchase" and self.rng.random() < 0.02]:
            found.append(Entry(entry.when + timedelta(minutes=3), -entry.amount, "reversal", entry.party,
                               "交易撤销", "快捷支付"))
        return found

    def regular(self, day: date) -> list[Entry]:
        rng, out = self.rng, []
        if day == workday_on_or_before(day.replace(day=self.payday)):
            pay = self.wage + money(rng, 0, 900)
            out.append(Entry(moment(rng, day, 9, 17), pay, "salary", self.employer, f"{day.month}月工资", "批量代发"))
        if day.day == 3:
            rent = -(self.wage * Decimal("0.25")).quantize(Decimal(10))
            out.append(Entry(moment(rng, day), rent, "transfer_out", self.landlord, "房租", "手机银行"))
        if day.day == 18:
            party = self.town.party(rng.choice(UTILITIES))
            out.append(Entry(moment(rng, day), -money(rng, 30, 260), "bill", party, "代扣水电燃气通讯费", "批量代扣"))
        if day.day == 10:
            out.append(Entry(datetime.combine(day, time(2, 15, rng.randint(0, 59))), Decimal(-3), "fee", None,
                             "短信服务费", "批量业务"))
        return out

    def odd(self, day: date) -> list[Entry]:
        rng, chance = self.rng, self.rng.random() / self.quiet
        if chance < 0.03:
            return [Entry(moment(rng, day), -Decimal(100 * rng.randint(2, 10)), "cash_out", None, "", "ATM")]
        if chance < 0.07:
            return [Entry(moment(rng, day), money(rng, 40, 1500), "transfer_in", self.town.friend(),
                          rng.choice(("", "聚餐AA", "还款", "代购货款")), "手机银行")]
        if chance < 0.10:
            return [Entry(moment(rng, day), -money(rng, 50, 1200), "transfer_out", self.town.friend(),
                          rng.choice(("", "还钱", "份子钱", "代付快递费及包装费用")), "手机银行")]
        return []

    def purchase(self, day: date) -> Entry:
        party = self.town.shop()
        amount = -money(self.rng, 3, float(self.scale) * 1.9)
        quick = "-" in party.name
        remark = self.rng.choice(("", "", "扫二维码付款", "消费", f"订单{self.rng.randint(10**11, 10**12 - 1)}"))
        return Entry(moment(self.rng, day), amount, "purchase" if quick else "pos", party, remark,
                     "快捷支付" if quick else "POS")


def simulate(first: date, last: date, opening: Decimal, entries_on: Callable[[date], list[Entry]],
             segmented: bool) -> list[Entry]:
    """Run the days, book interest on the 21sts, drop what the balance cannot bear; oldest first, chained."""
    out: list[Entry] = []
    balance, ends = opening, dict[date, Decimal]()
    for day in days_between(first, last):
        today, refused = entries_on(day), set[Decimal]()
        earned = interest(day, ends.__getitem__, segmented) if is_credit_day(day) and day > first else Decimal(0)
        if earned > 0:
            today.append(Entry(datetime.combine(day, time(3, 12, 7)), earned, "interest", None,
                               "批量结息" if segmented else "个人活期结息", "批量业务"))
        for entry in sorted(today, key=lambda e: e.when):
            if balance + entry.amount < 0 or (entry.kind == "reversal" and -entry.amount in refused):
                refused.add(entry.amount)
                continue
            out.append(entry)
            balance += entry.amount
        ends[day] = balance
    rechain(out, {"CNY": opening})
    return out


def personal(rng: random.Random, start: date, end: date, rows: int) -> list[Entry]:
    """About ``rows`` honest entries between two days, oldest first."""
    days = (end - start).days + 1
    per_day = max((rows - days * 0.24) / (days * 1.12), 0.02)
    household = Household(rng, per_day, quiet=min(1, rows / 70))
    opening = money(rng, 9000, 42000)
    return [e for e in simulate(HISTORY, end, opening, household.entries, segmented=False)
            if e.when.date() >= start]
