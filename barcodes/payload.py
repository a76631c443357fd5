"""What the text of a tag means.

Seventeen characters of ASCII: ``L``, use (``S`` or ``K``), version digit, case number (ten digits), type code (two
digits), two check characters of ISO/IEC 7064 MOD 1271-36. Nothing in it can be renamed: no address, no name.
Printed paper lives for years, so every version ever issued stays in :data:`VERSIONS`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from barcodes import iso7064

LENGTH = 17
CURRENT_VERSION = 1
VERSIONS = frozenset({1})
"""All versions ever printed; none is ever removed."""

_GRAMMAR = re.compile(r"L[SK][0-9]{13}[0-9A-Z]{2}", re.ASCII)
_TOLERATED = 2
"""How many of the thirteen digits may be misread before a text no longer looks like a tag of ours. The longest
misread ever measured changed two. A vehicle number (``LSV...``, also 17 characters) has more letters than that."""


class Use(StrEnum):
    """What the tag is printed on."""

    SHEET = "S"
    """A cover sheet: separates and is no content itself."""
    STICKER = "K"
    """A label on the first page of the document: that page is content."""


class Damage(StrEnum):
    """Why a text that looks like a tag cannot be used."""

    CHECKSUM = "checksum"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Tag:
    """The meaning of a tag: ``case`` is ten digits, ``code`` the two-digit type code.

    >>> Tag(Use.SHEET, "2025000123", "03").payload
    'LS1202500012303Z0'
    """

    use: Use
    case: str
    code: str
    version: int = CURRENT_VERSION

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9]{10}", self.case, re.ASCII):
            raise ValueError(f"a case number has ten digits: {self.case!r}")
        if not re.fullmatch(r"[0-9]{2}", self.code, re.ASCII):
            raise ValueError(f"a type code has two digits: {self.code!r}")
        if not 0 <= self.version <= 9:
            raise ValueError(f"a version is one digit: {self.version!r}")

    @property
    def payload(self) -> str:
        """The text to print, check characters included."""
        body = f"L{self.use.value}{self.version}{self.case}{self.code}"
        return body + iso7064.check_characters(body)


@dataclass(frozen=True, slots=True)
class Damaged:
    """A text of our shape that is not to be trusted: nothing in it may be used."""

    text: str
    reason: Damage


def parse(text: str) -> Tag | Damaged | None:
    """The tag that ``text`` spells, :class:`Damaged` when it is ours but unusable, None when it is foreign.

    >>> parse("LS1202500012303Z0").case
    '2025000123'
    >>> parse("LS1202500012803Z0")
    Damaged(text='LS1202500012803Z0', reason=<Damage.CHECKSUM: 'checksum'>)
    >>> parse("6901234567892") is None
    True
    """
    if not _looks_ours(text):
        return None
    if not (_GRAMMAR.fullmatch(text) and iso7064.is_valid(text)):
        return Damaged(text, Damage.CHECKSUM)
    version = int(text[2])
    if version not in VERSIONS:
        return Damaged(text, Damage.VERSION)
    return Tag(Use(text[1]), text[3:13], text[13:15], version)


def _looks_ours(text: str) -> bool:
    misread = sum(character not in "0123456789" for character in text[2:15])
    return len(text) == LENGTH and text[:2] in ("LS", "LK") and misread <= _TOLERATED
