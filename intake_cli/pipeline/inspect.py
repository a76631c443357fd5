"""The stage that counts pages: all that is asked of a file before it is dealt to those that read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake_cli.isolation.outcomes import LimitExceeded
from intake_cli.ocr.images import page_count

MOST_PAGES = 2000
"""Pages of the longest file that is read."""


def prepare() -> None:
    """What every file needs: see :mod:`intake_cli.isolation.nursery`."""
    import pikepdf  # noqa: F401 - which looks into a PDF before anything else does


def count_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"pages": n}``; ``params["password"]`` opens an encrypted PDF."""
    pages = page_count(path, params.get("password"))
    if pages > MOST_PAGES:
        raise LimitExceeded(f"{pages} > {MOST_PAGES}")
    yield {"pages": pages}
