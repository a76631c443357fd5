"""Forgeries by a careful hand: all sums still agree, and only type or place of the new figures gives them away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from random import Random

from reportlab.pdfbase.pdfmetrics import stringWidth

from samples.cells import cell, printed_side
from samples.fonts import STYLES, font, font_file
from samples.forgeries.forged import (
    CannotForgeError,
    Forged,
    choose,
    has_balance,
    is_everyday,
    printed_row,
    renumbered,
    rows_of,
)
from samples.hand import Hand, Look
from samples.layouts import Layout
from samples.ledger import Ledger, Line, rebalance

SCALES = (0.85, 0.9, 0.94, 1.06, 1.1, 1.15)
SPACINGS = (-0.4, -0.3, 0.3, 0.4)
"""Points, about a twelfth of a digit."""
NEAR = 3
"""Rows within which a forger takes out again what he put in, so that few balances change."""
SQUEEZED = 0.72
"""Of its height, what is left of a row that has to make room."""

Cells = list[tuple[int, str]]
"""Cells that were written anew, by the index of the line and the role of the column."""


@dataclass(frozen=True, slots=True)
class Retyped:
    """A ledger in which figures were written anew: ``sums`` are amounts, ``cells`` those and the balances between."""

    ledger: Ledger
    sums: Cells
    cells: Cells


def other_font(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """Two amounts and the balances between them are written anew in another font."""
    retyped = _retyped(ledger, layout, rng)
    look = Look(font=_another_font(layout, rng), scale=rng.choice((1.0, 1.0, *SCALES)))
    return _spoken("STM-11", retyped, layout, Hand(_looks(retyped.cells, retyped.ledger, layout, look)))


def other_size(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """They are written in the bank's font, a little larger or smaller."""
    retyped = _retyped(ledger, layout, rng)
    looks = _looks(retyped.cells, retyped.ledger, layout, Look(scale=rng.choice(SCALES)))
    return _spoken("STM-11", retyped, layout, Hand(looks))


def other_digit(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """One digit of an amount is put in from another font; no balance follows."""
    index = choose(ledger, rng, is_everyday)
    line = ledger.lines[index]
    lines = list(ledger.lines)
    lines[index] = replace(line, amount=line.amount + Decimal(rng.randint(1, 8) * 1000).copy_sign(line.amount))
    forged = replace(ledger, lines=tuple(lines))
    role = amount_role(lines[index], layout)
    text = cell(lines[index], role, layout)
    place = next(place for place, sign in enumerate(text) if sign.isdigit())
    hand = Hand({(printed_row(forged, layout, index), role): Look(_another_font(layout, rng), only=place)})
    return Forged(forged, {"STM-11": (printed_row(forged, layout, index),)}, ("STM-01", "STM-02", "INT-04"), hand=hand)


def spaced(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """They are written in the bank's font and size, with a little more or less room between the characters, as an
    editor does that fits a figure into the place of another."""
    retyped = _retyped(ledger, layout, rng)
    looks = _looks(retyped.cells, retyped.ledger, layout, Look(spacing=rng.choice(SPACINGS)))
    return _spoken("STM-11", retyped, layout, Hand(looks))


def other_ink(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """They are written in the bank's font and size, in a black that is not quite the bank's."""
    retyped = _retyped(ledger, layout, rng)
    looks = _looks(retyped.cells, retyped.ledger, layout, Look(grey=rng.uniform(0.05, 0.2)))
    return _spoken("STM-11", retyped, layout, Hand(looks))


def begins_alike(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The forger's best move: the bank's own font in its own size. The new amounts, a digit longer, begin where the old
    ones did, as an editor has it, and end beyond the column's edge."""
    retyped = _retyped(ledger, layout, rng, longer=True)
    looks = {}
    for index, role in retyped.sums:
        old, new = (cell(each.lines[index], role, layout) for each in (ledger, retyped.ledger))
        more = stringWidth(new, font(layout.font), layout.size) - stringWidth(old, font(layout.font), layout.size)
        right = more / 2 if _align(role, layout) == "center" else more
        looks[printed_row(ledger, layout, index), role] = Look(right=right)
    return _spoken("STM-12", retyped, layout, Hand(looks))


def out_of_column(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The new amounts stand left of the column's edge."""
    retyped = _retyped(ledger, layout, rng)
    looks = _looks(retyped.sums, retyped.ledger, layout, Look(right=-rng.uniform(1.5, 6.0)))
    return _spoken("STM-12", retyped, layout, Hand(looks))


def off_the_line(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The new amounts stand above or below the line of their row."""
    retyped = _retyped(ledger, layout, rng)
    looks = _looks(retyped.sums, retyped.ledger, layout, Look(down=rng.choice((-1, 1)) * rng.uniform(1.0, 2.5)))
    return _spoken("STM-12", retyped, layout, Hand(looks))


def row_squeezed_in(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """An income is put in and all balances follow; the rows around it make room, so that the page ends as before."""
    index = choose(ledger, rng, lambda line: is_everyday(line) and line.amount > 0)
    line = ledger.lines[index]
    added = replace(line, amount=Decimal(rng.randint(1_000_00, 9_999_99)) / 100, counterparty="样例设计工作室",
                    counterparty_account="")
    lines = (*ledger.lines[:index + 1], added, *ledger.lines[index + 1:])
    forged = rebalance(renumbered(replace(ledger, lines=lines)))
    rows = rows_of(forged, layout, (index, index + 1))
    after = rows_of(forged, layout, (index - 1, index, index + 1, index + 2))
    return Forged(forged, {"STM-12": after}, ("INT-04", "STM-10"), hand=Hand(heights=dict.fromkeys(rows, SQUEEZED)))


def lines_up(layout: Layout) -> bool:
    """The amounts of the layout end at an edge, or stand in the middle of their column."""
    return all(column.align != "left" for column in layout.columns if column.role in ("amount", "debit", "credit"))


def rows_alike(layout: Layout) -> bool:
    """The rows of the layout are all of one height: among others a squeezed one is not seen."""
    return not layout.wraps


def amount_role(line: Line, layout: Layout) -> str:
    """The column that the amount of a line stands in."""
    if any(column.role == "amount" for column in layout.columns):
        return "amount"
    return "debit" if printed_side(line) == "out" else "credit"


def _retyped(ledger: Ledger, layout: Layout, rng: Random, longer: bool = False) -> Retyped:
    """An income grows, and an expense soon after it by as much, so that few balances are touched and all sums agree.
    ``longer``: the figures get a digit more. Where no balance is printed, the income alone grows."""
    balanced = has_balance(layout)
    index = choose(ledger, rng, lambda line: is_everyday(line) and line.amount > 0 and (
        not balanced or _expense_after(ledger, line) is not None))
    end = _expense_after(ledger, ledger.lines[index]) if balanced else None
    more = Decimal(rng.randint(300_00, 4_999_99)) / 100
    if longer:
        largest = max(abs(ledger.lines[place].amount) for place in (index, end or index))
        more = largest * rng.randint(10, 14) + Decimal(rng.randint(1, 99)) / 100
    lines = list(ledger.lines)
    lines[index] = replace(lines[index], amount=lines[index].amount + more)
    if end is not None:
        lines[end] = replace(lines[end], amount=lines[end].amount - more)
    forged = replace(ledger, lines=tuple(lines))
    sums = [(place, amount_role(lines[place], layout)) for place in (index, end) if place is not None]
    balances = [(place, "balance") for place in range(index, end or index)]
    return Retyped(rebalance(forged) if balanced else forged, sums, [*sums, *balances])


def _expense_after(ledger: Ledger, line: Line) -> int | None:
    """The first everyday expense within a few rows after a line, which is not the last row."""
    index = ledger.lines.index(line)
    return next((place for place in range(index + 1, min(index + 1 + NEAR, len(ledger.lines) - 1))
                 if is_everyday(ledger.lines[place]) and ledger.lines[place].amount < 0), None)


def _spoken(rule: str, retyped: Retyped, layout: Layout, hand: Hand) -> Forged:
    rows = tuple(sorted({row for row, _ in hand.looks}))
    return Forged(retyped.ledger, {rule: rows}, ("INT-04", "STM-07", "STM-08", "STM-17"), hand=hand)


def _looks(cells: Cells, ledger: Ledger, layout: Layout, look: Look) -> dict[tuple[int, str], Look]:
    return {(printed_row(ledger, layout, index), role): look for index, role in cells}


def _another_font(layout: Layout, rng: Random) -> str:
    """A style that another file draws than the layout's own."""
    styles = [style for style in STYLES if font_file(style) != font_file(layout.font)]
    if not styles:
        raise CannotForgeError("one font is installed")
    return rng.choice(styles)


def _align(role: str, layout: Layout) -> str:
    return next(column.align for column in layout.columns if column.role == role)
