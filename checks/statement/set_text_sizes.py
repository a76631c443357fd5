"""Words of a column in another size than its others, in their own font."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from checks.facts import BankStatement
from checks.findings import Finding
from checks.policy import Layout
from checks.statement.set_figures import Placed
from checks.statement.set_texts import SetWord, told, words_by_column

CODES = ("resized", "resized-party", "resized-cell")


def resized(statement: BankStatement, figures: Sequence[Placed], demand: Layout) -> Iterator[Finding]:
    """A program shrinks what does not fit its cell, and at times the whole row with it. Who types words over others
    seldom has their very size: larger, or smaller though as long ones fit, in a row whose figures are of their usual
    size."""
    columns = {column: words for column, words in words_by_column(statement).items()
               if len({word.size for word in words}) > 1}
    shrunk = _in_other_sizes(figures, demand) if columns else set()
    for column, words in columns.items():
        alike: defaultdict[tuple[int, str], list[SetWord]] = defaultdict(list)
        for word in words:
            alike[word.page, word.font].append(word)
        for own in alike.values():
            usual = Counter(word.size for word in own).most_common(1)[0][0]
            likewise = [word for word in own if word.size == usual]
            odd = [word for word in own if _is_odd(word, likewise, demand) and word.entry.row not in shrunk]
            if len(likewise) >= demand.rows and len(odd) <= demand.odd_share * len(own):
                yield from (_finding(column, word, likewise[0]) for word in odd)


def _is_odd(word: SetWord, likewise: Sequence[SetWord], demand: Layout) -> bool:
    usual = likewise[0].size
    if abs(word.size - usual) <= demand.size_share * usual:
        return False
    return word.size > usual or len(word.text) <= max(len(other.text) for other in likewise)


def _in_other_sizes(figures: Sequence[Placed], demand: Layout) -> set[int]:
    """The rows of which a figure is of another size than most of its column."""
    sizes: defaultdict[str, Counter[float]] = defaultdict(Counter)
    for each in figures:
        sizes[each.column][each.face.size if each.face else 0.0] += 1
    usual = {column: counts.most_common(1)[0][0] for column, counts in sizes.items()}
    return {each.entry.row for each in figures if each.face is not None
            and abs(each.face.size - usual[each.column]) > demand.size_share * usual[each.column]}


def _finding(column: str, word: SetWord, beside: SetWord) -> Finding:
    return told("resized", column, word, beside, size=f"{word.size:g}", usual=f"{beside.size:g}")
