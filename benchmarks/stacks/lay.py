"""Stacks as people feed them: sheets lost, doubled and damaged, stickers, blank backs, papers of others in between."""

from __future__ import annotations

from dataclasses import dataclass

from barcodes.payload import Use
from benchmarks.stacks.pool import BLANKS, CONTENT, FOREIGN, VARIANTS, Look, Pool
from benchmarks.tags.spoils import Random
from intake_cli.kinds import KIND_CODES

FEWEST, MOST = 5, 60
OTHERS = "another case"
NOBODY = "before the first tag"


@dataclass(frozen=True)
class Laid:
    """A page of a stack and what it truly is: ``kind`` (or :data:`OTHERS`, :data:`NOBODY`); ``role`` is ``content``,
    ``sheet`` or ``blank``."""

    look: Look
    kind: str
    role: str


@dataclass(frozen=True)
class LaidStack:
    """``expected`` kinds have printed tags; ``faults`` names what was done to the stack."""

    case: str
    expected: tuple[str, ...]
    pages: tuple[Laid, ...]
    faults: tuple[str, ...]


class Layer:
    """Lays stacks from a pool, with a generator of random numbers."""

    def __init__(self, pool: Pool, random: Random) -> None:
        self.pool, self.random = pool, random

    def _happens(self, share: float) -> bool:
        return bool(self.random.random() < share)

    def stack(self) -> LaidStack:
        while True:
            stack = self._stack()
            if FEWEST <= len(stack.pages) <= MOST:
                return stack

    def _stack(self) -> LaidStack:
        case = str(self.random.choice(self.pool.cases))
        kinds = [kind for kind in KIND_CODES if self._happens(0.35)] or ["id_card"]
        self.duplex, self.faults = self._happens(0.5), list[str]()
        lost = set(self.random.choice(kinds, min(len(kinds), 1 + self._happens(0.3)), replace=False)) \
            if self._happens(0.3) else set()
        pages = self._contents(NOBODY) if self._fault("pages before the first tag", 0.1) else []
        for kind in kinds:
            if kind in lost:
                self.faults.append("separator lost")
                pages += self._contents(kind)
            else:
                pages += self._paper(case, kind)
            if self._fault("papers of another case", 0.02):
                other = str(self.random.choice([one for one in self.pool.cases if one != case]))
                pages += [Laid(page.look, OTHERS, page.role) for page in self._paper(other, kind)]
        return LaidStack(case, tuple(kinds), tuple(pages), tuple(dict.fromkeys(self.faults)))

    def _fault(self, name: str, share: float) -> bool:
        happens = self._happens(share)
        self.faults += [name] if happens else []
        return happens

    def _paper(self, case: str, kind: str) -> list[Laid]:
        contents = self._contents(kind)
        if self._happens(0.25):
            sticker = Laid(self._tag(Use.STICKER, case, kind), kind, "content")
            return [sticker, *self._back(kind), *contents]
        sheets = self._sheet(case, kind)
        if self._fault("sheet twice in a row", 0.04):
            sheets += self._sheet(case, kind)
        if self._fault("sheet again inside its paper", 0.03):
            contents += [*self._sheet(case, kind), *self._contents(kind)]
        return [*sheets, *contents]

    def _sheet(self, case: str, kind: str) -> list[Laid]:
        front = Laid(self._tag(Use.SHEET, case, kind), kind, "sheet")
        if self.duplex and self._happens(0.6):
            return [front, Laid(self._tag(Use.SHEET, case, kind), kind, "sheet")]
        return [front, *self._back(kind)]

    def _tag(self, use: Use, case: str, kind: str) -> Look:
        return self.pool.tagged(use, case, kind, int(self.random.integers(VARIANTS)))

    def _contents(self, kind: str) -> list[Laid]:
        pages = []
        for _ in range(int(self.random.integers(1, 6))):
            look = self.pool.foreign(int(self.random.integers(FOREIGN))) if self._fault("code of others", 0.04) \
                else self.pool.content(int(self.random.integers(CONTENT)))
            pages += [Laid(look, kind, "content"), *self._back(kind)]
        return pages

    def _back(self, kind: str) -> list[Laid]:
        blank = self.pool.blank(int(self.random.integers(BLANKS)))
        return [Laid(blank, kind, "blank")] if self.duplex else []
