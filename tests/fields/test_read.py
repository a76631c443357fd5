"""Labelled fields from words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import Box, Evidence, Field
from intake_cli.fields.id_number import confirmed
from intake_cli.fields.read import parted, read_fields
from intake_cli.words import SealText
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


def values(kind: str, lines: list[list[str]], pitch: float = 20.0) -> dict[str, str]:
    fields, dates = read_fields("d1", kind, [page(lines, pitch=pitch)])
    return {name: field.value for name, field in fields.items()} | {
        name: str(field.value.day) for name, field in dates.items()}


def test_headings_side_by_side_have_their_values_below():
    read = values("credit_report", [["被查询者姓名", "被查询者证件类型", "被查询者证件号码", "查询原因"],
                                    ["张样例", "身份证", NUMBER, "贷款审批"]])
    assert read["holder"] == "张样例"
    assert read["id_number"] == NUMBER


def test_tables_come_after_what_stands_above_them():
    assert values("credit_report", [["报告时间：2025-09-15"], ["查询机构", "日期"], ["样例银行", "2025-03-09"]]) == {
        "issued_on": "2025-09-15"}


def test_a_group_heading_before_a_label_is_no_table():
    read = values("application_form", [["申请人", "姓名", "张样例", "性别", "男"], ["现住址", "样例市样例路1号"]])
    assert (read["holder"], read["sex"], read["address"]) == ("张样例", "男", "样例市样例路1号")


def test_empty_boxes_take_nothing_from_the_row_below():
    read = values("application_form", [["姓名", "职务"], ["身份证号码", NUMBER]])
    assert "holder" not in read
    assert "position" not in read


@pytest.mark.parametrize(("sentence", "expected"), [
    ("兹证明张样例（身份证号码：110101198001010010）系我单位员工", {"holder": "张样例", "id_number": NUMBER}),
    ("兹有我公司员工李样本，身份证号110101198001010010，", {"holder": "李样本", "id_number": NUMBER}),
    ("该员工自2019年3月4日起在我司工作至今，", {"hired_on": "2019-03-04"}),
    ("该员工于2019-03-04入职，", {"hired_on": "2019-03-04"}),
    ("现担任高级会计职务，", {"position": "高级会计"}),
    ("其职务为仓储主管，", {"position": "仓储主管"}),
    ("现任销售经理。", {"position": "销售经理"}),
    ("近半年月均收入为人民币12,000.00元。", {"income": "12,000.00元"}),
    ("样例市样例科技有限公司（盖章）", {"employer": "样例市样例科技有限公司"}),
    ("样例商贸有限公司（加盖公章）", {"employer": "样例商贸有限公司"}),
])
def test_certificates_speak_in_sentences(sentence: str, expected: dict[str, str]):
    assert values("work_certificate", [["工作证明"], [sentence]]) == expected


def test_a_sentence_runs_over_lines():
    read = values("work_certificate", [["现于运营部担任销售经理职"], ["务，税前月收入为人民"], ["币12000元。"]])
    assert (read["position"], read["income"]) == ("销售经理", "12000元")


def test_income_of_a_year_is_not_that_of_a_month():
    assert "income" not in values("work_certificate", [["年收入为人民币120000元。"]])


def test_thousands_are_not_cut_off():
    assert values("application_form", [["月收入：12,000元"]])["income"] == "12,000元"


def test_a_label_is_believed_before_a_sentence():
    read = values("work_certificate", [["职务：会计"], ["担任销售经理职务"]])
    assert read["position"] == "会计"


def test_an_address_runs_over_lines_up_to_the_next_label():
    read = values("id_card", [["住址", "样例市样例区样例街道58"], ["", "号4单元"], ["", "2202室"],
                              ["公民身份号码", NUMBER]])
    assert read["address"] == "样例市样例区样例街道58号4单元2202室"


def test_the_next_box_is_not_the_address():
    read = values("application_form", [["现住址", "样例市样例路1号"], ["邮编", "100000"]])
    assert read["address"] == "样例市样例路1号"


def test_a_blank_page_shows_nothing() -> None:
    assert read_fields("d1", "other", [page([])]) == ({}, {})


LEASE = [["房屋租赁合同"], ["出租方（甲方）：李样租"], ["承租方（乙方）：张样例"],
         ["甲方将位于样例市样例区样例路8号的房屋出租给乙方使用"],
         ["租赁期自2024年3月1日起至2027年2月28日止"], ["租金为每月人民币3,500元，乙方按季支付"],
         ["甲方（签字）：李样租", "", "乙方（签字）：张样例"], ["2024年2月20日"]]


def test_a_lease_by_its_sentences():
    assert values("lease", LEASE) == {
        "lessor": "李样租", "lessee": "张样例", "address": "样例市样例区样例路8号", "rent": "3,500",
        "rent_period": "每月", "pay_method": "按季支付", "starts_on": "2024-03-01", "ends_on": "2027-02-28",
        "issued_on": "2024-02-20"}


def test_a_rent_in_words_only():
    sentence = [["租金为每月人民币叁仟伍佰元整，乙方按季支付"]]
    assert values("lease", [*LEASE[:5], *sentence, *LEASE[6:]])["rent"] == "叁仟伍佰元整"
    assert values("lease", [*LEASE[:5], ["月租金：", "叁仟伍佰元整"], *LEASE[6:]])["rent"] == "叁仟伍佰元整"
    receipt = values("rent_invoice", [["收据"], ["付款人：张样例"], ["金额（大写）：人民币壹万零伍佰元整"]])
    assert receipt["sum"] == "壹万零伍佰元整"


def test_a_labour_contract_calls_the_same_parties_otherwise():
    read = values("labour_contract", [
        ["劳动合同书"], ["甲方（用人单位）：样例科技有限公司"], ["乙方（劳动者）：张样例", "", "身份证号码：" + NUMBER],
        ["合同期限自2023年5月1日起至2026年4月30日止"], ["乙方从事会计岗位工作，月工资为人民币9000元"],
        ["甲方（盖章）：样例科技有限公司", "", "", "乙方（签字）："]])
    assert read == {"employer": "样例科技有限公司", "holder": "张样例", "id_number": NUMBER, "position": "会计",
                    "income": "9000元", "starts_on": "2023-05-01", "ends_on": "2026-04-30",
                    "signed_by": "样例科技有限公司"}


def test_an_invoice_names_the_buyer_first():
    read = values("rent_invoice", [["名称：张样例", "", "名称：李样租"], ["开票日期：2025年9月1日"],
                                   ["价税合计（大写）叁仟伍佰元整", "", "（小写）¥3500.00"],
                                   ["备注：租赁期自2025年9月1日至2025年11月30日"]])
    assert read == {"payer": "张样例", "payee": "李样租", "sum": "3500.00", "issued_on": "2025-09-01",
                    "rent_from": "2025-09-01", "rent_to": "2025-11-30"}


def test_a_deed_has_all_its_owners():
    read = values("property_deed", [["样（2020）样例市不动产权第0012345号"], ["权利人", "张样例"], ["共有人：李样妻"],
                                    ["坐落", "样例市样例区样例路8号"], ["登记时间：2020年6月1日"]])
    assert read == {"owners": "张样例、李样妻", "code": "样(2020)样例市不动产权第0012345号",
                    "address": "样例市样例区样例路8号", "issued_on": "2020-06-01"}


def test_owners_stand_in_the_order_in_which_a_deed_first_names_them():
    read = values("property_deed", [["权利人", "张样例"], ["共有人：李样妻"], ["权利人", "张样例"]])
    assert read["owners"] == "张样例、李样妻"


def test_a_company_by_its_licence():
    read = values("business_licence", [["营业执照"], ["统一社会信用代码", "91110000600037341L"],
                                       ["名称", "样例科技有限公司"],
                                       ["法定代表人", "许样法"], ["成立日期", "2015年3月4日"],
                                       ["营业期限", "2015年3月4日至2045年3月3日"], ["2019年5月6日"]])
    assert read == {"company": "样例科技有限公司", "code": "91110000600037341L", "legal_person": "许样法",
                    "established_on": "2015-03-04", "valid_to": "2045-03-03", "issued_on": "2019-05-06",
                    "validity": "2015年3月4日至2045年3月3日"}


def test_a_long_term_card_has_no_end():
    read = values("id_card", [["有效期限2015.03.02-长期"]])
    assert read == {"valid_from": "2015-03-02", "validity": "2015.03.02-长期"}


def test_a_row_beneath_a_card_is_no_address_and_the_words_beside_it_are_none_of_it():
    rows = page([["出生 1980年1月1日"], ["住址"], ["2025-03-07", "", "样例市样例区样例路1号", "", "样例公司"],
                 ["", "", NUMBER]])
    fields, _ = read_fields("d1", "id_card", [rows])
    assert fields["address"].value == "样例市样例区样例路1号"


def test_a_title_beside_a_value_is_no_part_of_it():
    code = page([["统一社会信用代码", "91110000600037341L"]])
    label, value = code.words
    title = replace(value, text="营", box=replace(
        value.box, left=value.box.right + 8, right=value.box.right + 48, top=value.box.top - 10,
        bottom=value.box.bottom + 12), confidence=0.3)
    fields, _ = read_fields("d1", "business_licence", [replace(code, words=(label, value, title))])
    assert (fields["code"].value, fields["code"].evidence.confidence) == ("91110000600037341L", 1.0)


def test_the_seal_that_names_a_firm_is_a_field():
    seals = (SealText("骑缝", 0.99, Box(0, 0, 9, 9)), SealText("样例有限公司", 0.97, Box(5, 5, 40, 40)))
    sealed = replace(page([["兹证明 张样例"]], unit="px"), seals=seals)
    fields, _ = read_fields("d1", "work_certificate", [sealed])
    place = fields["seal_name"].evidence
    assert (fields["seal_name"].value, place.confidence, place.box) == ("样例有限公司", 0.97, Box(5, 5, 40, 40))


def test_specks_beside_the_words_of_a_date_are_dirt():
    assert values("id_card", [["出生", "1984年3月.9日"]])["birth"] == "1984-03-09"


def test_of_a_period_half_read_the_last_day_is_no_first_day():
    period = "2010.X4.21-2030.04.21"
    assert values("id_card", [["有效期限", period]]) == {"valid_to": "2030-04-21", "validity": period}


@pytest.mark.parametrize(("number", "read"), [("110101800101001", "110101800101001"), ("110101198403097", None)])
def test_what_is_left_of_a_number_is_none_of_the_first_generation(number: str, read: str | None):
    assert values("id_card", [["公民身份号码", number]]).get("id_number") == read


def test_a_query_without_hits():
    read = values("court_query", [["被执行人姓名/名称", "张样例"], ["在全国法院范围内没有找到张样例的相关结果"]])
    assert read == {"holder": "张样例", "result": "在全国法院范围内没有找到张样例的相关结果"}


def test_what_can_hardly_be_read_is_shown_and_not_claimed():
    form = page([["姓名", "张样例"], ["月收入", "12000元"]], unit="px", confidence=0.4)
    texts, dates, unread = parted(*read_fields("d1", "application_form", [form]))
    assert (texts, dates) == ({}, {})
    assert {name: place.quote for name, place in unread.items()} == {"holder": "张样例", "income": "12000元"}
    assert all(place.box is not None for place in unread.values())


def test_a_side_that_stands_on_its_head_is_read_where_it_lies():
    side = page([["签发机关", "样例市公安局样例分局"], ["有效期限", "2015.03.02-2035.03.02"]], unit="px")
    copy = replace(side, words=(), turned=side.words)
    fields, dates = read_fields("d1", "id_card", [copy])
    assert fields["authority"].value == "样例市公安局样例分局"
    assert dates["valid_to"].value.day.isoformat() == "2035-03-02"
    upright = read_fields("d1", "id_card", [side])[0]["authority"].evidence.box
    place = fields["authority"].evidence.box
    assert (place.left, place.top) == (side.width - upright.right, side.height - upright.bottom)


def test_birth_and_address_of_a_card_are_known_by_their_places():
    read = values("id_card", [["李样本"], ["1988年1月21日"], ["样例市样例区样例街道60"], ["号15单元1202室"], [NUMBER]])
    assert (read["birth"], read["address"]) == ("1988-01-21", "样例市样例区样例街道60号15单元1202室")
