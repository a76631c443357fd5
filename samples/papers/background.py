"""What an applicant's papers must agree on beyond the person: contacts, the account that wages go to, income."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from samples.layouts import LAYOUTS
from samples.ledger import Ledger
from samples.papers.drawing import chance
from samples.people import SURNAMES, Person
from samples.statements import sample_ledger

CONTACTS = (("relative", "父亲"), ("relative", "母亲"), ("colleague", "同事"), ("colleague", "同事"),
            ("friend", "朋友"), ("friend", "朋友"))
CIRCLE = {"relative": "样亲", "colleague": "样同", "friend": "样友"}
LAYOUT = LAYOUTS["plain"]
ROWS = 224


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call. ``group`` is ``relative``, ``colleague`` or ``friend``."""

    group: str
    relation: str
    name: str
    phone: str


def contacts_of(person: Person) -> tuple[Contact, ...]:
    """Two relatives, two colleagues, two friends; all names and numbers differ."""
    rng = chance(person, "contacts")
    surnames = rng.sample(SURNAMES, len(CONTACTS) + 1)
    surnames = [surname for surname in surnames if surname != person.name[0]]
    numbers = rng.sample(range(10000), len(CONTACTS))
    names = [person.name[0], *surnames]
    return tuple(Contact(group, relation, f"{surname}{CIRCLE[group]}", f"1380000{number:04d}")
                 for (group, relation), surname, number in zip(CONTACTS, names, numbers, strict=False))


def ledger_of(person: Person, as_of: date) -> Ledger:
    """The account that the applicant's wages go to, over seven months, printed four days before ``as_of``."""
    return sample_ledger(LAYOUT, zlib.crc32(person.id_number.encode()), as_of, ROWS, person)


def income_of(person: Person, as_of: date) -> Decimal:
    """Monthly income before tax in whole hundreds: a sixth above the usual wage paid out."""
    wages = [line.amount for line in ledger_of(person, as_of).lines if line.kind == "salary"]
    return Decimal(round(median(wages) * 7 / 600) * 100)
