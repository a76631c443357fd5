"""A case goes back: its problems, its history, the same specialist."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from intake_cli.case.journal import Journal
from intake_cli.case.new import new_case
from intake_cli.errors import StoreError, UsageError
from intake_cli.pipeline.returning import send_back
from intake_cli.pipeline.saved import save_result
from intake_cli.reports.html import render_html
from intake_cli.reports.options import Options
from tests.reports.invented import report, results


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("INTAKE_STRICT_MESSAGES")  # the findings of the invented report do not fill every sentence
    new_case(tmp_path / "case", "salary-loan", date(2025, 9, 18))
    save_result(tmp_path / "case", report())
    return tmp_path / "case"


def test_a_case_comes_back_to_the_same_specialist(case: Path) -> None:
    _, first = send_back(case, "缺工作证明", "王专员")
    save_result(case, report(found=results()[:1]))
    _, second = send_back(case, "流水余额对不上")
    assert [note.specialist for note in second] == ["王专员", "王专员"]
    assert [(note.number, note.reason) for note in second] == [(1, "缺工作证明"), (2, "流水余额对不上")]
    assert second[0] == first[0]
    assert (second[1].solved + second[1].left, second[1].left) == (first[0].problems, second[1].problems)
    assert second[1].solved
    with pytest.raises(UsageError, match="return-specialist"):
        send_back(case, "x", "李专员")


def test_who_returns_first_is_the_specialist_where_nobody_is_named(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "zhang")
    assert send_back(case, "缺章")[1][0].specialist == "zhang"


def test_a_return_needs_a_reason_and_a_check(case: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="return-reason"):
        send_back(case, "  ")
    new_case(tmp_path / "fresh", "salary-loan", date(2025, 9, 18))
    with pytest.raises(UsageError, match="not-checked"):
        send_back(tmp_path / "fresh", "缺章")
    assert not [line for line in Journal(tmp_path / "fresh").entries() if line["action"] == "return"]


def test_the_journal_has_no_words_and_the_record_cannot_be_changed(case: Path) -> None:
    send_back(case, "张样例缺工作证明")
    line = Journal(case).entries()[-1]
    assert (line["action"], line["number"]) == ("return", 1)
    assert "张样例" not in str(line)
    record = case / ".intake" / "returns" / "001.json"
    assert record.stat().st_mode & 0o777 == 0o600
    record.write_bytes(record.read_bytes() + b" ")
    with pytest.raises(StoreError, match="return-changed"):
        send_back(case, "再退")


def test_the_page_says_why_to_whom_and_what_is_left(case: Path) -> None:
    found, notes = send_back(case, "张样例缺工作证明, 电话 13900001234", "王专员")
    page = render_html(found.report, Options(returns=notes))
    assert "第 1 次退回" in page
    assert "王专员" in page
    assert "缺工作证明" in page
    assert "13900001234" not in page
    assert "张样例" not in page
    assert "13900001234" in render_html(found.report, Options(returns=notes, unmask=True))
    assert "第 1 次退回" not in render_html(found.report, Options())
