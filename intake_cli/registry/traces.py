"""What of a case another case may have too, in one way of writing, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checks.facts import Application, BankStatement, Entry, Evidence, Field
from intake_cli.registry import normal
from intake_cli.registry.key import Key
from intake_cli.registry.schema import Mark

ROWS_DRAWN = 16
"""Rows of a statement that are kept. They are drawn by their keyed hashes: a statement that shares most of its rows
with another draws most of the same, and nobody without the key knows which."""
CONTACTS = {"relative": Mark.RELATIVE_PHONE, "colleague": Mark.COLLEAGUE_PHONE, "friend": Mark.FRIEND_PHONE}
USES = {Mark.MOBILE: "mobile", Mark.HOME_PHONE: "home_phone", Mark.WORK_PHONE: "employer",
        **{mark: group for group, mark in CONTACTS.items()}}
"""What a number was keyed as, by its mark."""
_KINDS = {Mark.HOME_ADDRESS: "address", Mark.HOUSEHOLD_ADDRESS: "address", Mark.EMPLOYER: "employer", Mark.ROW: "row",
          Mark.FILE: "file", Mark.PAGE: "page", Mark.FIGURES: "figures", **dict.fromkeys(USES, "phone")}
"""Kinds of hashes: one value has one hash whatever it was keyed as."""


@dataclass(frozen=True, slots=True)
class Trace:
    """A hash with what it is of here. ``part`` numbers the statements and pages of the case, from 1; ``text`` is a
    telephone number in full, ``kind`` that of the paper."""

    hash: int
    mark: Mark
    evidence: Evidence
    part: int = 0
    text: str = ""
    kind: str = ""


def case_mark(application: Application, key: Key) -> int:
    """The case itself: one that is judged again never meets itself."""
    return key.mark("case", application.id)


def person_mark(application: Application, key: Key) -> int | None:
    """The applicant, None where no identity number was keyed."""
    number = _keyed(application.applicant.values, "id_number")
    return key.mark("person", normal.person(number.value)) if number is not None else None


def traces_of(application: Application, files: Mapping[str, str], key: Key) -> tuple[Trace, ...]:
    """Everything of a case that is compared. ``files`` are the SHA-256 of its documents by their ids."""
    return tuple(dict.fromkeys((*_keyed_traces(application, key), *_row_traces(application, key),
                                *_file_traces(application, files, key))))


def _keyed_traces(application: Application, key: Key) -> Iterator[Trace]:
    applicant, employer = application.applicant.values, application.employer
    numbers = [(Mark.MOBILE, applicant.get("mobile")), (Mark.HOME_PHONE, applicant.get("home_phone")),
               (Mark.WORK_PHONE, employer.get("phone")),
               *((CONTACTS[contact.group], contact.values.get("phone")) for contact in application.contacts)]
    for mark, keyed in numbers:
        if keyed is not None:
            for number in normal.phones(keyed.value):
                yield _trace(key, mark, number, keyed.evidence, text=number)
    for mark, name in ((Mark.HOME_ADDRESS, "home_address"), (Mark.HOUSEHOLD_ADDRESS, "household_address")):
        if (address := _keyed(applicant, name)) is not None:
            for form in normal.addresses(address.value):
                yield _trace(key, mark, form, address.evidence)
    if (company := _keyed(employer, "name")) is not None:
        yield _trace(key, Mark.EMPLOYER, normal.employer(company.value), company.evidence)


def _row_traces(application: Application, key: Key) -> Iterator[Trace]:
    statements = [(document.kind, document.statement) for document in application.documents
                  if document.statement is not None]
    for part, (kind, statement) in enumerate(statements, 1):
        rows = {key.mark(_KINDS[Mark.ROW], text): place for text, place in _rows(statement)}
        for number in sorted(rows)[:ROWS_DRAWN]:
            yield Trace(number, Mark.ROW, rows[number], part, kind=kind)


def _rows(statement: BankStatement) -> Iterator[tuple[str, Evidence]]:
    """Rows that are hardly another account's: with a balance that is not nothing, or a number or time of their own."""
    for entry in statement.entries:
        own = _own_mark(entry)
        if entry.day is not None and entry.amount is not None and own:
            yield f"{entry.day.isoformat()} {entry.amount.value.normalize()} {own}", entry.evidence


def _own_mark(entry: Entry) -> str:
    if entry.balance is not None:
        return str(entry.balance.value.normalize()) if entry.balance.value else ""
    if entry.serial is not None:
        return "".join(entry.serial.value.split())
    at = entry.booking_time.value if entry.booking_time is not None else None
    return at.isoformat() if at is not None and at.second else ""


def _file_traces(application: Application, files: Mapping[str, str], key: Key) -> Iterator[Trace]:
    for document in application.documents:
        if files.get(document.id):
            yield _trace(key, Mark.FILE, files[document.id], document.evidence, kind=document.kind)


def _trace(key: Key, mark: Mark, value: str, place: Evidence, part: int = 0, text: str = "", kind: str = "") -> Trace:
    return Trace(key.mark(_KINDS[mark], value), mark, place, part, text, kind)


def _keyed(values: Mapping[str, Field[str]], name: str) -> Field[str] | None:
    found = values.get(name)
    return found if found is not None and found.value.strip() not in ("", "0") else None
