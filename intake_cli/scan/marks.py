"""What the symbols of one page mean for the stack, before its neighbours are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from barcodes.certainty import is_certain
from barcodes.payload import Damage, Damaged, Tag, Use, parse
from barcodes.symbols import Symbol
from intake_cli.scan.pages import ScannedPage

_SIMILAR = 2
"""Characters in which the damaged text of a tag may differ from the tag on the other side of its sheet."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The tag of a page. ``trouble`` is ``unreadable-tag``, ``unknown-type``, ``foreign-case``, ``contradiction``,
    ``weak-tag`` or empty; ``kind`` is set only where the tag counts. ``is_sheet``: the page is no content."""

    kind: str
    trouble: str
    symbol: Symbol
    is_sheet: bool = False
    quarantine: bool = False

    @property
    def is_unreadable(self) -> bool:
        """Whether the text of the tag did not pass its check."""
        return self.trouble == "unreadable-tag"


def tag_mark(page: ScannedPage, case: str, kinds: Mapping[str, str]) -> Mark | None:
    """The mark of a page, None without any code of ours. A sound tag makes a damaged reading beside it harmless;
    two tags that disagree leave no choice, whichever was read first."""
    ours = [(symbol, meaning) for symbol in page.symbols if (meaning := parse(symbol.payload)) is not None]
    sound = [(symbol, meaning) for symbol, meaning in ours
             if not (isinstance(meaning, Damaged) and meaning.reason is Damage.CHECKSUM)]
    if not sound:
        return Mark("", "unreadable-tag", ours[0][0]) if ours else None
    symbol, first = sound[0]
    tags = [meaning for _, meaning in sound if isinstance(meaning, Tag)]
    if len({(tag.case, tag.code) for tag in tags}) + any(isinstance(m, Damaged) for _, m in sound) > 1:
        return Mark("", "contradiction", symbol, quarantine=any(tag.case != case for tag in tags))
    if isinstance(first, Damaged):
        return Mark("", "unknown-type", symbol)
    is_sheet = any(tag.use is Use.SHEET for tag in tags)
    if first.case != case:
        return Mark("", "foreign-case", symbol, is_sheet, quarantine=True)
    if first.code not in kinds:
        return Mark("", "unknown-type", symbol, is_sheet)
    certain = any(is_certain(one, page.symbols) for one, _ in sound)
    return Mark(kinds[first.code], "" if certain else "weak-tag", symbol, is_sheet)


def same_sheet(one: Mark, other: Mark) -> bool:
    """Whether two pages without content between carry the same tag: both sides of a sheet, or a sheet and a sticker.

    A damaged text counts as the same when it is the sheet's own but for a few characters: at worst the tag of a
    document without pages is lost, which the comparison with the expected tags shows.
    """
    texts = one.symbol.payload, other.symbol.payload
    if "contradiction" in (one.trouble, other.trouble):
        return texts[0] == texts[1] and one.trouble == other.trouble
    if one.is_unreadable or other.is_unreadable:
        return sum(a != b for a, b in zip(*texts, strict=True)) <= _SIMILAR
    return texts[0][2:15] == texts[1][2:15]
