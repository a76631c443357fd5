"""Lines of sums inside a table: of a page, of a month, of the whole, and balances carried over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from checks.facts import Evidence, Total
from intake_cli.characters import simplified
from intake_cli.layout.lines import Line, around, joined, sureness
from intake_cli.layout.values import looks_like_amount, money, normal
from intake_cli.statements.balance_sides import are_sides_of_balances
from intake_cli.statements.bands import Band
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.placing import place
from intake_cli.statements.source import Source
from intake_cli.statements.stacked_pages import BALANCES
from intake_cli.statements.stated_sums import stated_on
from intake_cli.statements.sum_words import (
    CARRIED,
    CLOSING,
    MONTH_SCOPE,
    OTHER_SCOPE,
    PAGE_SCOPE,
    run_up,
    sums_of_part,
)
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.vocabulary import Role

_SIDES = {Role.DEBIT: "out", Role.CREDIT: "in"}
_FIGURES = r"\d[\d,]*\.\d\d(?!\d)"
_LABELLED = re.compile(rf"([^\d:]+):[^\d:]?({_FIGURES})")
_SIDED = re.compile(r"(?:(?P<in>收入|贷方|存入|转入|deposit|credit|receipt|paidin)|"
                    r"(?P<out>支出|借方|支取|转出|提取|withdraw|debit|payment|paidout))"
                    rf"[^\d:]*:?[^\d:]?(?P<sum>{_FIGURES})", re.IGNORECASE)
"""A sum behind the name of its side, without blanks."""


def total_lines(table: Table, source: Source) -> tuple[Total, ...]:
    """The sums of pages and of the period that total lines print under the columns of ``table``."""
    bands = {row.page: row.bands for row in table.rows}
    sided = are_sides_of_balances(table.rows)
    totals = [replace(total, below=_above(table, page, line)) if total.scope == "page" or total.of in BALANCES else
              total for page in table.pages for line in page.totals
              for total in _line_totals(bands.get(page.page.number, table.bands), page, line, source, sided)]
    totals = [total for total in totals if not _runs_up(total, totals, table)]
    paged = {total.of for total in totals if total.scope == "period" and _on_other_page(total, totals)}
    return tuple(replace(total, scope="page") if total.of in paged else total for total in totals)


def _runs_up(total: Total, totals: Sequence[Total], table: Table) -> bool:
    """Whether a sum (累计) has run up since a day that is not told, as of the year: it stands beside sums of months, or
    again with another value."""
    alike = [other for other in totals
             if other.scope == "period" and other.of == total.of and run_up(other.evidence.quote)]
    return total in alike and (any(other.value != total.value for other in alike) or any(
        MONTH_SCOPE.search(simplified(normal(line.text))) for page in table.pages for line in page.totals))


def _on_other_page(total: Total, totals: list[Total]) -> bool:
    """True when the same sum stands on another page with another value: 合计 there means the page's."""
    return any(other.of == total.of and other.scope == "period" and other.value != total.value and
               other.evidence.page != total.evidence.page for other in totals)


def _line_totals(bands: tuple[Band, ...], page: PageTable, line: Line, source: Source,
                 sided: bool) -> Iterator[Total]:
    """Sums of a total line by the column they stand under; none of a month or another part of the whole, nor one that
    stands there by chance, for the label beside it names something else. Where balances are ``sided`` one of 借 is
    owed."""
    text = simplified(normal(line.text))
    if OTHER_SCOPE.search(text) or sums_of_part(text):
        return
    scope = "page" if PAGE_SCOPE.search(text) else "period"
    beside = {(total.value, total.of) for total in stated_on(source.document, page, line)}
    summed, labels, sides = {value for value, _ in beside}, _labels(text), _sides_named(text)
    for role, value, evidence in _sums(bands, page, line, source):
        of = _total_of(labels.get(value, text), role)
        unnamed = value not in summed and (role is Role.BALANCE or (value not in labels and sides.get(value, of) == of))
        if of and (unnamed or (value, of) in beside):
            owed = sided and of in BALANCES and _side_of(bands, line) is False
            yield Total(scope, of, -value if owed else value, evidence)


def _side_of(bands: tuple[Band, ...], line: Line) -> bool | None:
    """The side that a line prints in the column of sides."""
    flags = [joined(words) for column, words in place(line.words, bands).items() if bands[column].role is Role.FLAG]
    return flag_is_in(flags[0]) if flags else None


def _labels(text: str) -> dict[Decimal, str]:
    """What a line of several figures calls each of them, where all stand behind labels with colons: empty elsewhere."""
    labelled = _LABELLED.findall(text)
    whole = len(labelled) > 1 and len(labelled) == len(re.findall(_FIGURES, text))
    return {value: label for label, figures in labelled if (value := money(figures)) is not None} if whole else {}


def _sides_named(text: str) -> dict[Decimal, str]:
    """The sides of sums that a line says before them, as a sentence does: Total Deposits 73.00 Total Withdrawals 26.00
    stand under columns by chance."""
    return {value: "in" if found["in"] else "out" for found in _SIDED.finditer(text)
            if (value := money(found["sum"])) is not None}


def month_sums(table: Table, entries: Sequence[RawEntry], source: Source) -> tuple[Total, ...]:
    """The sums of months that lines between the rows of ``table``, which are ``entries``, print. What is called the sum
    of this month is that of the row above it; none is told where the month, or its year, is not, as where another one
    stands below the same row: a month without rows has its line too."""
    bands = {row.page: row.bands for row in table.rows}
    lines = [(page, line, named, _above(table, page, line)) for page in table.pages
             for line in (*page.totals, *(line for line in page.below if sums_of_part(line.text)))
             if (named := MONTH_SCOPE.search(simplified(normal(line.text))))]
    placed = Counter(below for _, _, _, below in lines)
    found = []
    for page, line, named, below in lines:
        month = _month(named, [entry.date.value.day for entry in entries[:below]])
        if month is not None and (named["month"] or placed[below] == 1):
            found += [Total("month", of, value, evidence, month, below) for of, value, evidence in
                      _sides(bands.get(page.page.number, table.bands), page, line, source)]
    return tuple(found)


def _sides(bands: tuple[Band, ...], page: PageTable, line: Line,
           source: Source) -> list[tuple[str, Decimal, Evidence]]:
    """What moved on each side, by the labels beside the figures of a total line, else by their columns."""
    labelled = [(total.of, total.value, total.evidence) for total in stated_on(source.document, page, line)
                if total.of in _SIDES.values()]
    return labelled or [(_SIDES[role], value, evidence) for role, value, evidence in _sums(bands, page, line, source)
                        if role in _SIDES]


def _above(table: Table, page: PageTable, line: Line) -> int:
    """How many rows stand above a line."""
    return sum((row.page, row.box.top) < (page.page.number, line.top) for row in table.rows)


def _month(named: re.Match[str], above: Sequence[date | None]) -> date | None:
    """The first day of the ``named`` month, or of that of the last row ``above``."""
    last = above[-1] if above else None
    if not named["month"]:
        return None if last is None else last.replace(day=1)
    days = {day.replace(day=1) for day in above if day is not None and day.month == int(named["month"])}
    years = {int(named["year"])} if named["year"] else {day.year for day in days}
    return next((day for day in days if {day.year} == years), None)


def _sums(bands: tuple[Band, ...], page: PageTable, line: Line,
          source: Source) -> Iterator[tuple[Role, Decimal, Evidence]]:
    """The figures of a total line, by the role of the column they stand under."""
    for column, words in place(line.words, bands).items():
        figures = joined(words)
        value = money(figures)
        if value is not None and looks_like_amount(figures):
            box = around(words)
            yield bands[column].role, value, Evidence(
                source.document, page.page.number, page.page.place(box), line.text, sureness(words), None,
                page.page.reader, cell=page.page.address(box))


def _total_of(text: str, role: Role) -> str:
    if role is Role.BALANCE:
        if CARRIED.search(text):
            return "carried"
        return "balance" if CLOSING.search(text) else ""
    return _SIDES.get(role, "")
