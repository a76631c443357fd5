"""Telephone numbers that applicants share: which are a household's, a company's, and which are nobody's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from checks.earlier import OtherCase, SharedPhone
from checks.findings import Finding, Level, fail, review
from checks.policy import Registry

_OWN = ("mobile", "home_phone")
_CONTACTS = ("relative", "colleague", "friend")
_WORK = "employer"


def shared_phones(phones: Sequence[SharedPhone], applied_on: date, policy: Registry) -> Iterator[Finding]:
    """What is to be said of each number of a case that others gave too, the heaviest of it once."""
    for number in dict.fromkeys(phone.number for phone in phones):
        shared = [phone for phone in phones if phone.number == number]
        found = next(_judged(shared, applied_on, policy), None)
        if found is not None:
            yield found


def _judged(shared: Sequence[SharedPhone], applied_on: date, policy: Registry) -> Iterator[Finding]:
    own = [phone for phone in shared if phone.use in _OWN and phone.there in _OWN]
    for phone in sorted(own, key=lambda phone: phone.case.related):
        yield _own(phone, applied_on, policy)
    work = [phone for phone in shared if phone.use == _WORK and phone.there == _WORK and not phone.case.colleagues]
    employers = _distinct(work, lambda case: case.employer)
    if work and len(employers) >= policy.employers_most:
        yield review("phone-employers", work[0].evidence, phone=work[0].number, count=len(employers),
                     cases=_cases(work))
    crossed = [phone for phone in shared if {phone.use, phone.there} in ({_WORK, "mobile"}, {_WORK, "home_phone"})
               and not phone.case.colleagues and not phone.case.related]
    for phone in crossed:
        yield review("phone-work", phone.evidence, phone=phone.number, case=phone.case.reference,
                     date=phone.case.applied_on)
    named = [phone for phone in shared if phone.use in (*_CONTACTS, *_OWN) and phone.there in _CONTACTS
             and not phone.case.colleagues and not phone.case.household]
    people = _distinct(named, lambda case: case.person)
    if named and len(people) >= policy.contacts_most:
        yield review("phone-contact", named[0].evidence, phone=named[0].number, count=len(people), cases=_cases(named))


def _own(phone: SharedPhone, applied_on: date, policy: Registry) -> Finding:
    """One number as two people's own. A landline goes with a flat, and a mobile number may have changed hands."""
    case = phone.case
    apart = abs((applied_on - case.applied_on).days)
    if not phone.number.startswith("1"):
        return fail("landline", phone.evidence, level=Level.NOTE, phone=phone.number, case=case.reference,
                    date=case.applied_on)
    if case.related or apart > policy.phone_days:
        return review("phone-again", phone.evidence, phone=phone.number, case=case.reference, date=case.applied_on,
                      days=apart)
    return fail("phone", phone.evidence, phone=phone.number, case=case.reference, date=case.applied_on, days=apart)


def _distinct(phones: Iterable[SharedPhone], of: Callable[[OtherCase], str]) -> set[str]:
    return {of(phone.case) for phone in phones if of(phone.case)}


def _cases(phones: Iterable[SharedPhone]) -> str:
    return ", ".join(dict.fromkeys(phone.case.reference for phone in phones))
