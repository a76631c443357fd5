"""The chain of balances of one account: which balance follows from which, and where it does not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checks.balance_a_day import left_to_day_end
from checks.facts import BankStatement, Entry, Field
from checks.once import OnceProperty, once
from checks.same_day import proven_order


@dataclass(frozen=True)
class Link:
    """A row whose balance and amount were read, behind a known balance. ``previous`` is None behind the opening
    balance; ``across`` lists rows between the two that show no balance, ``through`` is their sum. ``daily`` where they
    show none since the bank prints one a day."""

    entry: Entry
    amount: Field[Decimal]
    balance: Field[Decimal]
    before: Field[Decimal]
    previous: Entry | None = None
    across: tuple[Entry, ...] = ()
    through: Decimal = Decimal(0)
    daily: bool = False

    @property
    def expected(self) -> Decimal:
        """The balance that should be printed."""
        return self.before.value + self.through + self.amount.value

    @OnceProperty
    def difference(self) -> Decimal:
        """Printed minus expected balance; zero when the link holds."""
        return self.balance.value - self.expected

    @OnceProperty
    def moved(self) -> Decimal:
        """By how much the balance really moved."""
        return self.balance.value - self.before.value

    @OnceProperty
    def holds(self) -> bool:
        """Whether three figures fit together of which none could be another."""
        return bool(self.amount.value) and not self.across and not self.difference

    @property
    def sides_differ(self) -> bool:
        """The sum is right and only its direction is not: what the row prints against what the balances prove."""
        return not self.across and self.amount.value != 0 and self.moved == -self.amount.value


@dataclass(frozen=True, slots=True)
class Chain:
    """Links of one account, oldest first, and the rows with a cell that was not read."""

    links: tuple[Link, ...]
    unread: tuple[Entry, ...]
    last: Entry | None


@once
def chains_of(statement: BankStatement) -> tuple[Chain, ...]:
    """The chains of a statement. Opening and closing balances belong to one account, so they count only where
    the statement has one chain."""
    groups = statement.chains()
    opening = statement.opening if len(groups) == 1 else None
    return tuple(_chain(proven_order(entries, opening.value if opening else None), opening)
                 for entries in groups.values())


@dataclass(frozen=True, slots=True)
class Proven:
    """Numbers of the rows whose amount, and whose balance, is proven: read with the figures beside it as it must be."""

    amounts: frozenset[int]
    balances: frozenset[int]


@once
def proven(statement: BankStatement) -> Proven:
    """What the balances prove: a balance, the amount and the next balance that fit together were read rightly, however
    weakly each of them alone."""
    held = [link for chain in chains_of(statement) for link in chain.links if link.holds]
    amounts = frozenset(link.entry.row for link in held)
    return Proven(amounts, amounts | {link.previous.row for link in held if link.previous is not None})


def borne_out(chain: Chain, least: float) -> frozenset[int]:
    """Numbers of the rows whose balances follow from each other where one of them was read as surely as ``least``, or
    the opening balance leads to them: two that lost the same stroke follow from each other too."""
    runs: list[list[Entry | None]] = []
    for link in filter(lambda link: link.holds, chain.links):
        if not runs or runs[-1][-1] is not link.previous:
            runs.append([link.previous])
        runs[-1].append(link.entry)
    sure = [run for run in runs if any(entry is None or (entry.balance and entry.balance.evidence.confidence >= least)
                                       for entry in run)]
    return frozenset(entry.row for run in sure for entry in run if entry is not None)


def _chain(entries: tuple[Entry, ...], before: Field[Decimal] | None) -> Chain:
    links: list[Link] = []
    unread: list[Entry] = []
    across: list[Entry] = []
    through: Decimal | None = Decimal(0)
    previous: Entry | None = None
    later = left_to_day_end(entries)
    for entry in entries:
        if entry.row not in later and (entry.balance is None or entry.amount is None) and not \
                _moves_nothing(entry, before):
            unread.append(entry)
        if entry.balance is None:
            across.append(entry)
            through = None if through is None or entry.amount is None else through + entry.amount.value
            continue
        if entry.amount is not None and before is not None and through is not None:
            links.append(Link(entry, entry.amount, entry.balance, before, previous, tuple(across), through,
                              bool(across) and all(row.row in later for row in across)))
        before, previous, across, through = entry.balance, entry, [], Decimal(0)
    last = entries[-1] if entries and entries[-1].balance is not None else None
    return Chain(tuple(links), tuple(unread), last)


def _moves_nothing(entry: Entry, before: Field[Decimal] | None) -> bool:
    """Whether the balance stays as it was, as where a card is changed: there is no sum to read."""
    return before is not None and entry.balance is not None and entry.balance.value == before.value
