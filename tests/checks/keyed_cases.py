"""Cases as keyed: everything compulsory is there, and what a test names is changed."""

from __future__ import annotations

from collections.abc import Mapping

from checks.facts import Applicant, Application, Contact, Document, Evidence, Field
from tests.checks.builders import GOOD_ID, case

APPLICANT = {"name": "张样例", "id_number": GOOD_ID, "id_valid_from": "20150302", "id_valid_to": "20350302",
             "marital_status": "single", "mobile": "13900000001", "email": "a@example.com",
             "household_address": "样例省样例市样例区样例路1号", "home_address": "样例省样例市样例区样例路2号",
             "credit_report": "true"}
EMPLOYER = {"name": "样例市样例有限公司", "phone": "010-56000001", "position": "工程师", "hired_on": "2019-03-04",
            "monthly_income": "12000"}


def keyed_values(values: Mapping[str, str]) -> dict[str, Field[str]]:
    """Values as typed, blanks included."""
    return {name: Field(value, Evidence("case", quote=value)) for name, value in values.items()}


def contact(group: str, phone: str, name: str = "孙样友", relation: str = "") -> Contact:
    """A person to call."""
    return Contact(group, keyed_values({"name": name, "relation": relation, "phone": phone}))


CONTACTS = tuple(contact(group, f"1380000{place}{number}00") for place, group in
                 enumerate(("relative", "colleague", "friend"), 1) for number in (1, 2))


def keyed_case(applicant: Mapping[str, str] | None = None, *documents: Document,
               employer: Mapping[str, str] | None = None,
               spouse: Mapping[str, str] | None = None, contacts: tuple[Contact, ...] = CONTACTS,
               **changes: object) -> Application:
    """A case with nothing left out."""
    return case(*documents, applicant=Applicant(keyed_values({**APPLICANT, **(applicant or {})})),
                employer=keyed_values({**EMPLOYER, **(employer or {})}), spouse=keyed_values(spouse or {}),
                contacts=contacts, **changes)
