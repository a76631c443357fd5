"""Invented people and firms. Every name says so itself (样例, 样本, 示例), and no number belongs to anyone:
identity numbers are computed, telephone numbers lie in runs of zeros."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

GIVEN_NAMES = ("样例", "样本", "示例", "范例")
SURNAMES = ("张", "李", "王", "陈", "刘", "赵", "周", "吴", "林", "何")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Employer:
    """A firm that never existed."""

    name: str
    short: str
    phone: str
    address: str
    credit_code: str


@dataclass(frozen=True, slots=True)
class Person:
    """An invented applicant, as the papers print them. ``id_valid_to`` is None for a long-term card."""

    name: str
    sex: str
    birth: date
    id_number: str
    id_valid_from: date
    id_valid_to: date | None
    authority: str
    household_address: str
    home_address: str
    mobile: str
    email: str
    position: str
    department: str
    hired_on: date
    employer: Employer


def check_character(first_17: str) -> str:
    """The 18th character of an identity number (ISO 7064 MOD 11-2).

    >>> check_character("11010119800101001")
    '0'
    """
    return CHECK_CHARACTERS[sum(int(digit) * weight for digit, weight in zip(first_17, WEIGHTS, strict=True)) % 11]


def card_number(body: str) -> str:
    """A card's number with its check digit (Luhn).

    >>> card_number("622202000000000000")
    '6222020000000000000'
    """
    doubled = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return body + str(-sum(value - 9 if value > 9 else value for value in doubled) % 10)


def invent_employer(rng: Random) -> Employer:
    """A firm; the same seed gives the same firm."""
    trade = rng.choice(("科技", "商贸", "机电", "食品", "物流", "软件"))
    return Employer(
        name=f"样例市样例{trade}有限公司",
        short=f"样例{trade}",
        phone=f"010-5600{rng.randint(0, 9999):04d}",
        address=f"样例市样例区示范大道{rng.randint(1, 199)}号样例大厦{rng.randint(2, 28)}层",
        credit_code="91110000600037341L",
    )


def invent_person(rng: Random, as_of: date) -> Person:
    """An applicant aged 27 to 42 on ``as_of``, whose twenty-year card is in force then."""
    birth = date(as_of.year - rng.randint(27, 42), rng.randint(1, 12), rng.randint(1, 28))
    woman = rng.random() < 0.5
    sequence = rng.randrange(100, 900) // 2 * 2 + (0 if woman else 1)
    stem = f"110101{birth:%Y%m%d}{sequence:03d}"
    issued = birth.replace(year=birth.year + 26, day=1) + timedelta(days=rng.randint(33, 59))
    household = f"样例市样例区样例街道{rng.randint(1, 99)}号{rng.randint(1, 18)}单元{rng.randint(1, 22)}02室"
    home = f"样例市样例区示范路{rng.randint(1, 399)}号{rng.randint(1, 30)}栋{rng.randint(3, 28)}01室"
    return Person(
        name=rng.choice(SURNAMES) + rng.choice(GIVEN_NAMES),
        sex="女" if woman else "男",
        birth=birth,
        id_number=stem + check_character(stem),
        id_valid_from=issued,
        id_valid_to=issued.replace(year=issued.year + 20),
        authority="样例市公安局样例分局",
        household_address=household,
        home_address=home,
        mobile=f"1390000{rng.randint(0, 9999):04d}",
        email=f"sample{rng.randint(100, 999)}@example.com",
        position=rng.choice(("工程师", "会计", "主管", "销售经理", "仓储主管")),
        department=rng.choice(("技术部", "财务部", "市场部", "运营部")),
        hired_on=date(as_of.year - rng.randint(2, 6), rng.randint(1, 12), rng.randint(1, 28)),
        employer=invent_employer(rng),
    )
