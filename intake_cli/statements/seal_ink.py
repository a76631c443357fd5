"""Where the reader of pixels saw the ink of seals on the pages of a statement."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Box, Evidence, SealInk
from intake_cli.statements.side_pages import own_pages
from intake_cli.statements.source import Source

QUALITY, RING = "seal", "ring"
"""What readers of pixels call the share of a page that seal ink covers, and whether it forms a ring where no colour
tells a seal."""


def seal_ink(source: Source) -> Iterator[SealInk]:
    """The ink of each page that was looked at, in the order of pages."""
    for page in own_pages([page for _, page in sorted(source.pages.items())]):
        share = page.quality.get(QUALITY)
        if share is not None:
            box = _around(page.sealed)
            place = None if box is None else page.place(box)
            ring = page.quality.get(RING)
            yield SealInk(page.number, share, Evidence(source.document, page.number, place, reader=page.reader),
                          None if ring is None else ring > 0)


def _around(boxes: tuple[Box, ...]) -> Box | None:
    if not boxes:
        return None
    return Box(min(box.left for box in boxes), min(box.top for box in boxes),
               max(box.right for box in boxes), max(box.bottom for box in boxes))
