"""What printers, copiers, fax machines, pens and hands do to a page with a tag: the set of the tag design, section 2.1.

A spoil takes a page (BGR, uint8), the box of the tag on it (left, top, right, bottom in pixels) and a generator of
random numbers, and gives another page.
"""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from PIL import Image

Page = np.ndarray
Box = tuple[int, int, int, int]
Random = np.random.Generator
Spoil = Callable[[Page, Box, Random], Page]
LONG_SIDE = 297.0
"""Millimetres."""


def turned(page: Page, degrees: float) -> Page:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), borderValue=(255, 255, 255))


def quartered(page: Page, quarters: int) -> Page:
    return np.ascontiguousarray(np.rot90(page, quarters))


def blurred(page: Page, millimetres: float) -> Page:
    return cv2.GaussianBlur(page, (0, 0), millimetres / LONG_SIDE * max(page.shape))


def moved(page: Page, millimetres: float) -> Page:
    length = max(1, round(millimetres / LONG_SIDE * max(page.shape)))
    return cv2.blur(page, (1, length))


def jpeg(page: Page, quality: int) -> Page:
    return cv2.imdecode(cv2.imencode(".jpg", page, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def noisy(page: Page, sigma: float, random: Random) -> Page:
    noise = random.normal(0, sigma, page.shape[:2]).astype(np.float32)[:, :, None]
    return np.clip(page + noise, 0, 255).astype(np.uint8)


def pale(page: Page, share: float, paper: int = 255) -> Page:
    """Ink at ``share`` of its darkness on paper of the grey level ``paper``."""
    return (paper - (255.0 - page) * share).clip(0, 255).astype(np.uint8)


def streaked(page: Page, random: Random) -> Page:
    spoiled = page.copy()
    for left in random.integers(0, page.shape[1], 20):
        spoiled[:, left:left + int(random.integers(1, 4))] = 50
    return spoiled


def stamped(page: Page, box: Box, darkening: float) -> Page:
    """A round seal of 40 mm, as a grey scanner sees its ink, over the left of the tag: there is the QR code."""
    radius = round(20 / LONG_SIDE * max(page.shape))
    ink = np.full_like(page, 255)
    middle = (box[0] + min(radius, (box[2] - box[0]) // 2), (box[1] + box[3]) // 2)
    cv2.circle(ink, middle, radius, (round(255 * (1 - darkening)),) * 3, -1)
    return cv2.multiply(page, ink, scale=1 / 255)


def bilevel(page: Page) -> Page:
    return ((page > 128) * 255).astype(np.uint8)


def dithered(page: Page) -> Page:
    grey = Image.fromarray(page[:, :, 1]).convert("1").convert("L")
    return np.repeat(np.asarray(grey)[:, :, None], 3, axis=2)


def faxed(page: Page, down: int, form: Callable[[Page], Page]) -> Page:
    """As a fax machine of 204 by ``down`` dots per inch hands it on, brought back to square pixels."""
    height, width = page.shape[:2]
    small = cv2.resize(page, (round(204 * 8.27), round(down * 11.69)), interpolation=cv2.INTER_AREA)
    return cv2.resize(form(small), (width, height), interpolation=cv2.INTER_LINEAR)


def covered(page: Page, box: Box, share: float, random: Random) -> Page:
    """An opaque patch over ``share`` of the tag, anywhere on it."""
    left, top, right, bottom = box
    side = int(((right - left) * (bottom - top) * share) ** 0.5)
    across, down = min(side, right - left), min(side, bottom - top)
    across = max(across, int((right - left) * (bottom - top) * share / max(down, 1)))
    x = int(random.integers(left, max(left + 1, right - across)))
    y = int(random.integers(top, max(top + 1, bottom - down)))
    spoiled = page.copy()
    spoiled[y:y + down, x:x + across] = 225
    return spoiled


def cut(page: Page, box: Box, share: float, random: Random) -> Page:
    """A side of the tag lies beyond the edge of what was scanned: ``share`` of it, left or right."""
    left, _, right, _ = box
    lost = round((right - left) * share)
    if random.random() < 0.5:
        return np.ascontiguousarray(page[:, left + lost:])
    return np.ascontiguousarray(page[:, :right - lost])


def lightly_spoiled(page: Page, random: Random) -> Page:
    return jpeg(blurred(turned(page, random.uniform(-3, 3)), random.uniform(0.05, 0.12)), 60)


def badly_spoiled(page: Page, random: Random) -> Page:
    page = turned(quartered(page, int(random.integers(4))), random.uniform(-7, 7))
    return jpeg(noisy(pale(page, 0.3, 230), 6, random), 40)


UNCOVERED: dict[str, Spoil] = {
    "clean": lambda p, b, r: p,
    **{f"skew {d}": lambda p, b, r, d=d: turned(p, d * r.choice((-1, 1))) for d in (2, 5, 10)},
    **{f"turn {90 * q}": lambda p, b, r, q=q: quartered(p, q) for q in (1, 2, 3)},
    "turn and skew": lambda p, b, r: turned(quartered(p, int(r.integers(1, 4))), r.uniform(-6, 6)),
    **{f"blur {s} mm": lambda p, b, r, s=s: blurred(p, s) for s in (0.1, 0.15, 0.2, 0.3)},
    "motion 0.4 mm": lambda p, b, r: moved(p, 0.4),
    **{f"JPEG {q}": lambda p, b, r, q=q: jpeg(p, q) for q in (40, 15)},
    **{f"{g} grey levels": lambda p, b, r, g=g: noisy(pale(p, g / 255, 210), 2, r) for g in (60, 30)},
    **{f"faint print {s}": lambda p, b, r, s=s: noisy(pale(p, s), 4, r) for s in (0.6, 0.3)},
    "fax 204 x 196": lambda p, b, r: faxed(p, 196, bilevel),
    "fax 204 x 98": lambda p, b, r: faxed(p, 98, bilevel),
    "fax, dithered": lambda p, b, r: faxed(p, 196, dithered),
    "dithered": lambda p, b, r: dithered(p),
    "black and white": lambda p, b, r: bilevel(blurred(p, 0.08)),
    "skew, blur, JPEG": lambda p, b, r: lightly_spoiled(p, r),
    "turn, pale, noise, JPEG": lambda p, b, r: badly_spoiled(p, r),
}
"""Those that leave the whole tag on the page and nothing on it."""

COVERED: dict[str, Spoil] = {
    "streaks": lambda p, b, r: streaked(p, r),
    **{f"seal {d}": lambda p, b, r, d=d: stamped(p, b, d) for d in (0.4, 0.7)},
    **{f"covered {100 * s:.0f} %": lambda p, b, r, s=s: covered(p, b, s, r) for s in (0.05, 0.1, 0.2)},
    **{f"cut {100 * s:.0f} %": lambda p, b, r, s=s: cut(p, b, s, r) for s in (0.05, 0.1)},
}

SPOILS = {**UNCOVERED, **COVERED}
