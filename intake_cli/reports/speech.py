"""Puts a report's codes and values into sentences of one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from checks.findings import message_name
from intake_cli.messages import has, say
from intake_cli.reports.model import Completeness, InputReport, Report, RequiredKind, RuleReport
from intake_cli.reports.model_coverage import CoverageCell, CoverageRow
from intake_cli.reports.model_findings import Doubt, FindingReport

KIND_VALUES = ("kind", "kinds", "alternatives", "before", "content")
"""Values that name document kinds, one or several with commas between."""

FIELD_VALUES = ("field", "fields", "dated", "column", "beside", "of")
"""Values that name fields of papers, columns of a statement, or what a printed total is of."""

PRODUCT_VALUE = "product"

AMOUNT_VALUES = ("expected", "printed", "amount", "previous", "difference", "sum_of_balances", "least", "gone",
                 "income", "monthly", "highest", "claimed", "mean", "average", "total", "other_balance")
"""Values that are plain amounts where they have two decimals."""

_AMOUNT = re.compile(r"-?\d+\.\d\d")


def spoken(report: Report, lang: str) -> Report:
    """``report`` with every sentence said in ``lang``."""
    return replace(
        report, lang=lang,
        completeness=Completeness(report.completeness.status, tuple(
            _required(required, lang) for required in report.completeness.required)),
        findings=tuple(_finding(finding, lang) for finding in report.findings),
        rules=tuple(_rule(rule, lang) for rule in report.rules),
        coverage=tuple(CoverageRow(row.document, tuple(_cell(cell, lang) for cell in row.cells))
                       for row in report.coverage),
        inputs=tuple(_input(entry, lang) for entry in report.inputs))


def rule_label(rule: str, name: str, lang: str) -> str:
    """What a finding of the rule is called in ``lang``, in a few words: ``rule.<id>.label``, else its name."""
    return _first_of((f"rule.{rule}.label",), lang, {}) or name


def rule_title(rule: str, name: str, lang: str) -> str:
    """The rule's title in ``lang``: ``rule.<id>.title``, else its name."""
    return _first_of((f"rule.{rule}.title",), lang, {}).rstrip(".。") or name


def kind_name(kind: str, lang: str) -> str:
    """The name of a document kind in ``lang``; an unknown kind is shown as it is."""
    return say(f"kind.{kind}", lang) if has(f"kind.{kind}") else kind


def reason(code: str, lang: str, values: Mapping[str, str] | None = None) -> str:
    """Why a rule was not judged or a paper not accepted: a reason of the reports, or of a rule."""
    codes = (f"report.reason.{code}", f"rule.{code}", f"error.{code}")
    return _first_of(codes, lang, _local(values or {}, lang)) or code


def _finding(finding: FindingReport, lang: str) -> FindingReport:
    sentence, values = f"rule.{message_name(finding.rule, finding.code)}", finding.evidence
    message = say(sentence, lang, **_local(values, lang))
    todo = _first_of((f"{sentence}.todo", f"rule.{finding.rule}.todo", f"report.todo.{finding.kind}"), lang, values)
    return replace(finding, message=message, todo=todo, confidence_reason=_doubt(finding.doubt, lang))


def _doubt(doubt: Doubt | None, lang: str) -> str | None:
    if doubt is None:
        return None
    if doubt.second is not None:
        return say("report.confidence.disagree", lang, first=doubt.quote, second=doubt.second)
    return say("report.confidence.low", lang, confidence=f"{doubt.confidence:.2f}", quote=doubt.quote)


def _required(required: RequiredKind, lang: str) -> RequiredKind:
    if not required.reason_code:
        return required
    return replace(required, reason=reason(required.reason_code, lang, required.reason_values))


def _rule(rule: RuleReport, lang: str) -> RuleReport:
    said = reason(rule.reason_code, lang) if rule.reason_code and rule.outcome == "not-applicable" else None
    return replace(rule, label=rule_label(rule.rule, rule.name, lang), title=rule_title(rule.rule, rule.name, lang),
                   reason=said)


def _cell(cell: CoverageCell, lang: str) -> CoverageCell:
    return replace(cell, unchecked=tuple(
        replace(item, reason=reason(item.reason_code, lang, item.values)) for item in cell.unchecked))


def _input(entry: InputReport, lang: str) -> InputReport:
    if entry.trouble is None:
        return entry
    return replace(entry, message=say(f"error.{entry.trouble}", lang, **{"file": entry.file, **entry.values}))


def _first_of(codes: tuple[str, ...], lang: str, values: Mapping[str, str]) -> str:
    return next((say(code, lang, **_local(values, lang)) for code in codes if has(code)), "")


def _local(values: Mapping[str, str], lang: str) -> dict[str, str]:
    return {name: value_words(name, value, lang) for name, value in values.items()}


def value_words(name: str, value: str, lang: str) -> str:
    """A value of a finding in words: kinds of papers and fields by their names, amounts with separators, all else as
    it is."""
    comma = say("report.list-comma", lang)
    if name in KIND_VALUES:
        return comma.join(kind_name(part.strip(), lang) for part in value.split(","))
    if name in FIELD_VALUES:
        return comma.join(field_name(part.strip(), lang) for part in value.split(","))
    if name == PRODUCT_VALUE and has(f"report.product.{value}"):
        return say(f"report.product.{value}", lang)
    return f"{Decimal(value):,}" if name in AMOUNT_VALUES and _AMOUNT.fullmatch(value) else value


def field_name(name: str, lang: str) -> str:
    """The name of a field of a paper in ``lang``, or of a paper; an unknown one is shown as it is."""
    return say(f"rule.field.{name}", lang) if has(f"rule.field.{name}") else kind_name(name, lang)
