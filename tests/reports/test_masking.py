from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.facts import Evidence
from checks.findings import Finding
from intake_cli.reports.masking import mask_account, mask_identity, mask_phone, mask_text
from intake_cli.reports.model import InputReport, Report
from intake_cli.reports.model_documents import CellReport
from intake_cli.reports.named_masks import mask_field, mask_value
from intake_cli.reports.options import Options
from intake_cli.reports.privacy import masked
from intake_cli.reports.renderers import RENDERERS
from intake_cli.reports.speech import spoken
from tests.reports.invented import CARD, HOLDER, ID_NUMBER, report, results


@pytest.mark.parametrize(("text", "shown"), [
    ("身份证 110101199003071234。", "身份证 110***********1234。"),
    ("11010119900307123X", "110***********123X"),
    ("卡 6222 0202 0000 1234 567", "卡 622202*********4567"),
    ("账号6222020200001234567", "账号622202*********4567"),
    ("手机13900001234, 13800001234", "手机139****1234, 138****1234"),
    ("+86 139-0000-1234", "139****1234"),
    ("电话 010-56001234", "电话 010-****1234"),
    ("mail zhang.yangli@example.com", "mail z***@example.com")])
def test_numbers_of_a_person_are_hidden_in_free_text(text: str, shown: str) -> None:
    assert mask_text(text) == shown


@pytest.mark.parametrize("name", ["shown", "hidden", "layer", "pixels"])
def test_numbers_and_names_are_hidden_in_the_words_of_a_page(name: str) -> None:
    assert mask_value(name, f"转账 5,000.00 张样例 {CARD}") == f"转* 5,000.00 张** {mask_account(CARD)}"


def test_each_of_several_names_is_hidden_by_itself() -> None:
    assert mask_value("names", "孙样友, 示例建材经营部") == "孙**, 示******"


@pytest.mark.parametrize("text", ["余额 1234567890123.45 元", "12,300.00 - 500.00 ≠ 11,900.00", "2025-02-30",
                                  "20250230", "2025-05-06 12,345.67", "第 3 页 第 12 行", "HX2025-000123",
                                  "2025年9月18日 -206.35"])
def test_amounts_dates_and_counts_stay(text: str) -> None:
    assert mask_text(text) == text


@given(st.text(alphabet="0123456789Xx -,.张样例元", max_size=60))
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask_text(text)
    assert mask_text(once) == once


@given(st.from_regex(r"[1-9]\d{16}[\dX]", fullmatch=True), st.sampled_from(["{}", "号码{}有误", "({})", "a: {}"]))
def test_no_more_than_three_and_four_of_an_identity_number(number: str, frame: str) -> None:
    assert number[3:-4] not in mask_text(frame.format(number))


@given(st.from_regex(r"\d{5,30}", fullmatch=True))
def test_masks_never_lengthen_what_they_show(number: str) -> None:
    assert len(mask_identity(number).replace("*", "")) <= 7
    assert len(mask_account(number).replace("*", "")) <= 10
    assert len(mask_phone(number).replace("*", "")) <= 7


def test_named_values_follow_their_names() -> None:
    assert mask_value("id_number", ID_NUMBER) == "110***********1234"
    assert mask_value("counterparty", "王虚构") == "王**"
    assert mask_value("printed", "11,900.00") == "11,900.00"
    assert mask_value("text", f"户名 {HOLDER}", (HOLDER,)) == "户名 张**"
    assert mask_field("sex", "女") == "*"
    assert mask_field("monthly_income", "12000") == "12000"


def texts_of(value: object) -> str:
    return repr(value)


def test_a_masked_report_holds_no_personal_data() -> None:
    whole = report()
    assert all(word in texts_of(whole) for word in (HOLDER, ID_NUMBER, CARD, "王虚构"))
    shown = texts_of(spoken(masked(whole), "zh"))
    for word in (HOLDER, ID_NUMBER, CARD, "王虚构", "样例省样例市样例区样例路九号"):
        assert word not in shown


@pytest.mark.parametrize("number", ["1101 0119900307 1234", "11010119900307123O", "110101900307123",
                                    "1101O1199003071234"])
def test_a_malformed_identity_number_is_hidden_too(number: str) -> None:
    broken = replace(results()[6], finding=Finding("digit", (Evidence("d2", 1, quote=number),), {
        "number": "110***", "expected": "7"}))
    place = masked(report(found=(broken,))).findings[0].places[0]
    assert len(place.quote.replace("*", "")) <= 7


def test_cells_of_a_row_hide_whom_they_name() -> None:
    whole = report()
    document = whole.documents[0]
    assert document.statement is not None
    first, *others = document.statement.entries
    read = {"summary": CellReport("转账 王虚构", None, "", 0.9, "转帐 王虚构"),
            "counterparty": CellReport("王虚构 样例银行", None, "", 0.9, "王虛构 样例银行")}
    statement = replace(document.statement, entries=(replace(first, cells={**first.cells, **read}), *others))
    shown = masked(replace(whole, documents=(replace(document, statement=statement), *whole.documents[1:])))
    assert shown.documents[0].statement is not None
    cells = shown.documents[0].statement.entries[0].cells
    assert [(cells[name].text, cells[name].second) for name in read] == [
        ("转账 王**", "转帐 王**"), ("王*******", "王*******")]


def test_dates_amounts_and_balances_of_a_statement_stay() -> None:
    whole, shown = report(), masked(report())

    def figures(one: Report) -> list[tuple[str, str | None, str | None]]:
        statement = one.documents[0].statement
        assert statement is not None
        return [(entry.date, entry.amount, entry.balance) for entry in statement.entries]
    assert figures(whole) == figures(shown)


def test_a_masked_report_stays_as_it_is_and_messages_are_masked() -> None:
    shown = masked(report())
    assert masked(shown) is shown
    again = masked(replace(shown, masked=False))
    assert again.findings == shown.findings
    assert not re.search(r"\d{11,}", "".join(finding.message for finding in shown.findings))


def test_names_of_files_hide_people_from_people_only() -> None:
    file = f"{HOLDER}-{CARD}.pdf"
    trouble = InputReport(file, trouble="file-type", values={"file": file, "type": "heic"})
    named = replace(report(), documents=tuple(replace(each, file=file) for each in report().documents),
                    inputs=(trouble,), skipped=(file,))
    for kind, render in RENDERERS.items():
        assert (CARD in render(named, Options("zh"))) == (kind not in ("text", "html", "markdown")), kind
        assert CARD in render(named, Options("zh", unmask=True)), kind


def test_words_found_under_others_are_hidden_in_quotes() -> None:
    whole = report()
    finding = whole.findings[0]
    quoted = replace(finding, rule="PDF-04", places=(replace(finding.places[0], quote=f"李样友 {CARD}"),))
    found = masked(replace(whole, findings=(quoted,))).findings[0]
    assert found.places[0].quote == f"李** {mask_account(CARD)}"
