"""Whether a store is what its names say."""

from __future__ import annotations

from pathlib import Path

from intake_cli.case.hashes import file_sha256
from intake_cli.case.store import CaseStore
from intake_cli.errors import StoreError


def unsound(store: CaseStore) -> list[Path]:
    """Objects and entries whose content is not what their name says, all bytes read."""
    broken = [path for path in sorted(store.objects.glob("*/*")) if file_sha256(path) != path.name]
    for entry in sorted(store.stages.glob("*/*")):
        try:
            store.recall(entry.name)
        except StoreError:
            broken.append(entry)
    return broken
