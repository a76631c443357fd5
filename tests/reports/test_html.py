"""The page as text: policy, self-containment, pictures, hostile input. Its look in a browser is tested next door."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from checks.facts import Box, Evidence
from checks.findings import Finding, Kind, Level, Result
from intake_cli.reports import album
from intake_cli.reports.chart import balance_chart
from intake_cli.reports.crops import Crop, crop_request, wanted_requests
from intake_cli.reports.html import render_html
from intake_cli.reports.model import Report
from intake_cli.reports.options import Options
from tests.reports.invented import place, report, results

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}\u202e</style>'


def crops(one: Report, size: int = 200) -> dict[str, Crop]:
    return {request.key: Crop(request.key.encode().ljust(size, b"."), request.region, 1200, 240)
            for request in wanted_requests(one)}


def policy_of(page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    return found[1].replace("&#39;", "'")


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    page = render_html(report(), Options())
    policy = policy_of(page)
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_nothing_is_fetched_and_nothing_is_inline() -> None:
    page = render_html(report(), Options(crops=crops(report())))
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", page)
    assert "://" not in page.split("<script>")[0].split("</style>")[1]
    assert not re.search(r"\sstyle=|\son\w+=|url\(|@import", page)


def test_hostile_text_stays_text() -> None:
    found = replace(results()[0], finding=Finding("impossible", (place(17, HOSTILE),), {"text": HOSTILE}))
    page = render_html(report(found=(found,)), Options())
    assert page.count("<script") == 1
    assert "<img" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page


def test_each_picture_is_carried_once_and_used_again() -> None:
    again = replace(results()[0], rule="STM-08", name="round-income", finding=Finding(
        "round", (place(17),), {"share": "90%"}))
    one = report(found=(results()[0], again))
    page = render_html(one, Options(crops=crops(one)))
    assert page.count("data:image/webp;base64,") == 1
    assert len(re.findall(r'<use href="#c-d1-', page)) == 1
    assert page.count('class="accused"') == 2


def test_pictures_of_personal_papers_wait_for_unmask() -> None:
    one = report()
    number = next(f for f in one.findings if f.rule == "ID-02")
    wanted = crop_request(one, number)
    assert wanted is not None
    key = wanted.key
    masked, whole = (render_html(one, Options(crops=crops(one), unmask=unmask)) for unmask in (False, True))
    assert f'id="c-{key}"' not in masked
    assert "附图含个人信息" in masked
    assert f'id="c-{key}"' in whole


def test_what_two_papers_say_stands_side_by_side() -> None:
    card = Evidence("d2", 1, Box(20, 30, 120, 45), "张样例")
    disagreeing = Result("XDC-01", "name-agreement", Kind.FAIL, Level.ERROR, Finding(
        "another", (place(17, "李样本"), card), {"kind": "personal_statement", "holder": "李样本", "name": "张样例"}))
    one = report(found=(disagreeing,))
    assert [request.document for request in wanted_requests(one)] == ["d1", "d2"]
    page = render_html(one, Options(crops=crops(one), unmask=True))
    pair = page.split('class="pair"')[1].split("</article>")[0]
    assert pair.count("<figure>") == 2
    assert (pair.count('class="accused"'), pair.count('class="compared"')) == (1, 1)
    assert "id_card-front.jpg" in pair
    masked = render_html(one, Options(crops=crops(one)))
    assert 'class="pair"' not in masked
    assert "附图含个人信息" in masked


def test_pictures_beyond_the_budget_are_left_out_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(album, "MOST_BYTES", 450)
    page = render_html(report(), Options(crops=crops(report())))
    assert page.count("data:image/webp;base64,") == 2
    assert "已省略 1 张图" in page


def test_a_row_is_shown_with_its_neighbours_over_the_whole_table() -> None:
    one = report()
    chain = next(f for f in one.findings if f.rule == "STM-01" and f.kind == "fail")
    request = crop_request(one, chain)
    assert request is not None
    assert chain.box is not None
    left, top, right, bottom = request.region
    assert (request.document, request.page) == ("d1", 2)
    assert left < 60
    assert right > 520
    assert top < chain.box[1] - 40
    assert bottom > chain.box[3] + 40


def test_the_sum_stands_beside_the_picture() -> None:
    one = report()
    page = render_html(one, Options(crops=crops(one)))
    card = next(part for part in page.split("<article")[1:] if "STM-01" in part and "<image" in part)
    assert card.index("<image") < card.index("12,300.00 - 500.00 ≠ 11,900.00") < card.index("</article>")


def test_the_checklist_says_what_to_bring() -> None:
    page = render_html(report(), Options())
    assert "请补交: 征信报告" in page
    assert "请重新提供: 工作证明 或 劳动合同" in page


def test_the_balance_is_drawn_with_the_accused_rows() -> None:
    one = report()
    chart = balance_chart(one, one.documents[0])
    assert chart is not None
    assert len(chart.line.split()) == 90
    assert [point.kind for point in chart.points] == ["fail", "fail", "review"]
    assert "2025-02-30" in chart.points[0].label
    assert all(0 <= point.y <= chart.base for point in chart.points)
    assert {point.target for point in chart.points} <= set(re.findall(r'id="(f-[^"]+)"', render_html(one, Options())))


def test_the_line_runs_from_old_to_new() -> None:
    one = report()
    document = one.documents[0]
    assert document.statement is not None
    newest_first = replace(document, statement=replace(
        document.statement, order="descending", entries=tuple(reversed(document.statement.entries))))
    forward, backward = balance_chart(one, document), balance_chart(one, newest_first)
    assert forward is not None
    assert backward is not None
    assert forward.line == backward.line


@pytest.mark.parametrize("balances", [(None, None), ("1.00",), ("x", "NaN")])
def test_no_chart_without_balances(balances: tuple[str | None, ...]) -> None:
    one = report()
    document = one.documents[0]
    assert document.statement is not None
    few = tuple(replace(entry, balance=balance) for entry, balance in
                zip(document.statement.entries, balances, strict=False))
    assert balance_chart(one, replace(document, statement=replace(document.statement, entries=few))) is None


@pytest.mark.parametrize("balances", [("5.00", "5.00"), ("-3.10", "-900.00"), ("0.01", "98765432.10")])
def test_a_chart_for_any_balances(balances: tuple[str, ...]) -> None:
    one = report()
    document = one.documents[0]
    assert document.statement is not None
    few = tuple(replace(entry, balance=balance) for entry, balance in
                zip(document.statement.entries, balances, strict=False))
    chart = balance_chart(one, replace(document, statement=replace(document.statement, entries=few)))
    assert chart is not None
    heights = [float(pair.split(",")[1]) for pair in chart.line.split()]
    assert all(0 <= height <= chart.base for height in heights)
    assert 2 <= len(chart.levels) <= 8
