"""What a command will soon ask of children, told before it has imported itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

SHEETS = (".csv", ".tsv", ".xls", ".xlsx")
"""Files that no page is read of."""


def expect_pages(paths: Sequence[Path]) -> None:
    """Have what reads pages imported meanwhile where ``paths`` are files to be read: of a case most was read before."""
    if any(path.is_file() and path.suffix.lower() not in SHEETS for path in paths):
        from intake_cli.isolation.forked import expect
        from intake_cli.pipeline.stages import ASSEMBLE, COUNT, READ

        expect(*(stage.name for stage in (COUNT, READ, ASSEMBLE)))
