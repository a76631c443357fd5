"""Pages that lie side by side and are read as one, and the way back from it to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from checks.facts import Box, PageMark
from intake_cli.layout.lines import Line
from intake_cli.words import Corners, PageText, Word

FAR = 100_000.0
"""How far right of the one before it a page lies in boxes of evidence, until each names its own page: no page is as
wide."""


@dataclass(frozen=True, slots=True)
class Part:
    """A page among others side by side: ``moved`` right by so much, where it has all from ``begin`` on, and its heights
    ``scale`` times and ``down`` by so much, which brings its lines to those of the others."""

    page: PageText
    moved: float
    begin: float
    scale: float = 1.0
    down: float = 0.0

    def there(self, box: Box) -> Box:
        """Where ``box`` of the page stands among the others."""
        return Box(box.left + self.moved, self.scale * box.top + self.down, box.right + self.moved,
                   self.scale * box.bottom + self.down)

    def back(self, box: Box) -> Box:
        """Where on the page a box that begins on it stands."""
        return Box(box.left - self.moved, (box.top - self.down) / self.scale,
                   min(box.right - self.moved, self.page.width), (box.bottom - self.down) / self.scale)


@dataclass(frozen=True, slots=True)
class Abreast(PageText):
    """The first of some pages with the words of the others right of it; ``parts`` are these pages, from the left."""

    parts: tuple[Part, ...] = ()

    def home(self, box: Box) -> tuple[int, Box]:
        """The number of the page on which a box begins, and the box there."""
        part = self.parts[self._place(box.left)]
        return part.page.number, part.back(box)

    def column(self, left: float, right: float) -> tuple[int, float, float]:
        """The number of the page on which most of a column lies, and from where to where it does there."""
        part = self.parts[self._place((max(left, 0.0) + min(right, self.width)) / 2)]
        return part.page.number, max(left - part.moved, 0.0), min(right - part.moved, part.page.width)

    def on_page(self, box: Box) -> Box:
        """``box`` on its own page as a viewer shows it, so much further right that it tells which one."""
        place = self._place(box.left)
        own = self.parts[place].page.on_page(self.parts[place].back(box))
        return replace(own, left=own.left + place * FAR, right=own.right + place * FAR)

    def corners(self, box: Box) -> Corners:
        """The same for the corners of ``box``."""
        place = self._place(box.left)
        (a, b), (c, d), (e, f), (g, h) = self.parts[place].page.corners(self.parts[place].back(box))
        far = place * FAR
        return (a + far, b), (c + far, d), (e + far, f), (g + far, h)

    def _place(self, x: float) -> int:
        return max((place for place, part in enumerate(self.parts) if part.begin <= x), default=0)


def numbers_of(pages: Iterable[PageText]) -> dict[int, tuple[int, ...]]:
    """The numbers of the pages that lie side by side, by that of the first."""
    return {page.number: tuple(part.page.number for part in page.parts) for page in pages if isinstance(page, Abreast)}


def own_pages(pages: Sequence[PageText]) -> list[PageText]:
    """``pages``, those side by side as pages of their own, in the order of the file then."""
    found = [own for page in pages
             for own in ([part.page for part in page.parts] if isinstance(page, Abreast) else [page])]
    return found if len(found) == len(pages) else sorted(found, key=lambda page: page.number)


def marked_beside(marks: Iterable[PageMark], pages: Iterable[PageText]) -> tuple[PageMark, ...]:
    """``marks`` of which those of pages that lie beside one of ``pages`` name it."""
    first = {number: page for page, numbers in numbers_of(pages).items() for number in numbers if number != page}
    return tuple(replace(mark, rows_on=first.get(mark.page)) for mark in marks)


def on_own_pages(item: Any, numbers: Mapping[int, tuple[int, ...]]) -> Any:
    """An encoded ``item`` whose evidence names the very page that each of its boxes lies on."""
    if isinstance(item, list):
        return [on_own_pages(each, numbers) for each in item]
    if not isinstance(item, dict):
        return item
    found = {key: on_own_pages(value, numbers) for key, value in item.items()}
    page, box = item.get("page"), item.get("box")
    if isinstance(page, int) and page in numbers and isinstance(box, dict) and box["left"] >= FAR:
        place = int(box["left"] // FAR)
        found |= {"page": numbers[page][place],
                  "box": box | {side: box[side] - place * FAR for side in ("left", "right")}}
    return found


def apart(lines: Iterable[tuple[PageText, Line]]) -> list[tuple[PageText, Line]]:
    """``lines`` with those of pages side by side in pieces, each on its own page."""
    found: list[tuple[PageText, Line]] = []
    for page, line in lines:
        if not isinstance(page, Abreast):
            found.append((page, line))
            continue
        pieces: dict[int, list[Word]] = {}
        for word in line.words:
            number, box = page.home(word.box)
            pieces.setdefault(number, []).append(replace(word, box=box))
        found += [(own, Line(tuple(pieces[own.number]))) for own in own_pages([page]) if own.number in pieces]
    return found
