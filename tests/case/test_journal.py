"""The journal shows what was done and that no one changed it since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake_cli.case.journal import START, Journal
from intake_cli.case.store import FOLDER
from intake_cli.errors import StoreError


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    (tmp_path / FOLDER).mkdir()
    return Journal(tmp_path)


def test_lines_hang_together(journal: Journal) -> None:
    assert journal.head() == START
    heads = [journal.append("scan", pages=number) for number in range(3)]
    assert journal.head() == heads[-1]
    entries = journal.entries()
    assert [entry["seq"] for entry in entries] == [1, 2, 3]
    assert [entry["prev"] for entry in entries] == [START, *heads[:-1]]
    assert [(entry["action"], entry["pages"]) for entry in entries] == [("scan", 0), ("scan", 1), ("scan", 2)]


def altered(journal: Journal, head: str) -> bool:
    """Whether the journal is out of order or, where its last line was changed, no longer ends in ``head``."""
    try:
        return journal.head() != head
    except StoreError:
        return True


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), value=st.integers(0, 255))
def test_a_changed_byte_is_seen(journal: Journal, place: int, value: int) -> None:
    journal.path.unlink(missing_ok=True)
    for number in range(4):
        journal.append("check", findings=number)
    data = bytearray(journal.path.read_bytes())
    head = journal.head()
    place %= len(data)
    if data[place] == value:
        return
    data[place] = value
    journal.path.write_bytes(data)
    assert altered(journal, head)


def test_a_line_removed_is_seen(journal: Journal) -> None:
    for number in range(4):
        journal.append("check", findings=number)
    lines = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(b"".join([*lines[:1], *lines[2:]]))
    with pytest.raises(StoreError):
        journal.entries()
    with pytest.raises(StoreError):
        journal.append("check")


def test_a_half_written_line_never_happened(journal: Journal) -> None:
    head = journal.append("scan")
    with journal.path.open("ab") as stream:
        stream.write(b'{"seq":2,"prev":"')
    assert journal.head() == head
    journal.append("check")
    assert [json.loads(line)["action"] for line in journal.path.read_text().splitlines()] == ["scan", "check"]
