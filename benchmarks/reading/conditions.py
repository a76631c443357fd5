"""What is measured: sources, resolutions, degradations, with the targets of the issue."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Target:
    """Least shares in percent, and the most CPU seconds a page on one thread."""

    amount: float
    date: float
    exact: float
    found: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Condition:
    """One way in which a paper arrives. ``dpi`` 0 means that nothing is pictured, ``manner`` how it is (see
    ``samples.degrade`` and ``benchmarks.aside.wear``; ``clean`` as a perfect scanner sees it), ``pages`` the most that
    are (0: all). ``peers``: other readers get it too."""

    name: str
    title: str
    suffix: str = ".pdf"
    dpi: int = 0
    manner: str = ""
    pages: int = 2
    target: Target | None = None
    peers: bool = True

    @property
    def pictured(self) -> bool:
        """Whether nothing but pixels can be read."""
        return self.dpi > 0


_DIGITAL = Target(100, 100, 99.9, 100, 0.015)
_AT_300 = Target(99.95, 99.9, 99, 100, 0.8)
_AT_200 = Target(99.9, 99.9, 99, 100, 0.7)
_ROUGH = Target(99, 99, 97, 100, 0.9)
_AT_150 = Target(99.3, 99.5, 97, 99.8, 0.9)
_PHOTO = Target(99.5, 99.5, 97, 99.8, 0.9)

_ALL = (
    Condition("text", "PDF with text layer", pages=0, target=_DIGITAL),
    Condition("csv", "CSV export (GB18030)", ".csv", pages=0, peers=False),
    Condition("xlsx", "XLSX export", ".xlsx", pages=0, peers=False),
    Condition("clean300", "scan PDF, 300 dpi, clean", ".pdf", 300, "clean", target=_AT_300),
    Condition("office300", "scan PDF, 300 dpi, office, seal", ".pdf", 300, "office", target=_AT_300),
    Condition("office200", "scan PDF, 200 dpi, office, seal", ".pdf", 200, "office", target=_AT_200),
    Condition("tiff200", "TIFF, 200 dpi, office, seal", ".tif", 200, "office", target=_AT_200, peers=False),
    Condition("rough200", "scan PDF, 200 dpi, rough, seal", ".pdf", 200, "rough", target=_ROUGH),
    Condition("streaked200", "scan PDF, 200 dpi, streaks of a dirty glass, seal", ".pdf", 200, "streaked", peers=False),
    Condition("office150", "scan PDF, 150 dpi, office, seal", ".pdf", 150, "office", target=_AT_150),
    Condition("photo200", "photos in a PDF, 200 dpi", ".pdf", 200, "photo", target=_PHOTO),
    Condition("jpeg200", "photo, JPEG, 200 dpi", ".jpg", 200, "photo", 1, _PHOTO, peers=False),
)
CONDITIONS: dict[str, Condition] = {condition.name: condition for condition in _ALL}
"""Every condition by name."""

STARTUP_SECONDS = 0.6
MEMORY_MB = 900
WRONG_MARKED, RIGHT_MARKED = 95.0, 5.0
"""Targets of the whole: start-up, peak memory, least share of wrong and most of right cells marked (percent)."""
