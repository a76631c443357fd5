"""The stage that reads a paper's fields, run in a child beside the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checks.facts import Evidence, Field, PrintedDate
from checks.identifiers import check_character
from intake_cli import codec
from intake_cli.codec import decode, encode
from intake_cli.fields.id_number import confirmed
from intake_cli.fields.read import parted, read_fields
from intake_cli.words import PageText, Place


def prepare() -> None:
    """What every file needs: see :mod:`intake_cli.isolation.nursery`."""
    codec.prepare(PageText, Field[str], Field[PrintedDate], Evidence)


def read(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one item ``{"fields": {...}, "dates": {...}, "unread": {...}}``: encoded :class:`~checks.facts.Field`, and
    :class:`~checks.facts.Evidence` of values that stand on the paper and cannot be read.

    ``params``: ``pages`` (encoded :class:`~intake_cli.words.PageText`), ``document``, ``kind``, ``password``.
    An identity number from pixels whose check character is wrong is read again before anyone is accused.
    """
    pages = [decode(PageText, page) for page in params["pages"]]
    fields, dates = read_fields(params["document"], params["kind"], pages)
    number = fields.get("id_number")
    if number is not None and _from_pixels(number, pages) and not _checks(number.value):
        from intake_cli.ocr.reread import Rereader

        with Rereader(path, params.get("password")) as reader:
            place = number.evidence
            assert place.page is not None, "a value read from a page names the page"
            assert place.box is not None, "a value read from a page names its box"
            fields["id_number"] = confirmed(
                number, *reader.readings([Place(place.page, place.box)], numeric=False))
    fields, dates, unread = parted(fields, dates)
    yield {"fields": {name: encode(value, Field[str]) for name, value in fields.items()},
           "dates": {name: encode(value, Field[PrintedDate]) for name, value in dates.items()},
           "unread": {name: encode(place, Evidence) for name, place in unread.items()}}


def _from_pixels(field: Field[str], pages: list[PageText]) -> bool:
    return any(page.number == field.evidence.page and page.unit == "px" for page in pages)


def _checks(number: str) -> bool:
    return len(number) != 18 or check_character(number) == number[-1].upper()
