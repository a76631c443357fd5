"""ENT-04."""

from __future__ import annotations

from collections.abc import Iterator

from checks.facts import Application, Contact
from checks.findings import Finding, Level, fail
from checks.rule import Context, rule


@rule("ENT-04", Level.ERROR, Application)
def entry_contacts(application: Application, context: Context) -> Iterator[Finding]:
    """There are two contacts of each group; one who does not exist is keyed 0.

    Why: Contacts are how somebody who has moved is found; a group left empty is not known to be empty.
    Innocent: The applicant has no second colleague or relative: key 0 for name and phone.
    Source: Intake training deck, data entry (每类联系人录两个, 没有的录 0); policy entry.contacts.
    """
    wanted = context.policy.entry.contacts
    for group in context.policy.entry.contact_groups:
        contacts = [contact for contact in application.contacts if contact.group == group]
        if len(contacts) < wanted:
            yield fail("few", application.evidence, field=group, count=len(contacts), limit=wanted)
        for contact in contacts:
            blank = [f"contact_{name}" for name in ("name", "phone") if not _text(contact, name)]
            if blank:
                place = next((value.evidence for value in contact.values.values()), application.evidence)
                yield fail("blank", place, field=group, fields=", ".join(blank))


def _text(contact: Contact, name: str) -> str:
    return contact.values[name].value.strip() if name in contact.values else ""
