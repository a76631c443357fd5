"""Words of a PDF's text layer, when there is one that can be believed."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable

import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.ocr.drawing import Drawing, look
from intake_cli.ocr.glyphs import Glyph, main_turn, placed, read_glyphs, shadows
from intake_cli.ocr.upright import page_frame, to_viewer
from intake_cli.words import PageText, Word

READER = "text-layer"
GAP_CJK, GAP_OTHER = 0.3, 0.25
"""Gaps, in glyph sizes, beyond which two characters belong to different words."""
OVERLAP = 0.6
"""Glyph sizes by which a character may reach back over the one before it: fonts that state wrong widths."""
LEVEL = 0.3
"""Glyph sizes by which the middles of neighbours may differ in height."""
FEWEST_CHARACTERS = 12
"""Fewer characters on a page with a picture or many strokes are a stamp on it, not its text."""
MANY_CHARACTERS = 100
GARBLED = 0.2
"""Share of characters without meaning above which the encoding is private."""


def text_page(document: pdfium.PdfDocument, number: int) -> PageText | str:
    """The words of page ``number`` (from 1), or why its text layer is not to be believed: see :func:`distrust`.

    Boxes are points from the top left of the upright page. Text that runs across the main direction
    (watermarks) and characters printed twice are dropped.
    """
    page = document[number - 1]
    glyphs, drawing = read_glyphs(page), look(page)
    reason = distrust("".join([glyph.text for glyph in glyphs]), drawing)
    if reason:
        return reason
    turn, shown = main_turn(glyphs), page.get_rotation() // 90
    frame = page_frame(page, turn)
    width, height = frame.size
    return PageText(number, width, height, "pt", READER, tuple(words_of(placed(glyphs, frame, turn))),
                    drawing.rules(frame), rotation=(turn - shown) % 4 * 90, affine=to_viewer(frame, shown))


def distrust(text: str, drawing: Drawing) -> str:
    """Why ``text`` cannot be what a person sees on the page, empty where it can.

    ``absent`` and ``scant``: no text, or hardly any on a page with a picture or drawing; ``covered`` and ``hidden``:
    it lies under a picture of the page or is invisible (the output of somebody else's OCR); ``garbled``: a private font
    encoding.

    >>> distrust("2025-02-11 快捷支付 -278.45", Drawing([]))
    ''
    >>> distrust("\\ue001\\ue002" * 60, Drawing([]))
    'garbled'
    """
    visible = [char for char in text if not char.isspace()]
    if not visible:
        return "absent"
    if len(visible) < FEWEST_CHARACTERS:
        return "scant" if drawing.full_picture or drawing.drawn else ""
    if drawing.full_picture and drawing.picture_on_top:
        return "covered"
    if drawing.hidden_text and (not drawing.visible_text or
                                (drawing.full_picture and drawing.hidden_text > drawing.visible_text)):
        return "hidden"
    meaningless = sum(unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs") or char == "\ufffd" for char in visible)
    if meaningless > GARBLED * len(visible):
        return "garbled"
    if len(visible) < MANY_CHARACTERS or any(char.isdigit() or is_cjk(char) for char in visible):
        return ""
    return "garbled"


def words_of(glyphs: Iterable[Glyph | None]) -> list[Word]:
    """Glyphs in content order, grouped to words, each printed once; pieces that content order tore apart are
    joined again where the page has no spaces of its own."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    spaces = False
    for glyph in glyphs:
        if glyph is None:
            spaces = True
        elif last is None:
            runs.append([glyph])
        elif follows(last, glyph):
            runs[-1].append(glyph)
        elif shadows(last, glyph):
            continue
        else:
            runs.append([glyph])
        last = glyph
    runs = _without_shadows(runs)
    return [_word(run) for run in (runs if spaces else _rejoined(runs))]


def _without_shadows(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    alike: defaultdict[str, list[list[Glyph]]] = defaultdict(list)
    for run in runs:
        same = alike["".join([glyph.text for glyph in run])]
        if not any(shadows(run[0], other[0]) for other in same):
            same.append(run)
    kept = {id(run) for same in alike.values() for run in same}
    return [run for run in runs if id(run) in kept]


def follows(before: Glyph, after: Glyph) -> bool:
    """Whether ``after`` continues the word that ends in ``before``."""
    size = max(before.run.size, after.run.size)
    gap = after.left - before.right
    if after.left <= before.left or not -OVERLAP * size <= gap <= GAP_CJK * size:
        return False
    if abs(before.top + before.bottom - after.top - after.bottom) > 2 * LEVEL * size:
        return False
    return gap <= GAP_OTHER * size or (is_cjk(before.text) and is_cjk(after.text))


def is_cjk(text: str) -> bool:
    """Whether the first character is Chinese.

    >>> is_cjk("行"), is_cjk("7")
    (True, False)
    """
    return "\u2e80" <= text[:1] <= "\u9fff" or "\uf900" <= text[:1] <= "\ufaff" or text[:1] >= "\U00020000"


def _rejoined(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    ordered = sorted(runs, key=lambda run: (round(run[0].top + run[0].bottom), run[0].left))
    joined: list[list[Glyph]] = []
    for run in ordered:
        if joined and follows(joined[-1][-1], run[0]):
            joined[-1].extend(run)
        else:
            joined.append(list(run))
    return joined


def _word(run: list[Glyph]) -> Word:
    edges = [glyph.left for glyph in run]
    edges.append(run[-1].right)
    text = "".join([glyph.text for glyph in run])
    if len(text) != len(run):
        edges = _split_edges(run, edges)
    box = Box(edges[0], min([glyph.top for glyph in run]), edges[-1], max([glyph.bottom for glyph in run]))
    return Word(text, box, edges=tuple(edges), size=run[0].run.size, font=run[0].run.font)


def _split_edges(run: list[Glyph], edges: list[float]) -> list[float]:
    """Edges per character where one glyph stands for several (㈱)."""
    split: list[float] = []
    for glyph, left, right in zip(run, edges, edges[1:], strict=False):
        count = len(glyph.text)
        split.extend(left + (right - left) * part / count for part in range(count))
    return [*split, edges[-1]]
