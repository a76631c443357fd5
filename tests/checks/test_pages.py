"""STM-03, STM-04, STM-19."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checks.facts import Application, BankStatement, Document, Evidence, Field, Order, PageHead
from checks.findings import Kind
from checks.policy import Policy, Statement
from intake_cli.reports.named_masks import mask_value
from tests.checks.builders import HEAD, Line, head, judged, page_marks, said, statement, text

Marks = list[tuple[int | None, int | None]]


def paged(*marks: tuple[int | None, int | None]) -> BankStatement:
    """A statement with one row on each page."""
    subject = statement([Line(f"2025-03-{page:02}", "1.00") for page in range(1, len(marks) + 1)],
                        pages=page_marks(*marks))
    return replace(subject, entries=tuple(
        replace(entry, evidence=replace(entry.evidence, page=entry.row)) for entry in subject.entries))


@pytest.mark.parametrize("marks", [
    [(1, 1)], [(1, 3), (2, 3), (3, 3)], [(3, 3), (2, 3), (1, 3)], [(1, 3), (3, 3), (2, 3)],
    [(1, 2), (2, 2), (1, 3), (2, 3), (3, 3)], [(1, 2), (2, 2), (1, 2), (2, 2)], [(1, 1), (1, 1)],
    [(1, None), (2, None), (3, None)], [(3, None), (2, None), (1, None)], [(1, 2), (1, 2), (2, 2), (2, 2)],
    [(1, None), (1, None), (2, None)], [(1, None), (2, None), (1, None), (2, None), (3, None)]])
def test_whole_counts_are_whole_in_any_order_and_for_several_accounts(marks: Marks) -> None:
    assert judged("STM-03", paged(*marks)) == []


@pytest.mark.parametrize(("marks", "missing", "page"), [
    ([(1, 4), (2, 4), (4, 4)], "3", 3), ([(2, 3), (3, 3)], "1", 1), ([(1, 3), (2, 3)], "3", 2),
    ([(1, 5), (4, 5), (5, 5)], "2-3", 2), ([(1, None), (3, None)], "2", 2),
    ([(1, 3), (2, 3), (1, 2), (2, 2)], "3", 2), ([(1, 2), (2, 2), (1, 2)], "2", 3),
    ([(1, 2), (2, 2), (1, 3), (3, 3)], "2", 4)])
def test_a_missing_page_accuses_the_page_beside_the_gap(marks: Marks, missing: str, page: int) -> None:
    found, = judged("STM-03", paged(*marks))
    assert (found.kind, found.code, found.values["missing"], found.evidence[0].page) == (
        Kind.FAIL, "page-missing", missing, page)


@pytest.mark.parametrize(("marks", "pages"), [
    ([(1, 3), (2, 3), (2, 3), (3, 3)], "2-3"), ([(1, 3), (1, 3), (2, 3), (3, 3)], "1-2")])
def test_a_repeated_page_is_accused_at_its_second_place(marks: Marks, pages: str) -> None:
    found, = judged("STM-03", paged(*marks))
    assert (found.code, found.values["pages"], found.evidence[0].page) == ("page-repeated", pages, int(pages[-1]))


def headed(*periods: str, reader: str = "text-layer", printed: str = "2025-09-14") -> BankStatement:
    """Pages of one count, each with a period of its own in its head."""
    subject = paged(*((number, len(periods)) for number in range(1, len(periods) + 1)))
    heads = []
    for number, period in enumerate(periods, 1):
        days = (Field(head(day).value, Evidence("d1", page=number, quote=period, reader=reader))
                for day in (*period.split(".."), printed))
        heads.append(PageHead(number, *days))
    return replace(subject, heads=tuple(heads))


A, B = "2025-02-11..2025-09-14", "2025-02-01..2025-09-14"


@pytest.mark.parametrize(("periods", "odd"), [((B, A, A), "1"), ((A, A, A, B), "4"), ((A, B, A), "2")])
def test_a_page_that_names_another_period_than_the_others_is_of_another_print(
        periods: tuple[str, ...], odd: str) -> None:
    found, = judged("STM-03", headed(*periods))
    assert (found.kind, found.code, found.values["page"], found.values["text"], found.evidence[0].page) == (
        Kind.FAIL, "head-period", odd, B, int(odd))
    found, = judged("STM-03", headed(*periods, reader="cells"))
    assert found.kind is Kind.REVIEW


def test_two_pages_that_disagree_are_a_persons_to_judge() -> None:
    assert said("STM-03", headed(A, B)) == [("review", "head-period")]


@pytest.mark.parametrize("periods", [
    (A, A), (A, A, A), ("2025-02-01..2025-02-28", "2025-03-01..2025-03-31", "2025-03-01..2025-03-31"),
    ("2025-02-01..2025-02-13", "2025-02-13..2025-03-01", "2025-03-01..2025-03-09"), (A, A, B, B)])
def test_months_bound_together_and_pages_with_days_of_their_own_are_no_other_print(periods: tuple[str, ...]) -> None:
    assert judged("STM-03", headed(*periods)) == []


def test_a_page_printed_on_another_day_is_of_another_print() -> None:
    subject = headed(A, A, A)
    other = replace(subject.heads[1], printed_on=Field(head("2025-09-12").value, Evidence("d1", page=2)))
    found, = judged("STM-03", replace(subject, heads=(subject.heads[0], other, subject.heads[2])))
    assert (found.kind, found.code, found.values["page"]) == (Kind.FAIL, "head-print", "2")


@pytest.mark.parametrize(("printed", "counted", "found"), [
    (("2025-02-12", None), "2025-09-16", [("review", "head-print-early")]), (("2025-09-14", None), "2025-09-16", []),
    (("2025-02-28", "2025-07-10"), "2025-09-16", [("review", "head-print")]),
    (("2025-02-12", "2025-02-12"), "2025-02-12", []), ((None, None), "2025-09-16", [])])
def test_heads_printed_before_the_last_entry_under_a_later_day_elsewhere_are_asked_about(
        printed: tuple[str | None, ...], counted: str, found: list[tuple[str, str]]) -> None:
    """Where no place names a later day the entries are after the print, which another rule says."""
    subject = headed(A, A)
    heads = [replace(each, printed_on=None if day is None else Field(head(day).value, Evidence("d1", page=each.page)))
             for each, day in zip(subject.heads, printed, strict=True)]
    assert said("STM-03", replace(subject, heads=tuple(heads), printed_on=head(counted))) == found


def in_one_file(*marks: Marks) -> Application:
    """Statements of one file, of a holder each, with these page marks."""
    names = ("张样例", "李样友", "王样友")
    subjects = [replace(paged(*own), document=f"d1.{at}", holder=text(name), account=text(f"62220200000000000{at}"))
                for at, (own, name) in enumerate(zip(marks, names, strict=False), 1)]
    return Application("", tuple(Document(each.document, "personal_statement", "a.pdf", 3, statement=each)
                                 for each in subjects))


def heard(application: Application) -> list[str]:
    return [found.code for document in application.documents
            for found in judged("STM-03", document.statement, application=application)]


def test_pages_of_one_count_under_another_head_are_of_one_print() -> None:
    application = in_one_file([(1, 3)], [(2, 3), (3, 3)])
    first, second = (judged("STM-03", each.statement, application=application)[0] for each in application.documents)
    assert (first.kind, first.code, first.values["missing"]) == (Kind.FAIL, "pages-of-another", "2-3")
    assert [first.values[name] for name in ("holder", "account", "other_holder", "other_account")] == [
        "张样例", "622202000000000001", "李样友", "622202000000000002"]
    assert (second.code, second.values["missing"]) == ("pages-of-another", "1")


@pytest.mark.parametrize(("marks", "codes"), [
    ([[(1, 3)], [(2, 3), (3, 3)]], []), ([[(1, 4), (3, 4)], [(2, 4), (4, 4)]], ["pages-of-another"] * 2)])
def test_a_print_may_list_the_accounts_of_one_holder_one_after_another(marks: list[Marks], codes: list[str]) -> None:
    application = in_one_file(*marks)
    same = tuple(replace(document, statement=replace(document.statement, holder=text("张样例")))
                 for document in application.documents)
    assert heard(replace(application, documents=same)) == codes


def test_the_one_page_under_another_head_is_named_by_all_of_them() -> None:
    """The pages behind it seemed to name themselves another account than the page before it."""
    application = in_one_file([(1, 4)], [(2, 4)], [(3, 4), (4, 4)])
    first, other, last = (document.statement for document in application.documents)
    last = replace(last, holder=first.holder, account=first.account)
    application = replace(application, documents=tuple(
        replace(document, statement=each) for document, each in
        zip(application.documents, (first, other, last), strict=True)))
    told = [judged("STM-03", each, application=application)[0].values for each in (first, other, last)]
    assert [(values["missing"], values["pages"], values["other_holder"], values["holder"]) for values in told] == [
        ("2", "1, 3-4", "李样友", "张样例"), ("1, 3-4", "2", "张样例", "李样友"), ("2", "1, 3-4", "李样友", "张样例")]


@pytest.mark.parametrize(("marks", "codes"), [
    (([(1, 2), (2, 2)], [(1, 2), (2, 2)]), []), (([(1, 3)], [(2, 3)]), ["page-missing", "page-missing"]),
    (([(1, 3)], [(1, 3), (2, 3), (3, 3)]), ["page-missing"]), (([(1, 3)], [(2, 4), (3, 4)]), ["page-missing"] * 2)])
def test_pages_that_are_not_there_are_missing_beside_another_statement(marks: tuple[Marks, ...],
                                                                       codes: list[str]) -> None:
    assert heard(in_one_file(*marks)) == codes


def through(*accounts: str, opening: str = "1000.00", order: Order = Order.ASCENDING, reader: str = "text-layer",
            ends: tuple[str, ...] = ("2025-09-14",) * 3, apart: str = "0.00") -> Application:
    """One print in a file, of which each page names one of the ``accounts``, as the statements that they are taken
    for; the balances of the second are ``apart`` from what follows."""
    found = []
    balance = Decimal(opening)
    for number, (account, end) in enumerate(zip(accounts, ends, strict=False), 1):
        lines = [Line(f"2025-0{number + 2}-{day:02}", amount) for day, amount in ((3, "120.50"), (9, "-45.10"))]
        subject = statement(lines, opening=str(balance + (Decimal(apart) if number == 2 else 0)))
        balance += Decimal("75.40")
        if order is Order.DESCENDING:
            subject = replace(subject, entries=tuple(reversed(subject.entries)), order=order)
        found.append(replace(subject, document=f"d1.{number}", holder=text("张样例"), end=head(end),
                             account=Field(account, Evidence("d1", reader=reader))))
    found = found[::-1] if order is Order.DESCENDING else found
    return Application("", tuple(Document(each.document, "personal_statement", "a.pdf", 3, statement=each)
                                 for each in found))


ONE, OTHER = "6222020000000000001", "6222020000000000002"


@pytest.mark.parametrize("order", [Order.ASCENDING, Order.DESCENDING])
def test_balances_that_go_on_through_a_page_of_another_account_are_of_one_print(order: Order) -> None:
    application = through(ONE, OTHER, ONE, order=order)
    found, = judged("STM-03", application.documents[1].statement, application=application)
    assert (found.kind, found.code, found.values["account"], found.values["other_account"]) == (
        Kind.FAIL, "carried-through", OTHER, ONE)
    assert heard(application) == ["carried-through"]
    seen = through(ONE, OTHER, ONE, order=order, reader="cells")
    assert [each.kind for each in judged("STM-03", seen.documents[1].statement, application=seen)] == [Kind.REVIEW]


def test_short_accounts_and_holders_of_heads_are_hidden_in_what_is_said_of_them() -> None:
    application = through("1234567890", "0987654321", "1234567890")
    found, = judged("STM-03", application.documents[1].statement, application=application)
    hidden = {name: mask_value(name, value) for name, value in found.values.items()}
    assert [hidden[name] for name in ("holder", "account", "other_holder", "other_account")] == [
        "张**", "*" * 10, "张**", "*" * 10]


def test_one_account_that_goes_on_in_another_may_be_a_new_card() -> None:
    application = through(ONE, OTHER, OTHER)
    found, = judged("STM-03", application.documents[1].statement, application=application)
    assert (found.kind, found.code, heard(application)) == (Kind.REVIEW, "carried-through", ["carried-through"])


@pytest.mark.parametrize("application", [
    through(ONE, ONE, ONE), through(ONE, OTHER, ends=("2025-03-31", "2025-09-14")), through(ONE, OTHER, apart="0.01"),
    through(ONE, "6222 0200 0000 0000 001", ONE), through(ONE, OTHER, opening="-75.40")])
def test_accounts_of_their_own_carry_nothing_on(application: Application) -> None:
    assert heard(application) == []


def test_marks_that_were_not_read_may_explain_a_gap() -> None:
    assert said("STM-03", paged((1, 3), (None, None), (3, 3))) == [("unknown", "unread-pages")]
    assert said("STM-03", paged((1, 5), (None, None), (5, 5))) == [("fail", "page-missing")]
    found, = judged("STM-03", paged((None, None), (2, 3)))
    assert found.values["missing"] == "3"  # the page before page 2 is page 1, though its number was not read
    assert said("STM-03", paged((None, None), (None, None))) == [("unknown", "no-page-numbers")]
    assert said("STM-03", paged((4, 3))) == [("unknown", "unclear-pages")]


@pytest.mark.parametrize(("sure", "expected"), [
    (0.72, [("unknown", "unread-pages")]), (1.0, [("fail", "page-missing")])])
def test_a_mark_of_another_count_that_was_read_unsurely_was_not_read(
        sure: float, expected: list[tuple[str, str]]) -> None:
    subject = paged((1, 1), (2, 2))
    first, second = subject.pages
    unsure = replace(first, evidence=replace(first.evidence, confidence=sure))
    assert said("STM-03", replace(subject, pages=(unsure, second))) == expected


@pytest.mark.parametrize(("rows_on", "said_"), [
    ((1, 2, 3, 4), []), ((1, 2, 3), []), ((1, 2), ["3-4"]), ((1, 3, 4), ["2"]), ((2, 3, 4), ["1"]), ((4,), ["1-3"])])
def test_pages_of_which_no_row_was_read_are_said_but_for_the_last(rows_on: tuple[int, ...], said_: list[str]) -> None:
    whole = paged(*((number, 4) for number in range(1, 5)))
    subject = replace(whole, entries=tuple(entry for entry in whole.entries if entry.evidence.page in rows_on))
    found = judged("STM-03", subject)
    assert [(finding.kind, finding.code, finding.values["pages"]) for finding in found] == [
        (Kind.UNKNOWN, "pages-without-rows", pages) for pages in said_]


def test_a_page_that_looks_cut_off_is_for_a_person_and_so_is_what_rests_on_it() -> None:
    cut = (Evidence("d1", page=2),)
    subject = replace(paged((1, 3), (2, 3), (3, 3)), cut=cut)
    assert said("STM-03", subject) == [("review", "page-cut")]
    broken = replace(subject.entries[2], balance=replace(subject.entries[2].balance, value=Decimal("7.00")))
    for pages, kind in ((cut, "review"), ((), "fail")):
        rows = (*subject.entries[:2], broken)
        places = tuple(replace(row, amount=on(row.amount, row.row), balance=on(row.balance, row.row)) for row in rows)
        assert said("STM-01", replace(subject, entries=places, cut=pages)) == [(kind, "break")]


def on(field: Field[Decimal] | None, page: int) -> Field[Decimal] | None:
    return None if field is None else replace(field, evidence=replace(field.evidence, page=page))


def test_amounts_on_a_page_without_a_row_are_for_a_person() -> None:
    whole = paged((1, 2), (2, 2))
    subject = replace(whole, entries=whole.entries[:1], unplaced=(Evidence("d1", page=2, quote="1,234.00"),))
    assert said("STM-03", subject) == [("review", "rows-overlooked")]
    speck = (Evidence("d1", page=2, quote="i"),)
    assert ("review", "rows-overlooked") not in said("STM-03", replace(subject, unplaced=speck))


def test_a_statement_with_nothing_to_count() -> None:
    assert said("STM-03", statement([])) == [("not-applicable", "nothing-counted")]


def serials(*numbers: str) -> BankStatement:
    return statement([Line(f"2025-03-{place:02}", "1.00", serial=number) for place, number in enumerate(numbers, 1)])


@pytest.mark.parametrize("numbers", [
    [str(n) for n in range(1, 12)], [f"{n:05}" for n in range(120, 131)], [str(n) for n in range(20, 8, -1)],
    ["1", "2", "3", "4", "5", "6", "7", "8", "1", "2", "3", "4"],
    ["4", "3", "2", "1", "8", "7", "6", "5", "4", "3", "2"],
    ["00000"] * 11, ["482913", "481002", "77", "3", "99120", "5", "6"], ["A1", "A3", "A7", "A8", "A9"],
    ["1", "2", "", "4", "5", "6", "7", "8", "9", "10", "11"], ["1", "3"],
    ["1000001", "1000002", "1000003", "1000004", "1000005", "1000006", "1000009"], ["1", "2", "3", "4", "6"],
    ["1", "2", "3", "4", "5", "6", "", "", "10", "11"], ["1", "2", "3", "5", "6", "7", "9", "10"],
    ["10000001", "10000002", "10000003", "10000004", "10000005", "10000009"]])
def test_serials_that_prove_nothing_or_are_whole(numbers: list[str]) -> None:
    assert judged("STM-03", serials(*numbers)) == []


@pytest.mark.parametrize(("numbers", "code", "row", "expected"), [
    ([*range(1, 7), *range(8, 14)], "serial-gap", 7, "7"),
    ([*range(13, 7, -1), *range(6, 0, -1)], "serial-gap", 7, "7"),
    ([*range(1, 7), 6, *range(7, 13)], "serial-repeated", 7, "7"),
    ([*range(1, 7), 70, *range(8, 14)], "serial-odd", 7, "7"),
    ([*range(1, 11), 1, *range(12, 20)], "serial-odd", 11, "11"),
    ([*range(5, 12), 15], "serial-gap", 8, "12"), ([1, 2, 3, 4, 5, 7], "serial-gap", 6, "6"),
    ([1, 3, 4, 5, 6, 7], "serial-gap", 2, "2"), ([*list(range(100001, 100008)), 100009], "serial-gap", 8, "100008")])
def test_a_jump_accuses_the_row_behind_it(numbers: list[int], code: str, row: int, expected: str) -> None:
    found, = judged("STM-03", serials(*map(str, numbers)))
    assert (found.kind, found.code, found.evidence[0].row, found.values["expected"]) == (Kind.FAIL, code, row, expected)


def from_pixels(subject: BankStatement) -> BankStatement:
    """The same with its serials read from a scan."""
    return replace(subject, entries=tuple(
        entry if entry.serial is None else replace(entry, serial=replace(
            entry.serial, evidence=replace(entry.serial.evidence, reader="cells"))) for entry in subject.entries))


def test_an_odd_serial_read_from_pixels_may_have_a_figure_misread() -> None:
    subject = serials(*map(str, [*range(1, 11), 1, *range(12, 20)]))
    assert said("STM-03", from_pixels(subject)) == [("review", "serial-odd")]


def test_a_row_of_which_pixels_show_no_serial_may_be_none() -> None:
    subject = serials(*map(str, range(1, 8)), "", *map(str, range(8, 20)))
    assert said("STM-03", subject) == [("fail", "serial-gap")]
    assert said("STM-03", from_pixels(subject)) == [("review", "serial-gap")]


def test_one_row_in_ten_may_lack_its_serial() -> None:
    assert said("STM-03", serials("1", "2", "3", "4", "", "6", "7", "8", "9", "11")) == [("fail", "serial-gap")]


def test_a_jump_beside_unplaced_text_is_for_a_person() -> None:
    subject = replace(serials(*map(str, [*range(1, 7), *range(8, 14)])), unplaced=(Evidence("d1", quote="7 -3.00"),))
    assert said("STM-03", subject) == [("review", "serial-gap")]


def test_each_missing_header_field_is_named() -> None:
    bare = statement([], holder=None, account=text(""), printed_on=None)
    found = judged("STM-04", bare)
    assert [(f.kind, f.code, f.values["field"]) for f in found] == [
        (Kind.FAIL, "missing", "holder"), (Kind.FAIL, "missing", "account"), (Kind.FAIL, "missing", "printed_on")]
    assert found[0].evidence == (HEAD,)
    assert judged("STM-04", statement([])) == []


def test_the_policy_says_which_fields() -> None:
    policy = Policy(statement=Statement(header_fields=("bank",)))
    assert said("STM-04", statement([], holder=None), policy) == []
    assert said("STM-04", statement([], bank=None), policy) == [("fail", "missing")]


def test_a_field_in_doubt_is_unknown() -> None:
    """As where what stands before the holder is only nearly a label."""
    def named(sure: float) -> list[tuple[str, str]]:
        return said("STM-04", statement([], holder=text("孙样友", replace(HEAD, confidence=sure))))
    assert (named(0.5), named(0.8)) == ([("unknown", "unsure")], [])


def test_a_date_in_the_head_that_was_not_read_is_unknown_and_an_impossible_one_is_printed() -> None:
    assert said("STM-04", statement([], end=head("2025-O9-14"))) == [("unknown", "unread")]
    wallet = replace(statement([], printed_on=None), account_type="wallet")
    assert said("STM-04", wallet) == [("unknown", "wallet-undated")]
    assert said("STM-04", replace(wallet, holder=None)) == [("fail", "missing"), ("unknown", "wallet-undated")]
    assert said("STM-04", statement([], end=head("2025-09-31"))) == []


def test_a_statement_without_rows_proves_nothing() -> None:
    assert said("STM-19", statement([])) == [("fail", "empty")]
    assert said("STM-19", statement([], unplaced=(Evidence("d1", quote="1,234.00"),))) == [("review", "unread")]
    assert said("STM-19", statement([Line("2025-03-01", "1")])) == []


def test_a_missing_print_date_rests_on_the_foot_too() -> None:
    """It may stand there under a seal; a holder does not. What was read weakly there makes it a question."""
    foot = Evidence("d1", page=2, quote="成时间", confidence=0.5)
    bare = replace(statement([]), printed_on=None, holder=None, foot=foot)
    assert [(found.values["field"], found.evidence) for found in judged("STM-04", bare)] == [
        ("holder", (HEAD,)), ("printed_on", (HEAD, foot))]


def test_a_head_of_which_nothing_was_read_is_one_finding() -> None:
    bare = replace(statement([]), holder=None, account=None, start=None, end=None, printed_on=None)
    found, = judged("STM-04", bare)
    assert (found.kind, found.code, found.values["field"]) == (
        Kind.FAIL, "no-head", "holder, account, start, end, printed_on")
