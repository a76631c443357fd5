"""Invented people, firms and numbers. Names say that they are invented: 虚构, 假设, 乌有, 子虚, 试样."""

from __future__ import annotations

import random

from benchmarks.aside.model import Party

HOLDERS = ("贾样本", "虞拟名", "甄假设", "梅其仁", "吴有之", "子虚生", "贾拟真", "欧阳试样", "乌有先", "虞虚构")
FIRMS = ("乌有市虚构精密机械制造有限公司", "子虚省假设信息技术股份有限公司", "虚构（乌有）供应链管理有限公司",
         "乌有样本食品有限责任公司", "子虚试样建筑装饰工程有限公司", "假设纺织品进出口有限公司")
SHOPS = ("虚构便民超市", "乌有生鲜连锁（子虚路店）", "假设咖啡", "子虚网络科技有限公司", "乌有出行科技有限公司",
         "样本外卖（乌有）服务有限公司", "虚构书店", "假设大药房乌有市人民中路第三分店", "试样加油站", "子虚电影城",
         "乌有美食广场 子虚小吃店", "虚构充电服务（乌有）有限公司", "假设母婴用品旗舰店", "样本五金日杂商行")
PAYERS = ("财付通-微信支付-", "支付宝-", "网联-", "银联-", "")
UTILITIES = ("乌有市虚构供水有限公司", "子虚电网乌有供电局", "假设燃气集团有限公司", "虚构通信乌有分公司")
FRIENDS = ("贾友人", "甄朋", "虞兄弟", "吴同事", "梅姐姐", "假舅舅")
CUSTOMERS = ("乌有第一虚构百货有限公司", "子虚建材贸易有限公司", "假设（乌有）汽车零部件有限公司", "样本物流有限公司",
             "虚构文化传播有限公司", "乌有市试样包装制品厂", "子虚酒店管理有限公司乌有分公司")
SUPPLIERS = ("假设钢材销售有限公司", "乌有虚构化工原料有限公司", "子虚五金机电经营部", "样本设备租赁有限公司",
             "虚构物业服务（乌有）有限公司", "试样办公用品商行")
BRANCHES = ("乌有市子虚路支行", "虚构开发区支行", "乌有市假设大道支行营业部", "子虚江滨支行")
OTHER_BANKS = ("海市蜃楼银行乌有分行", "南柯银行营业部", "黄粱商业银行子虚支行", "镜花银行水月支行")


def luhn_number(rng: random.Random, prefix: str, length: int) -> str:
    """A number of ``length`` digits that ends in its Luhn check digit."""
    body = prefix + "".join(rng.choice("0123456789") for _ in range(length - len(prefix) - 1))
    doubled = [int(d) * (2 if place % 2 == 0 else 1) for place, d in enumerate(reversed(body))]
    return body + str(-sum(d - 9 if d > 9 else d for d in doubled) % 10)


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choice("0123456789") for _ in range(count))


class Town:
    """The people around one account holder; asked twice for a name it gives the same account."""

    def __init__(self, rng: random.Random):
        self.rng = rng
        self.known: dict[str, Party] = {}

    def party(self, name: str, bank: bool = True) -> Party:
        if name not in self.known:
            account = luhn_number(self.rng, "6299990", 19) if len(name) < 5 else digits(self.rng, 15)
            self.known[name] = Party(name, account, self.rng.choice(OTHER_BANKS) if bank else "")
        return self.known[name]

    def shop(self) -> Party:
        """A shop as a statement names it: through a payment company more often than not."""
        return self.party(self.rng.choice(PAYERS) + self.rng.choice(SHOPS), bank=False)

    def friend(self) -> Party:
        return self.party(self.rng.choice(FRIENDS))
