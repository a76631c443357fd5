"""A layout that the caller forces: never needed, but a help where no heading is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checks.facts import Order
from intake_cli.case.files import loose_inputs
from intake_cli.errors import UsageError
from intake_cli.layout.dialect import Dialect, speaking, spoken
from intake_cli.layout.values import is_empty
from intake_cli.pipeline.banks import dialect_of, known_banks
from intake_cli.pipeline.reading import Reader
from intake_cli.statements.flag_words import flag_is_in
from intake_cli.statements.statement import read_statement
from intake_cli.statements.vocabulary import Role, role_of
from tests.conftest import Intake
from tests.pipeline.test_explain import Silent
from tests.statements.paper import page

UNHEARD = ["发生于", "缘由", "多少", "来否", "还剩", "同谁"]
ROWS = [["2025-03-01", "货款", "1,000.00", "入来", "1,500.00", "李样友"],
        ["2025-03-05", "零用", "200.50", "出去", "1,299.50", "样例超市"],
        ["2025-03-09", "货款", "80.00", "入来", "1,379.50", "无人"]]
OWN = """names = ["样例银行"]
empty = ["无人"]
money_in = ["入来"]
money_out = ["出去"]
[titles]
date = ["发生于"]
summary = ["缘由"]
amount = ["多少"]
flag = ["来否"]
balance = ["还剩"]
counterparty = ["同谁"]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "样例.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "流水.csv"
    path.write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in [UNHEARD, *ROWS]), encoding="utf-8")
    return path


def test_headings_that_no_one_knows_are_read_by_a_file(own: Path) -> None:
    pages = [page([UNHEARD, *ROWS])]
    assert all(role_of(title) is None for title in UNHEARD)
    assert read_statement("d1", pages) is None
    with speaking(dialect_of(str(own))):
        statement = read_statement("d1", pages)
    assert statement is not None
    assert [str(entry.amount and entry.amount.value) for entry in statement.entries] == ["1000.00", "-200.50", "80.00"]
    assert [entry.side and entry.side.value.value for entry in statement.entries] == ["in", "out", "in"]
    assert [entry.summary and entry.summary.value for entry in statement.entries] == ["货款", "零用", "货款"]
    assert [entry.counterparty and entry.counterparty.value for entry in statement.entries] == [
        "李样友", "样例超市", None]


def test_the_whole_program_takes_it(export: Path, own: Path, intake: Intake) -> None:
    assert "No table" in intake("ocr", export).out
    shown = intake("ocr", export, "--bank", own)
    assert "3 rows" in shown.out
    assert "还剩" not in shown.out  # the balance has a name of its own on the screen
    report = json.loads(intake("check", export, "--bank", own, "--format", "json", "--as-of", "2025-09-18").out)
    assert [entry["balance"] for entry in report["documents"][0]["statement"]["entries"]] == [
        "1500.00", "1299.50", "1379.50"]


def test_it_is_part_of_what_an_output_depends_on(export: Path, own: Path) -> None:
    def key(bank: Dialect | None) -> str:
        keys: list[str] = []

        class Watching(Reader):
            def _run(self, tasks, progress=None):  # type: ignore[no-untyped-def]
                keys.extend(task.key for task in tasks if task.stage.name.endswith(":assemble"))
                return super()._run(tasks, progress)

        Watching(bank=bank).read(loose_inputs([export]).files, Silent())
        return keys[0]

    assert key(None) == key(None) != key(dialect_of(str(own))) != key(dialect_of("icbc"))


def test_order_and_sides_may_be_forced() -> None:
    titles = ["交易日期", "摘要", "借方", "贷方"]
    rows = [["2025-03-01", "甲", "5.00", ""], ["2025-03-02", "乙", "", "7.00"]]
    with speaking(Dialect(order="descending", opposite=True)):
        statement = read_statement("d1", [page([titles, *rows])])
    assert statement is not None
    assert statement.order is Order.DESCENDING
    assert [str(entry.amount and entry.amount.value) for entry in statement.entries] == ["5.00", "-7.00"]


def test_a_dialect_ends_with_its_document() -> None:
    with speaking(Dialect({"多少": "amount"}, ("无人",), ("归",), ("去",))):
        assert (role_of("多 少"), is_empty("无人")) == (Role.AMOUNT, True)
        assert (flag_is_in("归"), flag_is_in("去")) == (True, False)
    assert (role_of("多少"), is_empty("无人"), flag_is_in("归")) == (None, False, None)
    assert spoken() == Dialect()


@pytest.mark.parametrize("name", ["icbc", "ICBC", "工商银行", "招行"])
def test_banks_go_by_several_names(name: str) -> None:
    assert dialect_of(name).titles["交易日期"] == "date"


def test_an_unknown_bank_names_the_known_ones(export: Path, intake: Intake) -> None:
    call = intake("ocr", export, "--bank", "样例")
    assert call.code == 2
    assert "icbc (工商银行)" in call.err
    assert "Did you mean icbc?" in intake("ocr", export, "--bank", "icbs").err


@pytest.mark.parametrize(("text", "named"), [
    ("names = ['x']\n[titles]\ndatum = ['a']\n", "titles.datum"), ("names = ['x']\n", "titles"),
    ("names = ['x']\norder = 'up'\n[titles]\n", "order"), ("names = 'x'\n[titles]\n", "names"), ("[", "toml")])
def test_a_file_of_another_form_is_refused(own: Path, text: str, named: str) -> None:
    own.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        dialect_of(str(own))
    assert named in str(error.value)


TURNED = {"借方金额（收）", "贷方金额（支）"}
"""Titles whose bank says debit for money in."""
SHARPER = {"柜员交易号", "对方行", "记账日期"}
"""Titles that are read as something near, where the bank's own list knows better."""


def test_the_known_banks_mean_what_the_vocabulary_means() -> None:
    for bank in known_banks().values():
        for role, titles in bank.titles.items():
            for title in set(titles) - TURNED - SHARPER:
                meant = role_of(title)
                assert meant in (None, role) or (meant, role) == (Role.TIME, Role.DATE), (bank.names, title)
