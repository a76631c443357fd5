"""Words of a page's picture that were changed after it was scanned."""

from __future__ import annotations

from checks.facts import Box
from intake_cli.ocr.images import PageImage, PageSource
from intake_cli.ocr.own_dots import own_dots
from intake_cli.ocr.pressed import changed_words
from intake_cli.words import PageText


def retouched_words(source: PageSource, image: PageImage, page: PageText) -> tuple[Box, ...] | None:
    """The boxes of such words of a ``page`` that was read from the pixels of ``image``; None where the file does not
    tell."""
    dots = own_dots(source, image)
    if dots is None:
        return None
    changed = changed_words(dots.pixels, [dots.box(page.on_page(word.box)) for word in page.words])
    return None if changed is None else tuple(page.words[place].box for place in changed)
