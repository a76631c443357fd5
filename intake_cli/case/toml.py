"""Reads ``case.toml`` to the letter of the contract."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from checks.facts import Applicant, Contact, Evidence, Field
from checks.findings import Waiver
from intake_cli.case.casefile import FILE_NAME, CaseFile, DeclaredDocument
from intake_cli.case.strict import DAY, TEXT, Table, load
from intake_cli.errors import UsageError
from intake_cli.kinds import CONTACT_GROUPS, KIND_CODES, PAY_METHODS, PRODUCTS

APPLICANT_TEXTS = ("name", "id_number", "id_valid_from", "id_valid_to", "marital_status", "mobile", "home_phone",
                   "email", "household_address", "home_address")
EMPLOYER_TEXTS = ("name", "phone", "position", "monthly_income")
SPOUSE_TEXTS = ("name", "id_number", "mobile", "employer")
CONTACT_TEXTS = ("name", "relation", "phone")

CASE_NUMBER = re.compile(r"[0-9]{10}")
RULE_ID = re.compile(r"[A-Z]{2,3}-[0-9]{2}")


def load_case(folder: Path) -> CaseFile:
    """The case of ``folder``.

    Raises:
        InputError: ``case.toml`` cannot be read.
        UsageError: it is not of the contract's form; names the file, the key and the expected form.
    """
    path = folder / FILE_NAME
    root = Table(load(path, UsageError), path, "", UsageError)
    if not root.has("case"):
        raise UsageError("toml-missing", file=path, key="[case]", expected='[case] id = "…" product = "…"')
    case = root.table("case")
    found = CaseFile(
        folder=folder, id=_not_blank(case, "id"), number=_number(case), product=case.text("product", choices=PRODUCTS),
        applied_on=case.day("applied_on"), pay_method=case.text("pay_method", "", PAY_METHODS),
        applicant=Applicant(_applicant(root.table("applicant"))), employer=_employer(root.table("employer")),
        spouse=_spouse(root.table("spouse")), signed_on=case.day("signed_on"),
        contacts=tuple(_contact(table) for table in root.tables("contacts")),
        documents=tuple(_document(table) for table in root.tables("documents")),
        waivers=tuple(waiver(table) for table in root.tables("waivers")))
    case.end()
    root.end()
    return found


def keyed(text: str) -> Field[str]:
    """A keyed value: what was typed is both the value and its evidence."""
    return Field(text, Evidence("case", quote=text))


def waiver(table: Table) -> Waiver:
    """A waiver of case.toml or of a policy: rule, reason, by and until are all demanded."""
    rule, reason, by = (_not_blank(table, key) for key in ("rule", "reason", "by"))
    if not RULE_ID.fullmatch(rule):
        raise table.wrong("rule", '"STM-05"', rule)
    until = table.day("until")
    if until is None:
        raise table.error("toml-missing", file=table.file, key=table.key("until"), expected=f"until = {DAY}")
    found = Waiver(rule, reason, by, until, table.text("document", ""))
    table.end()
    return found


def _number(case: Table) -> str:
    number = case.text("number", "")
    if number and not CASE_NUMBER.fullmatch(number):
        raise UsageError("case-number", file=case.file, key=case.key("number"))
    return number


def _applicant(table: Table) -> dict[str, Field[str]]:
    values = _texts(table, APPLICANT_TEXTS)
    report = table.flag("credit_report")
    if report is not None:
        values["credit_report"] = keyed(str(report).lower())
    table.end()
    return values


def _employer(table: Table) -> dict[str, Field[str]]:
    values = _texts(table, EMPLOYER_TEXTS)
    values |= _day(table, "hired_on")
    table.end()
    return values


def _spouse(table: Table) -> dict[str, Field[str]]:
    values = _texts(table, SPOUSE_TEXTS)
    table.end()
    return values


def _contact(table: Table) -> Contact:
    found = Contact(table.text("group", choices=CONTACT_GROUPS), _texts(table, CONTACT_TEXTS))
    table.end()
    return found


def _document(table: Table) -> DeclaredDocument:
    kind = table.text("kind", choices=tuple(KIND_CODES))
    file = table.text("file", "")
    if Path(file).is_absolute() or ".." in Path(file).parts:
        raise UsageError("case-file-outside", file=table.file, key=table.key("file"))
    values: Mapping[str, Field[str]] = {
        **{key: keyed(text) for key, text in table.table("fields").texts().items()},
        **_day(table, "issued_on"), **_texts(table, ("remark",))}
    table.end()
    return DeclaredDocument(kind, file, values)


def _texts(table: Table, keys: tuple[str, ...]) -> dict[str, Field[str]]:
    return {key: keyed(table.text(key)) for key in keys if table.has(key)}


def _day(table: Table, key: str) -> dict[str, Field[str]]:
    day = table.day(key)
    return {} if day is None else {key: keyed(day.isoformat())}


def _not_blank(table: Table, key: str) -> str:
    text = table.text(key)
    if not text.strip():
        raise table.error("toml-blank", file=table.file, key=table.key(key), expected=f"{key} = {TEXT}")
    return text
