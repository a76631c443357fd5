"""The exit code of a scan."""

from __future__ import annotations

import pytest

from intake_cli.errors import DiskFullError, ExitCode, InputError, IntakeError
from intake_cli.pipeline.scanning import Scanned, exit_code_of
from intake_cli.scan.counts import KindCount
from intake_cli.scan.manifest import ScanManifest

MANIFEST = ScanManifest("2025000123", ("id_card",), ())
ABSENT, FOUND = KindCount("id_card", "missing", 0, 0), KindCount("id_card", "found", 1, 1)


@pytest.mark.parametrize(("count", "troubles", "code"), [
    (FOUND, (), ExitCode.CLEAR), (ABSENT, (), ExitCode.FINDINGS),
    (ABSENT, (InputError("file-missing", file="x"),), ExitCode.UNREADABLE),
    (FOUND, (DiskFullError("disk-full", file="x"), InputError("file-missing", file="y")), ExitCode.DISK_FULL)])
def test_the_worst_wins(count: KindCount, troubles: tuple[IntakeError, ...], code: ExitCode) -> None:
    assert exit_code_of(Scanned(MANIFEST, (), troubles, (count,))) is code
