"""A font with Chinese glyphs for printed tags: embedded where the system has one, named otherwise."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

CANDIDATES = tuple(Path(name) for name in (
    "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc",
    "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
    "/usr/share/fonts/truetype/arphic/uming.ttc",
    "/usr/share/fonts/truetype/arphic/ukai.ttc",
    "C:/Windows/Fonts/simhei.ttf",
    "C:/Windows/Fonts/msyh.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "/Library/Fonts/Arial Unicode.ttf",
))
"""TrueType fonts with simplified Chinese, best legible first (a PDF library cannot embed CFF collections)."""

_NAME = "intake-cjk"
_UNEMBEDDED = "STSong-Light"


@cache
def cjk_font(candidates: tuple[Path, ...] = CANDIDATES) -> str:
    """Register the first usable font of ``candidates`` and return its name for a reportlab canvas.

    Without one the PDF names a font of the Adobe-GB1 collection that the viewer or printer must have.
    """
    for path in candidates:
        if path.is_file():
            try:
                pdfmetrics.registerFont(TTFont(_NAME, path, subfontIndex=0))
            except (TTFError, OSError):
                continue
            return _NAME
    pdfmetrics.registerFont(UnicodeCIDFont(_UNEMBEDDED))
    return _UNEMBEDDED
