"""Reading a place again, with other eyes, when arithmetic or form says that the first reading may be wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

import cv2
import numpy as np

from checks.facts import Box
from intake_cli.ocr import pdf
from intake_cli.ocr.by_shape import told_by_shape
from intake_cli.ocr.dark_pages import on_light
from intake_cli.ocr.images import PageSource, within_budget
from intake_cli.ocr.looks import (
    LINE_HEIGHT,
    agreed,
    is_bare,
    is_inked,
    lifted,
    model_readings,
    normal_form,
    read_looks,
    second_engine,
    soft,
)
from intake_cli.ocr.page_pictures import picture_dpi
from intake_cli.ocr.screened import unscreened, unshaded
from intake_cli.words import Figures, Place

FINE_DPI, COARSEST_DPI, FINEST_DPI = 300.0, 200.0, 600.0
"""Resolution at which drawn pages are read again; the least and the most that are taken from a picture."""
MARGIN = 0.18
"""Paper left around the place, in heights of it."""
RIM = 0.14
"""Paper left around a word that is laid level, in heights of it."""
SMALLEST = 3
"""Pixels below which there is nothing to read."""
LEAST = 1.0
"""Points of a page that a place must show: one beside the paper shows none."""
NOTHING = np.empty((0, 0, 3), np.uint8)
HELD = 3
"""Pages that are pictures held at once."""


class Rereader:
    """An open file whose places can be read again; a context manager. Boxes are in the file's own unit (points of a
    PDF page, pixels of an image), from the top left of the page as a viewer shows it: those of the evidence. ``sheets``
    are the file's pages by the numbers of those that places name, where these are counted otherwise."""

    def __init__(self, path: Path, password: str | None = None, sheets: Mapping[int, int] | None = None) -> None:
        self._source = PageSource(path, password)
        self._sheets = sheets or {}
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
            drawn = pdf.load_page(self._source.document, self._sheets.get(page, page))
            width, height = drawn.get_size()
            right, bottom = min(right, width), min(bottom, height)
            if right - left < LEAST or bottom - top < LEAST:
                return NOTHING
            if picture_dpi(drawn) is None:
                return pdf.render(drawn, FINE_DPI, (left, top, right, bottom))
        pixels, fine = self._picture(page)
        part: np.ndarray = pixels[int(top * fine):round(bottom * fine), int(left * fine):round(right * fine)]
        return part

    def _in_a_row(self, place: Place) -> np.ndarray:
        """BGR pixels of a place, and of the lines on which it goes on behind them as high as the first."""
        first, *more = (self.crop(place.page, box) for box in (place.box, *place.more))
        if not more or not all(part.size for part in (first, *more)):
            return first
        high = first.shape[0]
        return np.hstack([first, *(cv2.resize(part, (max(1, round(part.shape[1] * high / part.shape[0])), high),
                                              interpolation=cv2.INTER_CUBIC) for part in more)])

    def texts(self, places: Sequence[Place], softly: bool) -> list[tuple[str, float]]:
        """What the careful recogniser reads in each place with its confidence, the word laid level on a finer grid, in
        one step from the file's own pixels, and its red ink taken off; ``softly``, its red ink taken as paper and its
        grain blurred. Empty where nothing is to be seen."""
        crops = [self._level(place) for place in places]
        shown = [index for index, crop in enumerate(crops) if crop.size]
        look = soft if softly else lifted
        found = [("", 0.0)] * len(places)
        for index, (text, sure) in zip(shown, read_looks([look(crops[index]) for index in shown], False), strict=True):
            found[index] = normal_form(text), sure
        return found

    def by_shape(self, known: Sequence[Figures], asked: Sequence[Figures]) -> list[tuple[str, float] | None]:
        """What the shapes of ``known`` figures tell of those ``asked``: see :func:`told_by_shape`."""
        return told_by_shape(self._picture, known, asked) if asked else []

    def inked(self, places: Sequence[Place]) -> list[bool]:
        """Whether coloured ink lies in each place: that of a seal, mostly."""
        return [is_inked(self.crop(place.page, place.box, 0.0)) for place in places]

    def _is_bare(self, place: Place) -> bool:
        """Whether a place of one line shows nothing but paper: an empty cell of a column in which most show a sum."""
        return not place.more and is_bare(self.crop(place.page, place.box, 0.0))

    def _level(self, place: Place) -> np.ndarray:
        """BGR pixels of a word and a rim of paper, laid level and at least LINE_HEIGHT high."""
        pixels, fine = self._picture(place.page)
        corners = np.array(place.outline) * fine
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
        page = self._sheets.get(page, page)
        if page not in self._held:
            while len(self._held) >= HELD:
                del self._held[next(iter(self._held))]
            pixels, unit = self._drawn(page)
            self._held[page] = on_light(unshaded(pixels)), unit
        return self._held[page]

    def _drawn(self, page: int) -> tuple[np.ndarray, float]:
        if self._source.document is None:
            return self._source.image(page).pixels, 1.0
        drawn = pdf.load_page(self._source.document, page)
        width, height = drawn.get_size()
        native = picture_dpi(drawn) or FINE_DPI
        dpi = within_budget(width, height, min(max(native, COARSEST_DPI), FINEST_DPI))
        return unscreened(pdf.render(drawn, dpi)), dpi / pdf.POINTS_PER_INCH

    def readings(self, places: Sequence[Place], numeric: bool) -> list[list[tuple[str, float]]]:
        """Further readings of each place with their confidences, best means first; empty ones are left out.

        The crops are taken from the file again and read with their red ink lifted, unmixed, and sharpened; figures by
        Tesseract too, where it is installed: these two, in places that are no ``thorough`` ones, only where the others
        differ. Where there is nothing but paper nothing is read.
        ``numeric`` asks for the readings in figures only. Places cost least when asked for together.
        """
        crops = [NOTHING if self._is_bare(place) else self._in_a_row(place) for place in places]
        shown = [index for index, crop in enumerate(crops) if crop.size and min(crop.shape[:2]) >= SMALLEST]
        found: list[list[tuple[str, float]]] = [[] for _ in places]
        read = model_readings([crops[index] for index in shown], numeric, [places[index].thorough for index in shown])
        for index, readings in zip(shown, read, strict=True):
            found[index] = readings
        asked = [index for index in shown if numeric and (places[index].thorough or not agreed(found[index]))]
        for index, second in zip(asked, second_engine([crops[index] for index in asked]), strict=True):
            found[index] += [second] if second else []
        return found
