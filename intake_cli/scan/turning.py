"""Pages turned upright: those of a PDF by what it says of them, their streams untouched; pictures dot by dot."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded
from intake_cli.scan.filing import Filing

QUALITY = 95
"""Of JPEG, for a picture that came as JPEG: the case's store keeps it as it came."""
TURNS = {1: Image.Transpose.ROTATE_270, 2: Image.Transpose.ROTATE_180, 3: Image.Transpose.ROTATE_90}
"""By clockwise quarter turns; Pillow counts the other way."""
OPTIONS: dict[str, dict[str, Any]] = {"JPEG": {"quality": QUALITY, "subsampling": 0}, "PNG": {},
                                      "WEBP": {"lossless": True}, "BMP": {}}
"""How a picture of each format is written."""


def show_upright(pdf: pikepdf.Pdf, turns: Sequence[int]) -> None:
    """Have each page of ``pdf`` shown turned by so many clockwise quarters more."""
    for page, quarters in zip(pdf.pages, turns, strict=False):
        if quarters:
            page.rotate(90 * quarters, relative=True)


def turn_pdf(path: Path, filing: Filing, password: str | None, stream: BinaryIO) -> None:
    """The whole PDF with its pages upright, and all that it says of its making. A signed one stays as it is: turned,
    its signature would be broken."""
    try:
        with pikepdf.open(path, password=password or "") as pdf:
            if "/AcroForm" not in pdf.Root:
                show_upright(pdf, filing.turns)
                pdf.save(stream, deterministic_id=True)
                return
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the PDF is encrypted") from error
    except (pikepdf.PdfError, IndexError) as error:
        raise CorruptInput(type(error).__name__) from error
    stream.write(path.read_bytes())


def turn_picture(path: Path, quarters: int, stream: BinaryIO) -> None:
    """A picture upright, in its own format; one that cannot be written as it is."""
    try:
        with Image.open(path, formats=tuple(OPTIONS)) as source:
            form, dpi = str(source.format), source.info.get("dpi")
            known = {} if dpi is None or form == "WEBP" else {"dpi": dpi}
            upright = (ImageOps.exif_transpose(source) or source).transpose(TURNS[quarters])
            upright.info.pop("exif", None)
            upright.save(stream, form, **OPTIONS[form], **known)
    except UnidentifiedImageError:  # HEIC: nothing here writes it, and its reader turns it
        stream.write(path.read_bytes())
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise CorruptInput(type(error).__name__) from error


def turned_frames(frames: list[Image.Image], turns: Sequence[int]) -> list[Image.Image]:
    """Frames of a TIFF upright."""
    if not any(turns):
        return frames
    return [frame.transpose(TURNS[quarters]) if quarters else frame
            for frame, quarters in zip(frames, turns, strict=True)]
