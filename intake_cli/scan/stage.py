"""Stages of a scan that run in a child process: reading tags and quality, and filing pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from barcodes.payload import Tag, Use, parse
from barcodes.reader import Reading, read_symbols, tags_in
from intake_cli.codec import decode, encode
from intake_cli.isolation.outcomes import StageProblem
from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.ocr.measure import STANDARD_DPI, Planes, figures_of, planes_of, quality_of, shrink
from intake_cli.ocr.shrink import shrunk_by
from intake_cli.ocr.way_up import UPRIGHT, WayUp, way_up
from intake_cli.scan.filing import Filed, Filing
from intake_cli.scan.outlines import outline_of
from intake_cli.scan.page_files import write_filings
from intake_cli.scan.pages import Probed, ScannedPage
from intake_cli.scan.righting import may_be_righted


def read_tags(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One :class:`ScannedPage` per page as a dict, in order.

    ``params``: ``first`` and ``last`` (inclusive, default all), ``password``, ``thorough`` (a list of pages: the costly
    stages of the cascade are spent on them where they have no tag, and others are not looked at). A page that fails
    costs only itself; a file that cannot be opened raises what :class:`PageSource` raises.
    """
    cv2.setNumThreads(1)
    again = params.get("thorough")
    with PageSource(path, params.get("password")) as source:
        for number in range(params.get("first", 1), (params.get("last") or source.count) + 1):
            wanted = again is None or number in again
            page = _read_page(source, number, again is not None) if wanted else ScannedPage(number)
            yield encode(page, ScannedPage)


def probe_tags(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One :class:`Probed` per page as a dict, in order: how each symbol of our own tags decodes. ``params`` as for
    :func:`read_tags`; raises what :class:`PageSource` raises."""
    from barcodes.selftest import probe  # draws, which no scan needs

    cv2.setNumThreads(1)
    with PageSource(path, params.get("password")) as source:
        for number in range(params.get("first", 1), (params.get("last") or source.count) + 1):
            page = source.image(number, STANDARD_DPI)
            factor = shrink(page.dpi, page.pixels.shape)
            found = probe(shrunk_by(page.pixels, factor), page.dpi * factor if page.dpi else None)
            yield encode(Probed(number, tuple(found)), Probed)


def file_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Write the pages of ``path`` into the folder ``params["folder"]`` as ``params["filings"]`` (a list of encoded
    :class:`Filing`) ask for, one :class:`Filed` as a dict for each. ``password`` opens an encrypted PDF."""
    filings = decode(list[Filing], params["filings"])
    for filed in write_filings(path, Path(params["folder"]), filings, params.get("password")):
        yield encode(filed, Filed)


def _read_page(source: PageSource, number: int, thorough: bool) -> ScannedPage:
    try:
        page = look_at(source.image(number, STANDARD_DPI), thorough=thorough)
        is_kept = page.outline is None or may_be_righted(source, number, page.outline)
        return page if is_kept else replace(page, outline=None)
    except (StageProblem, ValueError, RuntimeError, OSError, cv2.error) as error:
        return ScannedPage(number, failure=type(error).__name__)


def look_at(page: PageImage, *, thorough: bool = False) -> ScannedPage:
    """Symbols and quality of a page image."""
    height, width = page.pixels.shape[:2]
    factor = shrink(page.dpi, page.pixels.shape)
    pixels = shrunk_by(page.pixels, factor)
    reading = _read(page.pixels, pixels, factor, thorough)
    points = 72 / page.dpi if page.unit == "pt" and page.dpi else 1.0
    planes = planes_of(pixels)
    quality = figures_of(pixels, planes, page.picture_dpi, factor)
    blank = quality.is_blank and not reading.symbols
    lies_right = blank or _lies_right(page, reading)
    way = UPRIGHT if lies_right else _way_of(pixels, planes, reading)
    outline = None if lies_right else outline_of(pixels, planes, 0.0 if way.doubtful else quality.skew, way.turns)
    if outline is not None and outline.rectified:  # the table is no part of the page
        quality = quality_of(page)
    return ScannedPage(
        page.number, tuple(symbol.scaled(points) for symbol in reading.symbols), round(width * points, 2),
        round(height * points, 2), page.unit, blank=blank,
        suspect=reading.suspect, quality=quality, turns=way.turns, way_doubtful=way.doubtful,
        outline=outline, missing=reading.missing)


def _lies_right(page: PageImage, reading: Reading) -> bool:
    """Whether a page is drawn, and says itself how its text runs, or a tag sheet, which is no content."""
    drawn = page.unit == "pt" and page.picture_dpi is None
    return drawn or any(tag.use is Use.SHEET for tag in tags_in(reading.symbols))


def _way_of(pixels: np.ndarray, planes: Planes, reading: Reading) -> WayUp:
    """Which way up a page lies: where its print leaves that in doubt, as its sticker does."""
    way = way_up(pixels, planes.ink)
    told = {symbol.turns for symbol in reading.symbols
            if symbol.turns is not None and isinstance(parse(symbol.payload), Tag)}
    return WayUp(told.pop(), doubtful=False) if way.doubtful and len(told) == 1 else way


def _read(original: np.ndarray, pixels: np.ndarray, factor: float, thorough: bool) -> Reading:
    """The symbols with boxes in pixels of the original, which is looked at itself only when the shrunk page leaves
    doubt."""
    reading = read_symbols(pixels, thorough=thorough)
    if factor != 1 and (reading.suspect or (thorough and not reading.symbols)):
        finer = read_symbols(original, thorough=True)
        if finer.symbols:
            return finer
    symbols = tuple(symbol.scaled(1 / factor) for symbol in reading.symbols)
    return Reading(symbols, reading.suspect, reading.missing)
