"""Filing the pages of a stack: pages that lie right are moved as they are, never drawn
or compressed anew; the case's store keeps the bytes of every stack as it came.

Runs in the child process of :func:`intake_cli.scan.stage.file_pages`; the plan is made by the parent.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import BinaryIO

import pikepdf
from PIL import Image, UnidentifiedImageError
from PIL.TiffImagePlugin import AppendingTiffWriter

from intake_cli.isolation.outcomes import CorruptInput, PasswordNeeded, Unsupported
from intake_cli.ocr.images import is_pdf
from intake_cli.scan.filing import Filed, Filing
from intake_cli.scan.turning import make_right, right_file, right_frames, right_pdf

LOSSLESS_TIFF = ("group3", "group4", "tiff_ccitt", "tiff_lzw", "tiff_adobe_deflate", "packbits")
"""Compressions that lose nothing when a frame is written again; others become deflate, which keeps the pixels."""


def write_filings(path: Path, folder: Path, filings: list[Filing], password: str | None = None) -> Iterator[Filed]:
    """Write each filing below ``folder`` under the first free number of its stem. A file that is there already with
    the same content is kept, so that filing a stack twice changes nothing.

    Raises CorruptInput, PasswordNeeded or Unsupported of ``intake_cli.isolation.outcomes``.
    """
    suffix = path.suffix.lower() or (".pdf" if is_pdf(path) else ".tif")
    for filing in filings:
        writer = _writer(path, filing, password)
        target = folder / (filing.stem + suffix)
        for parent in reversed(target.relative_to(folder).parents[:-1]):
            (folder / parent).mkdir(mode=0o700, exist_ok=True)
        final, digest = _place(target, writer)
        yield Filed(final.relative_to(folder).as_posix(), digest, filing.pages, filing.kind, filing.trouble)


def _writer(path: Path, filing: Filing, password: str | None) -> Callable[[BinaryIO], None]:
    if filing.whole and filing.is_as_it_came:
        return lambda stream: _copy(path, stream)
    if is_pdf(path):
        write = right_pdf if filing.whole else _write_pdf
        return lambda stream: write(path, filing, password, stream)
    if filing.whole and not _is_tiff(path):
        return lambda stream: right_file(path, filing, stream)
    return lambda stream: _write_tiff(path, filing, stream)


def _is_tiff(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(4) in (b"II*\x00", b"MM\x00*")


def _copy(path: Path, stream: BinaryIO) -> None:
    with path.open("rb") as source:
        while block := source.read(1 << 20):
            stream.write(block)


def _write_pdf(path: Path, filing: Filing, password: str | None, stream: BinaryIO) -> None:
    """The pages with their streams untouched, shown right; the same pages give the same bytes."""
    try:
        with pikepdf.open(path, password=password or "") as source, pikepdf.new() as target:
            for number in filing.pages:
                target.pages.append(source.pages[number - 1])
            make_right(target, path, filing, password)
            target.remove_unreferenced_resources()
            target.save(stream, deterministic_id=True)
    except pikepdf.PasswordError as error:
        raise PasswordNeeded("the PDF is encrypted") from error
    except (pikepdf.PdfError, IndexError) as error:
        raise CorruptInput(type(error).__name__) from error


def _write_tiff(path: Path, filing: Filing, stream: BinaryIO) -> None:
    """Frame by frame: a long paper is larger than memory."""
    try:
        with Image.open(path, formats=("TIFF",)) as source, AppendingTiffWriter(stream) as target:
            for frame in right_frames(source, path, filing):
                compression = source.info.get("compression", "")
                frame.save(target, "TIFF", dpi=source.info.get("dpi"),
                           compression=compression if compression in LOSSLESS_TIFF else "tiff_adobe_deflate")
                target.newFrame()
    except UnidentifiedImageError as error:
        raise Unsupported("pages can be taken out of PDF and TIFF files only") from error
    except (OSError, ValueError, SyntaxError, EOFError, IndexError) as error:
        raise CorruptInput(type(error).__name__) from error


def _place(target: Path, write: Callable[[BinaryIO], None]) -> tuple[Path, str]:
    """Write aside with mode 0600, flush, then take the first name that is free or holds the same content. One station
    at a time works on a case, so a free name stays free."""
    handle, name = tempfile.mkstemp(prefix=".filing-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w+b") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        digest = _sha256(temporary)
        names = (target.with_name(f"{target.stem}-{number}{target.suffix}") if number > 1 else target
                 for number in count(1))
        place = next(name for name in names if not name.exists() or _sha256(name) == digest)
        temporary.replace(place)
        _flush_folder(target.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error  # streams do not say where they lead
    finally:
        temporary.unlink(missing_ok=True)
    return place, digest


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
