"""The pages of one scan into one PDF: a stack is one file everywhere else, and pages of a PDF are filed untouched."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput

QUALITY = 92
"""Of JPEG: 2 MB for a page in colour at 300 dpi, where losing nothing takes 15. Black and white loses nothing."""
UNKNOWN_DPI = 300.0


def bind_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Write ``params["pages"]``, image files of which ``path`` is the first, into the PDF ``params["target"]``; one
    item with how many. Raises CorruptInput where a page is none."""
    files = [path, *map(Path, params["pages"][1:])]
    target = Path(params["target"])
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with pikepdf.new() as pdf:
            for file in files:
                with Image.open(file, formats=("TIFF",)) as page:
                    _append(pdf, page)
            pdf.save(temporary, deterministic_id=True)
        temporary.replace(target)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        temporary.unlink(missing_ok=True)
        raise CorruptInput(type(error).__name__) from error
    yield {"pages": len(files)}


def _append(pdf: pikepdf.Pdf, page: Image.Image) -> None:
    """A page of the size that the picture's resolution gives it."""
    dpi = float(page.info.get("dpi", (UNKNOWN_DPI,))[0]) or UNKNOWN_DPI
    width, height = (72 * side / dpi for side in page.size)
    data, form = _encoded(page)
    picture = pdf.make_stream(data, {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image,
                                     "/Width": page.width, "/Height": page.height, **form})
    added = pdf.add_blank_page(page_size=(width, height))
    added.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    added.Contents = pdf.make_stream(f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Scan Do Q".encode())


def _encoded(page: Image.Image) -> tuple[bytes, dict[str, Any]]:
    if page.mode == "1":
        return zlib.compress(page.tobytes()), {"/BitsPerComponent": 1, "/ColorSpace": pikepdf.Name.DeviceGray,
                                               "/Filter": pikepdf.Name.FlateDecode}
    if page.mode.startswith("I"):  # sixteen bits a pixel, of which a conversion would keep the lower eight
        page = page.convert("I").point(lambda value: value / 256).convert("L")
    grey = page.mode == "L"
    stream = io.BytesIO()
    page.convert("L" if grey else "RGB").save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue(), {"/BitsPerComponent": 8, "/Filter": pikepdf.Name.DCTDecode,
                               "/ColorSpace": pikepdf.Name.DeviceGray if grey else pikepdf.Name.DeviceRGB}
