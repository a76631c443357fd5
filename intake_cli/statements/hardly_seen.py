"""Pages on which figures that look alike are hardly told."""

from __future__ import annotations

from intake_cli.statements.certainty import SURE
from intake_cli.statements.source import Source
from intake_cli.words import PageText

BLACK_ON_WHITE = 250.0
"""Contrast of scans in black and white."""
THIN = 0.03
"""Share of unsure words from which strokes are thinner than a pixel here and there on a scan in black and white: a 5
surely read as a 3 was found there; in print so pale strokes are lost too."""
PALE = 0.3
"""Share of its words' boxes that ink far darker than paper takes of a page, below which its print is pale: of 60 pages
printed by dots or with little toner it takes 0.25 at most, of 200 others 0.46 and more."""
SMALL = 16.0
"""Pixels of a full character below which figures are so low, eleven pixels, that such two differ by two or three of
them: on rough scans all looks surely see the wrong one then."""


def hardly_seen(source: Source) -> tuple[set[int], set[int]]:
    """Pages on which figures that look alike are hardly told: those of thin strokes, and of small type."""
    thin, small = ({number for number, page in source.pages.items() if is_so(page)} for is_so in (_is_thin, _is_small))
    return thin, small


def _is_thin(page: PageText) -> bool:
    """Whether strokes of print are so thin on a page in black and white, or so pale on any, that words are unsure."""
    unsure = sum(word.confidence < SURE for word in page.words)
    return unsure > THIN * len(page.words) and (is_black_and_white(page) or _is_pale(page))


def _is_pale(page: PageText) -> bool:
    """Whether hardly any ink of a page is far darker than its paper."""
    boxes = sum((word.box.right - word.box.left) * (word.box.bottom - word.box.top) for word in page.words)
    return page.quality.get("ink", 1.0) * page.width * page.height < PALE * boxes


def is_black_and_white(page: PageText) -> bool:
    """Whether a page was scanned in black and white."""
    return page.quality.get("contrast", 0.0) >= BLACK_ON_WHITE


def _is_small(page: PageText) -> bool:
    """Whether the print of a page read from pixels is low."""
    return page.quality.get("em", SMALL) < SMALL
