"""Examples of the rules about papers other than statements and about what was keyed."""

from __future__ import annotations

from dataclasses import replace

from checks.facts import Document, Evidence, Field
from tests.checks.builders import GOOD_ID, HOLDER, case, keyed, paper, printed, text
from tests.checks.example import Example


def _card(**changes: str) -> Document:
    """The applicant's card, front and back."""
    shown = {"holder": HOLDER, "id_number": GOOD_ID, "sex": "男", "authority": "样例市公安局样例分局",
             "valid_from": "2015-03-02", "valid_to": "2035-03-02", **changes}
    place = Evidence("d2", page=1)
    dates = {name: Field(printed(shown.pop(name)), place) for name in ("valid_from", "valid_to")}
    return paper("id_card", fields={name: text(value, place) for name, value in shown.items()}, dates=dates)


def _number(bad: str) -> Example:
    return Example(case(applicant=keyed(bad)), case(applicant=keyed(GOOD_ID)))


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
}
