"""What of a case another case may have too, in one way of writing, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.facts import Application, BankStatement, Entry, Evidence, Field
from intake_cli.registry import normal
from intake_cli.registry.key import Key
from intake_cli.registry.schema import Mark

ROWS_DRAWN = 16
"""Rows of a statement that are kept. They are drawn by their keyed hashes: a statement that shares most of its rows
with another draws most of the same, and nobody without the key knows which."""
BANDS = 8
"""Into so many bands the print of a picture is cut; a picture that is stored again keeps half of them."""
NUMBERS_KEPT = 6
CONTACTS = {"relative": Mark.RELATIVE_PHONE, "colleague": Mark.COLLEAGUE_PHONE, "friend": Mark.FRIEND_PHONE}
ADDRESSES = {"home_address": (Mark.HOME_ADDRESS, Mark.HOME_PLACE),
             "household_address": (Mark.HOUSEHOLD_ADDRESS, Mark.HOUSEHOLD_PLACE)}
"""Keyed addresses: the mark of the dwelling, and of the road and number."""
USES = {Mark.MOBILE: "mobile", Mark.HOME_PHONE: "home_phone", Mark.WORK_PHONE: "employer",
        **{mark: group for group, mark in CONTACTS.items()}}
"""What a number was keyed as, by its mark."""
_KINDS = {Mark.HOME_ADDRESS: "address", Mark.HOUSEHOLD_ADDRESS: "address", Mark.HOME_PLACE: "place",
          Mark.HOUSEHOLD_PLACE: "place", Mark.EMPLOYER: "employer", Mark.ROW: "row", Mark.EXACT: "exact",
          Mark.BAND: "band", Mark.NUMBERS: "numbers", Mark.NUMBER: "number", **dict.fromkeys(USES, "phone")}
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


@dataclass(frozen=True, slots=True)
class PageTraces:
    """What is compared of a page: ``exact`` is equal for the very same dots or file, ``print`` (hexadecimal figures)
    nearly so for pictures that look alike, ``words`` stand on it."""

    page: int
    exact: str = ""
    print: str = ""
    words: tuple[str, ...] = ()


Pages = Mapping[str, Sequence[PageTraces]]
"""Pages by the id of their document."""


def case_mark(application: Application, key: Key) -> int:
    """The case itself: one that is judged again never meets itself."""
    return key.mark("case", application.id)


def person_mark(application: Application, key: Key) -> int | None:
    """The applicant, None where no identity number was keyed."""
    number = _keyed(application.applicant.values, "id_number")
    return key.mark("person", normal.person(number.value)) if number is not None else None


def traces_of(application: Application, pages: Pages, key: Key) -> tuple[Trace, ...]:
    """Everything of a case that is compared."""
    return tuple(dict.fromkeys((*_keyed_traces(application, key), *_row_traces(application, key),
                                *_page_traces(application, pages, key))))


def _keyed_traces(application: Application, key: Key) -> Iterator[Trace]:
    applicant, employer = application.applicant.values, application.employer
    numbers = [(Mark.MOBILE, applicant.get("mobile")), (Mark.HOME_PHONE, applicant.get("home_phone")),
               (Mark.WORK_PHONE, employer.get("phone")),
               (Mark.RELATIVE_PHONE, application.spouse.get("mobile")),
               *((CONTACTS[contact.group], contact.values.get("phone")) for contact in application.contacts)]
    for mark, keyed in numbers:
        if keyed is not None:
            for number in normal.phones(keyed.value):
                yield _trace(key, mark, number, keyed.evidence, text=number)
    for name, (dwelling, place) in ADDRESSES.items():
        if (address := _keyed(applicant, name)) is not None:
            forms = [(dwelling, form) for form in normal.dwellings(address.value)]
            for mark, form in (*forms, (place, normal.place(address.value))):
                if form:
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


def _page_traces(application: Application, pages: Pages, key: Key) -> Iterator[Trace]:
    """Pages count through the case. A statement whose rows were read is known by them: its pages look like those of
    everybody else at the bank."""
    part = 0
    for document in application.documents:
        for page in pages.get(document.id, ()):
            part += 1
            place = Evidence(document.id, page=page.page)
            for mark, value in _of_page(page, document.statement is not None):
                yield _trace(key, mark, value, place, part, kind=document.kind)


def _of_page(page: PageTraces, is_statement: bool) -> Iterator[tuple[Mark, str]]:
    """A picture alone shows the form, which many use: it counts beside a number that is one person's."""
    if page.exact and page.words:  # blank pages are all the same
        yield Mark.EXACT, page.exact
    numbers = normal.own_numbers(page.words)
    if is_statement or not numbers:
        return
    if len(numbers) > 1:  # one alone is on every bill of one account
        yield Mark.NUMBERS, " ".join(sorted(numbers))
    yield from ((Mark.NUMBER, number) for number in sorted(numbers)[:NUMBERS_KEPT])
    size = len(page.print) // BANDS
    yield from ((Mark.BAND, f"{band} {page.print[band * size:(band + 1) * size]}") for band in range(BANDS) if size)


def _trace(key: Key, mark: Mark, value: str, place: Evidence, part: int = 0, text: str = "", kind: str = "") -> Trace:
    return Trace(key.mark(_KINDS[mark], value), mark, place, part, text, kind)


def _keyed(values: Mapping[str, Field[str]], name: str) -> Field[str] | None:
    found = values.get(name)
    return found if found is not None and found.value.strip() not in ("", "0") else None
