"""Facts and a judgement to a :class:`~intake_cli.reports.model.Report`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from checks.facts import Application
from checks.findings import Kind, RuleOutcome
from checks.policy import Policy
from checks.rates import valid_through
from checks.rule import Rule
from checks.runner import Judgement
from intake_cli.reports.coverage import coverage_of
from intake_cli.reports.facts import document_report
from intake_cli.reports.findings import finding_reports
from intake_cli.reports.model import (
    SCHEMA,
    CaseRef,
    Completeness,
    InputReport,
    OverrideReport,
    PolicyRef,
    Report,
    RequiredKind,
    RuleReport,
    Tool,
)
from intake_cli.reports.model_documents import PageReport
from intake_cli.reports.model_findings import FindingReport
from intake_cli.reports.speech import spoken

_PERSONAL_VALUES = ("name", "address", "spouse", "contact")


@dataclass(frozen=True, slots=True)
class DocumentMeta:
    """What the facts do not carry about a document: the SHA-256 of its file, how each page was read."""

    sha256: str = ""
    pages: tuple[PageReport, ...] = ()


def build_report(application: Application, judgement: Judgement, policy: Policy, as_of: date, lang: str, *,
                 document_meta: Mapping[str, DocumentMeta] | None = None,
                 required: Sequence[RequiredKind] | None = None, inputs: Iterable[InputReport] = (),
                 skipped: Sequence[str] = (),
                 rules: Iterable[Rule] = ()) -> Report:
    """The whole report, nothing masked: renderers and :func:`~intake_cli.reports.jsonfile.render_json` mask it.

    Args:
        lang: ``zh`` or ``en``, the language of its sentences.
        document_meta: by document id.
        required: the demanded papers and their state; None where completeness is not assessed (loose files).
        inputs: every file of the call, with ``trouble`` (a code of ``error.*``) for those that could not be read.
        skipped: files of the call that are no papers and were passed over.
        rules: the rules that were run, for the coverage table and the reasons (``checks.catalogue.catalogue()``).
    """
    meta = document_meta or {}
    entries = tuple(inputs)
    findings = finding_reports(judgement, application, {id_: one.sha256 for id_, one in meta.items()})
    known = {rule.id: rule for rule in rules}
    report = Report(
        schema=SCHEMA, tool=Tool("intake", _tool_version()), as_of=as_of.isoformat(),
        policy=_policy(policy), verdict=verdict(findings, judgement.outcomes, entries),
        case=CaseRef(None, None) if application.loose else CaseRef(application.id, application.product or None),
        completeness=_completeness(required),
        documents=tuple(document_report(document, *_meta(meta, document.id)) for document in application.documents),
        findings=findings, rules=tuple(_rule(outcome, known) for outcome in judgement.outcomes), lang=lang,
        coverage=coverage_of(application, judgement, known), inputs=entries, skipped=tuple(skipped),
        calendar_covered_until=policy.calendar.covered_until.isoformat(),
        rates_valid_through=valid_through(policy.interest.rates).isoformat(), personal=personal_words(application))
    return spoken(report, lang)


def verdict(findings: Iterable[FindingReport], outcomes: Iterable[RuleOutcome],
            inputs: Iterable[InputReport]) -> str:
    """``error`` where a rule broke or a file could not be read, else ``fail`` for a fail above a note that no waiver
    covers, else ``review`` where a person must decide, else ``clear``."""
    if any(entry.trouble for entry in inputs) or any(outcome.outcome is Kind.ERROR for outcome in outcomes):
        return "error"
    spoken_for = [finding for finding in findings if finding.waived is None]
    if any(finding.kind == "fail" and finding.level != "note" for finding in spoken_for):
        return "fail"
    return "review" if any(finding.kind == "review" for finding in spoken_for) else "clear"


def personal_words(application: Application) -> tuple[str, ...]:
    """Names and addresses that the case was keyed with or its papers show, for masking."""
    groups = [application.applicant.values, application.employer]
    groups += [document.fields for document in application.documents]
    groups += [document.declared for document in application.documents]
    words = [found.value.strip() for group in groups for name, found in group.items()
             if any(part in name for part in _PERSONAL_VALUES) and group is not application.employer]
    holders = [document.statement.holder.value for document in application.documents
               if document.statement is not None and document.statement.holder is not None]
    return tuple(dict.fromkeys(word for word in (*words, *holders) if len(word) > 1))


def _completeness(required: Sequence[RequiredKind] | None) -> Completeness:
    if not required:
        return Completeness("not-assessed")
    done = all(paper.status in ("present", "waived") for paper in required)
    return Completeness("complete" if done else "incomplete", tuple(required))


def _meta(meta: Mapping[str, DocumentMeta], id_: str) -> tuple[str, tuple[PageReport, ...]]:
    found = meta.get(id_, DocumentMeta())
    return found.sha256, found.pages


def _rule(outcome: RuleOutcome, known: Mapping[str, Rule]) -> RuleReport:
    rule = known.get(outcome.rule)
    return RuleReport(outcome.rule, outcome.name, outcome.outcome.value, reason_code=outcome.reason,
                      level=rule.level.value if rule else "", why=rule.section("Why") if rule else "")


def _policy(policy: Policy) -> PolicyRef:
    return PolicyRef(policy.name, policy.version, tuple(
        OverrideReport(rule, override.level.value if override.level else "off", override.reason)
        for rule, override in policy.overrides.items()))


def _tool_version() -> str:
    try:
        return version("intake-cli")
    except PackageNotFoundError:
        return "0.1.0"
