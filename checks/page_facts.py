"""What the pictures of pages say of themselves, as facts: how well they were taken, and which look alike."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from checks.evidence import Evidence

BLANK_INK = 0.0001
"""Share of ink under which a page is blank: 6 mm2 of an A4 page, less than a printed page number."""
DARK_PAPER = 60.0
"""Brightness, of 255, below which a page without ink is dark and not blank."""


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a page was scanned or photographed.

    ``sharpness``: the share of a step from paper to ink that lies between two neighbouring pixels at 200 dpi (1 is an
    edge one pixel wide; 0.4, 0.25 and 0.2 after a blur of 1, 2 and 3 pixels). ``contrast``: paper less ink, grey levels
    of 255. ``brightness``: the paper, grey levels of 255. ``ink``: share of the page that is inked. ``skew``: degrees,
    positive when lines sink to the right; 0 where no lines are seen. ``dpi``: dots per inch of the paper, None where
    neither the file nor the size of a sheet says. ``character``: height of the usual character in dots of the file, 0
    where there are none. ``shadow``: share of its light that the darkest part of the paper lacks. ``moire``: strength
    of fringes, by the grain around them. ``pale``: share of a page without ink that crisp, very pale ink covers.
    ``cut_left`` ...: characters that run into that edge of the picture.
    """

    sharpness: float
    contrast: float
    brightness: float
    ink: float
    skew: float
    dpi: float | None
    character: float = 0.0
    shadow: float = 0.0
    moire: float = 0.0
    cut_left: float = 0.0
    cut_top: float = 0.0
    cut_right: float = 0.0
    cut_bottom: float = 0.0
    pale: float = 0.0

    @property
    def is_blank(self) -> bool:
        """Whether the page bears nothing. One that is dark all over is not blank: what stands on it cannot be seen."""
        return max(self.ink, self.pale) < BLANK_INK and self.brightness >= DARK_PAPER

    @property
    def cut(self) -> tuple[float, float, float, float]:
        """Characters cut at the left, top, right and bottom edge."""
        return self.cut_left, self.cut_top, self.cut_right, self.cut_bottom

    @property
    def figures(self) -> dict[str, float]:
        """All that are known, by name."""
        return {name: value for name, value in asdict(self).items() if value is not None}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paper. ``quality`` is None where its text layer was read: such a page is no picture. ``words`` says
    how many were read, ``sureness`` how surely on the whole, None where that is not known. ``exact`` is equal for pages
    with the very same dots, ``print`` (hexadecimal digits) nearly so for pages that look alike, both empty where the
    page cannot be compared; ``texts`` are longer words that it shows."""

    document: str
    number: int
    evidence: Evidence
    quality: Quality | None = None
    words: int = 0
    sureness: float | None = None
    exact: str = ""
    print: str = ""
    texts: frozenset[str] = frozenset()

    @property
    def is_blank(self) -> bool:
        """Whether it bears nothing: no ink, and no word that was read."""
        return self.quality is not None and self.quality.is_blank and not self.words


@dataclass(frozen=True, slots=True)
class BlankPages:
    """Pages without ink: of a scanned stack, which left them out, or of a paper."""

    file: str
    pages: tuple[int, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PageSet:
    """All pages of the papers of a case, or of one call; ``blanks`` those that bear nothing."""

    pages: tuple[Page, ...]
    blanks: tuple[BlankPages, ...]
    evidence: Evidence
