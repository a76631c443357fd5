"""The drawn case: keyed as the program reads it, its stack in order, its forgeries named."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from barcodes.reader import read_symbols, tags_in
from intake_cli.case.new import new_case
from intake_cli.case.toml import load_case
from intake_cli.kinds import KIND_CODES, KINDS_BY_CODE
from intake_cli.scan.printing import print_sheets
from samples.case import MISSING, Case, applicant, draw_case, tag_sheets
from samples.degrade import image_pdf, render
from samples.keyed import fill_case, keyed_values
from samples.papers import PAPERS

AS_OF = date(2025, 9, 18)
NUMBER = "2500000001"
DPI = 100
"""Enough for the tags, and a fourth of the work."""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("case")
    print_sheets(NUMBER, [kind for kind in KIND_CODES if kind in (*PAPERS, "personal_statement")], folder / "tags.pdf")
    return draw_case(folder, 1, AS_OF, folder / "tags.pdf", dpi=DPI)


def test_case_file_says_what_was_keyed(tmp_path: Path):
    person = applicant(1, AS_OF)
    path = new_case(tmp_path / "c", "salary-loan", AS_OF)
    number = load_case(tmp_path / "c").number
    fill_case(path, person, AS_OF)
    case = load_case(tmp_path / "c")
    assert (case.number, case.product, case.applied_on, case.pay_method) == (number, "salary-loan", AS_OF, "transfer")
    assert case.applicant.values["name"].value == person.name
    assert case.applicant.values["id_number"].value == person.id_number
    assert case.employer["name"].value == person.employer.name
    assert [contact.group for contact in case.contacts] == ["relative"] * 2 + ["colleague"] * 2 + ["friend"] * 2
    text = path.read_text(encoding="utf-8")
    for table in keyed_values(person, AS_OF).values():
        for key, value in table.items():
            assert f"\n{key} = {value}" in text, key


def test_no_telephone_number_twice():
    values = keyed_values(applicant(3, AS_OF), AS_OF)
    phones = [values["applicant"]["mobile"], values["applicant"]["home_phone"], values["employer"]["phone"]]
    assert len(set(phones)) == len(phones)


def test_stack_lies_in_scan_order_without_the_missing_paper(drawn: Case):
    kinds = [document["kind"] for document in drawn.truth["documents"]]
    assert kinds == [kind for kind in KIND_CODES if kind in (*PAPERS, "personal_statement") and kind != MISSING]
    statement = next(document for document in drawn.truth["documents"] if document["kind"] == "personal_statement")
    first, last = statement["pages"]
    assert last - first + 1 == len(drawn.truth["statement"]["pages"]) >= 5


def test_every_paper_follows_its_own_tag(drawn: Case):
    pages = render(drawn.stack, DPI)
    assert len(pages) == drawn.truth["pages"]
    for document in drawn.truth["documents"]:
        (tag,) = tags_in(read_symbols(pages[document["tag_page"] - 1]).symbols)
        assert (tag.case, KINDS_BY_CODE[tag.code]) == (NUMBER, document["kind"])


def test_statement_is_forged_twice_in_different_rows(drawn: Case):
    expected = drawn.truth["statement"]["forged"]["expected"]
    assert sorted(expected) == ["CAL-01", "STM-01"]
    (dated,), (changed,) = expected["CAL-01"], expected["STM-01"]
    rows = {row["row"]: row for row in drawn.truth["statement"]["rows"]}
    assert dated != changed
    assert rows[dated]["date"] is None
    assert rows[changed]["date"] is not None


def test_truth_is_written_beside_the_stack(drawn: Case):
    assert json.loads((drawn.stack.parent / "truth.json").read_text(encoding="utf-8"))["missing"] == MISSING


def test_a_sheet_without_a_tag_is_named(tmp_path: Path, drawn: Case):
    image_pdf(render(drawn.stack, 40)[1:2], tmp_path / "tags.pdf", 40)
    with pytest.raises(ValueError, match=r"tags\.pdf: page 1 carries no tag"):
        tag_sheets(tmp_path / "tags.pdf", DPI)


def test_papers_without_a_sheet_are_named(tmp_path: Path):
    print_sheets(NUMBER, ["application_form"], tmp_path / "tags.pdf")
    with pytest.raises(ValueError, match=r"no tag sheet for .*court_query"):
        draw_case(tmp_path, 1, AS_OF, tmp_path / "tags.pdf", dpi=DPI)
