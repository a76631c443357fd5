"""STM-11."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.facts import BankStatement
from checks.findings import Finding, Kind, Level, not_applicable, unknown
from checks.policy import Layout
from checks.rule import Context, rule
from checks.statement.set_figures import (
    Placed,
    alike,
    by_page,
    of_one_sign,
    placed_figures,
    shrunk,
    typed_columns,
    usual_face,
)
from checks.statement.set_head import head_resized, head_retyped
from checks.statement.set_manner import stored_otherwise, written_otherwise
from checks.statement.set_near_sizes import nearly_sized
from checks.statement.set_pages import set_otherwise
from checks.statement.set_shapes import shaped_otherwise
from checks.statement.set_sizes import finely_pictured, sized_otherwise
from checks.statement.set_spacing import inked_otherwise, spaced_otherwise
from checks.statement.set_text_sizes import resized
from checks.statement.set_texts import retyped
from checks.typeset import Face

CODES = ("odd", "digits", "by-sign", "shrunk", "separators", "decimals", "day-form")


@rule("STM-11", Level.WARNING, BankStatement)
def layout_font(statement: BankStatement, context: Context) -> Iterator[Finding]:
    """The figures and the words of one column share font, size and manner of writing, and so do fields of the head.

    Why: A program prints a column in one type. Who changes a figure in an editor seldom has the bank's font in its
        very size, and the editor puts another one in its place. A figure typed by hand is written by habit: without
        the marks at its thousands, with other decimals, the day with another mark between its parts. One made to fit
        the place of another has its digits closer or wider, and an editor's black is often not the program's. What is
        typed into a workbook becomes a number where the export wrote text.
    Innocent: A bank that prints money in and money out in different type, a figure shrunk so that it fits its column;
        both are only noted. A file put together from two differs by pages, so only pages of one count are compared.
        Words in another font, or a good part of a column's figures, may be the manner of a bank for some kind of entry,
        a spreadsheet may have been saved anew, a bank may print the holder in a font of its own, and a program may
        narrow, colour or resize a figure a little, so a person decides. On a scan dirt beside the figures of a row
        makes them wider, and strokes over all of a figure give it another shape; figures in their own font and size,
        pasted from the page, or changed in a single digit are not seen there, nor any whose characters touch, or on
        pages that did not lie flat.
    Source: Forgery signals of statements (版面: fonts and sizes of a column); digits of one line in several fonts were
        found in 7 % of public PDFs, so only columns of amounts, balances and dates count; policy layout.*.
    """
    figures = placed_figures(statement)
    if not figures:
        yield not_applicable("no-page", statement.evidence)
        return
    if not statement.typeset.pages:
        yield from (replace(found, kind=Kind.REVIEW) for found in _of_cells(statement, figures, context.policy.layout))
        return
    demand = context.policy.layout
    pictured = finely_pictured(statement, figures, demand)
    seen = [*sized_otherwise(pictured, demand), *shaped_otherwise(pictured, demand)]
    yield from seen
    if typed_columns(statement):
        yield from _of_text(statement, figures, demand)
    elif not seen:
        yield not_applicable("pixels", statement.evidence)


def _of_text(statement: BankStatement, figures: list[Placed], demand: Layout) -> Iterator[Finding]:
    """What pages of text show."""
    columns = typed_columns(statement)
    typed = [each for each in figures if each.face is not None]
    known = {page for cells in columns.values() for page in _shown(usual_face(cells), cells, demand)}
    for cells in columns.values():
        if len(cells) >= demand.rows:
            yield from _column(cells, typed, known, demand)
    yield from _of_all(statement, typed, demand)
    if all(len(cells) < demand.rows for cells in columns.values()):
        yield not_applicable("few", statement.evidence)


def _of_cells(statement: BankStatement, figures: list[Placed], demand: Layout) -> Iterator[Finding]:
    """Cells of a spreadsheet that are stored or written otherwise."""
    yield from stored_otherwise(statement)
    yield from written_otherwise(figures, demand)


def _of_all(statement: BankStatement, typed: list[Placed], demand: Layout) -> Iterator[Finding]:
    """Pages in other type, figures written, spaced or inked otherwise, words of the table and fields of the head in
    other type."""
    yield from nearly_sized(typed_columns(statement), demand)
    yield from set_otherwise(statement, demand)
    yield from written_otherwise(typed, demand)
    yield from spaced_otherwise(typed, demand)
    yield from inked_otherwise(typed, demand)
    yield from retyped(statement, demand)
    yield from resized(statement, typed, demand)
    yield from head_retyped(statement, demand)
    yield from head_resized(statement, demand)


def _column(cells: list[Placed], typed: list[Placed], known: set[int], demand: Layout) -> Iterator[Finding]:
    """The figures of a column that are not set as its others are; among all that are ``typed``, with pages ``known`` to
    show the usual face of some column."""
    odd = _odd(cells, demand, known)
    by_sign = of_one_sign([each for each, _ in odd], cells)
    many = len(odd) > demand.odd_share * len(cells) and not by_sign
    if many and not _stranger(odd, cells, typed, demand):
        yield unknown("mixed", *(each.evidence for each, _ in odd[:1]), odd=len(odd), count=len(cells),
                      column=cells[0].column)
        return
    for each, usual in odd:
        found = _finding(each, usual, cells, by_sign)
        yield replace(found, kind=Kind.REVIEW) if many else found


def _odd(cells: list[Placed], demand: Layout, known: set[int]) -> list[tuple[Placed, Face]]:
    """Figures that are not set like the others of their column on their page, with the face of those. A page on which
    the column's usual face is not seen at all has one of its own, for files are put together from several; but where
    it shows few figures of the column and is among the pages ``known`` by another one."""
    usual = usual_face(cells)
    seen = _shown(usual, cells, demand)
    found = []
    for page, own in by_page(cells).items():
        norm = usual if page in seen or (page in known and len(own) < demand.rows) else usual_face(own)
        found += [(each, norm) for each in own
                  if norm is not None and each.face is not None and each.face is not norm
                  and not alike(each.face, norm, demand)]
    return found


def _shown(face: Face | None, cells: list[Placed], demand: Layout) -> set[int]:
    """The pages on which figures are set in a face."""
    return {each.page for each in cells
            if face is not None and each.face is not None and (each.face is face or alike(each.face, face, demand))}


def _stranger(odd: list[tuple[Placed, Face]], cells: list[Placed], typed: list[Placed], demand: Layout) -> bool:
    """Whether the column is set as the other sums of the paper are, of which few are set as its odd ones: a column of
    money in has few figures, and the wages may be a good part of them."""
    sums = [each for each in typed if each.column != "date"]
    usual, own = usual_face(sums), usual_face(cells)
    if usual is None or own is None or not alike(usual, own, demand):
        return False
    rest = len({id(each) for each in sums} - {id(each) for each in cells})
    strange = [each for each in sums if each.face is not None and not alike(each.face, usual, demand)]
    return rest > len(cells) and len(strange) == len(odd) <= demand.odd_share * len(sums)


def _finding(each: Placed, usual: Face, cells: list[Placed], by_sign: bool) -> Finding:
    face = each.face or usual
    beside = next((other for other in cells if other.page == each.page and other.face == usual), cells[0])
    code = _code(each, face, usual, cells, by_sign)
    level = Level.NOTE if code in ("by-sign", "shrunk") else None
    return Finding(code, (each.evidence, beside.evidence), {
        "row": str(each.figure.row), "figure": each.text, "column": each.column, "font": _name(face),
        "usual": _name(usual), "digits": face.digits, "rest": face.rest, "example": beside.text,
        "example_row": str(beside.figure.row)}, level=level)


def _code(each: Placed, face: Face, usual: Face, cells: list[Placed], by_sign: bool) -> str:
    if face.digits:
        return "digits"
    if by_sign:
        return "by-sign"
    return "shrunk" if shrunk(each, usual, cells) else "odd"


def _name(face: Face) -> str:
    return f"{face.font or '?'} {face.size:g}"
