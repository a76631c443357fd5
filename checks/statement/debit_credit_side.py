"""STM-07."""

from __future__ import annotations

from collections.abc import Iterator

from checks.chain import Link, chains_of
from checks.facts import BankStatement, Evidence, Side
from checks.figures import addition, money, plain, row_list
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.names import read_from_pixels
from checks.rule import Context, rule
from checks.statement.worded_sides import worded_out
from checks.vocabulary import is_reversal

_MANY_SHARE = 1 / 3
_MANY_ROWS = 3


@rule("STM-07", Level.WARNING, BankStatement)
def debit_credit_side(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The printed side of an amount (column, sign, flag or wording) is the direction in which the balance moved.

    Why: Whoever moves a sum to the other column to make income of spending tends to forget the flag, the balance or
        the summary; who exchanges the titles of the columns leaves all balances against them.
    Innocent: A reversal or refund without its usual wording, or a bank whose debit column means money in. Titles of
        plain words that all balances are against are for a person: of what is owed they would be right.
    Source: Intake training deck (借贷方向); double-entry bookkeeping; policy statement.worded_least.
    """
    if not statement.has_balance:
        yield not_applicable("no-balance", statement.evidence)
        return
    proven = [link for chain in chains_of(statement) for link in chain.links
              if not link.across and abs(link.moved) == abs(link.amount.value) != 0 and not is_reversal(link.entry)]
    yield from _named_against(statement, proven)
    against = [link for link in proven if _printed_side(link) is not _proven_side(link)]
    if len(against) >= _MANY_ROWS and len(against) > _MANY_SHARE * len(proven):
        yield unknown("columns", *(link.amount.evidence for link in against),
                      rows=row_list(link.entry.row for link in against))
        return
    unread = [link for link in against if _sign(link).confidence < context.policy.reading.unread_below] + _lost(proven)
    if unread:
        yield unknown("unread", *map(_sign, unread), rows=row_list(link.entry.row for link in unread))
    yield from (_finding(link) for link in against if link not in unread)
    yield from _worded(proven, context)


def _named_against(statement: BankStatement, proven: list[Link]) -> Iterator[Finding]:
    """Columns or flags that all mean the opposite of what they plainly say: on a true paper the title of another column
    was read for theirs, or what is owed stands where balances do."""
    if statement.against is not None and len(proven) >= _MANY_ROWS:
        first = next((link for link in proven if link.amount.evidence == statement.against.evidence), proven[0])
        yield review("named-against", statement.against.evidence, first.balance.evidence, first.before.evidence,
                     words=statement.against.value, count=len(proven), row=first.entry.row,
                     sum=f"{addition(first.before.value, first.moved)} = {money(first.balance.value)}")


def _worded(proven: list[Link], context: Context) -> Iterator[Finding]:
    """Money that came in by rows whose summary says that it went out."""
    for link in worded_out(proven, context.policy.statement.worded_least):
        words = link.entry.summary
        if words is not None and words.evidence.confidence < context.policy.reading.weak_below:
            yield unknown("unread-words", words.evidence, row=link.entry.row)
        elif words is not None:
            yield review("worded-out", words.evidence, link.amount.evidence, link.balance.evidence,
                         link.before.evidence, row=link.entry.row, words=words.value,
                         sum=f"{addition(link.before.value, link.moved)} = {money(link.balance.value)}")


def _lost(links: list[Link]) -> list[Link]:
    """Those whose side pixels do not show, where others print one: a seal may lie on the minus that the balances tell.
    Without one money that came in is printed as others are."""
    lost = [link for link in links if link.entry.side is None and read_from_pixels(link.amount.evidence)
            and (link.moved < 0 or "-" in link.amount.evidence.quote)]
    return lost if 2 * sum(link.entry.side is not None for link in links) > len(links) else []


def _sign(link: Link) -> Evidence:
    """Where the side is printed."""
    return (link.entry.side or link.amount).evidence


def _printed_side(link: Link) -> Side:
    if link.entry.side is not None:
        return link.entry.side.value
    return Side.IN if link.amount.value > 0 else Side.OUT


def _proven_side(link: Link) -> Side:
    return Side.IN if link.moved > 0 else Side.OUT


def _finding(link: Link) -> Finding:
    places = [link.entry.side.evidence] if link.entry.side is not None else []
    code = "printed-in" if _printed_side(link) is Side.IN else "printed-out"
    return fail(code, link.amount.evidence, *places, link.balance.evidence, link.before.evidence, row=link.entry.row,
                amount=plain(abs(link.amount.value)), previous=plain(link.before.value),
                previous_row=link.previous.row if link.previous else "-", printed=plain(link.balance.value),
                sum=f"{addition(link.before.value, link.moved)} = {money(link.balance.value)}")
