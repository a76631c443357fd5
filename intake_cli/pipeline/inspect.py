"""Stage: how many pages a file has. Runs in a child, like everything that opens a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from intake_cli.ocr.images import page_count


def count_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield ``{"pages": n}``; ``params["password"]`` opens an encrypted PDF."""
    yield {"pages": page_count(path, params.get("password"))}
