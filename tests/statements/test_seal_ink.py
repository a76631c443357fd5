"""Seal ink as a fact of a statement's pages."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Box
from intake_cli.statements.seal_ink import seal_ink
from intake_cli.statements.source import Source
from intake_cli.words import PageText


def page(number: int, quality: dict[str, float], *sealed: Box) -> PageText:
    return PageText(number, 1000, 1400, "px", "cells", (), quality=quality, sealed=sealed)


def test_pages_that_were_looked_at_tell_share_and_place() -> None:
    pages = {2: page(2, {"seal": 0.0}), 1: page(1, {"seal": 0.004}, Box(500, 700, 620, 720), Box(480, 740, 560, 760))}
    sealed, clean = seal_ink(Source("d1", pages))
    assert (sealed.page, sealed.share, sealed.evidence.box) == (1, 0.004, Box(480, 700, 620, 760))
    assert (clean.page, clean.share, clean.evidence.box, clean.evidence.reader) == (2, 0.0, None, "cells")


def test_of_a_page_without_colour_the_ring_is_told() -> None:
    pages = {number: page(number, {"seal": 0.004, "ring": ring}) for number, ring in ((1, 0.0), (2, 1.0))}
    assert [ink.ring for ink in seal_ink(Source("d1", pages))] == [False, True]
    assert next(seal_ink(Source("d1", {1: page(1, {"seal": 0.0})}))).ring is None


def test_a_text_layer_was_not_looked_at() -> None:
    assert list(seal_ink(Source("d1", {1: page(1, {})}))) == []


def test_a_streak_puts_a_figure_in_doubt_as_a_seal_does_and_is_no_ink_of_one() -> None:
    streaked = replace(page(1, {"seal": 0.004}, Box(480, 700, 620, 760)), streaked=(Box(900, 100, 960, 120),))
    assert streaked.under_seal(Box(950, 90, 1000, 110))
    ink, = seal_ink(Source("d1", {1: streaked}))
    assert ink.evidence.box == Box(480, 700, 620, 760)
