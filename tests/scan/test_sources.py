"""Every form in which a scan may come: photos of telephones, files of fax machines, archives of Chinese systems."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from barcodes.payload import Tag, Use
from barcodes.reader import tags_in
from intake_cli.codec import decode
from intake_cli.ocr.images import PageSource
from intake_cli.scan.pages import ScannedPage
from intake_cli.scan.stage import look_at, read_tags
from tests.conftest import Intake
from tests.scan.stacks import CASE, payload

PHOTOS = [Path(__file__).parent / f"photo-{turn}.heic" for turn in ("exif", "irot")]
"""Drawn, lying on its side; one says so in its EXIF alone, the other by a property of HEIC too."""


def symbol(text: str) -> Image.Image:
    return Image.fromarray(np.array(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4)))


def paper(text: str | None = None) -> Image.Image:
    """A small page of lines, or with a symbol."""
    page = Image.new("L", (300, 420), 250)
    if text is not None:
        page.paste(symbol(text), (60, 40))
        return page
    for row in range(16):
        page.paste(40, (30, 60 + 20 * row, 270 - 10 * (row % 4), 66 + 20 * row))
    return page


def tiff(path: Path, compression: str, mode: str, code: str) -> Path:
    sheet, content = paper(payload(code)).convert(mode), paper().convert(mode)
    sheet.save(path, save_all=True, append_images=[content, content], compression=compression)
    return path


def photo(code: str) -> bytes:
    """A WebP on its side that says so."""
    exif, stream = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    page = paper(payload(code, Use.STICKER))
    page.paste(40, (30, 300, 270, 320))
    page.rotate(90, expand=True).save(stream, "WEBP", exif=exif, quality=80)
    return stream.getvalue()


def drawn(path: Path, code: str) -> Path:
    """A PDF whose sheet is one picture without any symbol: the symbol is drawn over it, in strips, as printer drivers
    do. Whoever trusts the pictures in a PDF sees none."""
    with pikepdf.new() as pdf:
        for content in (b"", b"0.1 g 60 600 400 8 re 60 560 380 8 re f"):
            picture = pdf.make_stream(b"\xfa", {
                "/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 1, "/Height": 1,
                "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceGray})
            pdf.add_blank_page(page_size=(595, 842))
            pdf.pages[-1].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
            pdf.pages[-1].Contents = pdf.make_stream(b"q 595 0 0 842 0 0 cm /P Do Q " + (content or strips(code)))
        pdf.save(path)
    return path


def strips(code: str) -> bytes:
    cells = np.array(zxingcpp.create_barcode(payload(code), zxingcpp.BarcodeFormat.QRCode).to_image(scale=1)) < 128
    return b"0 g " + b" ".join(b"%d %d 2.5 2.5 re" % (100 + 2.5 * x, 700 - 2.5 * y)
                               for y, x in np.argwhere(cells)) + b" f"


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_a_photo_of_a_telephone_stands_upright(path: Path) -> None:
    with PageSource(path) as source:
        page = source.image(1)
    assert source.count == 1
    assert page.pixels.shape == (360, 260, 3)
    assert tags_in(look_at(page).symbols) == [Tag(Use.STICKER, CASE, "02")]
    assert page.pixels[200:330, 30:200].min() < 100 < page.pixels[150:195].min()  # lines below, as when drawn


@pytest.mark.parametrize(("compression", "mode"), [("group4", "1"), ("tiff_lzw", "L"), ("jpeg", "RGB")])
def test_frames_of_a_tiff(tmp_path: Path, compression: str, mode: str) -> None:
    read = looked(tiff(tmp_path / "a.tif", compression, mode, "03"))
    assert [tags_in(page.symbols) for page in read] == [[Tag(Use.SHEET, CASE, "03")], [], []]
    assert not any(page.blank for page in read)


def test_a_symbol_that_no_picture_of_a_pdf_holds(tmp_path: Path) -> None:
    assert [tags_in(page.symbols) for page in looked(drawn(tmp_path / "a.pdf", "08"))] == [
        [Tag(Use.SHEET, CASE, "08")], []]


def looked(path: Path) -> list[ScannedPage]:
    return [decode(ScannedPage, item) for item in read_tags(path, {})]


def test_photos_in_a_folder_and_in_an_archive(tmp_path: Path, intake: Intake) -> None:
    case, folder = new_case(tmp_path / "case", intake), tmp_path / "scans"
    folder.mkdir()
    shutil.copy(PHOTOS[0], folder / "IMG_0001.HEIC")
    name = "材料/房产证.webp".encode("gbk")
    with zipfile.ZipFile(folder / "all.zip", "w") as archive:
        archive.writestr("N" * len(name), photo("10"))
    (folder / "all.zip").write_bytes((folder / "all.zip").read_bytes().replace(b"N" * len(name), name))
    intake("scan", folder, "--into", case)
    manifest = json.loads((case / "scan.json").read_text(encoding="utf-8"))
    assert {one["kind"]: (stack["file"], one["file"], one["trouble"])
            for stack in manifest["stacks"] for one in stack["segments"]} == {
        "id_card": ("IMG_0001.HEIC", "papers/id_card.heic", ""),
        "property_deed": ("房产证.webp", "papers/property_deed.webp", "")}


def new_case(folder: Path, intake: Intake) -> Path:
    """A case of the number that the drawn symbols name."""
    intake("new", folder, "--product", "salary-loan")
    settings = (folder / "case.toml").read_text(encoding="utf-8")
    number = settings.split("number = ", 1)[1].split(maxsplit=1)[0]
    (folder / "case.toml").write_text(settings.replace(number, f'"{CASE}"'), encoding="utf-8")
    return folder
