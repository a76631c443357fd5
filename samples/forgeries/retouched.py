"""Forgeries by an editor of PDFs: the bank's file is honest, and something is done to it afterwards."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from random import Random

from samples.cells import figures
from samples.forgeries.forged import Forged, Make, choose, is_everyday, printed_row
from samples.forgeries.typed import amount_role
from samples.layouts import Layout
from samples.ledger import Ledger
from samples.overwriting import Overwritten
from samples.retouch import Named, Pictured
from samples.signing import Signed

BROKEN = ("STM-01", "STM-02", "STM-07", "STM-11", "STM-12", "INT-04", "PDF-05")
"""Rules that may speak too where an amount is another."""
EDITORS = ("Adobe Photoshop 25.0 (Windows)", "Adobe Illustrator 28.1", "GIMP 2.10.36", "CorelDRAW 2024",
           "Foxit PDF Editor 12.1", "Wondershare PDFelement 10", "Nitro Pro 13", "Sejda 5.3.6", "福昕高级PDF编辑器 12",
           "WPS 文字", "Microsoft® Word 2019", "LibreOffice 7.4")
BANK = "中国工商银行"
"""A bank that is known to issue its statements as text."""


def overwritten(how: str) -> Make:
    """The forgery that gives an amount more digits in the finished file."""
    return partial(_overwritten, how)


def _overwritten(how: str, ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    over = _over(how, ledger, layout, rng)
    rules = {"picture": "PDF-05", "covered": "PDF-04", "doubled": "PDF-04", "note": "PDF-04"}
    explained = (*BROKEN, "PDF-04") if how == "picture" else BROKEN
    return Forged(ledger, {rules[how]: (over.row,)}, explained, retouch=over)


def _over(how: str, ledger: Ledger, layout: Layout, rng: Random) -> Overwritten:
    """An amount, a few thousand larger, in the layout's font or another, a little off its place or not."""
    index = choose(ledger, rng, is_everyday)
    line = ledger.lines[index]
    role = amount_role(line, layout)
    amount = line.amount + Decimal(rng.randint(1000_00, 9999_99)).copy_sign(line.amount) / 100
    words = figures(amount if layout.amounts == "signed" and role == "amount" else abs(amount), layout)
    size = layout.size * rng.choice((1.0, 1.0, 0.95, 1.05))
    align = next(column.align for column in layout.columns if column.role == role)
    style = rng.choice((layout.font, layout.font, "sans", "serif"))
    return Overwritten(printed_row(ledger, layout, index), role, words, how, style, size, align, rng.uniform(-0.8, 0.8))


def other_program(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The file was saved by a program that banks do not use."""
    return Forged(ledger, {"PDF-01": ()}, retouch=Named(rng.choice(EDITORS)))


def days_contradict(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The file says that it was modified days before it was made."""
    day = ledger.printed_at
    made, changed = (f"D:{day:%Y%m}{number:02d}{rng.randint(8, 18):02d}3012+08'00'"
                     for number in (day.day, max(1, day.day - rng.randint(3, 9))))
    return Forged(ledger, {"PDF-02": ()}, retouch=Named(created=made, modified=changed))


def changed_after_signing(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The bank signed the file; behind the signature an amount is covered and written anew."""
    over = _over("covered", ledger, layout, rng)
    return Forged(ledger, {"PDF-02": ()}, (*BROKEN, "PDF-03", "PDF-04"), retouch=Signed(over))


def signature_broken(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The bank signed the file, and something in what it signed is another."""
    return Forged(ledger, {"PDF-03": ()}, ("PDF-02",), retouch=Signed(None))


def printed_as_picture(ledger: Ledger, layout: Layout, rng: Random) -> Forged:
    """The statement of a bank that issues text comes as pictures."""
    return Forged(ledger, {"PDF-06": ()}, retouch=Pictured(), bank=BANK)
