"""What an officer keys about an invented applicant: the values of case.toml, written into a new case's template."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from samples.papers.background import contacts_of, income_of
from samples.papers.drawing import chance
from samples.people import Person

LONG_TERM = "20500101"
"""How the entry system keys a card without an end."""

SETTING = re.compile(r"(?:# )?(?P<key>\w+) = (?P<value>\"[^\"]*\"|[\w-]+)(?P<rest>.*)")


def keyed_values(person: Person, as_of: date) -> dict[str, dict[str, str]]:
    """Tables of case.toml with TOML values, texts in quotation marks."""
    home_phone = f"010-5601{chance(person, 'home phone').randint(0, 9999):04d}"
    valid_to = f"{person.id_valid_to:%Y%m%d}" if person.id_valid_to else LONG_TERM
    return {
        "case": {"applied_on": as_of.isoformat(), "pay_method": '"transfer"'},
        "applicant": {
            "name": f'"{person.name}"',
            "id_number": f'"{person.id_number}"',
            "id_valid_from": f'"{person.id_valid_from:%Y%m%d}"',
            "id_valid_to": f'"{valid_to}"',
            "marital_status": '"single"',
            "mobile": f'"{person.mobile}"',
            "home_phone": f'"{home_phone}"',
            "email": f'"{person.email}"',
            "household_address": f'"{person.household_address}"',
            "home_address": f'"{person.home_address}"',
            "credit_report": "true",
        },
        "employer": {
            "name": f'"{person.employer.name}"',
            "phone": f'"{person.employer.phone}"',
            "position": f'"{person.position}"',
            "hired_on": person.hired_on.isoformat(),
            "monthly_income": f'"{income_of(person, as_of)}"',
        },
    }


def fill_case(path: Path, person: Person, as_of: date) -> None:
    """Key the applicant into the case.toml at ``path``, as a person would: lines of its tables get their values and
    keep their remarks; id, number and product stay. Contacts are added at the end."""
    values, table, lines = keyed_values(person, as_of), "", []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = line.strip("[] ")
        found = SETTING.fullmatch(line)
        value = values.get(table, {}).pop(found["key"], None) if found else None
        lines.append(line if found is None or value is None else f"{found['key']} = {value}{found['rest']}")
    for contact in contacts_of(person):
        lines += ["", "[[contacts]]", *(f'{key} = "{getattr(contact, key)}"'
                                        for key in ("group", "name", "relation", "phone"))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
