"""What a command will soon ask of children, told before it has imported itself."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path


def expect_pages(paths: Sequence[Path]) -> None:
    """Have what reads pages imported meanwhile where ``paths`` are files to be read: of a case most was read before."""
    files = [path for path in paths if os.path.isfile(path)]  # which raises nothing where it cannot look
    if files:
        from intake_cli.isolation.forked import expect
        from intake_cli.pipeline.stages import ASSEMBLE, COUNT, READ, SHEET_TYPES

        if any(path.suffix.lower().lstrip(".") not in SHEET_TYPES for path in files):
            expect(*(stage.name for stage in (COUNT, READ, ASSEMBLE)))
