"""Hides personal data throughout a report: what :mod:`intake_cli.reports.masking` does to one text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from intake_cli.reports.masking import mask_account, mask_file, mask_identity, mask_name, mask_shown, mask_text
from intake_cli.reports.model import Completeness, Report
from intake_cli.reports.model_coverage import CoverageCell, CoverageRow
from intake_cli.reports.model_documents import CellReport, DocumentReport, EntryReport, StatementReport
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.named_masks import is_figure, mask_field, mask_value

_QUOTED_NAMES = ("name", "holder", "address", "owner")
"""Fields whose values a quote elsewhere may repeat."""


def masked(report: Report) -> Report:
    """``report`` with personal data hidden; its sentences must be said again afterwards."""
    if report.masked:
        return report
    words = personal_words(report)
    counterparties = {(document.id, entry.row): entry.counterparty for document in report.documents
                      if document.statement for entry in document.statement.entries if entry.counterparty}
    return replace(
        report, masked=True, personal=(),
        completeness=Completeness(report.completeness.status, tuple(
            replace(required, reason_values=_values(required.reason_values, words),
                    reason=required.reason and mask_text(required.reason, words))
            for required in report.completeness.required)),
        documents=tuple(_document(document, words) for document in report.documents),
        findings=tuple(_finding(finding, words, counterparties) for finding in report.findings),
        coverage=tuple(CoverageRow(row.document, tuple(_cell(cell, words) for cell in row.cells))
                       for row in report.coverage))


def with_names_hidden(report: Report, words: tuple[str, ...]) -> Report:
    """A masked report as people see it: what names of files say of a person is hidden too. Programs get the names as
    they are, to find the files by."""
    return replace(
        report, skipped=tuple(mask_file(name, words) for name in report.skipped),
        documents=tuple(replace(document, file=mask_file(document.file, words)) for document in report.documents),
        findings=tuple(replace(finding, evidence=_named(finding.evidence, words)) for finding in report.findings),
        inputs=tuple(replace(entry, file=mask_file(entry.file, words), values=_named(entry.values, words))
                     for entry in report.inputs))


def _named(values: Mapping[str, str], words: tuple[str, ...]) -> dict[str, str]:
    return {name: mask_file(value, words) if name in ("file", "case") else value for name, value in values.items()}


def personal_words(report: Report) -> tuple[str, ...]:
    """Words that masking covers wherever they stand."""
    return tuple({word for word in (*report.personal, *_known(report)) if len(word) > 1})


def _known(report: Report) -> tuple[str, ...]:
    """Holders and the person's fields: words that a quote elsewhere may repeat."""
    holders = [document.statement.holder for document in report.documents if document.statement]
    named = [found.value for document in report.documents for name, found in document.fields.items()
             if any(word in name for word in _QUOTED_NAMES) and not is_figure(found.value)]
    return tuple(word for word in (*holders, *named) if word)


def _values(values: Mapping[str, str], words: tuple[str, ...]) -> dict[str, str]:
    return {name: mask_value(name, value, words) for name, value in values.items()}


def _document(document: DocumentReport, words: tuple[str, ...]) -> DocumentReport:
    pages = tuple(replace(page, differences=tuple(
        replace(each, text=mask_shown(each.text), pixels=mask_shown(each.pixels)) for each in page.differences))
        for page in document.pages)
    return replace(document, pages=pages, statement=document.statement and _statement(document.statement, words),
                   fields={name: replace(found, value=mask_field(name, found.value))
                           for name, found in document.fields.items()})


def _statement(statement: StatementReport, words: tuple[str, ...]) -> StatementReport:
    return replace(statement, holder=statement.holder and mask_name(statement.holder),
                   account=statement.account and mask_account(statement.account),
                   entries=tuple(_entry(entry, words) for entry in statement.entries),
                   unplaced=tuple(replace(place, text=mask_text(place.text, words)) for place in statement.unplaced))


def _entry(entry: EntryReport, words: tuple[str, ...]) -> EntryReport:
    words = (*words, entry.counterparty) if entry.counterparty else words
    return replace(entry, summary=entry.summary and mask_text(entry.summary, words),
                   counterparty=entry.counterparty and mask_name(entry.counterparty),
                   cells={name: _read(cell, mask_name if name == "counterparty" else partial(mask_text, personal=words))
                          for name, cell in entry.cells.items()})


def _read(cell: CellReport, hide: Callable[[str], str]) -> CellReport:
    return replace(cell, text=hide(cell.text), second=None if cell.second is None else hide(cell.second))


def _finding(finding: FindingReport, words: tuple[str, ...],
             counterparties: Mapping[tuple[str, int], str]) -> FindingReport:
    evidence = _values(finding.evidence, words)
    hide = _HIDE.get(finding.rule.partition("-")[0], mask_text)
    doubt = finding.doubt and replace(
        finding.doubt, quote=hide(finding.doubt.quote, words),
        second=None if finding.doubt.second is None else hide(finding.doubt.second, words))
    waived, lapsed = (waiver and replace(waiver, reason=mask_text(waiver.reason, words))
                      for waiver in (finding.waived, finding.lapsed))
    return replace(finding, evidence=evidence, doubt=doubt, waived=waived, lapsed=lapsed,
                   message=mask_text(finding.message, words),
                   places=tuple(_place(place, words, counterparties, hide) for place in finding.places))


def _place(place: Place, words: tuple[str, ...], counterparties: Mapping[tuple[str, int], str],
           hide: Callable[[str, tuple[str, ...]], str]) -> Place:
    counterparty = counterparties.get((place.document, place.row or 0))
    return replace(place, quote=hide(place.quote, words + ((counterparty,) if counterparty else ())))


def _hide_identity(text: str, words: tuple[str, ...]) -> str:
    """An identity number is hidden whatever is wrong with its form; a birth date beside it stays readable."""
    return mask_identity(text) if sum(letter.isdigit() for letter in text) > 8 else mask_text(text, words)


def _cell(cell: CoverageCell, words: tuple[str, ...]) -> CoverageCell:
    return replace(cell, unchecked=tuple(replace(item, values=_values(item.values, words),
                                                 reason=mask_text(item.reason, words)) for item in cell.unchecked))


def _hide_words(text: str, words: tuple[str, ...]) -> str:
    """What stands on a page where nobody knows what it is: covered text, notes."""
    return mask_shown(mask_text(text, words))


_HIDE = {"ID": _hide_identity, "ENT": _hide_identity, "NUM": _hide_identity, "PDF": _hide_words}
"""How quotes are hidden, by the family of the rule."""
