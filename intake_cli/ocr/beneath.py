"""The text that lies unseen beneath the picture of a page, put there by whoever made the scan searchable: its figures
beside those that the picture shows. Who edits the picture leaves the figures beneath it as they were."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium

from checks.facts import Box
from intake_cli.distrust import Difference
from intake_cli.ocr.doubted_words import FIGURE
from intake_cli.ocr.text_layer import layer_of
from intake_cli.words import PageText, Word

FIRM = 0.9
"""Confidence from which a figure counts as what the picture shows."""
FEWEST, SHARE = 3, 0.1
"""How many figures must differ by more than a slip, and what share of those compared: programs that make scans
searchable misread a few in a hundred by themselves, who edits one amount and redoes the balances changes all that
follow. An assumption."""
ALONE = 20
"""How many figures must be compared for each that differs, for one alone to count: the program read this page well."""
LOOK_ALIKE = ("0689", "3589", "147", "27", "56")
"""Figures that programs take for one another. An assumption."""
WITHIN = 0.5
"""Share of the smaller of two boxes that the other one covers when both are of one figure."""
_SIGNS = re.compile(r"\D")


def differences_beneath(document: pdfium.PdfDocument, seen: PageText) -> tuple[Difference, ...]:
    """Figures that a page read from pixels shows otherwise than the text beneath its picture; only those that are no
    slip, nor stand elsewhere too, where there are no more than a program that reads scans would misread."""
    shown = [(seen.on_page(word.box), figure) for word in seen.words if (figure := _shown(word)) is not None]
    beneath = list(_beneath(document, seen.number))
    compared, found = 0, []
    for box, text in beneath:
        figure = next((figure for place, figure in shown if _same_place(box, place)), None)
        if figure is not None:
            compared += 1
            if _value(figure) != _value(text):
                found.append(Difference(text, figure, box))
    told = [each for each in found if is_no_slip(each.text, each.pixels)]
    if len(told) >= max(FEWEST, SHARE * compared):
        return tuple(found)
    printed, laid = {_value(word.text) for word in seen.words}, {_value(text) for _, text in beneath}
    return tuple(each for each in told if compared >= ALONE * len(found)
                 and _value(each.text) not in printed and _value(each.pixels) not in laid)


def is_no_slip(hidden: str, shown: str) -> bool:
    """Whether two figures differ by more than characters taken for their like, or first ones that were not seen. A day
    and a sum are neighbours, one of them out of place.

    >>> is_no_slip("1,000.00", "9,000.00"), is_no_slip("3,000.00", "8,000.00"), is_no_slip("5,000.00", "15,000.00")
    (True, False, False)
    >>> is_no_slip("2025/09/12", "31,953.33")
    False
    """
    if ("." in hidden) is not ("." in shown):
        return False
    mine, theirs = _value(hidden), _value(shown)
    if len(mine) != len(theirs):
        return not theirs.endswith(mine) and not mine.endswith(theirs)
    return any(one != two and not any(one in alike and two in alike for alike in LOOK_ALIKE)
               for one, two in zip(mine, theirs, strict=True))


def _beneath(document: pdfium.PdfDocument, number: int) -> Iterator[tuple[Box, str]]:
    layer = layer_of(document, number)
    for word in layer.words:
        if FIGURE.fullmatch(word.text.strip()):
            yield layer.on_page(word.box), word.text.strip()


def _shown(word: Word) -> str | None:
    for text, confidence in ((word.text, word.confidence), (word.numeric or "", word.numeric_confidence)):
        if confidence >= FIRM and FIGURE.fullmatch(text):
            return text
    return None


def _value(figure: str) -> str:
    return _SIGNS.sub("", figure)


def _same_place(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    smaller = min((box.right - box.left) * (box.bottom - box.top) for box in (one, other))
    return across > 0 and down > 0 and across * down >= WITHIN * smaller
