"""Figures that an appended update replaced, beside what it may add."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from checks.pdf_facts import Revised
from intake_cli.forensics.making import making_of
from tests.forensics.test_making import drawn

SHOWS = "BT /F1 12 Tf 20 40 Td (12.50) Tj ET"
"""What :func:`drawn` draws, in the name that reportlab gives its font."""


def resaved(path: Path, content: str) -> Path:
    """``path`` with an update appended in which the page has this content."""
    with path.open("rb") as stream:
        writer = IncrementalPdfFileWriter(stream)
        page = writer.find_page_for_modification(0)[0].get_object()
        page["/Contents"] = writer.add_object(StreamObject(stream_data=content.encode()))
        writer.update_container(page)
        held = io.BytesIO()
        writer.write(held)
    path.write_bytes(held.getvalue())
    return path


def told(path: Path, password: str | None = None) -> list[tuple[int, str, str]]:
    return [(each.page, each.text, each.shown) for each in making_of(path, password).revised]


@pytest.mark.parametrize("linearize", [False, True])
def test_a_figure_that_an_update_replaced_is_told_with_both(tmp_path: Path, linearize: bool) -> None:
    path = resaved(drawn(tmp_path / "a.pdf", linearize), SHOWS.replace("12.50", "92.50"))
    assert told(path) == [(1, "12.50", "92.50")]
    (found,) = making_of(path).revised
    assert isinstance(found, Revised)
    assert 18 < found.box.left < 22
    assert 48 < found.box.top < found.box.bottom < 66


def test_a_figure_that_is_gone_leaves_nothing(tmp_path: Path) -> None:
    assert told(resaved(drawn(tmp_path / "a.pdf"), "")) == [(1, "12.50", "")]


@pytest.mark.parametrize("content", [SHOWS, SHOWS + " BT /F1 12 Tf 90 80 Td (77.00) Tj ET"])
def test_what_is_added_beside_it_replaces_nothing(tmp_path: Path, content: str) -> None:
    assert told(resaved(drawn(tmp_path / "a.pdf"), content)) == []


def test_a_first_save_that_no_reader_opens_was_never_shown(tmp_path: Path) -> None:
    path = resaved(drawn(tmp_path / "a.pdf"), SHOWS.replace("12.50", "92.50"))
    path.write_bytes(b"%PDF-1.4\nstartxref\n7\n%%EOF\n" + path.read_bytes())
    assert told(path) == []
