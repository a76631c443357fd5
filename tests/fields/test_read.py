"""Labelled fields from words."""

from __future__ import annotations

import pytest

from checks.facts import Evidence, Field
from intake_cli.fields.read import confirmed, read_fields
from tests.statements.paper import page

NUMBER = "110101198001010010"


def test_identity_card():
    card = page([["姓名", "张样例"], ["性别 男", "民族 汉"], ["出生 1980年1月1日"], ["住址", "样例市样例区样例路1号"],
                 ["公民身份号码", NUMBER]])
    fields, dates = read_fields("d1", "id_card", [card])
    assert fields["id_number"].value == NUMBER
    assert fields["holder"].value == "张样例"
    assert fields["sex"].value == "男"
    assert dates["birth"].value.day.isoformat() == "1980-01-01"
    assert fields["id_number"].evidence.page == 1


def test_validity_of_a_card():
    _, dates = read_fields("d1", "id_card", [page([["有效期限 2015.03.02-2035.03.02"]])])
    assert dates["valid_to"].value.day.isoformat() == "2035-03-02"


def test_a_certificate_is_dated_by_its_last_lone_date():
    paper = page([["兹证明 张样例", "入职日期：2019-03-04"], ["月收入：12000元"], ["样例公司"], ["2025年9月10日"]])
    fields, dates = read_fields("d1", "work_certificate", [paper])
    assert dates["issued_on"].value.day.isoformat() == "2025-09-10"
    assert dates["hired_on"].value.day.isoformat() == "2019-03-04"
    assert fields["income"].value.startswith("12000")


@pytest.mark.parametrize("label", ["账单日期", "抄表日期", "缴费日期", "报告时间"])
def test_labelled_issue_dates(label):
    _, dates = read_fields("d1", "address_proof", [page([["用户名称：张样例"], [f"{label}：2025-09-01"]])])
    assert dates["issued_on"].value.day.isoformat() == "2025-09-01"


def test_a_number_of_another_form_is_not_claimed():
    fields, _ = read_fields("d1", "id_card", [page([["公民身份号码", "1101011980"]])])
    assert "id_number" not in fields


def test_card_numbers_elsewhere_are_no_identity_numbers():
    fields, _ = read_fields("d1", "work_certificate", [page([["账号 620000000052963700"]])])
    assert "id_number" not in fields


def test_a_second_reading_that_differs_is_kept():
    field = Field(NUMBER, Evidence("d1", 1, quote=NUMBER))
    assert confirmed(field, [(NUMBER, 0.9)]).evidence.second is None
    assert confirmed(field, [("110101198001010018", 0.9)]).evidence.second == "110101198001010018"
