"""What a lender demands of pictures of pages. Part of :mod:`checks.policy`, from where it is imported."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """Demands on pictures of pages, in the units of :class:`checks.page_facts.Quality`. A page that falls short of
    ``sharpness_least``, ``brightness_least``, ``contrast_least`` or ``character_least`` fails where it was not read
    well either: fewer than ``words_least`` words, or less sure than ``sureness_least`` on the whole.

    Two pages look alike whose prints differ in ``print_distance`` bits at most and that share ``text_share`` of all
    their longer words."""

    sharpness_least: float = 0.24
    brightness_least: float = 90.0
    contrast_least: float = 40.0
    character_least: float = 10.0
    words_least: int = 5
    sureness_least: float = 0.85
    dpi_least: int = 150
    cut_least: int = 3
    skew_most: float = 8.0
    shadow_most: float = 0.6
    moire_most: float = 40.0
    print_distance: int = 24
    text_share: float = 0.9
