"""A complete case, with everything that its product and the applicant's situation demand, all of one person."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from benchmarks.cases.statements import purse, read
from checks.facts import Applicant, Application, BankStatement, Contact, Document, Evidence, Field, PrintedDate
from checks.policy import Policy
from intake_cli.kinds import PAY_METHODS, PRODUCTS
from samples.layouts import LAYOUTS
from samples.papers.background import contacts_of, income_of, ledger_of
from samples.people import Person, invent_person
from samples.statements import sample_ledger

FIRST, LAST = date(2024, 8, 1), date(2026, 3, 31)
"""Days of application: rates and calendar are known on all of them."""
EMPLOYED = ("transfer", "cash")


@dataclass(frozen=True, slots=True)
class Invented:
    """A case of a seed, and who it is about."""

    application: Application
    person: Person
    as_of: date


def invent(seed: int, policy: Policy) -> Invented:
    """The case of a seed: product, pay method, day and person are drawn; one in three brings a wallet's bill too."""
    rng = Random(f"case {seed}")
    as_of = FIRST + timedelta(rng.randrange((LAST - FIRST).days))
    person = invent_person(Random(f"person {seed}"), as_of)
    product, pay_method = rng.choice(PRODUCTS), rng.choice(PAY_METHODS)
    drawer = _Drawer(person, as_of, rng, product)
    kinds = [requirement.kinds[rng.randrange(len(requirement.kinds))] for requirement in policy.requirements[product]
             if not requirement.pay_methods or pay_method in requirement.pay_methods]
    documents = [drawer.draw(kind, f"d{number}") for number, kind in enumerate(kinds, 1)]
    bank = next((document.statement for document in documents if document.kind == "personal_statement"), None)
    if bank is not None and rng.random() < 1 / 3:
        id_ = f"d{len(documents) + 1}"
        documents.append(drawer.paper("other", id_, statement=purse(bank, id_)))
    return Invented(Application(
        f"HX{seed:06d}", tuple(documents), loose=False, product=product, applied_on=as_of, pay_method=pay_method,
        applicant=Applicant(keyed(_applicant(person))), employer=keyed(_employer(person, as_of)),
        contacts=tuple(Contact(each.group, keyed({"name": each.name, "relation": each.relation, "phone": each.phone}))
                       for each in contacts_of(person))), person, as_of)


def keyed(values: dict[str, str]) -> dict[str, Field[str]]:
    """Values as typed into case.toml."""
    return {name: Field(value, Evidence("case", quote=value)) for name, value in values.items()}


def _applicant(person: Person) -> dict[str, str]:
    end = f"{person.id_valid_to:%Y%m%d}" if person.id_valid_to else "20500101"
    return {"name": person.name, "id_number": person.id_number, "id_valid_from": f"{person.id_valid_from:%Y%m%d}",
            "id_valid_to": end, "marital_status": "single", "mobile": person.mobile, "email": person.email,
            "household_address": person.household_address, "home_address": person.home_address, "credit_report": "true"}


def _employer(person: Person, as_of: date) -> dict[str, str]:
    return {"name": person.employer.name, "phone": person.employer.phone, "position": person.position,
            "hired_on": person.hired_on.isoformat(), "monthly_income": str(income_of(person, as_of))}


class _Drawer:
    """Draws papers of one person as the facts that a reader returns."""

    def __init__(self, person: Person, as_of: date, rng: Random, product: str) -> None:
        self.person, self.as_of, self.rng, self.product = person, as_of, rng, product
        self.rent = 100 * rng.randrange(20, 200)

    def draw(self, kind: str, id_: str) -> Document:
        """The paper of a kind."""
        if kind in ("personal_statement", "mortgage_statement"):
            return self.paper(kind, id_, statement=read(ledger_of(self.person, self.as_of), id_))
        if kind == "corporate_statement":
            seed = zlib.crc32(self.person.id_number.encode())
            ledger = sample_ledger(LAYOUTS["corporate"], seed, self.as_of, 0, self.person)
            return self.paper(kind, id_, statement=read(ledger, id_))
        texts, days = getattr(self, f"_{kind}")()
        return self.paper(kind, id_, texts, days)

    def paper(self, kind: str, id_: str, texts: dict[str, str] | None = None, days: dict[str, date] | None = None,
              statement: BankStatement | None = None) -> Document:
        """A paper read from a text layer."""
        here = Evidence(id_, 1, reader="text-layer")
        dates = {name: Field(PrintedDate(day.isoformat(), day), here) for name, day in (days or {}).items()}
        return Document(id_, kind, f"{kind}-{id_}.pdf", 1, statement=statement, evidence=Evidence(id_),
                        fields={name: Field(text, here) for name, text in (texts or {}).items()}, dates=dates)

    def _ago(self, least: int, most: int) -> date:
        return self.as_of - timedelta(self.rng.randint(least, most))

    def _own(self, *names: str) -> dict[str, str]:
        person = self.person
        known = {"holder": person.name, "id_number": person.id_number, "mobile": person.mobile, "email": person.email,
                 "address": person.home_address, "household_address": person.household_address,
                 "employer": person.employer.name, "position": person.position, "department": person.department,
                 "income": str(income_of(person, self.as_of)), "sex": person.sex, "authority": person.authority}
        return {name: known[name] for name in names}

    def _application_form(self) -> tuple[dict[str, str], dict[str, date]]:
        texts = self._own("holder", "id_number", "mobile", "email", "address", "household_address", "employer")
        return texts, {"issued_on": self._ago(0, 5)}

    def _id_card(self) -> tuple[dict[str, str], dict[str, date]]:
        person = self.person
        days = {"birth": person.birth, "valid_from": person.id_valid_from}
        if person.id_valid_to:
            days["valid_to"] = person.id_valid_to
        texts = self._own("holder", "id_number", "sex", "authority") | {"address": person.household_address}
        return texts, days

    def _work_certificate(self) -> tuple[dict[str, str], dict[str, date]]:
        texts = self._own("holder", "id_number", "department", "position", "income", "employer")
        texts["seal_name"] = f"{self.person.employer.name}人事专用章"
        return texts, {"hired_on": self.person.hired_on, "issued_on": self._ago(0, 31)}

    def _labour_contract(self) -> tuple[dict[str, str], dict[str, date]]:
        days = {"starts_on": self.person.hired_on, "ends_on": self.as_of + timedelta(self.rng.randint(0, 700))}
        return self._own("holder", "id_number", "employer", "position"), days

    def _credit_report(self) -> tuple[dict[str, str], dict[str, date]]:
        return self._own("holder", "id_number"), {"issued_on": self._ago(0, 20)}

    def _credit_authorisation(self) -> tuple[dict[str, str], dict[str, date]]:
        return self._own("holder", "id_number"), {"issued_on": self._ago(0, 20)}

    def _address_proof(self) -> tuple[dict[str, str], dict[str, date]]:
        utility = self.rng.choice(("water", "electricity", "gas"))
        return self._own("holder", "address") | {"utility": utility}, {"issued_on": self._ago(0, 30)}

    def _business_registration(self) -> tuple[dict[str, str], dict[str, date]]:
        firm = self.person.employer
        texts = {"company": firm.name, "code": firm.credit_code, "status": "存续", "legal_person": "孙样友"}
        return texts, {"issued_on": self._ago(0, 30), "established_on": self._ago(400, 4000)}

    def _business_licence(self) -> tuple[dict[str, str], dict[str, date]]:
        firm = self.person.employer
        texts = {"company": firm.name, "code": firm.credit_code, "address": firm.address}
        end = self.as_of + timedelta(self.rng.randint(0, 4000))
        return texts, {"established_on": self._ago(400, 4000), "valid_to": end}

    def _lease(self) -> tuple[dict[str, str], dict[str, date]]:
        texts = {"lessor": "孙样友", "lessee": self.person.name, "address": self.person.employer.address,
                 "rent": str(self.rent), "rent_period": "月", "pay_method": "押一付三"}
        return texts, {"starts_on": self._ago(0, 300), "ends_on": self.as_of + timedelta(self.rng.randint(0, 700))}

    def _rent_invoice(self) -> tuple[dict[str, str], dict[str, date]]:
        first = self.as_of.replace(day=1)
        last = _month_end(first, 3)
        texts = {"payer": self.person.name, "payee": "孙样友", "sum": f"{self.rent * 3}.00"}
        return texts, {"rent_from": first, "rent_to": last, "issued_on": first}

    def _property_deed(self) -> tuple[dict[str, str], dict[str, date]]:
        owners = self.rng.choice((self.person.name, f"李样友、{self.person.name}"))
        return {"owners": owners, "address": self.person.home_address}, {}

    def _court_query(self) -> tuple[dict[str, str], dict[str, date]]:
        return self._own("holder", "id_number") | {"result": "未查到"}, {"issued_on": self._ago(0, 30)}


def _month_end(first: date, months: int) -> date:
    """The last day of so many months from the first of one."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(1)
