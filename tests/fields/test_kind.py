"""A paper's kind by what its first page says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from intake_cli.codec import decode
from intake_cli.fields.kind import kind_of_page
from intake_cli.ocr.stage import read_pages
from intake_cli.words import PageText
from samples.papers import OF_OTHER_PRODUCTS, PAPERS
from samples.people import Person, invent_person
from tests.statements.paper import HEADER, ROWS, TITLES, page

AS_OF = date(2025, 9, 18)


@pytest.fixture(scope="module")
def person() -> Person:
    return invent_person(Random("person 5"), AS_OF)


def told(first: PageText) -> str:
    found = kind_of_page("d1", first)
    return "" if found is None else found.value


def first_page(path: Path) -> PageText:
    return decode(PageText, next(read_pages(path, {"first": 1, "last": 1})))


@pytest.mark.parametrize("kind", PAPERS)
def test_each_paper_of_a_salary_loan(kind: str, person: Person, tmp_path: Path) -> None:
    PAPERS[kind](person, AS_OF, tmp_path / "a.pdf")
    assert told(first_page(tmp_path / "a.pdf")) == kind


@pytest.mark.parametrize(("kind", "look"), [(kind, look) for kind, (_, looks) in OF_OTHER_PRODUCTS.items()
                                            for look in range(looks)])
def test_each_look_of_the_other_papers(kind: str, look: int, person: Person, tmp_path: Path) -> None:
    OF_OTHER_PRODUCTS[kind][0](person, AS_OF, tmp_path / "a.pdf", look)
    assert told(first_page(tmp_path / "a.pdf")) == kind


def test_a_statement_is_that_of_its_holder() -> None:
    title = [["样例银行账户交易明细"]]
    assert told(page([*title, *HEADER, TITLES, *ROWS])) == "personal_statement"
    company = [["户名: 样例科技有限公司", "", "账号: 6200000000000001234"], *HEADER[1:]]
    assert told(page([*title, *company, TITLES, *ROWS])) == "corporate_statement"


def test_a_licence_whose_large_title_fell_apart() -> None:
    marks = [["统一社会信用代码", "91110000600037341L"], ["名称", "样例公司"], ["类型", "有限责任公司"],
             ["法定代表人", "许样法"], ["注册资本", "壹佰万元整"], ["成立日期", "2016年8月5日"], ["住所", "样例路1号"],
             ["经营范围", "销售"], ["登记机关"]]
    assert told(page([["营白业执照"], ["（副本）"], *marks])) == "business_licence"


@pytest.mark.parametrize("lines", [
    [["居民户口簿"], ["户别", "家庭户口", "户主姓名", "张样例"], ["户号", "0001", "住址", "样例市样例路1号"]],
    [["机动车行驶证"], ["号牌号码", "样A00000"], ["所有人", "张样例"], ["住址", "样例市样例路1号"]],
    [["借款合同"], ["甲方（出借人）：李样友"], ["乙方（借款人）：张样例"], ["借款金额：10000元"], ["违约责任"]],
    [["样例银行信用卡账单"], ["到期还款日", "2025-09-20"], ["最低还款额", "100.00"], ["交易日", "摘要", "金额"]],
    [["会议纪要"], ["时间：2025年9月1日"], ["地点：样例大厦"]], []])
def test_papers_of_no_kind_of_ours_are_not_guessed(lines: list[list[str]]) -> None:
    assert told(page(lines)) == ""


def test_a_mention_of_a_paper_is_not_the_paper() -> None:
    assert told(page([["所需材料清单"], ["身份证"], ["劳动合同"], ["个人信用报告"], ["房屋租赁合同"]])) == ""
