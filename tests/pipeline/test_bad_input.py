"""What scan stations and applicants get wrong: each ends in a clear word, never in silence or in invented figures."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from samples.degrade import Pixels, image_pdf, office_scan, render
from samples.fonts import font
from samples.layouts import LAYOUTS
from samples.ledger import Ledger
from samples.statements import sample_ledger, write_statement
from tests.conftest import Intake

ON_PAGE = 13
LAYOUT = replace(LAYOUTS["plain"], rows_per_page=ON_PAGE)

Truth = list[tuple[str, str, str]]


@pytest.fixture(scope="module")
def digital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_statement(tmp_path_factory.mktemp("digital"), LAYOUT, sample_ledger(LAYOUT, 3, rows=25))[0]


@pytest.fixture(scope="module")
def truth(digital: Path) -> Truth:
    told = json.loads(digital.with_suffix(".truth.json").read_text("utf-8"))
    return [(row["date"], row["amount"], row["balance"]) for row in told["rows"]]


@pytest.fixture(scope="module")
def sheets(digital: Path) -> list[Pixels]:
    return render(digital, 200)


def scan(pages: Sequence[Pixels], folder: Path, dpi: int = 200) -> Path:
    """``pages`` as an office scans them."""
    image_pdf((office_scan(np.ascontiguousarray(page), 9 + place) for place, page in enumerate(pages)),
              folder / "scan.pdf", dpi)
    return folder / "scan.pdf"


def checked(intake: Intake, path: Path, *more: str) -> tuple[dict[str, Any], set[tuple[str, str, str]]]:
    """The report of ``intake check``, and what it says as (rule, kind, code)."""
    call = intake("-q", "check", path, "--as-of", "2025-09-18", "--format", "json", "--unmask", *more)
    assert call.code in (0, 1)
    assert call.err == ""
    report = json.loads(call.out)
    return report, {(found["rule"], found["kind"], found["code"]) for found in report["findings"]}


def entries(report: dict[str, Any]) -> list[tuple[Any, Any, Any]]:
    found = report["documents"][0]["statement"]["entries"]
    return [(entry["date"], entry["amount"], entry["balance"]) for entry in found]


@pytest.mark.live
def test_a_page_upside_down_among_others(sheets: list[Pixels], truth: Truth, tmp_path: Path, intake: Intake) -> None:
    report, said = checked(intake, scan([sheets[0], sheets[1][::-1, ::-1]], tmp_path))
    assert entries(report) == truth
    assert [page["rotation"] for page in report["documents"][0]["pages"]] == [0, 180]
    assert said == set()


def test_a_page_cut_off_below(sheets: list[Pixels], truth: Truth, tmp_path: Path, intake: Intake) -> None:
    """The rows that are gone break the balances between two pages: that accuses no one."""
    height = len(sheets[0])
    report, said = checked(intake, scan([sheets[0][:int(0.28 * height)], sheets[1]], tmp_path))
    found = entries(report)
    assert found == [row for row in truth if row in found]
    assert ON_PAGE < len(found) < len(truth)
    assert {("STM-03", "review", "page-cut"), ("STM-01", "review", "break")} <= said
    assert not [kind for _, kind, _ in said if kind == "fail"]


@pytest.mark.parametrize(("share", "expected"), [(0.5, ("STM-01", "review", "balances-missing")),
                                                 (0.7, ("STM-03", "review", "page-cut"))])
def test_a_right_edge_that_is_missing(sheets: list[Pixels], truth: Truth, tmp_path: Path, intake: Intake,
                                      share: float, expected: tuple[str, str, str]) -> None:
    report, said = checked(intake, scan([sheet[:, :int(share * sheet.shape[1])] for sheet in sheets], tmp_path))
    assert expected in said
    for read, printed in zip(entries(report), truth, strict=True):
        assert all(cell in (None, right) for cell, right in zip(read, printed, strict=True))


def test_a_last_page_whose_dates_are_cut_off(sheets: list[Pixels], truth: Truth, tmp_path: Path,
                                             intake: Intake) -> None:
    report, said = checked(intake, scan([sheets[0], sheets[1][:, int(0.2 * sheets[1].shape[1]):]], tmp_path))
    assert entries(report) == truth[:ON_PAGE]
    assert {("STM-03", "review", "rows-overlooked"), ("STM-03", "review", "page-cut")} <= said
    assert len(report["documents"][0]["statement"]["unplaced"]) >= len(truth) - ON_PAGE


def hidden(page: Pixels, left: float, right: float) -> Pixels:
    """A fold that swallows a strip."""
    width = page.shape[1]
    return np.concatenate([page[:, :int(left * width)], page[:, int(right * width):]], 1)


def doubled(page: Pixels, left: float, right: float) -> Pixels:
    """A sheet that was drawn in twice over a strip."""
    width = page.shape[1]
    return np.concatenate([page[:, :int(right * width)], page[:, int(left * width):]], 1)


@pytest.mark.parametrize(("fold", "strip", "expected"), [
    (hidden, (0.50, 0.64), ("STM-01", "review", "balances-missing")),
    (hidden, (0.40, 0.54), ("STM-01", "review", "unread")),
    (hidden, (0.04, 0.16), ("DOC-06", "review", "no-table")),
    (doubled, (0.40, 0.56), None)])
def test_a_sheet_with_a_fold(sheets: list[Pixels], truth: Truth, tmp_path: Path, intake: Intake,
                             fold: Callable[[Pixels, float, float], Pixels], strip: tuple[float, float],
                             expected: tuple[str, str, str] | None) -> None:
    """What the fold hides is said to be missing; what it shows twice is read once."""
    report, said = checked(intake, scan([fold(sheets[0], *strip)], tmp_path))
    assert expected is None or expected in said
    assert not [found for found in said if found[0] in ("STM-01", "CAL-01") and found[1] == "fail"]
    if report["documents"][0].get("statement") is not None:
        for read, printed in zip(entries(report), truth[:ON_PAGE], strict=True):
            assert all(cell in (None, right) for cell, right in zip(read, printed, strict=True))


def paper(path: Path, lines: Sequence[Sequence[str]]) -> Path:
    """A digital page of ``lines``, a cell every 100 points."""
    canvas = Canvas(str(path))
    canvas.setFont(font(), 10)
    for number, cells in enumerate(lines):
        for column, text in enumerate(cells):
            canvas.drawString(50 + 100 * column, 780 - 20 * number, text)
    canvas.save()
    return path


BILL = [["样例银行信用卡电子账单"], ["持卡人：张样例", "", "账单日：2025-09-05"],
        ["本期应还款额：3,456.78", "", "最低还款额：345.68"], ["到期还款日：2025-09-25"], [],
        ["交易日", "记账日", "交易摘要", "交易金额"], ["2025-08-07", "2025-08-08", "样例超市", "128.00"],
        ["2025-08-09", "2025-08-10", "样例网络商城", "3,328.78"], ["2025-08-11", "2025-08-12", "还款", "-500.00"]]
PROSE = [["关于开展二〇二五年度安全检查工作的通知"], ["各部门：根据上级要求，现定于2025年9月1日起开展检查，"],
         ["检查经费1,200.00元由各部门自行承担，请于2025年9月15日前"], ["完成自查并上报结果。特此通知。"]]


@pytest.mark.parametrize(("lines", "code"), [(BILL, "card-bill"), (PROSE, "unrecognised")])
def test_papers_that_are_no_statements(tmp_path: Path, intake: Intake, lines: list[list[str]], code: str) -> None:
    path = paper(tmp_path / "paper.pdf", lines)
    report, said = checked(intake, path)
    assert report["documents"][0].get("statement") is None
    assert said == {("DOC-06", "review", code)}
    assert intake("ocr", path, "--csv", tmp_path / "rows.csv").code == 0
    assert len((tmp_path / "rows.csv").read_text("utf-8-sig").splitlines()) <= 1


def test_a_statement_of_nothing(tmp_path: Path, intake: Intake) -> None:
    ledger = replace(sample_ledger(LAYOUT, 3, rows=5), lines=())
    path = write_statement(tmp_path, LAYOUT, ledger)[0]
    report, said = checked(intake, path)
    assert ("STM-19", "fail", "empty") in said
    assert report["documents"][0]["statement"]["holder"] == ledger.account.holder
    assert intake("ocr", path).code == 0


def rows_of(count: int) -> tuple[Ledger, Truth]:
    ledger = sample_ledger(LAYOUTS["plain"], 3, rows=count)
    return ledger, [(line.day.isoformat(), str(line.amount), str(line.balance)) for line in ledger.lines]


def test_a_statement_of_very_many_pages(tmp_path: Path, intake: Intake) -> None:
    """A thousand rows on 25 pages, for the time that drawing more takes; none of it is kept longer than a page. Over
    such a while the invented holder spends more than there is."""
    ledger, expected = rows_of(1000)
    report, said = checked(intake, write_statement(tmp_path, LAYOUTS["plain"], ledger)[0])
    assert entries(report) == expected
    assert min(line.balance for line in ledger.lines) < 0
    assert said == {("STM-20", "review", "overdrawn")}


def test_a_colour_scan_of_600_dpi(digital: Path, truth: Truth, tmp_path: Path, intake: Intake) -> None:
    page = render(digital, 600)[0]
    image_pdf([page], tmp_path / "fine.pdf", 600)
    report, _ = checked(intake, tmp_path / "fine.pdf")
    assert entries(report) == truth[:ON_PAGE]


def test_a_page_that_is_cut_inside_the_file_shows_no_more_than_a_viewer(digital: Path, truth: Truth, tmp_path: Path,
                                                                        intake: Intake) -> None:
    """The text layer still holds what the cropped page hides."""
    cropped = tmp_path / "cropped.pdf"
    with pikepdf.open(digital) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            page.mediabox = [left, bottom, left + 0.55 * (right - left), top]
        pdf.save(cropped)
    _, said = checked(intake, cropped)
    assert [found for found in said if found[0] in ("STM-01", "STM-03") and found[1] == "review"]


def test_a_wallets_bill_is_no_bad_input(tmp_path: Path, intake: Intake) -> None:
    """Its holder stands in a sentence, it has no balances, and no one prints a day of issue on it."""
    rows = [["支出", "样例店", f"{day}2.00", f"2025{month:02}{day:02}", f"2025-{month:02}-{day:02}"]
            for month in range(8, 1, -1) for day in (25, 17, 9, 2)]
    path = paper(tmp_path / "wallet.pdf", [
        ["样例支付科技有限公司 交易流水证明"],
        ["兹证明：张样例（证件号码：110101198001010010）在其样例账号13900001234中明细信息如下："],
        ["交易时间段：2025-02-01 00:00:00至2025-08-31 23:59:59"], [],
        ["收/支", "交易对方", "金额", "交易订单号", "交易时间"], *rows])
    report, said = checked(intake, path)
    read = report["documents"][0]["statement"]
    assert (read["account_type"], read["holder"], read["account"], len(read["entries"])) == (
        "wallet", "张样例", "13900001234", len(rows))
    assert not [found for found in said if found[1] in ("fail", "review")]
