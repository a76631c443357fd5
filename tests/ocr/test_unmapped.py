"""Characters that a font's table does not name."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from checks.facts import Box
from intake_cli.ocr.holes import holed
from intake_cli.ocr.text_layer import text_page
from intake_cli.ocr.unmapped import UNREAD
from intake_cli.words import PageText, Word
from tests.ocr.drawn import ROWS, digital


def _without(path: Path, *characters: str) -> Path:
    """The same PDF with fonts that do not name ``characters``."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                lines = item.ToUnicode.read_bytes().decode().splitlines()
                kept = [line for line in lines if not any(f"<{ord(char):04X}>" in line for char in characters)]
                item.ToUnicode.write("\n".join(kept).encode())
        document.save(path)
    return path


@pytest.mark.parametrize("missing", ["资", "付"])
def test_a_word_with_a_hole_is_not_believed(tmp_path: Path, missing: str) -> None:
    path = _without(digital(tmp_path / "a.pdf"), missing)
    with pdfium.PdfDocument(path) as document:
        assert text_page(document, 1) == "garbled"


def test_a_named_page_is_believed(tmp_path: Path) -> None:
    with pdfium.PdfDocument(_without(digital(tmp_path / "a.pdf"), "\u4e00")) as document:
        read = text_page(document, 1)
    assert isinstance(read, PageText)
    assert [word.text for word in read.words] == [text for row in ROWS for text in row]


def words(*texts: str) -> list[Word]:
    return [Word(text, Box(0, 20 * place, 9, 20 * place + 9)) for place, text in enumerate(texts)]


def test_a_logo_is_no_hole_and_a_column_of_signs_is() -> None:
    assert not holed(words(UNREAD, "吴有之", "12.00"))
    assert holed(words(UNREAD, UNREAD, UNREAD, "12.00"))
    assert holed(words(f"{UNREAD}有之"))


def test_european_letters_amid_chinese_ones_are_holes_and_a_name_is_none() -> None:
    """What Ghostscript makes of a font whose table it lost: 微信÷ is 微信号."""
    assert holed(words("在其微信÷", "国网电力公ø", "12.00"))
    assert not holed(words("Café咖啡", "Müller", "12.00", "62×29样"))
    assert not holed(words("Café咖啡", "12.00", "Café咖啡"))
