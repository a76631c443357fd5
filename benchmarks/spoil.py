"""What happens to paper on its way into a file, beyond samples/degrade.py: other scanners, other inks, other hands.

Every spoiler takes BGR pixels, their resolution and a random generator, and returns BGR pixels.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import cv2
import numpy as np

from samples import degrade

Pixels = np.ndarray
Spoiler = Callable[[Pixels, int, np.random.Generator], Pixels]
MM = 25.4


def _seed(rng: np.random.Generator) -> int:
    return int(rng.integers(1, 10**6))


def sealed(pixels: Pixels, dpi: int, rng: np.random.Generator, ink: tuple[int, int, int] = degrade.SEAL_RED) -> Pixels:
    """A round seal of ``ink`` (BGR) somewhere over the rows."""
    height, width = pixels.shape[:2]
    place = int(rng.uniform(0.25, 0.8) * width), int(rng.uniform(0.3, 0.7) * height)
    blank = np.full_like(pixels, 255)
    radius = round(degrade.SEAL_RADIUS_MM / MM * dpi)
    mark = degrade.stamp(blank, *place, radius, angle=float(rng.uniform(-30, 30)))
    strength = (255 - mark[:, :, 1].astype(np.float32)) / (255 - degrade.SEAL_RED[1])
    colour = np.array(ink, np.float32) / 255
    return (pixels * (1 - strength[:, :, None] * (1 - colour))).astype(np.uint8)


def office(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """The sample scanner, with a seal."""
    return degrade.office_scan(sealed(pixels, dpi, rng), _seed(rng))


def rough(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """The sample's worn scanner, with a seal."""
    return degrade.rough_scan(sealed(pixels, dpi, rng), _seed(rng))


def photo(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """The sample phone."""
    return degrade.photo(pixels, _seed(rng))


def clean(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A perfect scanner."""
    return pixels


def blue_seal(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """An office scan of a page with a seal in blue ink."""
    return degrade.office_scan(sealed(pixels, dpi, rng, (190, 70, 40)), _seed(rng))


def purple_seal(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """An office scan of a page with a seal in violet ink."""
    return degrade.office_scan(sealed(pixels, dpi, rng, (160, 50, 130)), _seed(rng))


def orange_seal(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """An office scan of a page with a pale orange seal."""
    return degrade.office_scan(sealed(pixels, dpi, rng, (90, 110, 235)), _seed(rng))


def grey_scanner(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A scanner without colour: the seal is grey."""
    grey = cv2.cvtColor(office(pixels, dpi, rng), cv2.COLOR_BGR2GRAY)
    return cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR)


def fax(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Black and white only, after blur, noise and skew."""
    turned = degrade.skew(pixels, float(rng.uniform(-1, 1)))
    grey = cv2.cvtColor(degrade.noise(degrade.blur(turned, 0.6), 8, rng), cv2.COLOR_BGR2GRAY)
    return cv2.cvtColor(np.where(grey < 140, 0, 255).astype(np.uint8), cv2.COLOR_GRAY2BGR)


def motion(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """The paper slipped while it was scanned: blur along one direction."""
    length, angle = max(3, round(dpi / 66)), float(rng.uniform(0, math.pi))
    kernel = np.zeros((length, length), np.float32)
    end = np.array([math.cos(angle), math.sin(angle)]) * length / 2
    middle = np.array([length / 2, length / 2])
    cv2.line(kernel, tuple((middle - end).astype(int).tolist()), tuple((middle + end).astype(int).tolist()), 1.0)
    return degrade.jpeg(cv2.filter2D(pixels, -1, kernel / max(kernel.sum(), 1)), 80)


def pale(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Low toner: light grey strokes that break, on paper that is not white."""
    ink = 255 - pixels.astype(np.float32)
    grain = cv2.GaussianBlur(rng.standard_normal(pixels.shape[:2]).astype(np.float32), (0, 0), dpi / 130)
    strength = np.clip(0.5 + 0.9 * grain, 0.25, 0.75)[:, :, None]
    return degrade.jpeg(degrade.noise((250 - ink * strength).astype(np.uint8), 3, rng), 80)


def thick(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A copy of a copy: strokes grown together."""
    grown = cv2.erode(pixels, np.ones((2, 2), np.uint8)) if dpi < 250 else cv2.erode(pixels, np.ones((3, 3), np.uint8))
    return degrade.office_scan(grown, _seed(rng))


def gamma(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Contrast set so high that thin strokes vanish, or so low that paper is grey."""
    table = 255 * (np.arange(256) / 255) ** (0.5 if rng.random() < 0.5 else 2.2)
    return cv2.LUT(degrade.office_scan(pixels, _seed(rng)), table.astype(np.uint8))


def halftone(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Printed through a screen of dots, then scanned."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    pitch = dpi / 75
    screen = 128 + 70 * np.sin(2 * math.pi * (x + y) / pitch) * np.sin(2 * math.pi * (x - y) / pitch)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype(np.float32) * 0.8 + 40
    dots = np.where(grey < screen, 40, 250).astype(np.uint8)
    return degrade.office_scan(cv2.cvtColor(dots, cv2.COLOR_GRAY2BGR), _seed(rng))


def salt(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Dirt: single black and white dots, and a few larger ones."""
    spoiled = degrade.office_scan(pixels, _seed(rng))
    lots = rng.random(spoiled.shape[:2])
    spoiled[lots < 0.002] = 20
    spoiled[lots > 0.998] = 250
    for _ in range(60):
        y, x = (int(rng.uniform(0, side)) for side in spoiled.shape[:2])
        cv2.circle(spoiled, (x, y), int(rng.integers(1, 3)), (60, 60, 60), -1)
    return spoiled


def streaks(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Dust on the glass of a feeder: thin upright lines through the whole page."""
    spoiled = degrade.office_scan(pixels, _seed(rng))
    for _ in range(6):
        x, grey = int(rng.uniform(0, spoiled.shape[1])), int(rng.uniform(90, 200))
        spoiled[:, x:x + int(rng.integers(1, 3))] = np.minimum(spoiled[:, x:x + 2][:, :1], grey)
    return spoiled


def shadow(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A dark corner and a fold."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    corner = np.clip(1 - np.hypot(x / width, y / height) / 0.5, 0, 1) * 0.65
    fold = 0.35 * np.exp(-((y - 0.55 * height) / (dpi / 20)) ** 2)
    return degrade.office_scan((pixels * (1 - np.maximum(corner, fold))[:, :, None]).astype(np.uint8), _seed(rng))


def moire(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A photograph of a screen: soft stripes of colour."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    waves = [14 * np.sin(2 * math.pi * (x * math.cos(a) + y * math.sin(a)) / (dpi / p))
             for a, p in ((0.1, 13), (0.3, 17), (0.2, 23))]
    screen = np.clip(degrade.blur(pixels, 0.6) * 0.85 + np.stack(waves, 2) + 15, 0, 255)
    return degrade.jpeg(screen.astype(np.uint8), 80)


def bleed(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """The other side of the sheet shines through."""
    back = degrade.blur(cv2.flip(np.roll(pixels, 11, axis=0), 1), dpi / 130).astype(np.float32)
    return degrade.office_scan(np.clip(pixels - 0.3 * (255 - back), 0, 255).astype(np.uint8), _seed(rng))


def squeezed(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Sent through a messenger: JPEG 40."""
    return degrade.jpeg(degrade.office_scan(pixels, _seed(rng)), 40)


def askew(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Laid on the glass carelessly: 3 to 5 degrees."""
    angle = float(rng.uniform(3, 5)) * (1 if rng.random() < 0.5 else -1)
    margin = [round(0.06 * side) for side in pixels.shape[:2]]
    roomy = cv2.copyMakeBorder(pixels, margin[0], margin[0], margin[1], margin[1], cv2.BORDER_CONSTANT,
                               value=(255, 255, 255))
    return degrade.office_scan(degrade.skew(roomy, angle), _seed(rng))


def inverted(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Fed upside down."""
    return np.ascontiguousarray(np.rot90(office(pixels, dpi, rng), 2))


def sideways(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """Fed by its long side."""
    return np.ascontiguousarray(np.rot90(office(pixels, dpi, rng), 1 if rng.random() < 0.5 else 3))


def curled(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A phone's picture of a sheet that does not lie flat, on a table of wood."""
    return _photographed(_curl(pixels, 0.012), rng, _wood)


def wooden(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A phone's picture of a flat sheet on a table of light wood."""
    return _photographed(pixels, rng, _wood)


def edge(pixels: Pixels, dpi: int, rng: np.random.Generator) -> Pixels:
    """A phone's picture in which the paper runs out of the frame on one side."""
    whole = _photographed(pixels, rng, lambda shape, rng: np.full(shape, 50, np.uint8))
    width = whole.shape[1]
    return np.ascontiguousarray(whole[:, : width - round(0.075 * width)])


def _curl(pixels: Pixels, depth: float) -> Pixels:
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lift = depth * width * np.sin(math.pi * x / width) * (0.4 + 0.6 * y / height)
    return cv2.remap(pixels, x, y + lift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT, borderValue=(245, 245, 245))


def _photographed(pixels: Pixels, rng: np.random.Generator,
                  ground: Callable[[tuple[int, int, int], np.random.Generator], Pixels]) -> Pixels:
    height, width = pixels.shape[:2]
    margin = int(0.07 * width)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = (corners + margin + rng.uniform(-0.03 * width, 0.03 * width, (4, 2))).astype(np.float32)
    size = (width + 2 * margin, height + 2 * margin)
    table = ground((size[1], size[0], 3), rng)
    matrix = cv2.getPerspectiveTransform(corners, moved)
    cv2.warpPerspective(pixels, matrix, size, dst=table, borderMode=cv2.BORDER_TRANSPARENT, flags=cv2.INTER_AREA)
    return degrade.jpeg(degrade.noise(degrade.shade(degrade.blur(table, 0.6), 0.3, rng), 4.0, rng), 80)


def _wood(shape: tuple[int, int, int], rng: np.random.Generator) -> Pixels:
    grain = cv2.GaussianBlur(rng.standard_normal(shape[:2]).astype(np.float32), (0, 0), sigmaX=60, sigmaY=2)
    light = np.clip(1 + 0.5 * grain / max(float(grain.std()), 1e-6) * 0.3, 0.6, 1.4)
    return np.clip(light[:, :, None] * np.array([70, 110, 150], np.float32), 0, 255).astype(np.uint8)


SPOILERS: dict[str, Spoiler] = {each.__name__: each for each in (
    clean, office, rough, photo, blue_seal, purple_seal, orange_seal, grey_scanner, fax, motion, pale, thick, gamma,
    halftone, salt, streaks, shadow, moire, bleed, squeezed, askew, inverted, sideways, curled, wooden, edge)}
"""Every spoiler by name."""
