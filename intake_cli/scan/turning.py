"""Pages made right as they are filed: those of a PDF by what it says of them, their streams untouched; pictures turned
dot by dot, and drawn anew within an outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded
from intake_cli.ocr.image_files import file_image
from intake_cli.scan.filing import Filing
from intake_cli.scan.pages import Outline
from intake_cli.scan.righting import QUALITY, draw_right, right_picture, show_right

TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
"""By clockwise quarter turns; Pillow counts the other way."""
OPTIONS: dict[str, dict[str, Any]] = {"JPEG": {"quality": QUALITY, "subsampling": 0}, "PNG": {},
                                      "WEBP": {"lossless": True}, "BMP": {}}
"""How a picture of each format is written."""


def make_right(pdf: pikepdf.Pdf, path: Path, filing: Filing, password: str | None) -> None:
    """Have the pages of ``pdf``, which are those of ``filing`` out of the file at ``path``, shown right."""
    for page, number, (quarters, outline) in zip(pdf.pages, filing.pages, filing.changes, strict=False):
        if outline is not None and outline.rectified:
            draw_right(pdf, page, path, number, outline, password)
        elif outline is not None:
            show_right(pdf, page, outline)
        if quarters:
            page.rotate(90 * quarters, relative=True)


def right_pdf(path: Path, filing: Filing, password: str | None, stream: BinaryIO) -> None:
    """The whole PDF with its pages right, and all that it says of its making. A signed one stays as it is: changed,
    its signature would be broken."""
    try:
        with pikepdf.open(path, password=password or "") as pdf:
            if "/AcroForm" not in pdf.Root:
                make_right(pdf, path, filing, password)
                pdf.save(stream, deterministic_id=True)
                return
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the PDF is encrypted") from error
    except (pikepdf.PdfError, IndexError) as error:
        raise CorruptInput(type(error).__name__) from error
    stream.write(path.read_bytes())


def right_file(path: Path, filing: Filing, stream: BinaryIO) -> None:
    """A picture made right, in its own format; one that cannot be written as it is."""
    (quarters, outline), = filing.changes
    try:
        with Image.open(path, formats=tuple(OPTIONS)) as source:
            form, dpi = str(source.format), source.info.get("dpi")
            known = {} if dpi is None or form == "WEBP" or _is_rectified(outline) else {"dpi": dpi}
            flat = _redrawn(path, 1, outline, source) if outline else ImageOps.exif_transpose(source) or source
            right = flat.transpose(TURNS[quarters]) if quarters else flat
            right.info.pop("exif", None)
            right.save(stream, form, **OPTIONS[form], **known)
    except UnidentifiedImageError:  # HEIC: nothing here writes it, and its reader turns it
        stream.write(path.read_bytes())
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise CorruptInput(type(error).__name__) from error


def right_frames(source: Image.Image, path: Path, filing: Filing) -> Iterator[Image.Image]:
    """The frames of ``filing`` out of ``source``, the TIFF at ``path``, made right: one after the other."""
    for number, (quarters, outline) in zip(filing.pages, filing.changes, strict=True):
        source.seek(number - 1)
        flat = source.copy() if outline is None else _redrawn(path, number, outline, source)
        yield flat.transpose(TURNS[quarters]) if quarters else flat


def _is_rectified(outline: Outline | None) -> bool:
    return outline is not None and outline.rectified


def _redrawn(path: Path, number: int, outline: Outline, before: Image.Image) -> Image.Image:
    """Page ``number`` within its outline, in the mode of the picture that it was, with dots as wide by their height."""
    drawn = right_picture(file_image(path, number), outline)
    mode = before.mode if before.mode in ("1", "L") else "RGB"
    across, down = (float(value) for value in before.info.get("dpi", (1, 1)))
    if across != down and min(across, down) > 0:
        finer = max(across, down)
        drawn = drawn.resize((round(drawn.width * across / finer), round(drawn.height * down / finer)))
    return drawn.convert("L").convert(mode, dither=Image.Dither.NONE) if mode == "1" else drawn.convert(mode)
