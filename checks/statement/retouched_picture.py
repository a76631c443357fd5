"""STM-21."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import BankStatement
from checks.findings import Finding, Level, not_applicable, review
from checks.rule import Context, rule


@rule("STM-21", Level.WARNING, BankStatement)
def retouched_picture(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """No figure or word was put into the picture of a statement after it was scanned.

    Why: A scanner keeps a page as JPEG, which rounds every square of eight by eight dots in the same steps. Figures
        that were typed, pasted or retouched in the picture later do not keep to them, whatever their font and grain,
        and however well the balances were redone.
    Innocent: Somebody cleaned a stain, or wrote a remark or drew a stroke into the picture with a program. Watermarks
        and strokes that are seen to reach beyond a word, colour, and what lies across the whole page are not meant.
    Source: Drawn scans of many manners: none of 60 papers and 150 more pages was asked about, of 40 papers on which
        strokes, bars or a watermark were laid later three. Told only of a single picture in a file, kept without loss
        or as a fine JPEG, that was kept coarser before; others, pages that were printed and scanned again, and paper as
        white as can be tell nothing.
    """
    if statement.retouched is None:
        yield not_applicable("untold", statement.evidence)
        return
    for place in statement.retouched:  # a value by the name of what is shown is masked as one of a person may be
        if place.row is None:
            yield review("head", place, shown=place.quote)
        else:
            yield review("row", place, row=place.row, shown=place.quote)
