"""Titles that the translation below a heading tells: those that no line of titles shows, or that a seal left unread."""

from __future__ import annotations

from dataclasses import replace

from intake_cli.layout.lines import Line, joined
from intake_cli.statements.heading_ends import shares_width, stand_above
from intake_cli.statements.titles import Heading, phrases_of
from intake_cli.statements.vocabulary import Role, role_of

Headings = tuple[Heading, ...]


def told_by(block: list[Line], headings: Headings) -> Headings:
    """``headings`` with what the ``block`` of their translation tells besides."""
    return _with_titles_amid(_with_unread(headings, block), block)


def _with_unread(headings: Headings, block: list[Line]) -> Headings:
    """``headings`` with the unread ones told by the words that stand under them alone, where these say what no other
    title does."""
    found = list(headings)
    for index, heading in enumerate(headings):
        if heading.role is Role.OTHER and heading.title and role_of(heading.title) is None:
            others = [other.box for other in headings if other is not heading]
            title = joined([phrase for line in block for phrase in phrases_of(line) if
                            stand_above(phrase.box, heading.box)
                            and not any(shares_width(phrase.box, box) for box in others)])
            role = role_of(title)
            if role is not None and role not in {each.role for each in found}:
                found[index] = replace(heading, role=role, title=title)
    return tuple(found)


def _with_titles_amid(headings: Headings, block: list[Line]) -> Headings:
    """``headings`` with the known Chinese titles that stand in the ``block`` of a translation, under no other: those
    that have room for theirs beside them (余额/Balance), in the middle of a high cell."""
    roles = {heading.role for heading in headings}
    amid = [Heading(role, phrase.text, phrase.box) for line in block for phrase in phrases_of(line)
            if not phrase.text.isascii() and (role := role_of(phrase.text)) is not None and role not in roles
            and not any(shares_width(phrase.box, heading.box) for heading in headings)]
    return tuple(sorted((*headings, *amid), key=lambda heading: heading.box.left)) if amid else headings
