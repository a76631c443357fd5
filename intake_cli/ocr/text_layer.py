"""Words of a PDF's text layer, when there is one that can be believed."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import pypdfium2 as pdfium

from intake_cli.distrust import Unseen
from intake_cli.ocr.drawing import Drawing, look
from intake_cli.ocr.drawn_beside import drawn_beside
from intake_cli.ocr.filled import filled
from intake_cli.ocr.glyph_words import is_cjk, words_of
from intake_cli.ocr.glyphs import Glyphs, main_lean, main_turn, placed, read_glyphs
from intake_cli.ocr.holes import holed
from intake_cli.ocr.layers import put_away
from intake_cli.ocr.namesakes import namesakes
from intake_cli.ocr.page_objects import Objects
from intake_cli.ocr.set_stamps import without_stamps
from intake_cli.ocr.traced import traced
from intake_cli.ocr.unseen import LONGEST, unseen
from intake_cli.ocr.upright import Frame, page_frame, to_viewer
from intake_cli.ocr.watermarks import without_watermark
from intake_cli.ocr.witness import Witness
from intake_cli.words import PageText

READER = "text-layer"
FEWEST_CHARACTERS = 12
"""Fewer characters on a page with a picture or many strokes are a stamp on it, not its text."""
MANY_CHARACTERS = 100
GARBLED = 0.2
"""Share of characters without meaning above which the encoding is private."""
FOREIGN = 0.08
"""The same of characters that are no ASCII, where none is Chinese: a text in English has hardly any, and no language of
a bank's papers so many."""


def text_page(document: pdfium.PdfDocument, number: int, witness: Witness | None = None) -> PageText | str:
    """The words of page ``number`` (from 1), or why its text layer is not to be believed: see :func:`distrust`.
    Where ``witness`` sees that the page shows something else, the page has ``differences``.

    Boxes are points from the top left of the upright page. Text that runs across the main direction
    (watermarks) and characters printed twice are dropped.
    """
    page = document[number - 1]
    drawing = look(page)
    layered = put_away(page, drawing.items, drawing.marks) if drawing.items is not None else ()
    glyphs, stamps = without_stamps(_in_order(page, drawing.said, drawing.items), drawing.items)
    reason = distrust("".join(glyphs.texts), drawing)
    if reason:
        return reason
    read, frame = _words_on(page, number, glyphs)
    if holed(read.words):
        return "garbled"
    read = replace(read, rules=drawing.rules(frame))
    if drawing.items is not None:
        if traced(drawing.items, read.words, frame):
            return "traced"
        aside = (Unseen("stamp", text[:LONGEST], "", read.on_page(frame.box(*place))) for text, place in stamps)
        read = replace(read, unseen=(*unseen(page, drawing.items, drawing.said, read, frame), *layered, *aside))
    if filled(page) and not any(each.how == "annotation" for each in read.unseen):  # fields over print hide it
        return "filled"
    pale, covered = ([frame.box(*place) for place in places] for places in (drawing.pale, drawing.covered))
    if witness is not None:
        strange = [frame.box(left, bottom, right, top)
                   for left, top, right, bottom in glyphs.boxes[:, namesakes(glyphs)].T.tolist()]
        beside = drawn_beside(drawing.items, read.words, frame) if drawing.items is not None else []
        read = replace(read, differences=witness.differences(page, read, pale, covered, strange, beside))
    return replace(read, words=without_watermark(read.words, pale))


def layer_of(document: pdfium.PdfDocument, number: int) -> PageText:
    """The words of the text layer of page ``number`` (from 1), whether or not anybody sees them."""
    page = document[number - 1]
    return _words_on(page, number, _in_order(page))[0]


def _in_order(page: pdfium.PdfPage, said: Objects | None = None, items: Objects | None = None) -> Glyphs:
    """The glyphs of a page as they are written. PDFium orders those of a line from left to right as the page is shown,
    so one that is shown upside down is turned for the reading."""
    glyphs, shown = read_glyphs(page, said, items), page.get_rotation()
    if (main_turn(glyphs) - shown // 90) % 4 == 2:
        page.set_rotation((shown + 180) % 360)
        glyphs = read_glyphs(page, said, items)
        page.set_rotation(shown)
    return glyphs


def _words_on(page: pdfium.PdfPage, number: int, glyphs: Glyphs) -> tuple[PageText, Frame]:
    turn, shown = main_turn(glyphs), page.get_rotation() // 90
    frame = page_frame(page, turn, main_lean(glyphs, turn))
    width, height = frame.size
    words = tuple(words_of(placed(glyphs, frame, turn)))
    return PageText(number, width, height, "pt", READER, words, rotation=(turn - shown) % 4 * 90,
                    affine=to_viewer(frame, shown)), frame


def distrust(text: str, drawing: Drawing) -> str:
    """Why ``text`` cannot be what a person sees on the page, empty where it can.

    ``absent`` and ``scant``: no text, or hardly any on a page with a picture or drawing; ``covered`` and ``hidden``:
    it lies under a picture of the page or is invisible (the output of somebody else's OCR); ``garbled``: a private font
    encoding. :func:`text_page` says ``garbled`` of words with holes too, and ``traced`` where lines of the table are
    drawn, ``filled`` where fields of a form hold what is seen.

    >>> distrust("2025-02-11 快捷支付 -278.45", Drawing([]))
    ''
    >>> distrust("\\ue001\\ue002" * 60, Drawing([]))
    'garbled'
    """
    visible = {char: count for char, count in Counter(text).items() if not char.isspace()}
    characters = sum(visible.values())
    if not characters:
        return "absent"
    if characters < FEWEST_CHARACTERS:
        return "scant" if drawing.full_picture or drawing.drawn else ""
    if drawing.full_picture and drawing.picture_on_top:
        return "covered"
    if drawing.hidden_text and (not drawing.visible_text or
                                (drawing.full_picture and drawing.hidden_text > drawing.visible_text)):
        return "hidden"
    meaningless = sum(count for char, count in visible.items()
                      if unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs") or char == "\ufffd")
    if meaningless > GARBLED * characters:
        return "garbled"
    if characters < MANY_CHARACTERS or any(map(is_cjk, visible)):
        return ""
    foreign = sum(count for char, count in visible.items() if not char.isascii())
    return "" if any(map(str.isdigit, visible)) and foreign <= FOREIGN * characters else "garbled"
