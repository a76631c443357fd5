"""Cells that a seal lies on, that were read by half, or stand on a worn page.

They are unsure, unless the balances or sure looks bear them out.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from intake_cli.statements.alike_figures import off_beside_breaks, one_figure_off, sums_on
from intake_cli.statements.cells import Cell, TableRow, with_role
from intake_cli.statements.certainty import SURE, TEXT_LAYER, UNSURE, first_value, is_doubtful, value_of
from intake_cli.statements.chain import Neighbours, both_sides, breaks, contrary, neighbours, proves
from intake_cli.statements.direction import find_direction
from intake_cli.statements.entries import RawEntry
from intake_cli.statements.half_read import half_read, without_cents, without_side
from intake_cli.statements.hardly_seen import hardly_seen, is_black_and_white
from intake_cli.statements.source import Source
from intake_cli.statements.vocabulary import MONEY_ROLES, Role
from intake_cli.words import PageText

UNDER_SEAL = SURE - 0.01
"""Confidence at most of what a seal lies on."""
WORN, FEWEST_WORN = 0.05, 3
"""Share of a page's figures that two looks read differently, and how many at most where it is not worn: one or two in a
hundred are on rough copies, and one in six where type is so small and faint that a person guesses too."""
LOST, BLURRED = 0.04, 0.25
"""Shares of words read by halves, below ``UNSURE``, and unsurely, which make a page a bad copy together: patterns and
seals leave ordinary ones with many of the first, small type with many of the second."""
COARSE = 0.15
"""Share of unsure words that makes a scan in black and white, or one of dots, too coarse."""
FEWEST_BREAKS, BREAKS = 8, 0.25
"""Balances of a page, and their share of its rows, that do not follow where it was misread; one forged breaks two."""
SIGNED = (Role.AMOUNT, Role.DEBIT, Role.CREDIT)
"""Sums whose sign tells a direction."""
NO_MORE = "?"
"""Behind what was read of a sum of which the rest was not: together they are none."""
LOOKS = 3
"""Further looks that must surely say the same of a sum under a seal."""


def is_firm(cell: Cell | None, role: Role, readings: list[tuple[str, float]]) -> bool:
    """Whether a sum was read surely, and further looks, with the ink of seals and without it, surely see the same. Of
    431 sums under red seals about half were seen so, and of the 31 misread ones none; of days too few are known."""
    if cell is None or role not in MONEY_ROLES or is_doubtful(cell, role):
        return False
    looks = [(value_of(text, role) == first_value(cell, role), sure) for text, sure in readings]
    against = any(not same and sure >= UNSURE for same, sure in looks)
    return not against and sum(same and sure >= SURE for same, sure in looks) >= LOOKS


def with_unproven_doubted(rows: list[TableRow], entries: list[RawEntry], source: Source, chained: bool,
                       firm: set[tuple[int, Role]]) -> list[TableRow]:
    """``rows``, which are ``entries``, with the cells that a seal lies on marked as unsure: a look may see the seal's
    strokes too. Sums that the balances prove, or that were read ``firm`` again, stay as they are, unless their sign
    speaks against the balances: a seal hides a minus. What lacks a part that the others of its column have is unsure
    however surely all looks see what is left, and unread where that lacks cents and was read unsurely (4 of 9,573.20).
    On a page so worn that looks often differ, they are often wrong together too; in black and white all looks see the
    same, and what covers a minus is as black as that. A stroke may make another figure of one for all looks (a 5 a 3):
    what is one such figure off is unsure, as it is where print is ``hardly_seen``. Where the balances of a page break
    again and again it was misread, as where print fades away: all looks see what is left, and balances of which all
    begin with a 4 that lost its thin strokes follow from each other as 1."""
    beside = neighbours(find_direction(entries))
    short, sideless = half_read(rows, source), without_side(rows, source)
    misread = _misread_pages(rows, entries, beside, source) if chained else set()
    thin, small = hardly_seen(source) if chained else (set(), set())
    alike = one_figure_off(firm | sums_on(thin | small, rows), rows, entries, beside) | \
        off_beside_breaks(sums_on(thin, rows), rows, entries, beside)
    firm = {(index, role) for index, role in firm - short - alike if rows[index].page not in misread}
    worn, hardly_told = worn_pages(rows, source) | misread, alike & sums_on(thin | small, rows)
    hard = short | hardly_told | _sealed_or_worn(rows, source, worn)
    covered = _black_on_white(rows, source)
    if not hard and not covered:
        return rows
    against = {index for index in contrary(entries, beside) if _follows(entries, beside, index)}
    telling = _of_whole_balances(entries, remains := without_cents(rows, source))
    for index, role in hard | covered:
        cell = rows[index].cells[role]
        known = (index, role) in firm or (index, role) not in hard or (
            chained and rows[index].page not in misread and
            (index, role) not in hardly_told | sideless and  # those without their DR add up as well
            proves(first_value(cell, role), role, index, telling, beside))
        if not known and (index, role) in remains and is_doubtful(cell, role):
            rows[index] = with_role(rows[index], role, replace(cell, text=cell.text + NO_MORE, figures=None))
        elif not known or (role in SIGNED and index in against):
            most = UNSURE if (index, role) in short else UNDER_SEAL
            rows[index] = with_role(rows[index], role, cell.at_most(most))
    return rows


def _sealed_or_worn(rows: list[TableRow], source: Source, worn: set[int]) -> set[tuple[int, Role]]:
    """Days and sums under seals and on ``worn`` pages, by index of their row and role."""
    return {(index, role) for index, row in enumerate(rows) for role in (Role.DATE, *MONEY_ROLES)
            if role in row.cells and (row.page in worn or source.pages[row.page].under_seal(row.cells[role].box))}


def _black_on_white(rows: list[TableRow], source: Source) -> set[tuple[int, Role]]:
    """Sums with a sign on pages in black and white, by index of their row and role."""
    return {(index, role) for index, row in enumerate(rows) if is_black_and_white(source.pages[row.page])
            for role in SIGNED if role in row.cells}


def _of_whole_balances(entries: list[RawEntry], remains: set[tuple[int, Role]]) -> list[RawEntry]:
    """``entries`` without the balances that are ``remains`` of some: all short of one figure, they add up."""
    return [replace(entry, balance=None) if (index, Role.BALANCE) in remains else entry
            for index, entry in enumerate(entries)]


def _misread_pages(rows: list[TableRow], entries: list[RawEntry], beside: Neighbours, source: Source) -> set[int]:
    """Pages read from pixels on which so many balances do not follow that hardly anybody forged them all."""
    broken = Counter(rows[index].page for index in breaks(entries, beside)
                     if source.pages[rows[index].page].reader != TEXT_LAYER)
    whole = Counter(row.page for row in rows)
    return {page for page, count in broken.items() if count >= max(FEWEST_BREAKS, BREAKS * whole[page])}


def worn_pages(rows: list[TableRow], source: Source) -> set[int]:
    """Pages on which many figures were read in two ways, or many words only by halves."""
    figures: Counter[int] = Counter()
    differ: Counter[int] = Counter()
    for row in rows:
        for role in (Role.DATE, *MONEY_ROLES):
            figures[row.page] += role in row.cells
            differ[row.page] += role in row.cells and row.cells[role].second is not None
    return {page for page, count in differ.items()
            if count > max(FEWEST_WORN, WORN * figures[page]) or _half_read(source.pages[page])}


def _half_read(page: PageText) -> bool:
    """Whether a page is a copy so bad, or in black and white or dots so coarse, that what is read surely may be wrong
    as well: strokes are gone, and a 7 without its head is a sure 1."""
    words = len(page.words)
    lost, unsure = (sum(word.confidence < least for word in page.words) for least in (UNSURE, SURE))
    coarse = is_black_and_white(page) or "screened" in page.quality
    return (lost > LOST * words and unsure > BLURRED * words) or (coarse and unsure > COARSE * words)


def _follows(entries: list[RawEntry], beside: Neighbours, index: int) -> bool:
    """Whether the balance of an entry follows from its amount: one that does not tells nothing of the sign."""
    amount, balance = entries[index].amount, entries[index].balance
    return amount is not None and balance is not None and both_sides(
        entries, beside, index, amount.value, balance.value)[0] is True
