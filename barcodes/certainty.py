"""Which symbols are tags beyond doubt; apart from the readers, which load what pictures need."""

from __future__ import annotations

from barcodes.payload import Damage, Damaged, parse
from barcodes.symbols import Symbol, Symbology


def is_certain(symbol: Symbol, beside: list[Symbol] | tuple[Symbol, ...]) -> bool:
    """Whether ``symbol``, one of those ``beside`` each other on a page, is a tag that needs no second opinion."""
    meaning = parse(symbol.payload)
    if meaning is None or (isinstance(meaning, Damaged) and meaning.reason is Damage.CHECKSUM):
        return False
    return symbol.symbology is Symbology.QR or any(
        other is not symbol and other.payload == symbol.payload for other in beside)
