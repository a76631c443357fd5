"""What tells a page again: its very dots, and a print that another scan of the same sheet nearly shares."""

from __future__ import annotations

import hashlib

import cv2
import numpy as np

from intake_cli.ocr.images import PageImage
from intake_cli.ocr.shrink import shrunk
from intake_cli.words import Look

SIDE, WAVES = 64, 16
"""The page is looked at on a square of so many pixels; its print is of so many waves each way."""


def look_of(page: PageImage, rotation: int = 0) -> Look:
    """The look of a page that ``rotation`` clockwise degrees bring upright."""
    exact = hashlib.sha256(np.ascontiguousarray(page.pixels).data)  # computed by the processor itself, twice as fast
    exact.update(str(page.pixels.shape).encode())
    return Look(exact.hexdigest()[:32], print_of(page.pixels, rotation))


def print_of(pixels: np.ndarray, rotation: int = 0) -> str:
    """256 bits: whether each of the slowest waves of the page's ink rises or falls from the middle."""
    small = np.rot90(shrunk(pixels, SIDE * 4, SIDE * 4), -rotation // 90)
    dark = cv2.min(cv2.min(small[:, :, 0], small[:, :, 1]), small[:, :, 2])
    paper = cv2.medianBlur(cv2.dilate(dark, np.ones((5, 5), np.uint8)), 21)
    ink = cv2.subtract(paper, dark)
    across, down = (np.flatnonzero(ink.max(axis=axis) > INK) for axis in (0, 1))
    if not len(across) or not len(down):
        return ""
    part = ink[down[0]:down[-1] + 1, across[0]:across[-1] + 1]
    square = cv2.resize(part, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    waves = cv2.dct(square)[:WAVES, :WAVES].ravel()
    bits = waves > np.median(waves[1:])
    return np.packbits(bits).tobytes().hex()


INK = 40
"""Grey levels by which ink is darker than the paper around."""
