"""Papers show the fields that they are said to show, agree with one another and are fresh."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pdfplumber
import pytest

from checks.identifiers import age_on, birth_date, check_character
from intake_cli.codec import decode
from intake_cli.fields.read import read_fields
from intake_cli.layout.values import normal
from intake_cli.ocr.stage import read_pages
from intake_cli.words import PageText
from samples.papers import OF_OTHER_PRODUCTS, PAPERS, id_card, other_cards
from samples.papers.background import ROWS, contacts_of, income_of, ledger_of
from samples.papers.card_faces import HEIGHT, WIDTH
from samples.people import Person, invent_person

AS_OF = date(2025, 9, 18)
DATES = ("birth", "valid_from", "valid_to", "hired_on", "issued_on", "printed_on", "start", "end", "established_on",
         "starts_on", "ends_on", "rent_from", "rent_to")
MEANT = ("utility",)
"""Fields that a paper shows by all that it says."""
FORMS = ("{0:%Y-%m-%d}", "{0:%Y.%m.%d}", "{0.year}年{0.month}月{0.day}日")


@pytest.fixture(scope="module")
def person() -> Person:
    return invent_person(Random("person 1"), AS_OF)


def text_of(path: Path) -> str:
    """Every character in the order drawn, so that a seal does not come between, without blanks."""
    with pdfplumber.open(path) as pdf:
        return "".join("".join(char["text"] for page in pdf.pages for char in page.chars).split())


@pytest.mark.parametrize("kind", PAPERS)
def test_fields_stand_on_the_paper(kind: str, person: Person, tmp_path: Path):
    fields = PAPERS[kind](person, AS_OF, tmp_path / "a.pdf")
    drawn = text_of(tmp_path / "a.pdf")
    for name, value in fields.items():
        if name in MEANT:
            continue
        if name in DATES:
            assert any(form.format(date.fromisoformat(value)) in drawn for form in FORMS), (name, value)
        else:
            assert all(character in drawn for character in value if not character.isspace()), (name, value)


@pytest.mark.parametrize("kind", PAPERS)
def test_same_person_same_bytes(kind: str, person: Person, tmp_path: Path):
    for name in ("a.pdf", "b.pdf"):
        PAPERS[kind](person, AS_OF, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


@pytest.mark.parametrize("seed", range(4))
def test_papers_agree_and_are_fresh(seed: int, tmp_path: Path):
    person = invent_person(Random(f"person {seed}"), AS_OF)
    papers = {kind: draw(person, AS_OF, tmp_path / f"{kind}.pdf") for kind, draw in PAPERS.items()}
    agreed = {"id_number": person.id_number, "holder": person.name, "employer": person.employer.name,
              "income": str(income_of(person, AS_OF))}
    for kind, fields in papers.items():
        for name in agreed.keys() & fields.keys():
            if (kind, name) != ("business_registration", "holder"):
                assert fields[name] == agreed[name], (kind, name)
        if "issued_on" in fields:
            assert timedelta(0) <= AS_OF - date.fromisoformat(fields["issued_on"]) <= timedelta(days=30), kind


@pytest.mark.parametrize("seed", range(30))
def test_people_are_well_formed_and_invented(seed: int):
    person = invent_person(Random(f"person {seed}"), AS_OF)
    assert check_character(person.id_number) == person.id_number[-1]
    assert birth_date(person.id_number) == person.birth
    assert (int(person.id_number[16]) % 2 == 1) == (person.sex == "男")
    assert person.id_valid_to is not None
    assert person.id_valid_from < AS_OF < person.id_valid_to
    assert 26 <= age_on(person.birth, person.id_valid_from) < 46
    assert "样" in person.name or "例" in person.name
    phones = [person.mobile, person.employer.phone, *(contact.phone for contact in contacts_of(person))]
    assert len(set(phones)) == len(phones)


def test_card_is_drawn_in_its_true_size(person: Person, tmp_path: Path):
    PAPERS["id_card"](person, AS_OF, tmp_path / "a.pdf")
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        cards = [shape for shape in (*pdf.pages[0].curves, *pdf.pages[0].rects)
                 if (shape["width"], shape["height"]) == pytest.approx((WIDTH, HEIGHT), abs=0.5)]
    assert len({round(card["top"]) for card in cards}) == 2, "two sides"


def test_wages_come_from_the_employer(person: Person):
    ledger = ledger_of(person, AS_OF)
    assert len(ledger.lines) == ROWS
    assert {line.counterparty for line in ledger.lines if line.kind == "salary"} == {person.employer.name}
    assert ledger.account.holder == person.name


@pytest.mark.parametrize("kind", PAPERS)
@pytest.mark.parametrize("seed", range(1, 4))
def test_program_reads_what_the_paper_shows(kind: str, seed: int, tmp_path: Path):
    person = invent_person(Random(f"person {seed}"), AS_OF)
    shown = PAPERS[kind](person, AS_OF, tmp_path / "a.pdf")
    assert_read(kind, shown, tmp_path / "a.pdf")


@pytest.mark.parametrize(("kind", "look"), [(kind, look) for kind, (_, looks) in OF_OTHER_PRODUCTS.items()
                                            for look in range(looks)])
def test_program_reads_each_look_of_a_paper(kind: str, look: int, person: Person, tmp_path: Path):
    draw, _ = OF_OTHER_PRODUCTS[kind]
    assert_read(kind, draw(person, AS_OF, tmp_path / "a.pdf", look), tmp_path / "a.pdf")


@pytest.mark.parametrize("look", [look for look, copy in enumerate(id_card.COPIES) if not copy.turned])
def test_program_reads_each_copy_of_a_card(look: int, person: Person, tmp_path: Path):
    assert_read("id_card", id_card.draw(person, AS_OF, tmp_path / "a.pdf", look), tmp_path / "a.pdf")


@pytest.mark.parametrize("card", other_cards.CARDS)
def test_program_reads_cards_of_other_sorts(card: str, person: Person, tmp_path: Path):
    assert_read("id_card", other_cards.CARDS[card](person, AS_OF, tmp_path / "a.pdf"), tmp_path / "a.pdf")


def assert_read(kind: str, shown: dict[str, str], path: Path) -> None:
    pages = [decode(PageText, item) for item in read_pages(path, {})]
    fields, dates = read_fields("d1", kind, pages)
    read = {name: field.value.removesuffix("元") for name, field in fields.items()}
    read |= {name: str(field.value.day) for name, field in dates.items()}
    plain = {name: value if value.isascii() else normal(value) for name, value in shown.items()}
    assert {name: read.get(name) for name in shown} == plain
