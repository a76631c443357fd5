"""Chinese TrueType fonts of the system, registered once with reportlab. Only TrueType outlines can be embedded."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

SANS = (
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0),
    ("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0),
)
SERIF = (("/usr/share/fonts/truetype/arphic/uming.ttc", 0),)
KAI = (("/usr/share/fonts/truetype/arphic/ukai.ttc", 0),)
MONO = (("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 1),)
"""Candidates as (file, number of the face in a collection), best first."""

STYLES = {"sans": SANS, "serif": SERIF + SANS, "kai": KAI + SANS, "mono": MONO + SANS}


class FontMissingError(RuntimeError):
    """No Chinese font is installed."""


@cache
def font_file(style: str) -> tuple[Path, int]:
    """File and face number of the first installed font of a style: ``sans``, ``serif``, ``kai`` or ``mono``."""
    for name, face in STYLES[style]:
        if Path(name).is_file():
            return Path(name), face
    raise FontMissingError("No Chinese font found to draw with. Install one: apt-get install fonts-wqy-zenhei")


@cache
def font(style: str = "sans") -> str:
    """Name under which reportlab knows the font of a style; it is embedded as a subset."""
    path, face = font_file(style)
    name = f"Sample-{style}"
    pdfmetrics.registerFont(TTFont(name, str(path), subfontIndex=face))
    return name
