"""Finding the heading of the table by the meaning of its words."""

from __future__ import annotations

from functools import lru_cache

from intake_cli.characters import CHINESE
from intake_cli.layout.cuts import cut_word
from intake_cli.layout.lines import Line, around, joined, to_lines
from intake_cli.layout.values import normal
from intake_cli.statements.heading_lines import whole_head
from intake_cli.statements.known_titles import KNOWN_TITLES
from intake_cli.statements.titles import Heading, TableHead, could_be_heading, known_in, phrases_of
from intake_cli.statements.vocabulary import Role, misread_role, names_party, role_of, split_title
from intake_cli.words import Word

DEEPEST_HEADING = 3
"""Lines that one heading may take: wrapped Chinese titles, or Chinese above English."""
BELOW = 12
"""Lines under a heading by which titles that touch are parted."""
FEWEST_BOTH = 2
"""Lines of them that must fill each column: many leave one empty, or wrap in one."""
BLANK = 1.0
"""Heights of a Latin word that a blank is wide at most."""
SURE, WEAK = 0.95, 0.6
"""Confidence from which a title that is not known is another title, not a misread one, and below which one of two
characters may be one; of a column of words it may always be: little hangs on it."""
SUMS = (Role.AMOUNT, Role.BALANCE)
TEXTS = (Role.SUMMARY, Role.REMARK, Role.COUNTERPARTY, Role.COUNTERPARTY_ACCOUNT)
"""Columns of words: their title after one of a sum is another column's; 贷方户名 is one."""
SIDES = ("借贷", "借/贷", "收/支", "收支", "借贷标志", "收支标志")
"""Titles of the side of an entry: after one of a balance, which has none, another column's; 余额方向 is one."""
DIRT = 0.4
"""Confidence below which a word in a heading is none, unless it reads as a title: dirt does not."""


def find_head(lines: list[Line]) -> TableHead | None:
    """The best heading among ``lines``, or None: titles of a date and of money, three roles at least.

    Of several candidates the one with most known titles wins, then the one with fewest lines, then the upper.
    """
    best: tuple[tuple[int, int], TableHead] | None = None
    for first in range(len(lines)):
        for depth in range(1, DEEPEST_HEADING + 1):
            window = lines[first:first + depth]
            if len(window) < depth or not could_be_heading(window):
                break
            head = _head(window, first, lines[first + depth:first + depth + BELOW])
            score = (known_in(head), -depth) if head is not None else (0, 0)
            if head is not None and (best is None or score > best[0]):
                best = (score, head)
    return None if best is None else whole_head(best[1], lines, lambda first, last: _head(
        lines[first:last + 1], first, lines[last + 1:last + 1 + BELOW]))


def _head(window: list[Line], first: int, below: list[Line]) -> TableHead | None:
    cells = _stacked([part for line in window for word in phrases_of(line) if _is_title(word)
                      for half in _unglued(word) for part in _halved(half, below)])
    headings = _with_party(tuple(Heading(_role(cell), _title(cell), around(cell)) for cell in cells))
    roles = {heading.role for heading in headings}
    dated = Role.DATE in roles or Role.TIME in roles
    paid = bool(roles & {Role.AMOUNT, Role.BALANCE}) or {Role.DEBIT, Role.CREDIT} <= roles
    known = sum(role_of(heading.title) is not None for heading in headings)
    if not (dated and paid) or len(roles) < 3 or known < 0.5 * len(headings):
        return None
    return TableHead(_with_date(headings), first, first + len(window) - 1)


def _role(cell: list[Word]) -> Role:
    """The role of a title; where its reading is unsure, that of the one title it may be a misreading of."""
    title = _title(cell)
    confidence = min(word.confidence for word in cell)
    known = role_of(title)
    if known is None and confidence < SURE:
        short = misread_role(title, weak=True)
        known = short if confidence < WEAK or short in TEXTS else misread_role(title)
    return known or Role.OTHER


def _is_title(word: Word) -> bool:
    """False for what shading and rules leave on a scanned heading: signs, and single strokes read as letters."""
    lone = len(word.text) == 1 and word.text < CHINESE
    if lone or not any(character.isalpha() for character in word.text):
        return False
    return word.confidence >= DIRT or (len(word.text) > 1 and _could_be_title(word.text))


def _could_be_title(text: str) -> bool:
    return (role_of(text) or misread_role(text, weak=True)) is not None


def _unglued(word: Word) -> list[Word]:
    cuts = split_title(word.text)
    return cut_word(word, cuts) if cuts else [word]


def _halved(word: Word, below: list[Line]) -> list[Word]:
    """``word`` as the titles of two columns that touch, where both halves are titles and no title is made of such two
    (余额摘要, 余额借贷), or the lines below part what stands under them. A title as it stands is one (账户余额)."""
    for cut in _halves_of(word.text) if word.edges else ():
        halves = word.text[:cut], word.text[cut:]
        first, second = map(role_of, halves)
        told = normal(halves[0]) in KNOWN_TITLES and (
            (first in SUMS and second in TEXTS) or (first is Role.BALANCE and normal(halves[1]) in SIDES))
        if None not in (first, second) and first is not second and (told or _kept_apart(word, word.edges[cut], below)):
            return cut_word(word, [cut])
    return [word]


@lru_cache(maxsize=20_000)
def _halves_of(text: str) -> tuple[int, ...]:
    """Where ``text`` may be cut so that one of the halves is a known title; nowhere if it is one itself."""
    if normal(text) in KNOWN_TITLES:
        return ()
    return tuple(cut for cut in range(2, len(text) - 1)
                 if normal(text[:cut]) in KNOWN_TITLES or normal(text[cut:]) in KNOWN_TITLES)


def _kept_apart(title: Word, x: float, below: list[Line]) -> bool:
    """Whether lines have words of their own on both sides of ``x`` under ``title``, and hardly any across it."""
    slack = 0.5 * (title.box.bottom - title.box.top)
    before = after = crossed = 0
    for line in below:
        under = [word for word in line.words if word.box.right > title.box.left and word.box.left < title.box.right]
        crossed += any(word.box.left < x - slack and x + slack < word.box.right for word in under)
        before += any(word.box.right <= x + slack for word in under)
        after += any(word.box.left >= x - slack for word in under)
    return min(before, after) >= FEWEST_BOTH and crossed < 0.2 * len(below)


def _stacked(words: list[Word]) -> list[list[Word]]:
    """Words in columns: those that share width stand above each other; letters set wide apart (日 志 号) join."""
    columns: list[list[Word]] = []
    chinese = [word for word in words if not word.text.isascii()]
    for word in sorted(words, key=lambda w: w.box.left):
        if columns and (_belongs(columns[-1], word) or _translates_on(columns[-1], word, chinese)):
            columns[-1].append(word)
        else:
            columns.append([word])
    return [[word for line in to_lines(column) for word in line.words] for column in columns]


def _belongs(column: list[Word], word: Word) -> bool:
    box = around(column)
    overlap = min(box.right, word.box.right) - max(box.left, word.box.left)
    if overlap > 0.3 * min(box.right - box.left, word.box.right - word.box.left):
        return True
    beside = column[-1]
    near = word.box.left - beside.box.right < 1.5 * (word.box.bottom - word.box.top)
    if not near or not _level(beside, word):
        return False
    letters = len(word.text) == 1 and len(beside.text) == 1
    open_ended = role_of(_title(column)) is None or role_of(_title([*column, word])) is not None  # 日 of 日 志 号
    return word.text[0] in "(（" or (letters and open_ended)


def _translates_on(column: list[Word], word: Word, chinese: list[Word]) -> bool:
    """Whether a Latin word that stands under no Chinese title goes on with the translation of the title before it."""
    if not chinese or not word.text.isascii() or any(
            other.box.left < word.box.right and other.box.right > word.box.left for other in chinese):
        return False
    size = word.box.bottom - word.box.top
    return any(before.text.isascii() and _level(before, word) and word.box.left - before.box.right < BLANK * size
               for before in column)


def _level(one: Word, other: Word) -> bool:
    return abs(one.box.top - other.box.top) < 0.5 * (one.box.bottom - one.box.top)


def _title(cell: list[Word]) -> str:
    return joined(cell)


def _with_date(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """交易时间 names the date where no other column does."""
    if any(heading.role is Role.DATE for heading in headings):
        return headings
    index = next(i for i, heading in enumerate(headings) if heading.role is Role.TIME)
    dated = Heading(Role.DATE, headings[index].title, headings[index].box)
    return (*headings[:index], dated, *headings[index + 1:])


def _with_party(headings: tuple[Heading, ...]) -> tuple[Heading, ...]:
    """Of several columns about the other party the one that is titled its name; a city misread is no name."""
    parties = [heading for heading in headings if heading.role is Role.COUNTERPARTY]
    if len(parties) < 2 or not any(names_party(party.title) for party in parties):
        return headings
    return tuple(Heading(Role.OTHER, heading.title, heading.box)
                 if heading.role is Role.COUNTERPARTY and not names_party(heading.title) else heading
                 for heading in headings)
