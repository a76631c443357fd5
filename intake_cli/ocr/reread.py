"""Reading a place again, with other eyes, when arithmetic or form says that the first reading may be wrong."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr import pdf
from intake_cli.ocr.images import PageSource, within_budget
from intake_cli.ocr.reading import figures_of
from intake_cli.ocr.recogniser import careful_recogniser
from intake_cli.ocr.seals import RED, without_seals
from intake_cli.words import Place

FINE_DPI, COARSEST_DPI, FINEST_DPI = 300.0, 200.0, 600.0
"""Resolution at which drawn pages are read again; the least and the most that are taken from a picture."""
MARGIN = 0.18
"""Paper left around the place, in heights of it."""
RIM, GRAIN = 0.14, 1.2
"""Paper left around a word that is laid level, in heights of it; pixels of such a crop over which grain is blurred."""
SMALLEST = 3
"""Pixels below which there is nothing to read."""
LEAST = 1.0
"""Points of a page that a place must show: one beside the paper shows none."""
NOTHING = np.empty((0, 0, 3), np.uint8)
HELD = 3
"""Pages that are pictures held at once."""
LINE_HEIGHT = 64
"""Pixels to which a low crop is enlarged: strokes are interpolated once more, in another way."""


class Rereader:
    """An open file whose places can be read again; a context manager. Boxes are in the file's own unit (points of a
    PDF page, pixels of an image), from the top left of the page as a viewer shows it: those of the evidence."""

    def __init__(self, path: Path, password: str | None = None) -> None:
        self._source = PageSource(path, password)
        self._held: dict[int, tuple[np.ndarray, float]] = {}

    def __enter__(self) -> Rereader:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        self._source.__exit__(kind, error, trace)

    def crop(self, page: int, box: Box, margin: float = MARGIN) -> np.ndarray:
        """BGR pixels of ``box`` and ``margin`` heights of paper around it, as fine as the file has them."""
        spare = margin * (box.bottom - box.top)
        left, top = max(0.0, box.left - spare), max(0.0, box.top - spare)
        right, bottom = box.right + spare, box.bottom + spare
        if self._source.document is not None:
            drawn = pdf.load_page(self._source.document, page)
            width, height = drawn.get_size()
            right, bottom = min(right, width), min(bottom, height)
            if right - left < LEAST or bottom - top < LEAST:
                return NOTHING
            if pdf.picture_dpi(drawn) is None:
                return pdf.render(drawn, FINE_DPI, (left, top, right, bottom))
        pixels, fine = self._picture(page)
        part: np.ndarray = pixels[int(top * fine):round(bottom * fine), int(left * fine):round(right * fine)]
        return part

    def texts(self, places: Sequence[Place], softly: bool) -> list[tuple[str, float]]:
        """What the careful recogniser reads in each place with its confidence, the word laid level on a finer grid, in
        one step from the file's own pixels, and its red ink taken off; ``softly``, its red ink taken as paper and its
        grain blurred. Empty where nothing is to be seen."""
        crops = [self._level(place) for place in places]
        shown = [index for index, crop in enumerate(crops) if crop.size]
        look = _soft if softly else _lifted
        found = [("", 0.0)] * len(places)
        for index, (text, sure) in zip(shown, _read([look(crops[index]) for index in shown], False), strict=True):
            found[index] = _normal(text), sure
        return found

    def _level(self, place: Place) -> np.ndarray:
        """BGR pixels of a word and a rim of paper, laid level and at least LINE_HEIGHT high."""
        pixels, fine = self._picture(place.page)
        box = place.box
        corners = np.array(place.corners or ((box.left, box.top), (box.right, box.top), (box.right, box.bottom),
                                             (box.left, box.bottom))) * fine
        across, down = corners[1] - corners[0], corners[3] - corners[0]
        width, height = float(np.hypot(*across)), float(np.hypot(*down))
        if min(width, height) < SMALLEST:
            return NOTHING
        spare = RIM * (across * height / width + down)
        aside = RIM * (across * height / width - down)
        outer = corners + np.array([-spare, aside, spare, -aside])
        factor = max(1.0, LINE_HEIGHT / (height * (1 + 2 * RIM)))
        wide, high = (max(1, round((side + 2 * RIM * height) * factor)) for side in (width, height))
        level = cv2.getPerspectiveTransform(outer.astype(np.float32),
                                            np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32))
        return np.asarray(cv2.warpPerspective(pixels, level, (wide, high), flags=cv2.INTER_CUBIC,
                                              borderMode=cv2.BORDER_REPLICATE))

    def _picture(self, page: int) -> tuple[np.ndarray, float]:
        """A page that is a picture, as fine as the file has it, with its pixels in the file's unit; the last HELD ones
        are not drawn again."""
        if page not in self._held:
            while len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            self._held[page] = self._drawn(page)
        return self._held[page]

    def _drawn(self, page: int) -> tuple[np.ndarray, float]:
        if self._source.document is None:
            return self._source.image(page).pixels, 1.0
        drawn = pdf.load_page(self._source.document, page)
        width, height = drawn.get_size()
        native = pdf.picture_dpi(drawn) or FINE_DPI
        dpi = within_budget(width, height, min(max(native, COARSEST_DPI), FINEST_DPI))
        return pdf.render(drawn, dpi), dpi / pdf.POINTS_PER_INCH

    def readings(self, places: Sequence[Place], numeric: bool) -> list[list[tuple[str, float]]]:
        """Further readings of each place with their confidences, best means first; empty ones are left out.

        The crops are taken from the file again and read without their red ink, with it, and sharpened; figures by
        Tesseract too, where it is installed: these two, in places that are no ``thorough`` ones, only where the others
        differ.
        ``numeric`` asks for the readings in figures only. Places cost least when asked for together.
        """
        crops = [self.crop(place.page, place.box) for place in places]
        shown = [index for index, crop in enumerate(crops) if crop.size and min(crop.shape[:2]) >= SMALLEST]
        found: list[list[tuple[str, float]]] = [[] for _ in places]
        read = model_readings([crops[index] for index in shown], numeric, [places[index].thorough for index in shown])
        for index, readings in zip(shown, read, strict=True):
            found[index] = readings
        asked = [index for index in shown if numeric and (places[index].thorough or not _agree(found[index]))]
        for index, second in zip(asked, second_engine([crops[index] for index in asked]), strict=True):
            found[index] += [second] if second else []
        return found


def model_readings(crops: Sequence[np.ndarray], numeric: bool,
                   thorough: Sequence[bool] | None = None) -> list[list[tuple[str, float]]]:
    """What the careful recogniser reads in each BGR crop without its red ink, with it, and sharpened: this last only
    where those two differ, or it is one of the ``thorough`` ones, as all are by default. Empty readings are left out.
    """
    first = _read([look for crop in crops for look in (_lifted(crop), _inked(crop))], numeric)
    found = [first[start:start + 2] for start in range(0, len(first), 2)]
    again = [index for index, ((one, _), (other, _)) in enumerate(found)
             if one != other or thorough is None or thorough[index]]
    third = _read([_sharpened(_lifted(crops[index])) for index in again], numeric)
    for index, reading in zip(again, third, strict=True):
        found[index].append(reading)
    return [_cleaned(readings) for readings in found]


def _read(looks: list[np.ndarray], numeric: bool) -> list[tuple[str, float]]:
    pairs = careful_recogniser().read(looks) if looks else []  # a model is loaded for something to read alone
    if not numeric:
        return [(free.text, free.confidence) for free, _ in pairs]
    found = [figures_of(_normal(free.text), free.confidence, figure) for free, figure in pairs]
    return [(text or "", sure) for text, sure in found]


def second_engine(crops: Sequence[np.ndarray]) -> list[tuple[str, float] | None]:
    """The figures that Tesseract reads in each BGR crop, None where it reads none or is not installed."""
    if not crops or not _tesseract_installed():
        return [None] * len(crops)
    from intake_cli.ocr import tesseract

    found = tesseract.figures([_lifted(crop) for crop in crops])
    return [next(iter(_cleaned([reading])), None) for reading in found]


def _lifted(crop: np.ndarray) -> np.ndarray:
    return _stretched(without_seals(crop)[0])


def _inked(crop: np.ndarray) -> np.ndarray:
    return _stretched(cv2.cvtColor(crop, cv2.COLOR_BGR2GRAY))


def _soft(crop: np.ndarray) -> np.ndarray:
    return _stretched(np.asarray(cv2.GaussianBlur(crop[:, :, RED], (0, 0), GRAIN)))


def _agree(readings: list[tuple[str, float]]) -> bool:
    return len(readings) > 1 and len({text for text, _ in readings}) == 1


def _cleaned(readings: list[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(_normal(text), sure) for text, sure in readings if text.strip()]


def _normal(text: str) -> str:
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
