"""The stage that cuts pictures out of pages. It runs in children, like everything that opens a document."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import cv2

from intake_cli.ocr.images import PageImage, PageSource

PICTURE_DPI = 150.0
WIDEST = 1400
"""Pixels of the widest picture in a report."""
WEBP_QUALITY = 50


def cut_pictures(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"key", "region", "width", "height", "data"}`` for each of ``params["requests"]``, which are
    ``[key, page, [left, top, right, bottom]]`` in the unit of the page's boxes; ``data`` is WebP in base64."""
    wanted = sorted(params["requests"], key=lambda request: request[1])
    with PageSource(path, params.get("password")) as source:
        for number, requests in groupby(wanted, key=lambda request: request[1]):
            page = source.image(number, PICTURE_DPI)
            for key, _, region in requests:
                cut = _cut(page, region)
                if cut is not None:
                    yield {"key": key, **cut}


def _cut(page: PageImage, region: list[float]) -> dict[str, Any] | None:
    """The part of the page that ``region`` covers, None where it covers nothing of it."""
    height, width = page.pixels.shape[:2]
    scale = page.dpi / 72 if page.unit == "pt" and page.dpi else 1.0
    left, top = (max(0, round(edge * scale)) for edge in region[:2])
    right, bottom = min(width, round(region[2] * scale)), min(height, round(region[3] * scale))
    if left >= right or top >= bottom:
        return None
    pixels = page.pixels[top:bottom, left:right]
    if right - left > WIDEST:
        factor = WIDEST / (right - left)
        pixels = cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    data = cv2.imencode(".webp", pixels, [cv2.IMWRITE_WEBP_QUALITY, WEBP_QUALITY])[1].tobytes()
    return {"region": [edge / scale for edge in (left, top, right, bottom)], "width": pixels.shape[1],
            "height": pixels.shape[0], "data": base64.b64encode(data).decode("ascii")}
