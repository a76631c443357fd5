"""Everything that may be wrong with one paper or keyed value of a complete case, and the rules that must name it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.cases.invent import Invented, keyed
from checks.agreement.name_agreement import OWN_PAPERS as NAMED
from checks.facts import Applicant, Application, BankStatement, Document, Field, PrintedDate
from checks.identifiers import check_character
from checks.identity.id_agreement import OWN_PAPERS as NUMBERED
from checks.policy import Policy, Requirement
from samples.people import card_number

STRANGER, STRANGERS_NUMBER = "冯示他", "110111196001010014"
OTHER_FIRM = "示例食品有限公司"
SCATTERED = ("application_form",)
"""Papers filled in by hand: a value that is not there may be one that is not legible."""


@dataclass(frozen=True, slots=True)
class Break:
    """A case with one thing wrong: ``sort`` is missing, stale, blank, disagreeing, condition or keyed. One of ``rules``
    must name it, at ``document`` where that is not empty; ``incomplete``: the case must not be judged complete."""

    sort: str
    what: str
    application: Application
    rules: tuple[str, ...]
    document: str = ""
    incomplete: bool = False


def breaks(case: Invented, policy: Policy, rng: Random) -> Iterator[Break]:
    """Every way in which this case can be broken."""
    demanded = [requirement for requirement in policy.requirements[case.application.product]
                if not requirement.pay_methods or case.application.pay_method in requirement.pay_methods]
    for document in case.application.documents:
        requirement = next((each for each in demanded if document.kind in each.kinds), None)
        if requirement is not None:
            yield from _missing(case, document)
            yield from _stale(case, document, requirement)
            yield from _blank(case, document, requirement)
            yield from _conditions(case, document, requirement)
        yield from _strange(case, document)
    yield from _keyed(case, rng)


def _with(case: Invented, *documents: Document) -> Application:
    """The case with these documents in place of those of the same ids."""
    new = {document.id: document for document in documents}
    return replace(case.application, documents=tuple(new.get(each.id, each) for each in case.application.documents))


def _text(document: Document, name: str, value: str) -> Document:
    return replace(document, fields={**document.fields, name: Field(value, document.fields[name].evidence)})


def _day(document: Document, name: str, day: date) -> Document:
    place = document.dates[name].evidence
    return replace(document, dates={**document.dates, name: Field(PrintedDate(day.isoformat(), day), place)})


def _missing(case: Invented, document: Document) -> Iterator[Break]:
    left = tuple(each for each in case.application.documents if each.id != document.id)
    yield Break("missing", document.kind, replace(case.application, documents=left), ("DOC-01",), incomplete=True)


def _stale(case: Invented, document: Document, wanted: Requirement) -> Iterator[Break]:
    """Older than its window by a day, ended yesterday, beginning tomorrow, struck off."""
    yesterday = case.as_of - timedelta(1)
    aged = wanted.max_age_days is not None and (not wanted.aged_kinds or document.kind in wanted.aged_kinds)
    if aged and document.statement is not None:
        yield Break("stale", f"{document.kind} printed", _with(case, _moved(document, (wanted.max_age_days or 0) + 5)),
                    ("CAL-05", "DOC-02", "DOC-05"), document.id, document.kind != "corporate_statement")
    elif aged and "issued_on" in document.dates:
        old = case.as_of - timedelta((wanted.max_age_days or 0) + 1)
        yield Break("stale", f"{document.kind} issued", _with(case, _day(document, "issued_on", old)), ("DOC-02",),
                    document.id, True)
    for name in ("ends_on", "valid_to"):
        if name in document.dates and document.kind != "id_card":
            yield Break("stale", f"{document.kind} {name}", _with(case, _day(document, name, yesterday)), ("DOC-02",),
                        document.id, True)
    if document.kind == "id_card" and "valid_to" in document.dates:
        yield Break("stale", "id_card valid_to", _with(case, _day(document, "valid_to", yesterday)), ("ID-07",),
                    document.id, True)
    if "status" in document.fields:
        yield Break("stale", f"{document.kind} status", _with(case, _text(document, "status", "注销")), ("DOC-02",),
                    document.id, True)


def _moved(document: Document, days: int) -> Document:
    """A statement of so many days earlier, every day of it moved."""
    statement = document.statement
    assert statement is not None, "called for statements"

    def earlier(field: Field[PrintedDate] | None) -> Field[PrintedDate] | None:
        if field is None or field.value.day is None:
            return field
        day = field.value.day - timedelta(days)
        return Field(PrintedDate(day.isoformat(), day), field.evidence)

    moved = replace(statement, start=earlier(statement.start), end=earlier(statement.end),
                    printed_on=earlier(statement.printed_on),
                    entries=tuple(replace(entry, booking_date=earlier(entry.booking_date) or entry.booking_date)
                                  for entry in statement.entries))
    return replace(document, statement=moved)


def _blank(case: Invented, document: Document, wanted: Requirement) -> Iterator[Break]:
    """A field that the paper must show is not there, or is empty."""
    for name in wanted.fields.get(document.kind, ()):
        without = replace(document, fields={key: value for key, value in document.fields.items() if key != name},
                          dates={key: value for key, value in document.dates.items() if key != name})
        rules = ("DOC-03", "DOC-02", "DOC-04")
        if document.kind not in SCATTERED:
            yield Break("blank", f"{document.kind} {name} absent", _with(case, without), rules, document.id)
        if name in document.fields:
            yield Break("blank", f"{document.kind} {name} empty", _with(case, _text(document, name, " ")), rules,
                        document.id, True)


def _conditions(case: Invented, document: Document, wanted: Requirement) -> Iterator[Break]:
    if wanted.least_age_months:
        young = case.as_of - timedelta(wanted.least_age_months * 28)
        yield Break("condition", "young company", _with(case, _day(document, "established_on", young)), ("DOC-04",),
                    document.id, True)
    if wanted.utility:
        yield Break("condition", "no utility's bill", _with(case, _text(document, "utility", "other")), ("DOC-04",),
                    document.id, True)
    if wanted.owner:
        yield Break("condition", "not an owner", _with(case, _text(document, "owners", STRANGER)), ("DOC-04",),
                    document.id, True)
    if wanted.remark and document.statement is not None:
        yield Break("condition", "short without remark", _with(case, _shortened(document)), ("DOC-05", "STM-05"),
                    document.id, True)


def _shortened(document: Document) -> Document:
    statement = document.statement
    assert statement is not None, "called for statements"
    half = len(statement.entries) // 2
    rows = statement.entries[half:]
    return replace(document, statement=replace(statement, entries=rows, start=rows[0].booking_date))


def _strange(case: Invented, document: Document) -> Iterator[Break]:
    """A paper of somebody else, of another firm, flat, account or instalment."""
    kind, fields = document.kind, document.fields
    changed: list[tuple[str, str, tuple[str, ...]]] = []
    if kind in NAMED and "holder" in fields:
        changed.append(("holder", STRANGER, ("XDC-01",)))
    if kind in NUMBERED and "id_number" in fields:
        changed.append(("id_number", STRANGERS_NUMBER, ("ID-09",)))
    changed += [(name, OTHER_FIRM, ("XDC-02",)) for name in ("employer", "seal_name", "company") if name in fields]
    if kind in ("address_proof", "application_form", "id_card"):
        changed.append(("address", _neighbour(fields["address"].value), ("XDC-03",)))
    if kind == "property_deed":
        changed.append(("owners", STRANGER, ("XDC-05",)))
    if kind == "rent_invoice":
        changed += [("sum", "1234.50", ("XDC-04",)), ("payer", STRANGER, ("XDC-04",)), ("payee", STRANGER, ("XDC-04",))]
        yield Break("stale", "rent_invoice not the latest", _with(case, _day(
            document, "rent_to", case.as_of - timedelta(1))), ("XDC-04",), document.id)
    if kind == "id_card":
        changed += [("sex", {"男": "女", "女": "男"}[fields["sex"].value], ("ID-05",)),
                    ("authority", "样例市户籍管理科", ("ID-11",))]
        yield Break("disagreeing", "id_card birth", _with(case, _day(document, "birth", date(1970, 1, 2))), ("ID-03",))
        late = _with(case, _day(document, "valid_from", _later(document)))
        yield Break("disagreeing", "id_card term", late, ("ID-06",))
    if "code" in fields:
        changed.append(("code", "A1110000600037341L", ("NUM-01",)))
    for name, value, rules in changed:
        yield Break("disagreeing", f"{kind} {name}", _with(case, _text(document, name, value)), rules, document.id)
    if document.statement is not None:
        yield from _strange_statement(case, document, document.statement)


def _later(document: Document) -> date:
    """A day of issue by which the term is none of the law's."""
    day = document.dates["valid_from"].value.day
    assert day is not None, "cards are drawn with their dates"
    return day + timedelta(400)


def _neighbour(address: str) -> str:
    """The address with another room."""
    digits = "".join(sign for sign in address if sign.isdigit())
    last = digits[-1]
    place = address.rindex(last)
    return f"{address[:place]}{(int(last) + 1) % 10}{address[place + 1:]}"


def _strange_statement(case: Invented, document: Document, statement: BankStatement) -> Iterator[Break]:
    if statement.holder is None or statement.account is None:
        return
    other = replace(statement, holder=Field(STRANGER, statement.holder.evidence))
    rules = ("STM-14", "XDC-05") if document.kind == "mortgage_statement" else ("STM-14",)
    yield Break("disagreeing", f"{document.kind} holder", _with(case, replace(document, statement=other)), rules,
                document.id)
    if statement.account_type == "wallet":
        rows = tuple(replace(entry, amount=Field(entry.amount.value + 3, entry.amount.evidence))
                     for entry in statement.entries if entry.amount is not None)
        yield Break("disagreeing", "wallet rows", _with(case, replace(document, statement=replace(
            statement, entries=rows))), ("XDC-06",), document.id)
    if document.kind == "personal_statement":
        wrong = card_number("62000000" + "7" * 10)[:-1]
        wrong += str((int(card_number("62000000" + "7" * 10)[-1]) + 1) % 10)
        yield Break("disagreeing", "card number", _with(case, replace(document, statement=replace(
            statement, account=Field(wrong, statement.account.evidence)))), ("STM-15",), document.id)


def _keyed(case: Invented, rng: Random) -> Iterator[Break]:
    """Slips of keying, one at a time."""
    values = {name: field.value for name, field in case.application.applicant.values.items()}
    number = values["id_number"]
    for what, changes, rules in (
            ("blank in the number", {"id_number": f"{number[:6]} {number[6:]}"}, ("ENT-01",)),
            ("check digit", {"id_number": number[:17] + ("0" if number[17] != "0" else "1")}, ("ID-02",)),
            ("region", {"id_number": _again("159999" + number[6:17])}, ("ID-04",)),
            ("under age", {"id_number": _again(f"{number[:6]}{case.as_of.year - 17}{number[10:17]}")}, ("ID-08",)),
            ("long-term in words", {"id_valid_to": "长期"}, ("ENT-02",)),
            ("long-term by mistake", {"id_valid_to": "20500101"}, ("ENT-02", "ID-06")),
            ("comma of full width", {"mobile": f"{values['mobile']}，13700000000"}, ("ENT-03",)),
            ("mobile of ten digits", {"mobile": values["mobile"][:-1]}, ("NUM-02",)),
            ("credit report flag", {"credit_report": "false"}, ("ENT-07",)),
            ("married without spouse", {"marital_status": "married"}, ("ENT-06",)),
            *((f"{name} empty", {name: " "}, ("ENT-06",)) for name in ("name", "email", "household_address"))):
        yield Break("keyed", what, replace(case.application, applicant=Applicant(keyed({**values, **changes}))), rules)
    contacts = case.application.contacts
    place = rng.randrange(len(contacts))
    yield Break("keyed", "a contact left out", replace(
        case.application, contacts=(*contacts[:place], *contacts[place + 1:])), ("ENT-04",))
    twice = replace(contacts[place], values={**contacts[place].values, **keyed({"phone": values["mobile"]})})
    yield Break("keyed", "a number twice", replace(
        case.application, contacts=(*contacts[:place], twice, *contacts[place + 1:])), ("ENT-05",))


def _again(body: str) -> str:
    return body + check_character(body)
