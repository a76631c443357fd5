"""An honest company's ledger: customers, suppliers, payroll, taxes, fees; the counter is used on workdays only."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

import chinese_calendar

from benchmarks.aside.ledger import HISTORY, moment, money, simulate, workday_on_or_before
from benchmarks.aside.model import Entry
from benchmarks.aside.people import CUSTOMERS, SUPPLIERS, Town

PURPOSES_IN = ("货款", "销售款", "服务费", "合同款项第二期", "设备验收款及尾款", "往来款")
PURPOSES_OUT = ("材料款", "采购款", "运费", "办公用品", "设备租赁费（含税）", "加工费结算")


class Company:
    """``per_day`` is how many customers and suppliers a workday brings."""

    def __init__(self, rng: random.Random, per_day: float):
        self.rng, self.per_day, self.town = rng, per_day, Town(rng)

    def entries(self, day: date) -> list[Entry]:
        working = chinese_calendar.is_workday(day)
        found = self.regular(day)
        share = self.per_day if working else self.per_day * 0.3
        for _ in range(int(share + self.rng.random())):
            found.append(self.trade(day, working))
        for entry in [e for e in found if e.kind == "remit_out" and self.rng.random() < 0.04]:
            found.append(Entry(entry.when + timedelta(minutes=12), -entry.amount, "reversal", entry.party,
                               "账号户名不符退汇冲正", "批量业务"))
        return found

    def trade(self, day: date, working: bool) -> Entry:
        rng = self.rng
        if rng.random() < 0.46:
            return Entry(moment(rng, day), money(rng, 800, 24000), "remit_in", self.town.party(rng.choice(CUSTOMERS)),
                         rng.choice(PURPOSES_IN), "网上银行")
        if working and rng.random() < 0.12:
            cheque = rng.random() < 0.5
            return Entry(moment(rng, day, 9, 16), -money(rng, 500, 9000), "cheque" if cheque else "counter_cash",
                         self.town.party(rng.choice(SUPPLIERS)) if cheque else None, "支票" if cheque else "备用金",
                         "柜面")
        return Entry(moment(rng, day), -money(rng, 500, 19000), "remit_out", self.town.party(rng.choice(SUPPLIERS)),
                     rng.choice(PURPOSES_OUT), "网上银行")

    def regular(self, day: date) -> list[Entry]:
        rng, out = self.rng, []
        if day == workday_on_or_before(day.replace(day=10)):
            out.append(Entry(moment(rng, day, 9, 15), -money(rng, 21000, 36000), "payroll", None, "代发工资",
                             "企业网银"))
        if day == workday_on_or_before(day.replace(day=15)):
            out.append(Entry(moment(rng, day, 9, 15), -money(rng, 900, 5200), "tax",
                             self.town.party("国家金库乌有市支库"), "实时缴税", "税务代扣"))
        if day.day == 26:
            out.append(Entry(datetime.combine(day, time(1, 40, rng.randint(0, 59))), -money(rng, 20, 90), "fee", None,
                             "对公账户管理费及短信费", "批量业务"))
        return out


def corporate(rng: random.Random, start: date, end: date, rows: int) -> list[Entry]:
    """About ``rows`` honest entries of a company between two days, oldest first."""
    days = (end - start).days + 1
    company = Company(rng, max((rows - days * 0.1) / (days * 0.8), 0.05))
    return [e for e in simulate(HISTORY, end, money(rng, 160000, 480000), company.entries, segmented=True)
            if e.when.date() >= start]
