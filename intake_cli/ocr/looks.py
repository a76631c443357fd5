"""What engines read in a crop of a place, looked at in several ways."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence

import cv2
import numpy as np

from intake_cli.ocr.reading import figures_of
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.seals import BLUE, RED, without_ink, without_seals
from intake_cli.ocr.unmixed import without_red_or_pen

GRAIN = 1.2
"""Pixels of a crop laid level over which its grain is blurred."""
COLOURED, TOUCHED = 25, 0.02
"""Grey levels between the channels of a pixel that is coloured, and share of a crop that is where ink lies on it: noise
on grey paper differs by 15."""
GRAINY, FAINTEST = 3, 25
"""Pixels over which the grain of paper evens out, and grey levels by which print is darker than its paper there."""
LINE_HEIGHT = 64
"""Pixels to which a low crop is enlarged: strokes are interpolated once more, in another way."""


def model_readings(crops: Sequence[np.ndarray], numeric: bool,
                   thorough: Sequence[bool] | None = None) -> list[list[tuple[str, float]]]:
    """What the careful recogniser reads in each BGR crop with its coloured ink lifted, unmixed or, where there is none,
    in grey, and sharpened: this last only where those two differ, or it is one of the ``thorough`` ones, as all are by
    default. Empty readings are left out."""
    looks = list(map(_two_looks, crops))
    first = read_looks([look for pair in looks for look in pair], numeric)
    found = [first[start:start + 2] for start in range(0, len(first), 2)]
    again = [index for index, ((one, _), (other, _)) in enumerate(found)
             if one != other or thorough is None or thorough[index]]
    third = read_looks([_sharpened(looks[index][0]) for index in again], numeric)
    for index, reading in zip(again, third, strict=True):
        found[index].append(reading)
    return [_cleaned(readings) for readings in found]


def read_looks(looks: list[np.ndarray], numeric: bool) -> list[tuple[str, float]]:
    """What the careful recogniser reads in each grey crop with its confidence: in figures only where ``numeric``. What
    looks the same in several ways, as paper without red ink does, is read once."""
    keys = [(look.shape, look.tobytes()) for look in looks]
    shown = dict(zip(keys, looks, strict=True))
    said = careful_recogniser().read(list(shown.values())) if looks else []  # a model is loaded to read alone
    known = dict(zip(shown, said, strict=True))
    pairs = [known[key] for key in keys]
    if not numeric:
        return [(free.text, free.confidence) for free, _ in pairs]
    found = [figures_of(normal_form(free.text), free.confidence, figure) for free, figure in pairs]
    return [(text or "", sure) for text, sure in found]


def second_engine(crops: Sequence[np.ndarray]) -> list[tuple[str, float] | None]:
    """The figures that Tesseract reads in each BGR crop, None where it reads none or is not installed."""
    if not crops or not _tesseract_installed():
        return [None] * len(crops)
    from intake_cli.ocr import tesseract

    found = tesseract.figures([lifted(crop) for crop in crops])
    return [next(iter(_cleaned([reading])), None) for reading in found]


def lifted(crop: np.ndarray) -> np.ndarray:
    """Grey pixels of a BGR crop with its red ink, or a pen's, taken off, paper white and ink dark."""
    _, before = without_red_or_pen(crop)
    return _stretched(without_seals(crop)[0] if before is None else before)


def _two_looks(crop: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same, and with its coloured ink told apart in another way, in grey where there is none: of 310 figures beside
    or under seals 296 were read rightly so, 292 where it was lifted and 278 in grey."""
    red, pen = without_red_or_pen(crop)
    if pen is not None:
        return _stretched(pen), _stretched(without_ink(crop, BLUE))
    other = cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY) if red is None else red
    return _stretched(without_seals(crop)[0]), _stretched(other)


def is_inked(crop: np.ndarray) -> bool:
    """Whether coloured ink lies on a BGR crop."""
    spread = crop.max(axis=2, initial=0).astype(int) - crop.min(axis=2, initial=255) if crop.size else np.zeros(1)
    return float(np.mean(spread >= COLOURED)) >= TOUCHED


def is_bare(crop: np.ndarray) -> bool:
    """Whether a BGR crop shows nothing but paper and its grain."""
    if not crop.size:
        return False
    grey = cv2.blur(np.ascontiguousarray(crop.min(axis=2)), (GRAINY, GRAINY))
    return float(grey.min()) > float(np.median(grey)) - FAINTEST


def soft(crop: np.ndarray) -> np.ndarray:
    """The same with its red ink taken as paper and its grain blurred."""
    return _stretched(np.asarray(cv2.GaussianBlur(crop[:, :, RED], (0, 0), GRAIN)))


def agreed(readings: list[tuple[str, float]]) -> bool:
    """Whether several readings say one thing."""
    return len(readings) > 1 and len({text for text, _ in readings}) == 1


def _cleaned(readings: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(normal_form(text), sure) for text, sure in readings if text.strip()]


def normal_form(text: str) -> str:
    """Text in compatibility form (NFKC) without spaces around it."""
    return unicodedata.normalize("NFKC", text).strip()


def _stretched(grey: np.ndarray) -> np.ndarray:
    """The crop with paper white and ink dark, enlarged to a comfortable height."""
    dark, light = np.percentile(grey, (1, 90))
    spread = max(float(light - dark), 1.0)
    full = np.clip((grey.astype(np.float32) - dark) * (235.0 / spread) + 20, 0, 255).astype(np.uint8)
    factor = LINE_HEIGHT / full.shape[0]
    return full if factor <= 1 else cv2.resize(full, None, fx=factor, fy=factor, interpolation=cv2.INTER_LANCZOS4)


def _sharpened(grey: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.addWeighted(grey, 1.7, cv2.GaussianBlur(grey, (0, 0), 2.0), -0.7, 0))


def _tesseract_installed() -> bool:
    """Looked up on the path first, so that its wrapper is imported only where it can work."""
    return shutil.which("tesseract") is not None
