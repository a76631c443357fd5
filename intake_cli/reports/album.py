"""The pictures of a page report, each carried once, with the places of its findings marked."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from dataclasses import dataclass

from intake_cli.reports.crops import Crop, CropRequest, beside_place, beside_request, crop_request, near_places
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.options import Options

FRAME = 6
"""Pixels between a figure and its frame, which must not cover it on a picture shown at half its size."""

MOST_BYTES = 4_000_000
"""Pictures in all, before base64: with thousands of findings the page still stays below 10 MB."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame drawn on a picture, in its pixels."""

    x: float
    y: float
    width: float
    height: float
    label: str
    accused: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as placed in the page. ``data`` is empty where an earlier finding already carries it."""

    id: str
    width: int
    height: int
    data: str
    marks: tuple[Mark, ...]

    @property
    def wide(self) -> bool:
        """Whether half the page would make its figures too small to read: the sum then stands below."""
        return self.width > 6.5 * self.height

    @property
    def broad(self) -> bool:
        """Whether a telephone's screen would make its figures too small to read: it is moved sideways there."""
        return self.width > 800


class Album:
    """Places pictures: each at its first finding, none beyond the size budget."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report, self.crops = report, options.crops
        self.unmask = options.unmask
        self.placed: set[str] = set()
        self.bytes = self.omitted = 0

    def hides(self, finding: FindingReport) -> bool:
        """Whether masking keeps the finding's picture back: a paper other than a statement is mostly personal.
        The rows of a statement are shown, for nobody can judge a sum without them; the page says so."""
        return any(map(self._hides, (crop_request(self.report, finding), beside_request(self.report, finding))))

    def _hides(self, request: CropRequest | None) -> bool:
        document = self.report.document(request.document) if request is not None else None
        paper = document is not None and document.statement is None
        return paper and not self.unmask and request is not None and request.key in self.crops

    def picture(self, finding: FindingReport) -> Picture | None:
        """The finding's picture with its places marked."""
        return self._picture(crop_request(self.report, finding), near_places(finding), True)

    def beside(self, finding: FindingReport) -> Picture | None:
        """The picture of the other paper that was compared."""
        place = beside_place(finding)
        return self._picture(beside_request(self.report, finding), [place] if place is not None else [], False)

    def _picture(self, request: CropRequest | None, places: list[Place], accused: bool) -> Picture | None:
        crop = self.crops.get(request.key) if request else None
        if request is None or crop is None or self._hides(request):
            return None
        data = ""
        if request.key not in self.placed:
            if self.bytes + len(crop.data) > MOST_BYTES:
                self.omitted += 1
                return None
            self.placed.add(request.key)
            self.bytes += len(crop.data)
            data = f"data:{crop.mime};base64,{base64.b64encode(crop.data).decode('ascii')}"
        return Picture(f"c-{request.key}", crop.width, crop.height, data, tuple(_marks(places, crop, accused)))


def _marks(places: list[Place], crop: Crop, accused: bool) -> Iterator[Mark]:
    left, top, right, bottom = crop.region
    across, down = crop.width / max(right - left, 0.01), crop.height / max(bottom - top, 0.01)
    for number, place in enumerate(places):
        if place.box is not None:
            box = place.box
            yield Mark(round((box[0] - left) * across - FRAME, 1), round((box[1] - top) * down - FRAME, 1),
                       round((box[2] - box[0]) * across + 2 * FRAME, 1),
                       round((box[3] - box[1]) * down + 2 * FRAME, 1), place.label, accused and number == 0)
