"""Wallets name the holder in a sentence, not beside a label."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checks.facts import BankStatement
from intake_cli.statements.statement import read_statement
from tests.statements.paper import page, word

ID = "110101198001010010"
TITLES = ["收/支", "交易对方", "商品说明", "金额", "交易订单号", "交易时间"]
ROWS = [["支出", "样例店", "早餐", "12.00", "20250302", "2025-03-02 10:00:00"],
        ["收入", "李样友", "转账", "20.00", "20250301", "2025-03-01 10:00:00"]]


def read(*head: list[str], below: list[list[str]] | None = None) -> BankStatement:
    statement = read_statement("d1", [page([*head, TITLES, *ROWS, *(below or [])])])
    assert statement is not None
    return statement


def values(statement: BankStatement) -> tuple[str | None, ...]:
    found = (statement.holder, statement.id_number, statement.account)
    return tuple(None if field is None else field.value for field in found)


@pytest.mark.parametrize(("sentence", "account"), [
    ([[f"兹证明：张样例（证件号码：{ID}）在其支付宝账号13900001234中明细信息如下："]], "13900001234"),
    ([[f"兹证明:张样例(证件号码:{ID})在其支付宝账号zhang.yl@example.com中明细如下:"]], "zhang.yl@example.com"),
    ([[f"兹证明 : 张样例(居民身份证:{ID}),在其微信号:yangli_2025中的交易明细信息如下:"]], "yangli_2025"),
    ([["兹证明：张样例（居民身份证：11010119800"], ["1010010），在其微信号：yangli_2025中的交"], ["易明细信息如下："]],
     "yangli_2025"),
    ([[f"兹证明：张样例（身份证：{ID}）"], ["在其钱包 6200001234 内的交易明细如下"]], "6200001234"),
])
def test_the_sentence_names_holder_number_and_account(sentence: list[list[str]], account: str) -> None:
    statement = read(["样例支付科技有限公司交易流水证明"], *sentence)
    assert values(statement) == ("张样例", ID, account)
    assert statement.holder is not None
    assert statement.holder.evidence.box is not None
    assert "张样例" in statement.holder.evidence.quote


@pytest.mark.parametrize("line", [
    "交易时间段：2025-01-01 00:00:00至2025-06-30 23:59:59",
    "交易明细对应时间段 2025-01-01 00:00:00 至 2025-06-30 23:59:59"])
def test_the_period_with_its_seconds(line: str) -> None:
    statement = read([line])
    assert [str(field and field.value.day) for field in (statement.start, statement.end)] == [
        "2025-01-01", "2025-06-30"]


@pytest.mark.parametrize(("below", "printed"), [
    ([["样例支付科技有限公司"], ["2025年07月01日"]], "2025-07-01"), ([["2025-07-01"]], "2025-07-01"),
    ([["2025年06月01日"]], None), ([["共 2 笔记录，截至 2025年07月01日"]], None), ([], None)])
def test_the_day_that_stands_alone_below_is_the_day_of_issue(below: list[list[str]], printed: str | None) -> None:
    statement = read(["交易时间段：2025-01-01 00:00:00至2025-06-30 23:59:59"], below=[["以上"], *below])
    found = statement.printed_on
    assert (found and str(found.value.day)) == printed


def test_a_masked_number_is_not_claimed() -> None:
    assert values(read(["兹证明:张样例(证件号码:1101**********0010)在其支付宝账号139****1234中明细信息如下:"])) == (
        "张样例", None, "139****1234")


@pytest.mark.parametrize("line", [
    "兹证明以上信息真实有效，在其账号中可查询。", "特此证明。", "本公司证明（编号：20250101）仅供参考。"])
def test_other_sentences_name_no_one(line: str) -> None:
    assert values(read([line])) == (None, None, None)


def test_a_label_outweighs_a_sentence() -> None:
    statement = read(["姓名：李样友", "", "账号：6200000000000001234"],
                     [f"兹证明：张样例（证件号码：{ID}）在其账号13900001234中明细如下："])
    assert values(statement) == ("李样友", ID, "6200000000000001234")


@pytest.mark.parametrize(("line", "holder"), [
    ("张样例 先生/女士", "张样例"), ("尊敬的张样例女士：", "张样例"), ("尊敬的先生/女士", None),
    ("尊敬的各位客户", None)])
def test_a_paper_is_of_whom_it_addresses_by_name(line: str, holder: str | None) -> None:
    assert values(read(["样例银行账户流水"], [line]))[0] == holder
    assert values(read(["样例银行账户流水"], [line], ["户名：李样友"]))[0] == "李样友"


@pytest.mark.parametrize(("line", "holder"), [
    (["MS ZHANG YANGLI", "", "Account Type: Savings"], "ZHANGYANGLI"), (["Mr. Zhang Yangli"], "ZhangYangli"),
    (["MISSION STATEMENT"], None), (["DR 12.00 CR"], None), (["MS OFFICE"], None)])
def test_an_address_names_the_holder_behind_a_title(line: list[str], holder: str | None) -> None:
    words = [word(part, left, 40) for cell, start in zip(line, (20, 220, 320), strict=False)
             for left, part in _parts(cell, start)]
    sheet = page([[], TITLES, *ROWS])
    statement = read_statement("d1", [replace(sheet, words=(*words, *sheet.words))])
    assert statement is not None
    assert (statement.holder and "".join(statement.holder.value.split())) == holder


def _parts(text: str, left: float) -> list[tuple[float, str]]:
    """The words of a ``text`` that begins at ``left``, and where each begins."""
    words = text.split()
    return [(left + 5 * (sum(map(len, words[:place])) + place), part) for place, part in enumerate(words)]
