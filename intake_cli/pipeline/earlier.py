"""Earlier cases: looked up wherever there is a registry; a case is kept only when that is asked for."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from types import TracebackType
from typing import TYPE_CHECKING

from checks.earlier import EarlierCases
from intake_cli.case.journal import Journal
from intake_cli.case.store import CaseStore
from intake_cli.errors import IntakeError, StoreError
from intake_cli.pipeline.papers import ReadPapers
from intake_cli.registry.places import Place, is_named, is_there, place_of

if TYPE_CHECKING:
    from intake_cli.registry.questions import Asked
    from intake_cli.registry.store import Registry
    from intake_cli.registry.traces import Pages

RECORDED = "register"
"""What the journal of a case calls it."""


@dataclass(slots=True)
class Earlier:
    """The registry of a call, opened for the first case and closed at the end::

        with Earlier(register=True) as earlier:
            read = earlier.told(read)

    Loose files are of nobody and are not looked up. What goes wrong is one of ``troubles``, and the rules say that
    nothing is known: a registry that cannot be reached hides no other finding.
    """

    register: bool = False
    troubles: list[IntakeError] = field(default_factory=list)
    recorded: int = 0
    _place: Place | None = None
    _registry: Registry | None = None
    _answer: EarlierCases | None = None

    def __enter__(self) -> Earlier:
        """Raises UsageError where the environment names no registry that there can be."""
        self._place = place_of()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        if self._registry is not None:
            self._registry.__exit__(kind, error, trace)

    def told(self, read: ReadPapers) -> ReadPapers:
        """``read`` with what the registry knows of its case, which is kept there first where that was asked for: of two
        cases that are checked at once at least one meets the other."""
        if read.folder is None:
            return read
        try:
            registry = self._opened()
            found = self._answer if registry is None else self._asked(registry, read)
        except StoreError as error:
            self.troubles.append(error)
            found = self._answer = EarlierCases("unread")
        return replace(read, application=replace(read.application, earlier=found))

    def _opened(self) -> Registry | None:
        if self._registry is not None or self._answer is not None:
            return self._registry
        if self._place is None or not (self.register or is_named() or is_there(self._place)):
            return None
        self._registry = open_registry(self._place, self.register)
        if self._registry is None:
            self._answer = EarlierCases("absent")
        return self._registry

    def _asked(self, registry: Registry, read: ReadPapers) -> EarlierCases:
        from intake_cli.registry.questions import Asked
        from intake_cli.registry.traces import case_mark, person_mark, traces_of

        application, key = read.application, registry.key
        traces = traces_of(application, _pages(read), key)
        asked = Asked(case_mark(application, key), person_mark(application, key), traces)
        if self.register:
            self._record(registry, asked, read)
        return registry.look_up(asked)

    def _record(self, registry: Registry, asked: Asked, read: ReadPapers) -> None:
        today = date.today()
        try:
            registry.record(asked, read.application.id, read.application.applied_on or today, today)
        except IntakeError as error:
            self.troubles.append(error)
            return
        assert read.folder is not None
        with CaseStore(read.folder):
            Journal(read.folder).append(RECORDED)
        self.recorded += 1


def _pages(read: ReadPapers) -> Pages:
    """What is compared of each page that was read."""
    from intake_cli.registry.traces import PageTraces

    words = {(paper.id, raw["number"]): tuple(word["text"] for word in raw["words"])
             for paper in read.papers for raw in paper.raw}
    pages: dict[str, list[PageTraces]] = {}
    for page in read.application.pages.pages if read.application.pages is not None else ():
        traces = PageTraces(page.number, page.exact, page.print, words[page.document, page.number])
        pages.setdefault(page.document, []).append(traces)
    return pages


def open_registry(place: Place, make: bool = False) -> Registry | None:
    """The registry of a place, None where there is none yet."""
    from intake_cli.registry.database import Absent
    from intake_cli.registry.store import Registry

    try:
        return Registry(place, make)
    except Absent:
        return None
