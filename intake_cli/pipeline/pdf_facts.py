"""What reading and examining a PDF found, as the facts that rules judge."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checks.facts import Box, Evidence
from checks.pdf_facts import HiddenText, Mismatch, PdfFile
from intake_cli.codec import decode
from intake_cli.distrust import Difference, Unseen
from intake_cli.pipeline.paper import Paper

TEXT_LAYER, DISAGREES = "text-layer", "disagrees"
COVERED = "covered"
PICTURES = ("absent", "scant", COVERED, "hidden")
"""Why no text layer was believed, on a page that is a picture of paper."""


def pdf_of(parts: Sequence[Paper]) -> PdfFile | None:
    """The PDF behind the papers that were read from one file, under the id of the first; None for another file, and for
    one of which no page was read."""
    first = parts[0]
    pages = [(paper, page) for paper in parts for page in paper.raw]
    if first.source.type != "pdf" or not pages:
        return None
    return PdfFile(
        first.id, Evidence(first.id), first.making,
        text_pages=tuple(page["number"] for _, page in pages if page["reader"] == TEXT_LAYER or
                         page["distrust"] == DISAGREES),
        picture_pages=tuple(page["number"] for _, page in pages if page["distrust"] in PICTURES),
        over_text=tuple(page["number"] for _, page in pages if page["distrust"] == COVERED),
        mismatches=tuple(found for paper, page in pages for found in _mismatches(paper, page)),
        hidden=tuple(found for paper, page in pages for found in _hidden(paper, page)),
        revised=tuple(_revised(parts, first)))


def _mismatches(paper: Paper, page: dict[str, Any]) -> Iterator[Mismatch]:
    for each in (decode(Difference, found) for found in page["differences"]):
        place = Evidence(paper.id, page["number"], each.box, each.text, row=_row(paper, page["number"], each.box))
        yield Mismatch(each.text, each.pixels, each.agreed, place)


def _hidden(paper: Paper, page: dict[str, Any]) -> Iterator[HiddenText]:
    for each in (decode(Unseen, found) for found in page["unseen"]):
        place = Evidence(paper.id, page["number"], each.box, each.text, row=_row(paper, page["number"], each.box))
        yield HiddenText(each.how, each.text, each.shown, place)


def _revised(parts: Sequence[Paper], first: Paper) -> Iterator[HiddenText]:
    """What updates of the file replaced, on the paper that holds its page."""
    for each in first.making.revised if first.making is not None else ():
        paper = next((part for part in parts if any(page["number"] == each.page for page in part.raw)), first)
        place = Evidence(paper.id, each.page, each.box, each.text, row=_row(paper, each.page, each.box))
        yield HiddenText("revised", each.text, each.shown, place)


def _row(paper: Paper, page: int, box: Box) -> int | None:
    """The row of the statement in which the middle of a place lies."""
    middle = (box.top + box.bottom) / 2
    for entry in paper.statement.entries if paper.statement is not None else ():
        lies = entry.evidence.box
        if entry.evidence.page == page and lies is not None and lies.top <= middle <= lies.bottom:
            return entry.row
    return None
