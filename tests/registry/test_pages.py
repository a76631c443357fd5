from __future__ import annotations

from checks.facts import Document
from intake_cli.registry.places import Place
from intake_cli.registry.traces import PageTraces
from tests.registry.builders import FIRST, SECOND, case, look_up, record

PRINT = "0123456789abcdef" * 4
NEAR = PRINT[:40] + "f" * 24
OTHER = "f" * 64
NUMBERS = ("身份证号:110101198001010010", "户号0012345678", "2025-09-01", "1,234.56")


def bill(id_: str = "d1") -> Document:
    return Document(id_, "address_proof", "bill.pdf", 1)


def found(place: Place, first: PageTraces, second: PageTraces) -> list[tuple[str, bool, int | None]]:
    record(place, case("HX-1", FIRST, documents=[bill()]), pages={"d1": [first]})
    earlier = look_up(place, case("HX-2", SECOND, documents=[bill("d7")]), pages={"d7": [second]})
    return [(each.kind, each.same, each.evidence.page) for each in earlier.pages]


def test_the_same_dots_are_the_same_page(place: Place) -> None:
    assert found(place, PageTraces(1, "dots", words=("x",)), PageTraces(3, "dots", words=("x",))) == [
        ("address_proof", True, 3)]


def test_blank_pages_are_nobodys(place: Place) -> None:
    assert found(place, PageTraces(1, "dots"), PageTraces(1, "dots")) == []


def test_a_page_scanned_again_is_known_by_its_numbers(place: Place) -> None:
    assert found(place, PageTraces(1, "a", PRINT, NUMBERS), PageTraces(1, "b", OTHER, (*NUMBERS[::-1], "2025-09-02"))) \
        == [("address_proof", True, 1)]


def test_a_page_with_another_name_and_number_is_known_by_picture_and_one_number(place: Place) -> None:
    changed = ("身份证号:110101199003070038", *NUMBERS[1:])
    assert found(place, PageTraces(1, "a", PRINT, NUMBERS), PageTraces(1, "b", NEAR, changed)) == [
        ("address_proof", False, 1)]


def test_two_bills_of_one_account_are_two(place: Place) -> None:
    first, second = ("户号0012345678", "2025-08-01"), ("户号0012345678", "2025-09-01")
    assert found(place, PageTraces(1, "a", PRINT, first), PageTraces(1, "b", OTHER, second)) == []


def test_one_form_is_not_one_paper(place: Place) -> None:
    """Of two people's bills of one company the pictures are alike, and its own numbers stand on both."""
    company = ("400-810-0000", "010-56000000", "4008100000", "910000000000000000")
    assert found(place, PageTraces(1, "a", PRINT, (*company, "户号0012345678")),
                 PageTraces(1, "b", PRINT, (*company, "户号0012345679"))) == []


def test_one_number_on_unlike_pages_is_no_page(place: Place) -> None:
    assert found(place, PageTraces(1, "a", PRINT, NUMBERS), PageTraces(1, "b", OTHER, (NUMBERS[0], "0099999999"))) == []


def test_of_a_document_one_page_speaks_for_all(place: Place) -> None:
    pages = [PageTraces(number, f"dots {number}", words=("x",)) for number in (1, 2, 3)]
    record(place, case("HX-1", FIRST, documents=[bill()]), pages={"d1": pages})
    earlier = look_up(place, case("HX-2", SECOND, documents=[bill()]), pages={"d1": pages})
    assert [each.evidence.page for each in earlier.pages] == [1]
