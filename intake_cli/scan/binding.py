"""The pages of one scan into one PDF: a stack is one file everywhere else, and pages of a PDF are filed untouched.

It is written object by object, so that of a long stack one page at a time is in memory.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput

QUALITY = 92
"""Of JPEG: 2 MB for a page in colour at 300 dpi, where losing nothing takes 15. Black and white loses nothing."""
UNKNOWN_DPI = 300.0
CATALOG, PAGES = 1, 2
"""Numbers of the objects that come last."""


def bind_pages(path: Path, params: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Write ``params["pages"]``, image files of which ``path`` is the first, into the PDF ``params["target"]``; one
    item with how many. Raises CorruptInput where a page is none."""
    files = [path, *map(Path, params["pages"][1:])]
    target = Path(params["target"])
    temporary = target.with_name(f".{target.name}.tmp")
    try:
        with temporary.open("wb") as stream:
            _write(stream, files)
        temporary.replace(target)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        temporary.unlink(missing_ok=True)
        raise CorruptInput(type(error).__name__) from error
    yield {"pages": len(files)}


def _write(stream: BinaryIO, files: Sequence[Path]) -> None:
    objects = _Objects(stream)
    pages = []
    for file in files:
        with Image.open(file, formats=("TIFF",)) as page:
            pages.append(_page(objects, page))
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects.write(f"/Type /Pages /Count {len(pages)} /Kids [ {kids} ]", PAGES)
    objects.write(f"/Type /Catalog /Pages {PAGES} 0 R", CATALOG)
    objects.finish()


def _page(objects: _Objects, page: Image.Image) -> int:
    """A page of the size that the picture's resolution gives it; the number of its object."""
    dpi = float(page.info.get("dpi", (UNKNOWN_DPI,))[0]) or UNKNOWN_DPI
    width, height = (72 * side / dpi for side in page.size)
    data, form = _encoded(page)
    picture = objects.write(f"/Type /XObject /Subtype /Image /Width {page.width} /Height {page.height} {form}",
                            data=data)
    drawing = objects.write(data=f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Scan Do Q".encode())
    return objects.write(f"/Type /Page /Parent {PAGES} 0 R /MediaBox [ 0 0 {width:.4f} {height:.4f} ] "
                         f"/Resources << /XObject << /Scan {picture} 0 R >> >> /Contents {drawing} 0 R")


def _encoded(page: Image.Image) -> tuple[bytes, str]:
    """The dots of a page, and how a PDF says what they are."""
    if page.mode == "1":
        return zlib.compress(page.tobytes()), "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode"
    if page.mode.startswith("I"):  # sixteen bits a pixel, of which a conversion would keep the lower eight
        page = page.convert("I").point(lambda value: value / 256).convert("L")
    grey = page.mode == "L"
    stream = io.BytesIO()
    page.convert("L" if grey else "RGB").save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue(), f"/BitsPerComponent 8 /ColorSpace /Device{'Gray' if grey else 'RGB'} /Filter /DCTDecode"


class _Objects:
    """The objects of a PDF, dictionaries and streams, each written at once; where each lies is told at the end (ISO
    32000-1, 7.5)."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._places = {CATALOG: 0, PAGES: 0}
        stream.write(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")

    def write(self, entries: str = "", number: int = 0, data: bytes | None = None) -> int:
        """Write an object, a stream where there is ``data``; its number, the next free one unless it is given."""
        number = number or len(self._places) + 1
        self._places[number] = self._stream.tell()
        length = "" if data is None else f" /Length {len(data)}"
        self._stream.write(f"{number} 0 obj\n<< {entries}{length} >>\n".encode())
        if data is not None:
            self._stream.write(b"stream\n" + data + b"\nendstream\n")
        self._stream.write(b"endobj\n")
        return number

    def finish(self) -> None:
        """Write the table of all places and where it lies."""
        begin, count = self._stream.tell(), len(self._places) + 1
        rows = "".join(f"{self._places[number]:010d} 00000 n \n" for number in sorted(self._places))
        self._stream.write(f"xref\n0 {count}\n0000000000 65535 f \n{rows}trailer\n"
                           f"<< /Size {count} /Root {CATALOG} 0 R >>\nstartxref\n{begin}\n%%EOF\n".encode())
