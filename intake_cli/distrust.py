"""What makes a page's text layer doubtful: it says something else than is seen, or holds what is not."""

from __future__ import annotations

from dataclasses import dataclass

from checks.facts import Box


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where a text layer says ``text`` and the page shows ``pixels``, nothing where that is empty. ``box`` is
    in points of the page as a viewer shows it; ``agreed`` says whether a second engine read the same, or nothing was
    there to read."""

    text: str
    pixels: str
    box: Box
    agreed: bool = False


@dataclass(frozen=True, slots=True)
class Unseen:
    """Text of a PDF's page that is not, or not alone, what a person sees there: ``how`` is ``covered``, ``doubled``,
    ``annotation``, ``stamp`` or ``invisible``; ``shown`` is the text that stands there instead. ``box`` is in points
    of the page as a viewer shows it."""

    how: str
    text: str
    shown: str
    box: Box
