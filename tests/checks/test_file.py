"""PDF-01 to PDF-06 on invented facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest

from checks.facts import Application, Evidence, PageMark
from checks.findings import Kind, Result
from checks.pdf_facts import HiddenText, Making, Mismatch, Signature
from checks.policy import Policy
from checks.runner import judge
from tests.checks.builders import AS_OF, filed, rule

CHINA = timezone(timedelta(hours=8))
PRINTED = datetime(2025, 9, 14, 9, 30, tzinfo=CHINA)


def results(id_: str, application: Application) -> list[Result]:
    judged = judge([rule(id_)], application, Policy(), AS_OF)
    return [*judged.results, *judged.silent]


def said(id_: str, application: Application) -> list[tuple[str, str, str]]:
    return [(result.finding.code, str(result.kind), str(result.level)) for result in results(id_, application)]


@pytest.mark.parametrize(("producer", "creator", "code", "level"), [
    ("Adobe Photoshop 25.0 (Windows)", "", "image", "warning"),
    ("", "Adobe Illustrator CC 23.0", "image", "warning"),
    ("Foxit PDF Editor Pro 13.0", "", "page", "warning"),
    ("ABBYY FineReader PDF 15", "", "page", "warning"),
    ("极速PDF编辑器", "", "page", "warning"),
    ("", "WPS 表格", "office", "warning"),
    ("Microsoft® Word 2019", "Microsoft® Word 2019", "office", "warning"),
    ("Skia/PDF m120", "Mozilla/5.0 HeadlessChrome/120.0", "passing", "note"),
    ("iOS Version 17.5 (Build 21F79) Quartz PDFContext", "", "passing", "note"),
    ("iLovePDF", "", "passing", "note"),
    ("FPDF 1.86", "", "unlisted", "note"),
])
def test_programs_are_graded_by_what_they_are_for(producer: str, creator: str, code: str, level: str) -> None:
    assert said("PDF-01", filed(Making(producer, creator))) == [(code, "fail", level)]


def test_the_banks_own_program_passes_also_with_a_browser_beside_it() -> None:
    assert said("PDF-01", filed(Making("OpenPDF 1.3.27", "借记卡账户明细清单"))) == []
    assert said("PDF-01", filed(Making("iText 2.1.7", "Mozilla/5.0 Chrome/120"))) == []
    assert said("PDF-01", filed(Making("OpenPDF 1.3.27", "Adobe Photoshop"))) == [("image", "fail", "warning")]


def test_an_editor_that_only_the_metadata_names_is_a_persons_to_judge() -> None:
    assert said("PDF-01", filed(Making("OpenPDF 1.3.27", others=("Foxit PDF Editor Pro 13.0",)))) == [
        ("page", "review", "warning")]
    assert said("PDF-01", filed(Making("OpenPDF 1.3.27", others=("OpenPDF 1.3.26",)))) == []


def test_a_program_nobody_knows_is_never_a_fail() -> None:
    assert said("PDF-01", filed(Making("StatementMaker 4"), bank="样例银行"))[0][1] == "not-applicable"
    assert said("PDF-01", filed(Making("StatementMaker 4"), bank=""))[0][1] == "not-applicable"
    assert said("PDF-01", filed(Making()))[0][:2] == ("unnamed", "not-applicable")


def test_scans_and_other_papers_may_come_from_office_programs() -> None:
    scan: dict[str, Any] = {"text_pages": (), "picture_pages": (1,)}
    assert said("PDF-01", filed(Making("Microsoft® Word 2019"), **scan)) == [("passing", "fail", "note")]
    assert said("PDF-01", filed(Making("ABBYY FineReader 12"), **scan)) == [("passing", "fail", "note")]
    assert said("PDF-01", filed(Making("Canon iR-ADV C3520"), **scan))[0][1] == "not-applicable"
    assert said("PDF-01", filed(Making("Adobe Photoshop"), **scan)) == [("image", "fail", "warning")]
    assert said("PDF-01", filed(Making("Adobe Photoshop"), kind="work_certificate"))[0][1] == "not-applicable"


@pytest.mark.parametrize(("later", "expected"), [
    (timedelta(0), []), (timedelta(seconds=59), []), (timedelta(seconds=-59), []),
    (timedelta(days=3), [("later", "fail", "note")]),
    (timedelta(hours=-8), []),  # one of the two without its zone
    (timedelta(days=-2), [("before-created", "fail", "warning")]),
])
def test_dates_of_creation_and_change(later: timedelta, expected: list[tuple[str, str, str]]) -> None:
    assert said("PDF-02", filed(Making(created=PRINTED, modified=PRINTED + later))) == expected
    naive = PRINTED.replace(tzinfo=None)
    assert said("PDF-02", filed(Making(created=PRINTED, modified=naive + later))) == expected


@pytest.mark.parametrize(("saved", "told", "scanned"), [
    ("2025-06-01", True, False), ("2025-09-12", True, False), ("2025-09-13", False, False),
    ("2025-09-20", False, False), ("2024-06-01", False, False), ("2025-06-01", False, True)])
def test_a_file_saved_within_the_period_tells_of_no_later_day(saved: str, told: bool, scanned: bool) -> None:
    """The print is of 2025-09-14. A form may keep dates of its own, and the clock of a scanner may be wrong."""
    file = filed(Making(created=datetime.fromisoformat(f"{saved}T09:30:00")),
                 **({"text_pages": (), "picture_pages": (1,)} if scanned else {}))
    assert said("PDF-02", file) == ([("before-told", "review", "warning")] if told else [])


def test_updates_are_a_note_unless_they_follow_a_signature() -> None:
    assert said("PDF-02", filed(Making(updates=2))) == [("updated", "fail", "note")]
    whole = Signature("Sig1", "样例银行", intact=True, whole=True, changes="none")
    assert said("PDF-02", filed(Making(updates=1, signatures=(whole,)))) == []


@pytest.mark.parametrize(("row", "kind"), [(5, "fail"), (None, "review")])
def test_figures_that_an_update_replaced(row: int | None, kind: str) -> None:
    """Outside the table a bank may have filled in a form."""
    place = Evidence("d1", 1, quote="2,500.00", row=row)
    file = filed(Making(updates=1), revised=(HiddenText("revised", "2,500.00", "9,500.00", place),) * 30)
    found = [result for result in results("PDF-02", file) if result.finding.code == "revised"]
    assert [(str(each.kind), str(each.level)) for each in found] == [(kind, "warning")] * 5
    assert (found[0].finding.values["hidden"], found[0].finding.values["shown"]) == ("2,500.00", "9,500.00")


def test_the_row_that_was_changed_is_shown_before_those_whose_balance_was_only_redone() -> None:
    figures = [(row, "balance") for row in range(1, 30)] + [(20, "amount")]
    revised = tuple(HiddenText("revised", text, "9.00", Evidence("d1", 1, row=row)) for row, text in figures)
    found = [result.finding for result in results("PDF-02", filed(Making(updates=1), revised=revised))]
    assert [(each.evidence[0].row, each.values["hidden"]) for each in found if each.code == "revised"][:3] == [
        (20, "balance"), (20, "amount"), (1, "balance")]


@pytest.mark.parametrize(("changes", "proofs", "expected"), [
    ("content", False, [("signed-changed", "fail", "error")]), ("forms", False, [("signed-changed", "fail", "error")]),
    ("upkeep", False, [("signed-appended", "fail", "warning")]),
    ("none", False, [("signed-appended", "fail", "warning")]),
    ("upkeep", True, [("signed-appended", "fail", "note")]),
])
def test_what_follows_a_signature(changes: str, proofs: bool, expected: list[tuple[str, str, str]]) -> None:
    signature = Signature("Sig1", "样例银行", intact=True, changes=changes)
    assert said("PDF-02", filed(Making(signatures=(signature,), dated_proofs=proofs))) == expected


def test_of_two_signatures_the_first_may_be_followed_by_the_second() -> None:
    first = Signature("Sig1", "甲", intact=True, changes="upkeep")
    second = Signature("Sig2", "乙", intact=True, whole=True, changes="none")
    assert said("PDF-02", filed(Making(signatures=(first, second)))) == []


@pytest.mark.parametrize(("signature", "expected"), [
    (Signature("S", intact=True, whole=True, changes="none", trusted=True), []),
    (Signature("S", intact=True, whole=True, changes="none"), [("no-trust", "fail", "note")]),
    (Signature("S", intact=True, whole=True, changes="none", trusted=False), [("untrusted", "fail", "note")]),
    (Signature("S", intact=False), [("broken", "fail", "error")]),
    (Signature("S", trouble="unread"), [("unread", "review", "error")]),
    (Signature("S", trouble="seal-format"), [("seal-format", "unknown", "error")]),
    (Signature("S", intact=True, experimental=True), [("experimental", "fail", "note")]),
    (Signature("S", intact=False, experimental=True), [("experimental-broken", "review", "error")]),
])
def test_signatures(signature: Signature, expected: list[tuple[str, str, str]]) -> None:
    assert said("PDF-03", filed(Making(signatures=(signature,)))) == expected


def test_a_file_without_a_signature_is_no_matter() -> None:
    assert said("PDF-03", filed()) == [("unsigned", "not-applicable", "error")]


@pytest.mark.parametrize(("how", "text", "shown", "kind", "expected"), [
    ("covered", "174.24", "9,174.24", "personal_statement", ("replaced", "fail", "error")),
    ("covered", "6222 0000", "", "personal_statement", ("covered", "fail", "warning")),
    ("doubled", "174.24", "974.24", "personal_statement", ("doubled", "fail", "warning")),
    ("annotation", "9,174.24", "174.24", "personal_statement", ("annotation", "fail", "warning")),
    ("annotation", "见附件", "", "application_form", ("annotation", "fail", "note")),
    ("stamp", "业务专用章", "174.24", "personal_statement", ("stamp", "fail", "note")),
    ("invisible", "174.24", "", "personal_statement", ("invisible", "fail", "warning")),
    ("invisible", "page head", "", "personal_statement", ("invisible", "fail", "note")),
])
def test_what_a_page_hides(how: str, text: str, shown: str, kind: str, expected: tuple[str, str, str]) -> None:
    place = Evidence("d1", 2, quote=text, row=7)
    application = filed(hidden=(HiddenText(how, text, shown, place),), kind=kind)
    assert said("PDF-04", application) == [expected]
    found, = results("PDF-04", application)
    assert (found.finding.values["hidden"], found.finding.values["shown"]) == (text, shown or "-")
    assert found.finding.evidence[0].row == 7


@pytest.mark.parametrize("text", ["9,999.00", "期末余额: ¥9,999.00", "2025-09-19"])
def test_a_note_of_a_figure_alone_passes_for_print_wherever_it_stands(text: str) -> None:
    note = HiddenText("annotation", text, "", Evidence("d1", 2))
    assert said("PDF-04", filed(hidden=(note,), kind="personal_statement")) == [("annotation", "fail", "warning")]


@pytest.mark.parametrize(("row", "shown", "kind"), [
    (None, "", "review"), (None, "张样例", "fail"), (7, "", "fail")])
def test_a_remark_beside_the_table_is_a_persons_to_read(row: int | None, shown: str, kind: str) -> None:
    note = HiddenText("annotation", "已核 2025-09-19", shown, Evidence("d1", 2, row=row))
    assert said("PDF-04", filed(hidden=(note,), kind="personal_statement")) == [("annotation", kind, "warning")]


def mismatch(text: str, pixels: str, agreed: bool) -> Application:
    return filed(mismatches=(Mismatch(text, pixels, agreed, Evidence("d1", 1, quote=text, row=4)),))


def test_text_and_page_that_differ_are_shown_with_both() -> None:
    found, = results("PDF-05", mismatch("1,278.45", "9,278.45", True))
    assert (found.kind, found.finding.values["layer"], found.finding.values["pixels"]) == (
        Kind.FAIL, "1,278.45", "9,278.45")
    assert (found.finding.evidence[0].row, found.finding.evidence[0].page) == (4, 1)
    assert said("PDF-05", mismatch("1,278.45", "", True)) == [("nothing", "fail", "warning")]


def test_many_figures_of_a_page_that_nobody_sees_are_one_finding() -> None:
    unseen = tuple(Mismatch(f"{row}.00", "", True, Evidence("d1", 1, row=row)) for row in range(1, 8))
    found, = results("PDF-05", filed(mismatches=unseen))
    assert (found.kind, found.finding.code, found.finding.values["count"]) == (Kind.FAIL, "much-unshown", "7")
    assert found.finding.values["layer"] == "1.00, 2.00, 3.00"
    assert said("PDF-05", filed(mismatches=unseen[:3])) == [("nothing", "fail", "warning")] * 3


@pytest.mark.parametrize(("pixels", "agreed"), [("9,278.45", False), ("9278#5", True), ("~", True)])
def test_one_engine_alone_or_no_figure_is_for_a_person(pixels: str, agreed: bool) -> None:
    assert said("PDF-05", mismatch("1,278.45", pixels, agreed)) == [("unsure", "review", "warning")]


def test_pictures_have_nothing_to_compare() -> None:
    assert said("PDF-05", filed(text_pages=(), picture_pages=(1,))) == [("no-text", "not-applicable", "warning")]


def test_other_figures_beneath_the_picture_of_a_page_are_for_a_person() -> None:
    places = tuple(Mismatch(f"{row},278.45", f"9,{row}78.45", False, Evidence("d1", 1, row=row)) for row in range(1, 6))
    found, = results("PDF-05", filed(text_pages=(), picture_pages=(1,), mismatches=places))
    assert (found.finding.code, found.kind, found.finding.values["count"]) == ("beneath", Kind.REVIEW, "5")
    assert [place.row for place in found.finding.evidence] == [1, 2, 3]


def test_a_file_without_pages_is_not_looked_at() -> None:
    assert said("PDF-05", filed()) == []


def test_a_picture_from_a_bank_of_text_pdfs_is_a_note() -> None:
    scan: dict[str, Any] = {"text_pages": (), "picture_pages": (1, 2)}
    assert said("PDF-06", filed(**scan)) == [("picture", "fail", "note")]
    assert said("PDF-06", filed(bank="样例银行", **scan))[0][1] == "not-applicable"
    assert said("PDF-06", filed(bank="", **scan))[0][1] == "not-applicable"
    assert said("PDF-06", filed(kind="id_card", **scan))[0][1] == "not-applicable"


@pytest.mark.parametrize(("marks", "found"), [
    ((), [("page", "review", "warning")]), ([(1, 2), (2, 2)], [("page", "review", "warning")]), ([(1, 1), (1, 1)], [])])
def test_a_page_with_rows_that_is_a_picture_among_text(
        marks: list[tuple[int, int]], found: list[tuple[str, str, str]]) -> None:
    """One of several prints bound together may be a scan."""
    application = filed(text_pages=(1,), picture_pages=(2,))
    document = application.documents[0]
    assert document.statement is not None
    entries = tuple(replace(entry, evidence=replace(entry.evidence, page=1 + (entry.row > 2)))
                    for entry in document.statement.entries)
    pages = tuple(PageMark(page, number, count, Evidence("d1")) for page, (number, count) in enumerate(marks, 1))
    read = replace(document.statement, entries=entries, pages=pages)
    assert said("PDF-06", replace(application, documents=(replace(document, statement=read),))) == found
    assert document.pdf is not None
    over = replace(document, statement=read, pdf=replace(document.pdf, over_text=(2,)))
    assert said("PDF-06", replace(application, documents=(over,))) == []


def test_a_file_that_could_not_be_examined_is_not_known() -> None:
    application = filed()
    document = application.documents[0]
    assert document.pdf is not None
    blind = replace(application, documents=(replace(document, pdf=replace(document.pdf, making=None)),))
    for id_ in ("PDF-01", "PDF-02"):
        assert said(id_, blind) == [("not-examined", "unknown", "note" if id_ == "" else "warning")]
