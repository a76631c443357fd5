"""Which parts of which pages a report wants to show; cutting them is the pipeline's work."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.reports.findings import worst_of
from intake_cli.reports.model import Report
from intake_cli.reports.model_documents import BoxValues, DocumentReport
from intake_cli.reports.model_findings import FindingReport, Place

_CONTEXT_ROWS = 3.0
_LEAST_HEIGHT = 12.0
_MARGIN = 8.0

MOST_PICTURED = 300
"""Findings beyond this many get one line without a picture."""


@dataclass(frozen=True, slots=True)
class CropRequest:
    """A region of a page, in the unit of the page's boxes; it may reach beyond the page's edge."""

    key: str
    document: str
    file: str
    page: int
    region: BoxValues


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture that was cut: ``region`` is what it really shows, in the unit of the page's boxes; ``data`` is
    the encoded picture (WebP) of ``width`` by ``height`` pixels."""

    data: bytes
    region: BoxValues
    width: int
    height: int
    mime: str = "image/webp"


def pictured(report: Report) -> list[FindingReport]:
    """The open findings that a report shows in full, the worst where there are very many."""
    return worst_of(report.open_findings(), MOST_PICTURED)


def wanted_requests(report: Report) -> list[CropRequest]:
    """Every picture that the findings want: of what is accused, and of what stands beside it. Those of the same rows
    share one ``key``."""
    found = [request for finding in pictured(report)
             for request in (crop_request(report, finding), beside_request(report, finding))]
    return [request for request in found if request is not None]


def crop_request(report: Report, finding: FindingReport) -> CropRequest | None:
    """The accused place with its neighbours, three rows above and below; on a page of a statement the whole width of
    its table. None where the finding has no box on a page of a document."""
    return _request(report, finding.document, finding.page, near_places(finding))


def beside_request(report: Report, finding: FindingReport) -> CropRequest | None:
    """The place on another paper that the accused one was compared with, None where there is none with a box."""
    place = beside_place(finding)
    return None if place is None else _request(report, place.document, place.page, [place])


def beside_place(finding: FindingReport) -> Place | None:
    """The first place with a box that stands on another paper than the accused one."""
    return next((place for place in finding.places
                 if place.box is not None and place.page is not None and place.document != finding.document), None)


def _request(report: Report, id_: str, page: int | None, places: list[Place]) -> CropRequest | None:
    document = report.document(id_)
    boxes = [place.box for place in places if place.box is not None]
    if document is None or page is None or not boxes:
        return None
    left, top, right, bottom = _around(boxes)
    height = max(bottom - top if len(boxes) == 1 else boxes[0][3] - boxes[0][1], _LEAST_HEIGHT)
    edges = _table_edges(document, page)
    if edges is not None:
        left, right = min(left, edges[0]), max(right, edges[1])
    region = (round(left - _MARGIN, 2), round(top - _CONTEXT_ROWS * height, 2),
              round(right + _MARGIN, 2), round(bottom + _CONTEXT_ROWS * height, 2))
    key = f"{document.id}-{page}-" + "-".join(f"{edge:.0f}" for edge in region)
    return CropRequest(key, document.id, document.file, page, region)


def near_places(finding: FindingReport) -> list[Place]:
    """The accused place and those compared that stand on the same page within a few rows of it."""
    if not finding.places or finding.box is None:
        return []
    first = finding.places[0]
    reach = 6 * max(finding.box[3] - finding.box[1], _LEAST_HEIGHT)
    return [place for place in finding.places
            if place.box is not None and (place.document, place.page) == (first.document, first.page)
            and abs(place.box[1] - finding.box[1]) <= reach]


def _around(boxes: list[BoxValues]) -> BoxValues:
    return (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))


def _table_edges(document: DocumentReport, page: int) -> tuple[float, float] | None:
    boxes = [entry.box for entry in document.statement.entries if entry.page == page and entry.box] \
        if document.statement else []
    return (min(box[0] for box in boxes), max(box[2] for box in boxes)) if boxes else None
