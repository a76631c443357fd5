"""The program itself as a reader: its own stages, called in this process as its children call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from benchmarks.reading.readers import Job, Reader, Reading
from benchmarks.reading.rows import Read, money, plain

SHEETS = (".csv", ".xlsx")


def load() -> Reader:
    """Import the stages and load the models, as a page of pixels makes them do."""
    import gc

    gc.disable()  # as the children do
    from intake_cli.isolation.child import GARBAGE_EVERY
    from intake_cli.ocr import stage as pixels
    from intake_cli.ocr.cascade import default_recogniser
    from intake_cli.statements import sheet_stage, stage

    default_recogniser()
    gc.freeze()
    gc.set_threshold(GARBAGE_EVERY)
    gc.enable()

    def read(job: Job) -> Callable[[], Reading]:
        path = Path(job.path)
        if path.suffix in SHEETS:
            items = list(sheet_stage.assemble(path, {"document": "d1"}))
        else:
            pages = list(pixels.read_pages(path, {}))
            items = list(stage.assemble(path, {"document": "d1", "pages": pages}))
        return lambda: Reading(rows=rows_of(items[0]["statement"]))

    return read


def rows_of(encoded: dict | None) -> list[Read]:
    """The entries of an encoded statement; none where there is no statement."""
    from checks.facts import BankStatement, Entry, Field
    from intake_cli.case.policy import load_policy
    from intake_cli.codec import decode
    from intake_cli.pipeline.rows import VALUES, is_undated, usual_figures, weak

    if encoded is None:
        return []
    limit = load_policy(None).reading.weak_below

    def row(entry: Entry) -> Read:
        fields = {name: value(entry) for name, value in VALUES.items()}
        doubts = tuple(name for name, field in fields.items()
                       if (weak(field.evidence, limit) if field is not None else name in usual)
                       or (name == "date" and is_undated(entry)))
        date = entry.day.isoformat() if entry.day else plain(entry.booking_date.value.text)
        return Read(entry.evidence.page, date, _money(entry.amount), _money(entry.balance),
                    _words(entry.summary), _words(entry.counterparty), doubts)

    def _money(field: Field | None) -> str | None:
        return None if field is None else money(field.value)

    def _words(field: Field | None) -> str | None:
        return None if field is None else plain(field.value)

    statement = decode(BankStatement, encoded)
    usual = usual_figures(statement)
    return [row(entry) for entry in statement.entries]
