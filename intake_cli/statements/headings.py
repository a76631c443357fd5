"""Finding the heading of the table by the meaning of its words."""

from __future__ import annotations

from intake_cli.characters import CHINESE
from intake_cli.layout.days import begins_date
from intake_cli.layout.lines import Line, around, joined
from intake_cli.layout.values import looks_like_amount
from intake_cli.statements.grouped_titles import groups_of, title_among
from intake_cli.statements.heading_ends import ends_in_an_entry, shares_width
from intake_cli.statements.heading_lines import whole_head, without_labels
from intake_cli.statements.heading_roles import (
    with_date,
    with_flags,
    with_paid,
    with_party,
    with_sides,
    with_summary,
    with_unread_party,
    with_words,
)
from intake_cli.statements.holdings import lists_holdings
from intake_cli.statements.known_titles import as_printed
from intake_cli.statements.spaced_titles import parted_by, with_spaced_joined
from intake_cli.statements.specked_titles import without_specks
from intake_cli.statements.stacked_titles import stacked
from intake_cli.statements.title_levels import Levels
from intake_cli.statements.titles import Heading, TableHead, could_be_heading, known_in, phrases_of, with_translations
from intake_cli.statements.touching_titles import TEXTS, over_others, titles_in
from intake_cli.statements.vocabulary import Role, misread_role, role_of
from intake_cli.words import Word

DEEPEST_HEADING = 3
"""Lines that one heading may take: wrapped Chinese titles, or Chinese above English."""
FEWEST_KNOWN = 2
"""Titles of a line from which a line of Latin words below it is their translation."""
BELOW, FURTHER = 12, 24
"""Lines under a heading by which its days and unread titles are told, and by which titles that touch, or stand above
each other, are."""
SURE, WEAK = 0.95, 0.6
"""Confidence from which a title that is not known is another title, not a misread one, and below which one of two
characters may be one; of a column of words it may always be: little hangs on it."""
BARS = "一ー元"
"""Characters that a reader takes edges of the ground of a heading for, and that of a unit; no title is one of them."""
DIRT = 0.4
"""Confidence below which a word in a heading is none, unless it reads as a title: dirt does not."""
FEWEST_ALONE = 5
"""Texts that stand under no other title from which what stands over them is one: dirt stands over none, or a few."""


def find_head(lines: list[Line]) -> TableHead | None:
    """The best heading among ``lines``, or None: titles of a date and of money, three roles at least.

    Of several candidates the one with most known titles wins, then one that names its days, then the one with fewest
    lines, then the upper.
    """
    lines = list(map(without_specks, lines))
    best: tuple[tuple[int, bool, int], TableHead] | None = None
    for first in range(len(lines)):
        if _is_translation(lines[max(0, first + 1 - DEEPEST_HEADING):first + 1]):
            continue
        for depth in range(1, DEEPEST_HEADING + 1):
            window = lines[first:first + depth]
            if len(window) < depth or not could_be_heading(window) or ends_in_an_entry(
                    window, lines[first + depth:first + depth + 1]):
                break
            head = _head(window, first, lines[first + depth:first + depth + FURTHER])
            score = (known_in(head), _names_days(head), -depth) if head is not None else (0, False, 0)
            if head is not None and (best is None or score > best[0]):
                best = (score, head)
    if best is None:
        return None

    def build(first: int, last: int) -> TableHead | None:
        return _head(lines[first:last + 1], first, lines[last + 1:last + 1 + FURTHER])

    return whole_head(without_labels(best[1], build), lines, build)


def _names_days(head: TableHead) -> bool:
    """Whether a title says that days stand below it, which else only these tell."""
    return any(heading.role is Role.DATE and heading.title for heading in head.headings)


def _is_translation(window: list[Line]) -> bool:
    """Whether the last of some lines, of Latin words, stands close below Chinese titles, or below a word of theirs that
    stands higher: words that each stand apart are known as more titles than those they translate. Titles of one line
    stand between those of two, so the line above may be no more than one of them and the end of another."""
    latin = [all(word.text.isascii() for word in line.words) for line in window]
    titles = next((index for index in range(len(window) - 1, -1, -1) if not latin[index]), None)
    if titles is None or not latin[-1]:
        return False
    first = titles
    while first > 0 and not latin[first - 1] and could_be_heading(window[first - 1:]):
        first -= 1
    known = sum(not word.text.isascii() and role_of(word.text) is not None
                for line in window[first:titles + 1] for word in line.words)
    return known >= FEWEST_KNOWN and could_be_heading(window[titles:])


def _head(window: list[Line], first: int, further: list[Line]) -> TableHead | None:
    below = further[:BELOW]
    titled = [with_translations(_joined_within(phrases_of(line), [each for each in window if each is not line]))
              for line in window]
    parted = [[part for word in line for part in titles_in(word, line, further)] for line in titled]
    words = [part for line in parted for word in line for part in over_others(word, line, parted)]
    titles = [word for word in words if _is_title(word)]
    titles += [word for word in words if _is_unread(word, titles, below)]
    groups = groups_of(titles)
    common = [title for title, _ in groups]
    cells = stacked([word for word in titles if word not in common])
    rows = Levels(cells, further)
    told = tuple(heading for cell in cells for heading in _headings(cell, title_among(groups, cell), rows))
    unsure = [around(cell) for cell in cells if min(word.confidence for word in cell) < SURE]
    told = with_flags(told, below)
    headings = with_unread_party(with_sides(with_paid(with_party(with_words(told)))), unsure, below)
    roles = {heading.role for heading in headings}
    paid = bool(roles & {Role.AMOUNT, Role.BALANCE}) or {Role.DEBIT, Role.CREDIT} <= roles or any(
        heading.role is Role.FLAG and _over_sums(heading, below) for heading in headings)
    known = sum(role_of(heading.title) is not None for heading in headings)
    if not paid or known < 0.5 * len(headings) or lists_holdings(headings):
        return None
    headings = with_summary(with_date(headings, further), below)
    roles = {heading.role for heading in headings}
    return TableHead(headings, first, first + len(window) - 1) if Role.DATE in roles and len(roles) >= 3 else None


def _joined_within(words: list[Word], others: list[Line]) -> list[Word]:
    """The ``words`` of a line with titles set wide as one. A character below a longer word, or above one, is the rest
    of that title, which a narrow column wrapped, and so is one over or under another with which it makes a title."""
    beside = [word for line in others for word in line.words if not word.text.isascii()]
    wrapped = [word for word in words if len(word.text) == 1 and any(
        shares_width(word.box, other.box) and (len(other.text) > 1 or _is_upright(word, other)) for other in beside)]
    apart = set(map(id, wrapped))
    between = [word for line in others for word in with_spaced_joined(list(line.words)) if len(word.text) > 1]
    groups = parted_by(between, [word for word in words if id(word) not in apart])
    joined = [word for group in groups for word in with_spaced_joined(group)]
    return sorted([*joined, *wrapped], key=lambda word: word.box.left)


def _is_upright(one: Word, other: Word) -> bool:
    """Whether two characters above each other are a title that banks print (摘 over 要)."""
    return as_printed("".join(word.text for word in sorted((one, other), key=lambda word: word.box.top)))


def _headings(cell: list[Word], told: str | None, rows: Levels) -> list[Heading]:
    """The title that words make, or those that stand above each other there as ``rows`` have it; what it says in view
    of the one that it has in common with others may be ``told``."""
    box = around(cell)
    if told is not None:
        return [Heading(role_of(told) or Role.OTHER, told, box)]
    return [Heading(_role(title), joined(title), box, level) for level, title in enumerate(rows.titles_of(cell))]


def _role(cell: list[Word]) -> Role:
    """The role of a title; where its reading is unsure, that of the one title it may be a misreading of."""
    title = joined(cell)
    confidence = min(word.confidence for word in cell)
    known = role_of(title)
    if known is None and confidence < SURE:
        short = misread_role(title, weak=True)
        known = short if confidence < WEAK or short in TEXTS else misread_role(title)
    return known or Role.OTHER


def _is_title(word: Word) -> bool:
    """False for what shading and rules leave on a scanned heading: signs, and single strokes read as letters."""
    lone = len(word.text) == 1 and (word.text < CHINESE or word.text in BARS)
    if lone or not any(character.isalpha() for character in word.text):
        return False
    return word.confidence >= DIRT or (len(word.text) > 1 and _could_be_title(word.text))


def _is_unread(word: Word, titles: list[Word], below: list[Line]) -> bool:
    """Whether a word that no title can be told from, as a seal leaves it, is one: over a sum or a day that no other
    stands over, or over a whole column of texts."""
    if len(word.text) < 2 or word.confidence >= DIRT:
        return False
    alone = [each for line in below for each in line.words if shares_width(word.box, each.box)
             and not any(shares_width(title.box, each.box) for title in titles)]
    return len(alone) >= FEWEST_ALONE or any(_is_figure(each.numeric or each.text) for each in alone)


def _over_sums(title: Heading, below: list[Line]) -> bool:
    """Whether sums stand under a title of both sides (支出或存入), which else names flags."""
    under = [word.numeric or word.text for line in below for word in line.words if shares_width(word.box, title.box)]
    return sum(map(looks_like_amount, under)) > len(under) / 2


def _is_figure(text: str) -> bool:
    return looks_like_amount(text) or begins_date(text)


def _could_be_title(text: str) -> bool:
    return (role_of(text) or misread_role(text, weak=True)) is not None
