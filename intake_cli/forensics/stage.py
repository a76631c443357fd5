"""The stage that asks a PDF how it was made. What breaks on it costs no page: pages are read by other children."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from checks.pdf_facts import Making
from intake_cli import codec
from intake_cli.codec import encode
from intake_cli.forensics.making import making_of
from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded


def prepare() -> None:
    """What every file needs: see :mod:`intake_cli.isolation.nursery`."""
    codec.prepare(Making)


def examine(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield one encoded :class:`~checks.pdf_facts.Making`.

    ``params``: ``password``, and ``trust``, certificates in base64.
    Raises PasswordNeeded and CorruptInput.
    """
    try:
        yield encode(making_of(path, params.get("password"), params.get("trust", ())), Making)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the document is encrypted") from error
    except pikepdf.PdfError as error:
        raise CorruptInput("qpdf" + str(error).replace(str(path), "")) from error
