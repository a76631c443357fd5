"""Lock files: one holder at a time, and a file system without locks is said to be one."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path

import pytest

from intake_cli.case.lock import locked
from intake_cli.case.moving import note_beside
from intake_cli.errors import DiskFullError, StoreError


def test_a_lock_is_free_again_once_its_handle_is_closed(tmp_path: Path) -> None:
    held = locked(tmp_path / "lock")
    assert held is not None
    assert locked(tmp_path / "lock", wait=0.06) is None
    os.close(held)
    again = locked(tmp_path / "lock")
    assert again is not None
    os.close(again)


def test_a_share_without_locks_is_not_taken_for_a_busy_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*ignored: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    with pytest.raises(StoreError, match="store-unwritable"):
        locked(tmp_path / "lock", wait=5)


def test_a_note_that_has_no_room_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*ignored: object, **named: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(DiskFullError):
        note_beside(tmp_path / "bad.pdf", "a reason")
