"""Words put side by side on strips of fixed size: the runtime compiles few shapes, and few pixels are padding."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import cv2
import numpy as np

HEIGHT = 48
"""Pixels to which the models want a line of text scaled."""
STEP = 8
"""Pixels of a strip for which a model gives one output."""
NARROW, SHORT, LONG = 320, 640, 1280
"""Pixels of a strip: of one that holds little, of most, and of one for a wide word; a wider one is squeezed to it."""
GAP = STEP
"""Pixels between words, of the value that models know as padding."""
TOGETHER = 4
"""Short strips computed at once."""


@dataclass(slots=True)
class Strip:
    """Words by their index with the pixel at which each begins."""

    width: int
    places: list[tuple[int, int]] = field(default_factory=list)
    used: int = 0

    def room_for(self, width: int) -> bool:
        return self.used + width <= self.width

    def add(self, index: int, width: int) -> None:
        self.places.append((index, self.used))
        self.used += -(-width // STEP) * STEP + GAP

    def narrowed(self) -> Strip:
        """The same without the half that holds nothing."""
        return replace(self, width=NARROW) if self.used - GAP <= NARROW else self


def pack(widths: dict[int, int]) -> list[Strip]:
    """Strips that hold words of these widths by index, widest words first, each where least room is left beside it."""
    strips: list[Strip] = []
    for index, width in sorted(widths.items(), key=lambda each: -each[1]):
        fitting = [strip for strip in strips if strip.room_for(width)]
        if fitting:
            home = max(fitting, key=lambda strip: strip.used - strip.width)
        else:
            home = Strip(SHORT if width <= SHORT else LONG)
            strips.append(home)
        home.add(index, width)
    return [strip.narrowed() for strip in strips]


def batches(strips: list[Strip]) -> list[list[Strip]]:
    """Strips computed together: short ones by four, what is left over one by one."""
    short = [strip for strip in strips if strip.width == SHORT]
    whole = len(short) - len(short) % TOGETHER
    grouped = [short[start:start + TOGETHER] for start in range(0, whole, TOGETHER)]
    return grouped + [[strip] for strip in strips if strip.width != SHORT] + [[strip] for strip in short[whole:]]


def drawn(together: list[Strip], words: list[np.ndarray]) -> np.ndarray:
    """The strips as a batch (n, 3, height, width) of float32 from -1 to 1, 0 where nothing is."""
    grey = np.zeros((len(together), 1, HEIGHT, together[0].width), np.float32)
    for row, strip in zip(grey, together, strict=True):
        for index, start in strip.places:
            row[0, :, start:start + words[index].shape[1]] = words[index] / np.float32(127.5) - 1
    return np.repeat(grey, 3, axis=1)


def scaled(crop: np.ndarray) -> np.ndarray:
    """A crop at the models' height. It is made no wider than it is: that would part equal figures that stand close, but
    turns commas into full stops, and wrong figures are read more surely."""
    height, width = crop.shape[:2]
    wide = min(LONG, max(STEP, round(width * HEIGHT / max(1, height))))
    shrinking = height > HEIGHT and wide <= width
    return cv2.resize(crop, (wide, HEIGHT), interpolation=cv2.INTER_AREA if shrinking else cv2.INTER_CUBIC)
