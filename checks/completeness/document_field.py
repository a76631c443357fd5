"""DOC-03."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.completeness.completeness import Demand, demands
from checks.facts import Application, Document
from checks.findings import Finding, Level, fail, not_applicable, review, unknown
from checks.rule import Context, rule

_SEVERAL_SHEETS = ("id_card",)
"""Kinds whose fields stand on several sheets: the two sides of a card."""


@rule("DOC-03", Level.ERROR, Application)
def document_field(application: Application, context: Context) -> Iterator[Finding]:
    """Each paper shows what it must show: whose it is, the dates, the sums and addresses that are asked of it.

    Why: A certificate without a date or a bill without a name proves nothing about this applicant.
    Innocent: The field is there and was not read: a person looks at the paper. A value that somebody keyed about the
        paper counts as shown.
    Source: Intake training deck, table of papers D1 to D13 (required content); policy requirements.fields.
    """
    found = [demand for demand in demands(application, context.policy, context.as_of)
             if demand.usable and demand.requirement.fields]
    if not found:
        yield not_applicable("nothing-asked", application.evidence)
    for demand in found:
        trouble = _judge(demand)
        if trouble is not None:
            yield trouble


def _judge(demand: Demand) -> Finding | None:
    """What is lacking on the paper that lacks least; the sides of a card are looked at together."""
    groups = [[document] for document in demand.usable]
    if demand.kind in _SEVERAL_SHEETS:
        groups = [list(demand.usable)]
    return min((_lacking(group, demand) for group in groups), key=lambda each: 0 if each is None else _weight(each))


def _weight(finding: Finding) -> int:
    return 1 + finding.values["fields"].count(",")


def _lacking(papers: list[Document], demand: Demand) -> Finding | None:
    wanted = demand.requirement.fields.get(papers[0].kind, ())
    blank = [name for name in wanted if not _shown(papers, name) and _is_blank(papers, name)]
    absent = [name for name in wanted if not _shown(papers, name) and name not in blank]
    paper = papers[0]
    if blank:
        return fail("blank", paper.evidence, kind=paper.kind, file=paper.file, fields=_list(blank))
    if not absent:
        return None
    if not any(each.fields or each.dates or each.declared for each in papers):
        return unknown("nothing-read", paper.evidence, kind=paper.kind, file=paper.file, fields=_list(absent))
    if demand.requirement.by_hand:
        return unknown("by-hand", paper.evidence, kind=paper.kind, file=paper.file, fields=_list(absent))
    return review("absent", paper.evidence, kind=paper.kind, file=paper.file, fields=_list(absent))


def _shown(papers: Iterable[Document], name: str) -> bool:
    """Whether a paper shows the field, or somebody keyed what it shows."""
    return any(name in paper.dates or any(name in values and values[name].value.strip()
                                          for values in (paper.fields, paper.declared)) for paper in papers)


def _is_blank(papers: Iterable[Document], name: str) -> bool:
    """The place of the field was found, with nothing in it; or it was keyed as empty."""
    return any(name in values for paper in papers for values in (paper.fields, paper.declared))


def _list(names: list[str]) -> str:
    return ", ".join(names)
