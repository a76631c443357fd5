"""What PDFs say of their making: programs, dates, updates."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen import canvas

from intake_cli.forensics.making import making_of, pdf_date

CHINA = timezone(timedelta(hours=8))


def drawn(path: Path, linearize: bool = False, **info: str) -> Path:
    sheet = canvas.Canvas(str(path), pagesize=(200, 100))
    sheet.drawString(20, 40, "12.50")
    sheet.save()
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for name in list(document.docinfo):
            del document.docinfo[name]
        for name, value in info.items():
            document.docinfo[f"/{name}"] = value
        document.save(path, linearize=linearize)
    return path


def updated(path: Path) -> Path:
    """``path`` with an update appended that changes nothing."""
    data = path.read_bytes()
    start = len(data)
    before = data[:start].rsplit(b"startxref", 1)[1].split()[0].decode()
    root = data.split(b"/Root ", 1)[1].split(b"R")[0].decode()
    extra = (f"xref\n0 1\n0000000000 65535 f \ntrailer << /Size 20 /Root {root}R /Prev {before} >>\n"
             f"startxref\n{start}\n%%EOF\n")
    path.write_bytes(data + extra.encode())
    return path


def test_programs_and_dates_are_told(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", Producer="OpenPDF 1.3.27", Creator="核心系统",
                 CreationDate="D:20250914093000+08'00'", ModDate="D:20250915")
    found = making_of(path)
    assert (found.producer, found.creator) == ("OpenPDF 1.3.27", "核心系统")
    assert found.created == datetime(2025, 9, 14, 9, 30, tzinfo=CHINA)
    assert found.modified == datetime(2025, 9, 15)
    assert (found.updates, found.signatures) == (0, ())


def test_programs_that_only_the_metadata_stream_names_are_told_apart(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", Producer="OpenPDF 1.3.27")
    packet = (b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF><rdf:Description xmp:CreatorTool='OpenPDF 1.3.27'>"
              b"<pdf:Producer>Sample &amp; Editor 5</pdf:Producer><xmpMM:History><rdf:Seq><rdf:li stEvt:action='saved' "
              b"stEvt:softwareAgent='Adobe Photoshop 25.0'/></rdf:Seq></xmpMM:History></rdf:Description></rdf:RDF>")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.Root.Metadata = document.make_stream(packet)
        document.save(path, fix_metadata_version=False)
    assert making_of(path).others == ("Sample & Editor 5", "Adobe Photoshop 25.0")


def test_metadata_stands_in_for_what_the_file_does_not_name(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata["xmp:CreatorTool"] = "Adobe Photoshop 25.0"
        document.save(path)
    assert making_of(path).creator == "Adobe Photoshop 25.0"


@pytest.mark.parametrize("linearize", [False, True])
def test_updates_are_counted_and_files_made_for_the_web_have_none(tmp_path: Path, linearize: bool) -> None:
    path = drawn(tmp_path / "a.pdf", linearize)
    assert making_of(path).updates == 0
    assert making_of(updated(path)).updates == 1
    assert making_of(updated(path)).updates == 2


@pytest.mark.parametrize("text", ["", "D:", "2025", "D:20251332", "D:20250914093000+99'99'", "昨天",
                                  "D:99999999999999"])
def test_dates_of_any_form_break_nothing(text: str) -> None:
    assert pdf_date(text) is None or text == "2025"


@pytest.mark.parametrize("value", [pikepdf.Array([1, 2]), pikepdf.Dictionary(A=1), 17, pikepdf.Name("/Word")])
def test_a_name_of_another_type_breaks_nothing(tmp_path: Path, value: object) -> None:
    path = drawn(tmp_path / "a.pdf")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.docinfo["/Producer"] = value
        document.docinfo["/CreationDate"] = value
        document.save(path)
    assert making_of(path).created is None
