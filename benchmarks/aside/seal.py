"""A bank's round red seal: ring, star, the name around the rim; ink that did not take everywhere."""

from __future__ import annotations

import math
import random
import subprocess
from functools import cache

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

Pixels = np.ndarray
RED = (205, 30, 40)


@cache
def chinese_font() -> tuple[str, int]:
    """File and index of a Chinese font on this machine."""
    listed = subprocess.run(["fc-match", "-f", "%{file}|%{index}", ":lang=zh-cn"], capture_output=True, text=True,
                            check=True).stdout
    path, index = listed.split("|")
    return path, int(index)


def seal(text: str, size: int) -> Image.Image:
    """The seal as a grey mask of ``size`` pixels square, white where there is ink."""
    mask = Image.new("L", (size, size), 0)
    draw, middle, radius = ImageDraw.Draw(mask), size / 2, size * 0.47
    draw.ellipse((middle - radius, middle - radius, middle + radius, middle + radius), outline=255, width=size // 28)
    points = [(middle + size * 0.13 * (1 if n % 2 == 0 else 0.4) * math.sin(n * math.pi / 5),
               middle - size * 0.13 * (1 if n % 2 == 0 else 0.4) * math.cos(n * math.pi / 5)) for n in range(10)]
    draw.polygon(points, fill=255)
    font = ImageFont.truetype(chinese_font()[0], size // 9, index=chinese_font()[1])
    step = 250 / max(len(text) - 1, 1)
    for place, sign in enumerate(text):
        letter, angle = Image.new("L", (size, size), 0), -125 + step * place
        ImageDraw.Draw(letter).text((middle, size * 0.145), sign, font=font, fill=255, anchor="mm")
        mask.paste(255, mask=letter.rotate(-angle, resample=Image.Resampling.BICUBIC))
    below = ImageFont.truetype(chinese_font()[0], size // 12, index=chinese_font()[1])
    draw.text((middle, size * 0.76), "业务专用章", font=below, fill=255, anchor="mm")
    return mask


def stamped(page: Pixels, text: str, dpi: int, rng: random.Random) -> Pixels:
    """Press the seal of 42 mm somewhere over the page, turned a little."""
    height, width = page.shape[:2]
    size = int(42 / 25.4 * dpi)
    mask = np.array(seal(text, size).rotate(rng.uniform(-25, 25), resample=Image.Resampling.BICUBIC), float) / 255
    patches = np.random.default_rng(rng.getrandbits(32)).normal(0.75, 0.35, (12, 12)).astype(np.float32)
    mask *= np.clip(cv2.resize(patches, (size, size), interpolation=cv2.INTER_CUBIC), 0.25, 0.95)
    left, top = int(rng.uniform(0.12, 0.75) * (width - size)), int(rng.uniform(0.1, 0.85) * (height - size))
    out = page.copy()
    place = out[top:top + size, left:left + size].astype(float)
    inked = place * np.array(RED) / 255
    out[top:top + size, left:left + size] = place * (1 - mask[..., None]) + inked * mask[..., None]
    return out
