"""What a PDF says of its own making: programs, days, updates, signatures. Runs in a child."""

from __future__ import annotations

import mmap
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from html import unescape
from pathlib import Path

import pikepdf

from checks.pdf_facts import Making, Revised
from intake_cli.forensics.signatures import signatures_of

SAVED = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
"""End of a save. A file made for the web has one more near its start, of which the figure is 0 or the whole table."""
LINEARISED = re.compile(rb"/Linearized\s+\d")
HEAD = 2048
DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?([-+Zz])?(\d\d)?'?(\d\d)?")
TOLD = {name: re.compile(rf"""{name}\s*=\s*["']([^"']*)|<\w+:{name}[^>]*>([^<]*)""")
        for name in ("Producer", "CreatorTool")}
AGENT = re.compile(r"""softwareAgent\s*=\s*["']([^"']*)|<\w+:softwareAgent[^>]*>([^<]*)""")
"""The programs of the metadata stream: of the whole file, and of each step in its history."""
LONGEST_METADATA, MOST_OTHERS = 1_000_000, 8
LONGEST = 200
"""Characters kept of a name: what a file says of itself has no bound of its own."""


def making_of(path: Path, password: str | None = None, trust: Iterable[str] = ()) -> Making:
    """The facts of one PDF; ``trust`` are certificates (PEM or DER in base64) under which signatures are trusted.

    Raises what pikepdf raises for a file it cannot open.
    """
    with pikepdf.open(path, password=password or "") as pdf:
        told = {key: _text(pdf.docinfo, key) for key in ("/Producer", "/Creator", "/CreationDate", "/ModDate")}
        metadata = _metadata(pdf)
        proofs = "/DSS" in pdf.Root
    ends = _saves(path)
    xmp = {name: found[0] for name, pattern in TOLD.items() if (found := _found(pattern, metadata))}
    return Making(
        producer=told["/Producer"] or xmp.get("Producer", ""), creator=told["/Creator"] or xmp.get("CreatorTool", ""),
        created=pdf_date(told["/CreationDate"]), modified=pdf_date(told["/ModDate"]),
        updates=max(0, len(ends) - 1), revised=_revised(path, ends, password), dated_proofs=proofs,
        signatures=signatures_of(path, password, trust),
        others=_others(metadata, (told["/Producer"], told["/Creator"])))


def pdf_date(text: str) -> datetime | None:
    """A date as PDFs write it, with its zone where it names one; None where it is no date.

    >>> pdf_date("D:20250911083015+08'00'").isoformat(), pdf_date("yesterday")
    ('2025-09-11T08:30:15+08:00', None)
    """
    found = DATE.match(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part or default) for part, default in zip(
        found.groups()[:6], (1, 1, 1, 0, 0, 0), strict=True))
    sign, hours, minutes = found[7], int(found[8] or 0), int(found[9] or 0)
    zone = None
    try:
        if sign:
            offset = timedelta(hours=hours, minutes=minutes)
            zone = timezone(-offset if sign == "-" else offset)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None


def _text(info: pikepdf.Dictionary, key: str) -> str:
    with suppress(Exception):  # a value of any type, or of none, is a name that is not told
        return str(info[key]).replace("\x00", "").strip()[:LONGEST]
    return ""


def _metadata(pdf: pikepdf.Pdf) -> str:
    """The metadata stream as written, empty where there is none. It is searched and not parsed: it need not be well
    formed to name a program."""
    with suppress(Exception):
        return pdf.Root.Metadata.read_bytes()[:LONGEST_METADATA].decode("utf-8", "replace")
    return ""


def _found(pattern: re.Pattern[str], metadata: str) -> list[str]:
    """What a property says each time, as an attribute or as an element."""
    texts = (unescape(next(filter(None, found.groups()), "")).strip()[:LONGEST] for found in pattern.finditer(metadata))
    return [text for text in texts if text]


def _others(metadata: str, named: tuple[str, str]) -> tuple[str, ...]:
    """Programs that the metadata stream names and the file's own note does not: who rewrites the one forgets the
    other."""
    found = dict.fromkeys(text for pattern in (*TOLD.values(), AGENT) for text in _found(pattern, metadata))
    return tuple(text for text in found if text not in named)[:MOST_OTHERS]


def _saves(path: Path) -> list[int]:
    """Where each save ends: the first one, and those appended to it."""
    if path.stat().st_size == 0:
        return []
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as held:
        ends = [found.end() for found in SAVED.finditer(held)]
        return ends[LINEARISED.search(held[:HEAD]) is not None:]


def _revised(path: Path, ends: list[int], password: str | None) -> tuple[Revised, ...]:
    if len(ends) < 2:
        return ()
    from intake_cli.forensics.revisions import revised  # and with it what reads pages

    with suppress(Exception):  # a first save that no reader opens was never shown to anybody
        return revised(path, ends[0], password)
    return ()
