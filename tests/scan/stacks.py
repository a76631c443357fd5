"""Stacks as the tag reader would describe them."""

from __future__ import annotations

from barcodes.payload import Tag, Use
from barcodes.symbols import Symbol, Symbology
from intake_cli.scan.pages import ScannedPage

CASE, OTHER = "2025000123", "2025000777"


def payload(code: str, use: Use = Use.SHEET, case: str = CASE, version: int = 1) -> str:
    return Tag(use, case, code, version).payload


def qr(text: str) -> Symbol:
    return Symbol(Symbology.QR, text, (60, 60, 145, 145), "zxing")


def linear(text: str, place: int = 0) -> Symbol:
    return Symbol(Symbology.CODE128, text, (60, 600 + 100 * place, 370, 670 + 100 * place), "zbar")


def sheet(code: str, case: str = CASE) -> tuple[Symbol, ...]:
    text = payload(code, case=case)
    return qr(text), linear(text)


def sticker(code: str, case: str = CASE) -> tuple[Symbol, ...]:
    text = payload(code, Use.STICKER, case)
    return qr(text), linear(text)


CONTENT: tuple[Symbol, ...] = ()
BLANK = "blank"


def stack(*pages: tuple[Symbol, ...] | str) -> list[ScannedPage]:
    """Pages numbered from 1: symbols of a page, none for content, ``BLANK`` for an empty page."""
    return [ScannedPage(number, () if page == BLANK else page, 595, 842, "pt", blank=page == BLANK)
            for number, page in enumerate(pages, start=1)]
