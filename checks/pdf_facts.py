"""What a PDF file says of its own making and hides on its pages, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checks.evidence import Box, Evidence


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A place where the text layer of a page says ``text`` and the page shows ``pixels``, nothing where that is empty.
    ``agreed``: a second engine read the same there, or the place is blank."""

    text: str
    pixels: str
    agreed: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text of a page that is not, or not alone, what a person sees there. ``how`` is ``covered`` (a filled box drawn
    later lies over it), ``doubled`` (another text stands in its place), ``annotation`` (a note laid over the page: it
    says ``text``, if anything, over what is ``shown``), ``stamp``, ``invisible`` or, on the page no more,
    ``revised``; ``shown`` is the text that stands there instead, empty for none."""

    how: str
    text: str
    shown: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Signature:
    """A digital signature of a PDF. ``intact``: what it signs is unchanged and the signer's key signed it;
    None where that could not be found out, for the ``trouble`` named. ``whole``: it covers the file to its end.
    ``changes`` is what was added after it: ``none``, ``upkeep`` (proofs of validity, file properties), ``forms``,
    ``content``, or empty where that is not known. ``trusted``: signed under one of the operator's certificates, None
    where there are none to compare with. ``experimental`` marks SM2, which is checked by the toolkit's own code."""

    field: str
    signer: str = ""
    issuer: str = ""
    signed_at: str = ""
    intact: bool | None = None
    whole: bool = False
    changes: str = ""
    trusted: bool | None = None
    experimental: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that a page showed in a place when the file was first saved, and what stands there since it was updated,
    empty for nothing."""

    page: int
    box: Box
    text: str
    shown: str


@dataclass(frozen=True, slots=True)
class Making:
    """What a PDF says of its own making. ``updates`` counts saves appended to the first, and ``revised`` are figures
    that these replaced; ``dated_proofs`` says that it carries proofs of validity for its signatures, which are appended
    after signing. ``others`` are programs that only its metadata stream names."""

    producer: str = ""
    creator: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    updates: int = 0
    dated_proofs: bool = False
    signatures: tuple[Signature, ...] = ()
    others: tuple[str, ...] = ()
    revised: tuple[Revised, ...] = ()


@dataclass(frozen=True, slots=True)
class PdfFile:
    """The PDF behind a document. ``making`` is None where the file could not be examined; ``text_pages`` are pages read
    from a text layer that was compared with their pixels, ``picture_pages`` those that are pictures of paper, of which
    ``over_text`` lie over text that could be read. ``revised`` are figures that updates of the file replaced."""

    document: str
    evidence: Evidence
    making: Making | None = None
    text_pages: tuple[int, ...] = ()
    picture_pages: tuple[int, ...] = ()
    over_text: tuple[int, ...] = ()
    mismatches: tuple[Mismatch, ...] = ()
    hidden: tuple[HiddenText, ...] = ()
    revised: tuple[HiddenText, ...] = ()
