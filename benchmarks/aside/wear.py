"""What scanners, copiers and telephones do to a page of pixels (RGB, 8 bit)."""

from __future__ import annotations

import random
from collections.abc import Callable

import cv2
import numpy as np

Pixels = np.ndarray
Manner = Callable[[Pixels, int, random.Random], Pixels]


def skewed(page: Pixels, degrees: float, fill: int) -> Pixels:
    height, width = page.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(fill, fill, fill))


def blurred(page: Pixels, points: float, dpi: int) -> Pixels:
    """Blur by a spread in printer's points, so that it means the same at every resolution."""
    return cv2.GaussianBlur(page, (0, 0), max(points / 72 * dpi, 0.1))


def noisy(page: Pixels, spread: float, rng: random.Random) -> Pixels:
    grain = np.random.default_rng(rng.getrandbits(32)).normal(0, spread, page.shape[:2])[..., None]
    return np.clip(page + grain, 0, 255).astype(np.uint8)


def toned(page: Pixels, black: int, white: int) -> Pixels:
    """Ink is never black and paper never white."""
    return (black + page.astype(np.float32) * (white - black) / 255).astype(np.uint8)


def shaded(page: Pixels, depth: float, rng: random.Random) -> Pixels:
    """Light that falls off to one side and a dark gutter."""
    height, width = page.shape[:2]
    across, down = np.linspace(0, 1, width), np.linspace(0, 1, height)[:, None]
    turn = rng.uniform(-1, 1)
    light = 1 - depth * (0.6 * across + 0.4 * (down if turn > 0 else 1 - down)) ** 1.5
    light = light * (1 - 0.5 * depth * np.exp(-across / 0.03))
    return (page * light[..., None]).astype(np.uint8)


def grey_of(page: Pixels) -> Pixels:
    return cv2.cvtColor(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)


def office(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """A good flat scan in colour."""
    page = skewed(toned(page, 22, 250), rng.uniform(-0.4, 0.4), 250)
    return noisy(blurred(page, 0.16, dpi), 3, rng)


def rough(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """Askew, soft, grainy, unevenly lit."""
    page = shaded(skewed(toned(page, 45, 236), rng.choice((-1.8, 1.8)), 225), 0.22, rng)
    return noisy(blurred(page, 0.30, dpi), 9, rng)


def streaked(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """A good scan by a feeder with dust on its glass: streaks all down the page, through whatever stands there."""
    page = office(page, dpi, rng)
    for _ in range(3):
        left, level = rng.randrange(page.shape[1] // 20, page.shape[1]), rng.randint(90, 190)
        streak = page[:, left:left + max(1, round(dpi / 200 * rng.randint(1, 3)))]
        np.minimum(streak, level, out=streak)
    return page


def grey(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """A copier's scan without colour; red seals come out grey."""
    page = skewed(toned(grey_of(page), 40, 246), rng.uniform(-0.6, 0.6), 246)
    return noisy(blurred(page, 0.2, dpi), 4, rng)


def fax(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """Black or white only, with specks."""
    page = skewed(grey_of(page), rng.uniform(-0.5, 0.5), 255)
    page = np.where(blurred(page, 0.15, dpi) > rng.randint(150, 175), 255, 0).astype(np.uint8)
    specks = np.random.default_rng(rng.getrandbits(32)).random(page.shape[:2])
    page[specks < 0.0004] = 0
    page[specks > 0.9985] = 255
    return page


def desk(height: int, width: int, rng: random.Random) -> Pixels:
    """Something to lie on: dark cloth or wood with a grain."""
    numbers = np.random.default_rng(rng.getrandbits(32))
    if rng.random() < 0.5:
        return np.clip(numbers.normal(38, 7, (height, width))[..., None] + np.array((0, 2, 6)), 0, 255).astype(np.uint8)
    grain = cv2.resize(numbers.normal(0, 1, (height // 3, 40)).astype(np.float32), (width, height))
    lines = cv2.GaussianBlur(grain, (0, 0), 3)[..., None] * 26
    return np.clip(np.array((150, 104, 62)) + lines, 0, 255).astype(np.uint8)


def photo(page: Pixels, dpi: int, rng: random.Random) -> Pixels:
    """By telephone: perspective, something around the sheet, a hand's shadow, a soft corner."""
    height, width = page.shape[:2]
    margin = int(0.06 * width)
    full = (width + 2 * margin, height + 2 * margin)
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    moved = corners + margin + np.array([(rng.uniform(-0.6, 0.7) * margin, rng.uniform(-0.6, 0.7) * margin)
                                         for _ in range(4)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    sheet = cv2.warpPerspective(toned(page, 38, 232), matrix, full, flags=cv2.INTER_CUBIC)
    inside = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, full)[..., None] / 255
    picture = (sheet * inside + desk(full[1], full[0], rng) * (1 - inside)).astype(np.uint8)
    picture = shaded(picture, rng.uniform(0.25, 0.45), rng)
    if rng.random() < 0.5:
        picture = np.ascontiguousarray(picture[:, ::-1])
        picture = shaded(picture, 0.15, rng)[:, ::-1]
    warm = np.array((1.0, rng.uniform(0.93, 0.98), rng.uniform(0.80, 0.93)))
    return noisy(blurred((picture * warm).astype(np.uint8), 0.22, dpi), 5, rng)


MANNERS: dict[str, tuple[Manner, int]] = {
    "office": (office, 86), "rough": (rough, 62), "grey": (grey, 78), "streaked": (streaked, 86), "photo": (photo, 82),
    "fax": (fax, 0)}
