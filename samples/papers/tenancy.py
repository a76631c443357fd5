"""What a person's lease and rent invoice tell alike: who lets, at what rent, paid how often, from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from checks.periods import add_months
from samples.papers.drawing import chance, days_before
from samples.people import SURNAMES, Person

YEARS = 3


@dataclass(frozen=True, slots=True)
class Tenancy:
    """A shop let for YEARS from ``begins``; ``rent`` is whole yuan a month, due for ``months`` at a time."""

    lessor: str
    place: str
    begins: date
    rent: int
    months: int

    @property
    def ends(self) -> date:
        """The last day."""
        return self.begins.replace(year=self.begins.year + YEARS) - timedelta(days=1)

    @property
    def instalment(self) -> int:
        """What is due at a time, in whole yuan."""
        return self.rent * self.months

    def term(self, day: date) -> tuple[date, date]:
        """First and last day of the instalment that covers ``day``."""
        begins = self.begins
        while (follows := add_months(begins, self.months)) <= day:
            begins = follows
        return begins, follows - timedelta(days=1)


def tenancy(person: Person, as_of: date) -> Tenancy:
    """The tenancy of one person, in force on ``as_of``: the same each time."""
    rng = chance(person, "tenancy")
    begins = days_before(as_of, rng.randint(120, 500)).replace(day=1)
    place = f"样例市样例区示范街{rng.randint(1, 300)}号{rng.randint(1, 30)}号商铺"
    return Tenancy(rng.choice(SURNAMES) + "虚构", place, begins, rng.randint(20, 90) * 100, rng.choice((3, 6)))
