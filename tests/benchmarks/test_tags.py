"""The tag benchmarks count right, keep what earlier pieces found, and call a silent merge by its name."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from barcodes.payload import Tag, Use
from barcodes.symbols import Symbol
from benchmarks.stacks.judge import outcome_of
from benchmarks.stacks.lay import Laid, LaidStack
from benchmarks.tags import report
from benchmarks.tags.readers import INTAKE, READERS
from benchmarks.tags.series import Tally
from benchmarks.tags.spoils import COVERED, SPOILS, UNCOVERED
from intake_cli.kinds import KIND_CODES
from intake_cli.scan.pages import ScannedPage
from tests.scan.stacks import CASE, sheet

TAG, OTHER = Tag(Use.STICKER, CASE, "02"), Tag(Use.STICKER, CASE, "03")
PAGE = np.full((8, 8, 3), 255, np.uint8)


@pytest.mark.parametrize(("texts", "expected", "counts"), [
    ([TAG.payload], TAG, (1, 0, 0)), ([], TAG, (0, 0, 0)), ([OTHER.payload], TAG, (0, 1, 1)),
    ([TAG.payload, "LK1202500O12702Z0"], TAG, (1, 1, 0)), (["6901234567892"], None, (0, 1, 0))])
def test_a_page_is_counted(texts: list[str], expected: Tag | None, counts: tuple[int, int, int],
                           monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(READERS, INTAKE, lambda page: texts)
    tally = Tally("no tag", INTAKE)
    tally.take(PAGE, expected, "clean")
    assert (tally.read, tally.wrong, tally.accepted) == counts
    assert tally.missed == (["clean"] if expected and not counts[0] else [])


def test_pieces_add_up_and_targets_are_told(tmp_path: Path) -> None:
    one = Tally("sticker, 200 dpi, whole", INTAKE, 10, 9, 1, 1, [20.0] * 10, ["fax"])
    report.store(tmp_path / "a.json", [one], [{"command": "a", "machine": "b"}])
    kept, runs = report.loaded(tmp_path / "a.json")
    assert (kept, len(runs)) == ([one], 1)
    both, = report.merged([*kept, one])
    assert (both.pages, both.read, both.missed) == (20, 18, ["fax", "fax"])
    text = "\n".join(report.lines([both]))
    assert "90.0 % (≥ 99.5, **missed**)" in text
    assert "2 **(≤ 0, missed)**" in text
    assert "20.0 (≤ 15, **missed**)" in text


def test_the_set_is_that_of_the_design() -> None:
    assert (len(UNCOVERED), len(COVERED), len(SPOILS)) == (26, 8, 34)
    for name in ("cut 10 %", "covered 20 %", "fax 204 x 98", "turn 90"):
        page = SPOILS[name](np.full((234, 165, 3), 255, np.uint8), (20, 20, 120, 60), np.random.default_rng(1))
        assert page.dtype == np.uint8
        assert page.ndim == 3


class Seen:
    """A page that shows the same at every look."""

    def __init__(self, symbols: tuple[Symbol, ...] = (), blank: bool = False) -> None:
        self.page = symbols, blank

    def at(self, number: int, again: bool = False) -> ScannedPage:
        return ScannedPage(number, self.page[0], 595, 842, "pt", blank=self.page[1])


def laid(*pages: tuple[str, str, Seen], expected: tuple[str, ...] = ("id_card", "lease")) -> LaidStack:
    return LaidStack(CASE, expected, tuple(Laid(look, kind, role) for role, kind, look in pages), ())  # type: ignore[arg-type]


def seen(kind: str) -> Seen:
    return Seen(sheet(KIND_CODES[kind]))


def test_only_what_nobody_is_told_is_silent() -> None:
    whole = [("sheet", "id_card", seen("id_card")), ("content", "id_card", Seen()),
             ("sheet", "lease", seen("lease")), ("content", "lease", Seen())]
    assert not outcome_of(laid(*whole)).said
    lost = outcome_of(laid(*whole[:2], whole[3]))
    assert (lost.wrong, lost.silent, list(lost.said)) == ([3], False, ["TAG-01 missing"])
    assert outcome_of(laid(*whole[:2], whole[3], expected=("id_card",))).silent
    assert outcome_of(laid(*whole, ("content", "lease", Seen(blank=True)))).dropped == [5]
    unread = outcome_of(laid(*whole[:2], ("sheet", "lease", Seen()), whole[3]))
    assert (unread.kept, unread.wrong, unread.silent) == ([3], [4], False)
