"""What a file is by its first bytes. Nothing is parsed: that is for a child process."""

from __future__ import annotations

from pathlib import Path

from intake_cli.errors import InputError

HEAD = 4096

SIGNATURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"II*\x00": "tiff", b"MM\x00*": "tiff",
              b"II+\x00": "tiff", b"MM\x00+": "tiff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "xls",
              b"PK\x03\x04": "zip", b"PK\x05\x06": "zip", b"GIF8": "gif", b"BM": "bmp", b"{\\rtf": "rtf",
              b"Rar!": "rar", b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip"}
"""First bytes to type. Office formats share their container's signature and are told apart by name."""

DOCUMENT_TYPES = ("pdf", "png", "jpeg", "tiff", "webp", "heic", "bmp", "zip", "xls", "xlsx", "csv")
"""Types that some stage reads."""

NOTES = ("text", "html", "unknown")
"""Types that may lie beside papers, such as a note or a report; anything else is a paper that someone took for one."""

SUFFIXES = {".pdf": "PDF", ".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".tif": "TIFF", ".tiff": "TIFF",
            ".webp": "WebP", ".bmp": "BMP", ".heic": "HEIC", ".heif": "HEIC", ".ofd": "OFD", ".xls": "XLS",
            ".xlsx": "XLSX", ".zip": "ZIP", ".csv": "CSV"}
"""Endings that promise a document, with the format's name for messages."""

TEXT_SUFFIXES = (".csv", ".tsv", ".txt", ".xls")
"""Endings under which banks hand out tables of plain text."""

BRANDS = {**dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "heic"),
          b"avif": "avif"}
"""What a file of boxes (``ftyp``) says that it is; other brands are films."""

WEB = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<div")
"""How web pages and XML begin."""
OFFICE_NAMES = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"word/", b"ppt/")
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1a\x1b"))
"""Control characters that no text holds."""


def content_type(path: Path, shown: Path | None = None) -> str:
    """Type of ``path`` by its first bytes: one of DOCUMENT_TYPES or the name of what it is instead.

    Raises:
        InputError: it is empty, cannot be read, or is text under a name that promises something else; the error
            names ``shown``.
    """
    shown = shown or path
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        raise InputError("file-permission", file=shown) from None
    if not head:
        raise InputError("file-empty", file=shown)
    suffix = path.suffix.lower()
    found = _signature(head, suffix)
    if found == "text" and suffix in SUFFIXES and suffix not in TEXT_SUFFIXES:
        raise InputError("file-text-named", file=shown, format=SUFFIXES[suffix])
    if found == "unknown" and suffix in SUFFIXES:
        raise InputError("file-content", file=shown, format=SUFFIXES[suffix])
    if found == "html" and suffix == ".xls":  # many banks export web pages under this name
        return "xls"
    return "csv" if found == "text" and suffix in TEXT_SUFFIXES else found


def _signature(head: bytes, suffix: str) -> str:
    for start, type_ in SIGNATURES.items():
        if head.startswith(start):
            return _office(type_, head, suffix)
    if b"%PDF-" in head[:1024]:  # readers allow junk before the header, but an archive that holds a PDF is none
        return "pdf"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "video")
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:9].lower().startswith(WEB):
        return "html"
    return "text" if _is_text(head) else "unknown"


def _office(type_: str, head: bytes, suffix: str) -> str:
    if type_ == "zip" and (suffix == ".ofd" or b"OFD.xml" in head):
        return "ofd"
    if type_ == "zip" and suffix != ".zip" and any(name in head for name in OFFICE_NAMES):
        return "xlsx" if suffix in (".xlsx", ".xlsm", ".xls") else f"office{suffix}"
    if type_ == "xls" and suffix in (".doc", ".ppt", ".msg"):
        return f"office{suffix}"
    return type_


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True  # UTF-16, as some banks export
    if head.translate(None, CONTROL) != head:
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the last character may be cut
            try:
                head[:len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
