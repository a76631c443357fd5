"""The stage that reads pages: the text layer where it can be believed, pixels everywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from checks.facts import Box
from intake_cli import codec
from intake_cli.codec import encode
from intake_cli.distrust import Difference, Unseen
from intake_cli.ocr.beneath import differences_beneath
from intake_cli.ocr.engines import DEFAULT, TEXT_LAYER, engine_name, pixel_engine
from intake_cli.ocr.fingerprint import look_of
from intake_cli.ocr.images import PageSource
from intake_cli.ocr.measure import quality_of
from intake_cli.ocr.retouched import retouched_words
from intake_cli.ocr.straighten import known_dpi
from intake_cli.ocr.text_layer import text_page
from intake_cli.ocr.witness import Witness
from intake_cli.words import PageText

DPI = 200.0
MEMORY_BYTES = 4 * 1024**3
"""Address space the stage needs, with room: 1.6 GB were measured with the default engine, 2.6 GB with the detector."""
DOUBT = 0.5
"""Confidence of a word whose place the text layer reads otherwise."""
CARD_TEXT, CARD_MARKS = 320, 2
_CARD = re.compile("公民身份|身份号码|居民身份证|签发机关|有效期限|民族|性别|出生|住址|永久居留")
"""What cards say; characters that a page of copied cards has at most; and sayings that make one."""
BENEATH = ("covered", "hidden")
"""Reasons not to believe a text layer that lies beneath a picture."""
DRAWN = ("disagrees", "garbled", "traced", "filled")
"""Reasons for which a page of text is drawn and read from its pixels: nobody scanned it at a resolution of its own."""
SEALED_KINDS = ("work_certificate",)
"""Papers of which it matters whose seal they bear."""
PATTERNED_KINDS = ("id_card",)
"""Papers with a printed background, where words are found by the neural detector."""


def prepare() -> None:
    """What every file needs: see :mod:`intake_cli.isolation.nursery`."""
    codec.prepare(PageText)
    pixel_engine(DEFAULT)


def read_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One encoded :class:`~intake_cli.words.PageText` per page, in order.

    ``params``: ``first`` and ``last`` page (from 1), ``dpi`` (200), ``engine``, ``password``, ``kind``, ``counted``
    (the pages of the file, where they were counted before).
    Raises the outcomes of ``intake_cli.isolation.outcomes`` and UsageError.
    """
    name = engine_name(params.get("engine"))
    if name == DEFAULT and params.get("kind") in PATTERNED_KINDS:
        name = "rapidocr"
    with PageSource(path, params.get("password"), params.get("counted")) as source:
        first, last = params.get("first") or 1, params.get("last") or source.count
        witness = Witness()
        for number in range(first, min(last, source.count) + 1):
            dpi = float(params.get("dpi") or DPI)
            page = read_page(source, number, name, witness, dpi, params.get("kind") in SEALED_KINDS)
            if name == DEFAULT and not params.get("kind") and is_card(page):
                page = read_page(source, number, "rapidocr", witness, dpi)
            yield encode(page, PageText)


def is_card(page: PageText) -> bool:
    """Whether the pixels of a page that nobody named show little but an identity card, as far as they could be read."""
    text = "".join(word.text for word in page.words).replace(" ", "")
    return page.unit == "px" and len(text) <= CARD_TEXT and len(set(_CARD.findall(text))) >= CARD_MARKS


def read_page(source: PageSource, number: int, name: str, witness: Witness, dpi: float = DPI,
              seals: bool = False) -> PageText:
    """One page by its text layer when it has one to be believed, else by the engine called ``name``; what its ``seals``
    say where that is asked."""
    reason = ""
    differences: tuple[Difference, ...] = ()
    found: tuple[Unseen, ...] = ()
    if source.document is not None and name in (TEXT_LAYER, DEFAULT, "rapidocr", "tesseract"):
        text = text_page(source.document, number, witness)
        if isinstance(text, str):
            reason = text
        elif text.differences or any(map(two_in_one_place, text.unseen)):
            reason, differences, found = "disagrees", text.differences, text.unseen
        else:
            return text
    engine = pixel_engine(name)
    image = source.image(number, dpi)
    if engine is None:
        height, width = image.pixels.shape[:2]
        return PageText(number, width, height, "px", TEXT_LAYER, (), dpi=image.dpi, distrust=reason,
                        differences=differences, unseen=found)
    text = doubted(replace(engine(image, source.path), distrust=reason, differences=differences, unseen=found))
    if source.document is not None and reason in BENEATH:  # says nothing against what the picture shows
        text = replace(text, differences=differences_beneath(source.document, text))
    if seals:
        from intake_cli.ocr.seal_text import seal_texts
        from intake_cli.ocr.way_back import unit_of

        text = replace(text, seals=seal_texts(image.pixels, known_dpi(image.pixels.shape, image.dpi), unit_of(image)))
    figures = {name: figure for name, figure in quality_of(image).figures.items()
               if name != "dpi" or reason not in DRAWN}
    figures |= {"screened": 1.0} if image.screened else {}
    return replace(text, look=look_of(image, text.rotation), quality={**text.quality, **figures},
                   retouched=retouched_words(source, image, text))


def two_in_one_place(found: Unseen) -> bool:
    """Whether another text stands where this one does: the text layer says both, and only pixels tell what is seen."""
    return found.how in ("covered", "doubled") and bool(found.shown)


def doubted(page: PageText) -> PageText:
    """``page`` with its words in doubt where text layer and pixels differ and no second engine bears out the pixels."""
    places = [each.box for each in page.differences if not each.agreed]
    if not places:
        return page
    return replace(page, words=tuple(
        replace(word, confidence=min(word.confidence, DOUBT), numeric_confidence=min(word.numeric_confidence, DOUBT))
        if any(_meet(page.on_page(word.box), place) for place in places) else word for word in page.words))


def _meet(seen: Box, place: Box) -> bool:
    """Whether the middle of ``seen`` lies in ``place``."""
    x, y = (seen.left + seen.right) / 2, (seen.top + seen.bottom) / 2
    return place.left <= x <= place.right and place.top <= y <= place.bottom
