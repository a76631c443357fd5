"""How a paper was read and what a statement says of itself, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from checks.facts import BankStatement
from checks.figures import row_list
from intake_cli.messages import has, say
from intake_cli.pipeline.rows import weak
from intake_cli.pipeline.screen_rows import MARK
from intake_cli.reports.masking import mask_shown
from intake_cli.reports.model_documents import StatementReport
from intake_cli.reports.plain import clean
from intake_cli.reports.speech import field_name
from intake_cli.words import PageText

HEAD = ("bank", "holder", "account", "currency", "start", "end", "printed_on", "opening", "closing")


def manner_lines(pages: Sequence[PageText], lang: str) -> Iterator[str]:
    """A line for each run of pages that were read alike: by what, why not by their text layer, and
    where that says something else than the page; names are masked."""
    for (reader, distrust, dpi), alike in groupby(pages, lambda page: (page.reader, page.distrust, page.dpi)):
        run = list(alike)
        code = f"command.ocr.reader-{reader}"
        how = say(code if has(code) else "command.ocr.reader-other", lang, reader=reader)
        resolution = say("command.ocr.dpi", lang, dpi=round(dpi)) if dpi and reader != "text-layer" else ""
        why = say(f"command.ocr.distrust-{distrust}", lang) if distrust else ""
        yield say("command.ocr.read", lang, pages=row_list(page.number for page in run), how=how + resolution + why)
        for page in run:
            for each in page.differences:
                code = "command.ocr.difference" if each.pixels else "command.ocr.difference-nothing"
                yield clean(say(code, lang, page=page.number, text=mask_shown(each.text),
                                pixels=mask_shown(each.pixels)))


def head_lines(statement: BankStatement, shown: StatementReport, weak_below: float, lang: str) -> Iterator[str]:
    """The fields of the statement's head, a mark behind those in doubt."""
    for name in HEAD:
        field = getattr(statement, name)
        if field is not None:
            text = field.value if name == "currency" else getattr(shown, name)
            yield clean(f"{field_name(name, lang)}: {text}{MARK if weak(field.evidence, weak_below) else ''}")
    yield say(f"command.ocr.order-{statement.order}", lang)
