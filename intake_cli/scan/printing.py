"""Tags of a case to print: sheets and stickers with their words in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from barcodes.payload import Tag, Use
from barcodes.sheets import GRIDS, LabelGrid, Printed, draw_labels, draw_sheets
from intake_cli.kinds import KIND_CODES
from intake_cli.messages import say

NOTES = ("scan.sheet.scale", "scan.sheet.place", "scan.sheet.copies")


def print_sheets(case: str, kinds: Sequence[str], out: Path | BinaryIO, *, both_sides: bool = False) -> list[Tag]:
    """Draw one cover sheet per kind, in the order given, and return the tags issued. ``case`` is the ten-digit number.

    ValueError for an unknown kind, no kind, or a case number of another form.
    """
    tags = _tags(Use.SHEET, case, kinds)
    notes = tuple(say(code, language) for code in NOTES for language in ("zh", "en"))
    draw_sheets([Printed(tag, *_titles(kind), notes) for tag, kind in zip(tags, kinds, strict=True)], out,
                both_sides=both_sides)
    return tags


def print_labels(case: str, kinds: Sequence[str], out: Path | BinaryIO, *, grid: LabelGrid = GRIDS["105x37"],
                 skip: int = 0) -> list[Tag]:
    """Draw one sticker per kind, as :func:`print_sheets` does sheets; ``skip`` places of the first page stay free."""
    tags = _tags(Use.STICKER, case, kinds)
    draw_labels([Printed(tag, *_titles(kind)) for tag, kind in zip(tags, kinds, strict=True)], out, grid=grid,
                skip=skip)
    return tags


def _tags(use: Use, case: str, kinds: Sequence[str]) -> list[Tag]:
    unknown = [kind for kind in kinds if kind not in KIND_CODES]
    if unknown:
        raise ValueError(f"unknown kinds: {', '.join(unknown)}")
    return [Tag(use, case, KIND_CODES[kind]) for kind in kinds]


def _titles(kind: str) -> tuple[str, str]:
    return say(f"kind.{kind}", "zh"), say(f"kind.{kind}", "en")
