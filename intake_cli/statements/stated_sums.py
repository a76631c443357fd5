"""Sums and counts that stand beside their labels, above a table or below it: ``收入合计：1,234.00  交易笔数：53``."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate, groupby, pairwise

from checks.facts import Evidence, Total
from checks.names import read_from_pixels
from intake_cli.characters import simplified
from intake_cli.layout.lines import Line, around, sureness
from intake_cli.layout.values import has_figure, looks_like_amount, money, normal
from intake_cli.statements.sum_words import OTHER_SCOPE, sums_of_part
from intake_cli.statements.table import PageTable, Table
from intake_cli.statements.worded_sums import SAID, doubted, in_figures

_IN, _OUT = "收入|贷方|存入|转入|进账|收款", "支出|借方|转出|支取|取出|出账|付出|付款|提取"
_LABEL = (r"(?=[\u4e00-\u9fff]|\d{1,4}[年月])(?:人民币)?"
          r"(?:(?P<page>本页|当页)|(?P<month>(?:[本当]|(?:20\d\d年)?\d{1,2})月份?))?(?:本期|期间|交易|账户|明细)?(?P<before>总|合计|共计|共)?"
          rf"(?:(?P<in>{_IN})|(?P<out>{_OUT}))?(?P<moved>发生)?(?:交易)?(?:金?额)?(?P<after>合计|总计|共计|小计|总)?"
          r"(?:(?P<count>笔数|条数|行数)|金?额|数)?(?:\(元\)|\(笔\))?")
_FIGURES = (r"(?:(?P<number>\d{1,6})(?:(?P<unit>\s*[笔条])|(?![\d,.])))?"
            r"(?:\s*[,/]?\s*(?:[合总小]计|共计?|总?金?额)?\s*:?\s*[¥￥]?(?P<sum>\d[\d,]*\.\d{2})(?![\d.]|\s*[\d,]+\.\d{2}))?")
"""A count, a sum, or a sum after its count; two sums after a count stand under columns, and so does a single one where
several labels have counts."""
_WORDS = rf"(?:元?\s*(?:\(?{SAID}\)?:?\s*)?{SAID}:(?P<words>\d+\.\d{{2}}))?"
"""A sum that was in words, behind its figures or alone."""
_STATED = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=\d[笔条元])|(?<=[合总]计)){_LABEL}\s*(?P<colon>:?)\s*"
                     rf"(?:人民币|RMB|CNY|[¥￥])?\s*{_FIGURES}{_WORDS}")
_TRANSLATION = re.compile(r"(?<=[\u4e00-\u9fff])\[[A-Za-z ./()'-]+\]$")
"""What some exports put behind a label: 借方发生总额[Total Debit Amount of Payments]."""
_TRANSLATED = re.compile(r"(?<=[\u4e00-\u9fff])\s*[A-Za-z][A-Za-z ./()'-]*(?=:?\s*[¥￥]?\d)")
"""Latin words between a label and its figures: 存入总额 Total Deposits 73,688.79."""
_SUMMED = re.compile(r"合计|总计|小计")


def stated_sums(document: str, table: Table) -> list[Total]:
    """The sums and counts that lines around the table and total lines inside it state beside their labels. One that
    names no page is the period's; where several pages name different ones it is each page's if all of them do, and
    else that of one of several prints bound together, told once for the pages on which it goes on. Where some are of
    pages, so are those that happen to be alike on all pages."""
    pages = {row.page for row in table.rows}
    found = [total for page in table.pages for line in (*page.above, *page.totals, *page.below)
             if not sums_of_part(line.text) for total in stated_on(document, page, line)]
    stated: dict[str, list[Total]] = defaultdict(list)
    for total in found:
        if total.scope == "period":
            stated[total.of].append(total)
    settled = [total for total in found if total.scope == "page"]
    prints = _of_prints(stated)
    everywhere = {of for of, totals in stated.items() if pages <= {total.evidence.page for total in totals}}
    alike = {of for of, totals in stated.items() if len({total.value for total in totals}) == 1}
    by_page = bool(everywhere - alike)
    for of, totals in stated.items():
        if of in everywhere and not prints and (of not in alike or (by_page and len(totals) > 1)):
            settled += [replace(total, scope="page") for total in totals]
        elif of in alike and not prints:
            settled.append(totals[0])
        else:
            settled += [replace(next(run), scope="print") for _, run in groupby(totals, key=lambda total: total.value)]
    return settled


def _of_prints(stated: dict[str, list[Total]]) -> bool:
    """Whether sums stay as they are from one page to the next and change later: no two pages move the same money, so
    they are of prints of several pages each."""
    for totals in (stated.get(of, []) for of in ("in", "out")):
        goes_on = any(one.value == other.value != 0 and one.evidence.page != other.evidence.page
                      for one, other in pairwise(totals))
        if goes_on and len({total.value for total in totals}) > 1:
            return True
    return False


def stated_on(document: str, page: PageTable, line: Line) -> Iterator[Total]:
    """The sums and counts that a line states beside their labels, each in the place of its own words: a line that is
    not level holds parts of others too."""
    texts = [in_figures(_TRANSLATION.sub("", normal(word.text))) for word in line.words]
    if page.page.unit == "cell":  # what a cell says of the next one is its label, with a colon or without
        texts = [f"{text}:" if text and not has_figure(text) and text[-1] != ":" and has_figure(after) else text
                 for text, after in zip(texts, [*texts[1:], ""], strict=True)]
    text = _TRANSLATED.sub(lambda found: " " * len(found[0]), simplified(" ".join(texts)))
    ends = list(accumulate(len(each) + 1 for each in texts))
    stated = [match for match in _STATED.finditer(text) if _is_sum(match, text)]
    counted = [match for match in stated if match["number"] and not match["count"] and (match["in"] or match["out"])]
    under_columns = len(counted) > 1 and not all(match["sum"] for match in counted)
    for match in stated:
        words = [word for word, each, end in zip(line.words, texts, ends, strict=True)
                 if end - 1 > match.start() and end - 1 - len(each) < match.end()]
        box = around(words)
        evidence = Evidence(document, page.page.number, page.page.place(box), line.text, sureness(words), None,
                            page.page.reader, cell=page.page.address(box))
        worded = match["words"] and not (match["sum"] and read_from_pixels(evidence))
        for of, value in _values(match, not under_columns, match["words" if worded else "sum"] or ""):
            yield Total(_scope(match), of, value, doubted(evidence) if worded else evidence)


def _scope(match: re.Match[str]) -> str:
    if match["month"]:
        return "month"
    return "page" if match["page"] or match["after"] == "小计" else "period"


def _is_sum(match: re.Match[str], text: str) -> bool:
    """Whether a label names a sum: by itself; as what moved on one side (借方发生数: …); beside counts (转出笔数: …
    转出金额: …, 收入14笔 …元); or under a sum at the head of its line (合计：借方 … 贷方 …)."""
    side = match["in"] or match["out"]
    if match["before"] or match["after"] or (match["count"] and match["number"]):
        return True
    if not side:
        return False
    stated = match["colon"] and (match["moved"] or ("金额" in match[0] and "笔数" in text))
    head = text[:match.start()]
    counted = match["unit"] and match["sum"]
    return bool(stated or ((counted or _SUMMED.search(head)) and not OTHER_SCOPE.search(head)))


def _values(match: re.Match[str], summed: bool, figures: str) -> Iterator[tuple[str, Decimal]]:
    """What is counted, and to which figures; and, where sums are not those of columns beside their labels, what is
    summed to the ``figures``."""
    side = "in" if match["in"] else "out" if match["out"] else ""
    if match["number"] and (match["count"] or match["unit"]):
        yield f"count-{side}" if side else "count", Decimal(match["number"])
    value = money(figures)
    if summed and side and not match["count"] and value is not None and looks_like_amount(figures):
        yield side, value
