"""Examples of the rules about papers other than statements and about what was keyed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from checks.facts import Application, Document, Evidence, Field
from checks.policy import Requirement
from tests.checks.builders import (
    GOOD_ID,
    HOLDER,
    Line,
    case,
    head,
    keyed,
    paper,
    printed,
    requiring,
    six_months,
    statement,
    text,
)
from tests.checks.example import Example
from tests.checks.keyed_cases import CONTACTS, keyed_case


def _card(**changes: str) -> Document:
    """The applicant's card, front and back."""
    shown = {"holder": HOLDER, "id_number": GOOD_ID, "sex": "男", "authority": "样例市公安局样例分局",
             "valid_from": "2015-03-02", "valid_to": "2035-03-02", **changes}
    place = Evidence("d2", page=1)
    dates = {name: Field(printed(shown.pop(name)), place) for name in ("valid_from", "valid_to")}
    return paper("id_card", fields={name: text(value, place) for name, value in shown.items()}, dates=dates)


def _number(bad: str) -> Example:
    return Example(case(applicant=keyed(bad)), case(applicant=keyed(GOOD_ID)))


def _code(code: str) -> Application:
    return case(paper("business_registration", fields={"code": text(code)}))


def _phones(mobile: str, home: str = "") -> Application:
    return keyed_case({"mobile": mobile, "home_phone": home})


_BILL = requiring(Requirement(("address_proof",), fields={"address_proof": ("holder", "address")}))
_DEED = requiring(Requirement(("property_deed",), owner=True))
_COMPANY = requiring(Requirement(("corporate_statement",), remark=True))
_LINES = six_months()


def _bill(**fields: str) -> Application:
    return keyed_case(None, paper("address_proof", fields={name: text(value) for name, value in fields.items()}))


def _deed(owners: str) -> Application:
    return keyed_case(None, paper("property_deed", fields={"owners": text(owners)}))


def _company(first: str) -> Application:
    subject = statement([line for line in _LINES if line.day >= first], start=head(first))
    return keyed_case(None, paper("corporate_statement", "d1", statement=subject))


def shows(kind: str, id_: str = "d5", days: Mapping[str, str] | None = None, **fields: str) -> Document:
    """A paper with these fields and dates, from a text layer."""
    place = Evidence(id_, page=1, reader="text-layer")
    dates = {name: Field(printed(day), place) for name, day in (days or {}).items()}
    return paper(kind, id_, fields={name: text(value, place) for name, value in fields.items()}, dates=dates)


def _rent(sum_: str) -> Application:
    lease = shows("lease", "d5", rent="3600", rent_period="月", pay_method="押一付三")
    dates = {"rent_from": "2025-08-01", "rent_to": "2025-10-31"}
    return keyed_case(None, lease, shows("rent_invoice", "d6", dates, sum=sum_))


def wallet_case(*booked: str) -> Application:
    """A bank statement whose incomes are ``booked`` on 1 June, and a wallet that drew 500.00 on that day."""
    bank = statement([Line("2025-05-01", "1.00"), *(Line("2025-06-01", each, "财付通提现") for each in booked),
                      Line("2025-07-01", "1.00")])
    purse = statement([Line("2025-06-01", "-500.00", "零钱提现")], has_balance=False)
    return keyed_case(None, paper("personal_statement", "d1", statement=bank),
                      paper("other", "d2", statement=replace(purse, document="d2", account_type="wallet")))


PAPER_EXAMPLES: dict[str, Example] = {
    "ID-04": _number("159999198001010015"),
    "ID-05": Example(case(_card(sex="女")), case(_card(sex="男"))),
    "ID-06": Example(case(_card(valid_from="2015-03-02", valid_to="2025-03-02")), case(_card())),
    "ID-07": Example(case(_card(valid_to="2025-09-17")), case(_card())),
    "ID-08": Example(case(applicant=keyed("110101201001010015")), case(applicant=keyed(GOOD_ID))),
    "ID-09": Example(case(_card(), applicant=keyed("110111196001010014")), case(_card(), applicant=keyed(GOOD_ID))),
    "ID-10": Example(case(replace(_card(), record={"holder": text("李样本")})),
                     case(replace(_card(), record={"holder": text(HOLDER)}))),
    "ID-11": Example(case(_card(authority="样例市户籍科")), case(_card())),
    "NUM-01": Example(_code("A1110000600037341L"), _code("91110000600037341L")),
    "NUM-02": Example(_phones("12345678901"), _phones("13900000000")),
    "ENT-01": _number("110101 198001010010"),
    "ENT-02": Example(keyed_case({"id_valid_to": "长期"}), keyed_case({"id_valid_to": "20500101"})),
    "ENT-03": Example(_phones("13900000000，13800000000"), _phones("13900000000,13800000000")),
    "ENT-04": Example(keyed_case(contacts=CONTACTS[:5]), keyed_case(contacts=CONTACTS)),
    "ENT-05": Example(_phones("13900000000", "13900000000"), _phones("13900000000", "010-56000000")),
    "ENT-06": Example(keyed_case({"email": " "}), keyed_case()),
    "ENT-07": Example(keyed_case({"credit_report": "false"}), keyed_case()),
    "DOC-03": Example(_bill(holder=HOLDER), _bill(holder=HOLDER, address="样例路9号"), _BILL),
    "DOC-04": Example(_deed("李样本"), _deed("李样本、张样例"), _DEED),
    "DOC-05": Example(_company("2025-07-01"), _company("2025-02-11"), _COMPANY),
    "XDC-01": Example(keyed_case(None, shows("credit_report", holder="李样本")),
                      keyed_case(None, shows("credit_report", holder="张 样例"))),
    "XDC-02": Example(keyed_case(None, shows("work_certificate", employer="示例食品有限公司")),
                      keyed_case(None, shows("work_certificate", employer="样例市样例有限公司"))),
    "XDC-03": Example(keyed_case(None, shows("address_proof", address="样例省样例市样例区样例路3号")),
                      keyed_case(None, shows("address_proof", address="样例市样例区样例路2号"))),
    "XDC-04": Example(_rent("7200.00"), _rent("10,800.00元")),
    "XDC-05": Example(keyed_case(None, shows("property_deed", owners="李样本")),
                      keyed_case(None, shows("property_deed", owners="李样本、张样例"))),
    "XDC-06": Example(wallet_case("400.00"), wallet_case("499.50")),
}
