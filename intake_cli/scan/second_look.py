"""Which pages are searched for tags once more, with all that the readers have, because a tag should be there."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from barcodes.certainty import is_certain
from barcodes.payload import Tag, parse
from intake_cli.scan.pages import ScannedPage


def kinds_seen(pages: Sequence[ScannedPage], case: str, kinds: Mapping[str, str]) -> set[str]:
    """The kinds of which a page bears a tag of this case."""
    tags = (parse(symbol.payload) for page in pages for symbol in page.symbols)
    return {kinds[tag.code] for tag in tags if isinstance(tag, Tag) and tag.case == case and tag.code in kinds}


def to_look_at_again(pages: Sequence[ScannedPage], missing: Collection[str]) -> list[int]:
    """The pages without a certain tag, where a tag is missed: one of a kind that the case expects, or the one that a
    stack begins with; else none. A page that could not be read is not read again; a pale sheet may pass for blank."""
    headless = bool(pages) and not _is_tagged(next((page for page in pages if not page.blank), pages[0]))
    if not missing and not headless:
        return []
    return [page.number for page in pages if not page.failure and not _is_tagged(page)]


def _is_tagged(page: ScannedPage) -> bool:
    return any(is_certain(symbol, page.symbols) for symbol in page.symbols)


def with_second_look(pages: Sequence[ScannedPage], again: Mapping[int, ScannedPage]) -> tuple[ScannedPage, ...]:
    """The pages, each as it was seen better: a second look that failed or saw no more leaves the first."""
    return tuple(again[page.number] if _saw_more(page, again.get(page.number)) else page for page in pages)


def _saw_more(first: ScannedPage, second: ScannedPage | None) -> bool:
    return second is not None and not second.failure and len(second.symbols) > len(first.symbols)
