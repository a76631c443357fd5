"""From pages of words to a bank statement."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from checks.facts import BankStatement, Box, Entry, Evidence, Field, Total
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import normal
from intake_cli.statements.account_doubts import with_accounts_doubted
from intake_cli.statements.cut_pages import cut_pages
from intake_cli.statements.day_forms import dated_as, words_of
from intake_cli.statements.day_headed import with_days
from intake_cli.statements.direction import Directed, Direction, directed, find_direction
from intake_cli.statements.end_balances import carried, closed, under_column
from intake_cli.statements.entries import RawEntry, raw_entries
from intake_cli.statements.fields_set import fields_set
from intake_cli.statements.flags import with_flags_seen_again
from intake_cli.statements.header import Header, account_type, read_header
from intake_cli.statements.header_again import with_head_seen_again
from intake_cli.statements.header_block import is_label
from intake_cli.statements.kept_words import with_words_kept
from intake_cli.statements.large_units import with_large_units_doubted
from intake_cli.statements.merged_days import with_merged_days
from intake_cli.statements.month_days import with_whole_days
from intake_cli.statements.named_against import named_against, on_proven_sides
from intake_cli.statements.own_columns import with_other_party, with_own_columns
from intake_cli.statements.page_heads import page_heads
from intake_cli.statements.parted_sums import with_whole_sums
from intake_cli.statements.retouched import retouched
from intake_cli.statements.seal_ink import seal_ink
from intake_cli.statements.second_look import second_look
from intake_cli.statements.second_reader import Reader
from intake_cli.statements.seen_again import with_sums_seen_again
from intake_cli.statements.short_names import names_again
from intake_cli.statements.short_numbers import with_short_numbers_doubted
from intake_cli.statements.slashes import with_slashes, without_lone_strokes
from intake_cli.statements.source import Source
from intake_cli.statements.stacked_pages import without_pages
from intake_cli.statements.stated_sums import stated_sums
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.tables import read_table
from intake_cli.statements.texts_again import texts_again
from intake_cli.statements.times_again import with_times_seen_again
from intake_cli.statements.total_lines import month_sums, total_lines
from intake_cli.statements.typeset import typeset
from intake_cli.statements.unsigned import guessed
from intake_cli.statements.vocabulary import Role
from intake_cli.statements.years_by_order import with_years_by_order
from intake_cli.words import PageText

_OF_SHOP = re.compile(r"原币|消费币|清算币|交易地币")


def read_statement(document: str, pages: list[PageText], kind: str = "",
                   reader: Reader | None = None) -> BankStatement | None:
    """The statement that ``pages`` print, or None when they hold no table of entries. Doubtful cells of pages
    read from pixels are read again by ``reader``."""
    pages = with_whole_sums(with_whole_days(pages))
    with dated_as(words_of(pages)):
        table = read_table(pages)
        return None if table is None else statement_of(document, table, pages, kind, reader)


def statement_of(document: str, table: Table, pages: list[PageText], kind: str = "",
                 reader: Reader | None = None) -> BankStatement:
    """The statement whose entries are the rows of ``table`` on ``pages``. What ``reader`` reads again is put into
    ``table``."""
    source = Source(document, {page.number: page for page in pages})
    table.rows = with_merged_days(table.rows, source)
    header, read = read_header(document, table.pages), table.rows
    if reader is not None:
        table.rows = with_flags_seen_again(second_look(table.rows, source, reader), source, reader)
        table.rows = with_times_seen_again(table.rows, source, reader)
        table.rows = texts_again(without_lone_strokes(with_slashes(table.rows, source), source), source, reader)
        table.rows = names_again(table.rows, source, reader)
        own = (each.value for each in (header.account, *header.cards) if each is not None)
        table.rows = with_short_numbers_doubted(table.rows, source, own)
    table.rows = with_large_units_doubted(table)
    raws = with_days(with_years_by_order(raw_entries(table.rows, source)))
    direction = find_direction(raws)
    totals = total_lines(table, source)
    totals += tuple(each for each in stated_sums(document, table)
                    if not any(_same_sum(each, other) for other in totals))
    totals = on_proven_sides((*without_pages(totals), *month_sums(table, raws, source)), direction.flipped)
    opening = under_column(header.opening, carried(totals)) if len(set(direction.chains)) == 1 else None
    entries = guessed(directed(raws, direction, None if opening is None else opening.value,
                               header.filtered is None))
    entries = with_other_party(entries, source)
    header = with_own_columns(header, entries, source)
    if reader is not None:
        entries = with_accounts_doubted(entries, direction)
        totals = with_sums_seen_again(totals, entries, reader)
        header = with_head_seen_again(header, entries, reader)
    statement = _statement(document, kind, table, source, header, entries, direction, totals, opening)
    set_rows = with_words_kept(table.rows, read)
    return replace(statement, typeset=replace(typeset(set_rows, source.pages, table.listed),
                                              head=fields_set(header, source.pages)))


def _statement(document: str, kind: str, table: Table, source: Source, header: Header, entries: list[Directed],
               direction: Direction, totals: tuple[Total, ...], opening: Field[Decimal] | None) -> BankStatement:
    columns = {id(row.bands): row.bands for row in table.rows}.values() or [table.bands]
    with_balance = any(band.role is Role.BALANCE for bands in columns for band in bands)
    titles = " ".join(band.title for band in table.bands)
    return BankStatement(
        document=document, account_type=account_type(header, titles, with_balance, kind),
        entries=tuple(_entry(entry, number) for number, entry in enumerate(entries, 1)),
        evidence=_whole(document, table.pages[0]),
        bank=header.bank, holder=header.holder, id_number=header.id_number, account=header.account,
        cards=header.cards, currency=header.currency or _one_currency(entries), start=header.start, end=header.end,
        printed_on=header.printed_on,
        opening=opening, closing=under_column(header.closing, closed(totals)),
        order=direction.order, against=named_against(entries, direction.flipped),
        has_balance=with_balance, filtered=header.filtered, pages=header.pages,
        heads=page_heads(document, table.pages), totals=totals,
        unplaced=tuple(_place(document, page, line) for page, line in table.unplaced),
        cut=cut_pages(document, table), seals=tuple(seal_ink(source)), foot=_foot(document, table),
        retouched=retouched(table, source))


def _same_sum(one: Total, other: Total) -> bool:
    """Whether a sum read by its label is one read by its column: of one page, and of one line or one scope."""
    if (one.of, one.evidence.page) != (other.of, other.evidence.page):
        return False
    return one.scope == other.scope or one.evidence.quote == other.evidence.quote


def _one_currency(entries: list[Directed]) -> Field[str] | None:
    """The currency that every row names, where the head names none."""
    named = [_currency(entry.raw) for entry in entries]
    told = [each for each in named if each is not None]
    return told[0] if len(told) == len(named) and len({normal(each.value) for each in told}) == 1 else None


def _currency(raw: RawEntry) -> Field[str] | None:
    """The currency of the account, as a row names it; a column may tell in which one a shop was paid."""
    shop = any(band.role is Role.CURRENCY and _OF_SHOP.search(normal(band.title)) for band in raw.row.bands)
    return None if shop else raw.texts.get(Role.CURRENCY)


def _foot(document: str, table: Table) -> Evidence | None:
    """The line below the tables that was read least surely: the day of the print may stand there, under a seal."""
    lines = [(page.page, line) for page in table.pages for line in page.below]
    if not lines:
        return None
    page, line = min(lines, key=lambda each: sureness(each[1].words))
    return _place(document, page, line)


def _whole(document: str, first: PageTable) -> Evidence:
    """The first page, as surely read as the least sure word above its table: what was not found there may only
    have been misread."""
    page = first.page
    sure = sureness(word for line in first.above for word in line.words if not is_label(word.text))
    box = page.place(Box(0, 0, page.width, page.height))
    return Evidence(document, page.number, box, "", round(sure, 4), None, page.reader)


def _entry(entry: Directed, number: int) -> Entry:
    raw, texts = entry.raw, entry.raw.texts
    return Entry(number, raw.evidence, raw.date, entry.amount, raw.balance, entry.side, raw.time,
                 texts.get(Role.SUMMARY), texts.get(Role.COUNTERPARTY), texts.get(Role.COUNTERPARTY_ACCOUNT),
                 _channel(entry), texts.get(Role.SERIAL), entry.chain, raw.odd_time,
                 _currency(raw), raw.number)


def _channel(entry: Directed) -> Field[str] | None:
    """Channel and remarks: where an entry came from, in the bank's words."""
    channel, remark = entry.raw.texts.get(Role.CHANNEL), entry.raw.texts.get(Role.REMARK)
    if channel is None or remark is None:
        return channel or remark
    return Field(f"{channel.value} {remark.value}", channel.evidence)


def _place(document: str, page: PageText, line: Line) -> Evidence:
    box = around(line.words)
    return Evidence(document, page.number, page.place(box), line.text, sureness(line.words), None, page.reader,
                    cell=page.address(box))
