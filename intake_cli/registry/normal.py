"""One way of writing for what is compared: two spellings of one phone or address give one text, and so one hash."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from checks.addresses import taken_apart
from checks.identifiers import as_printed, is_first_generation, upgraded
from checks.phones import digits, each_number

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{9,11}")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#|\*).*$", re.I)
_WITH_EXTENSION = re.compile(r"(0\d{2,3}-?\d{7,8})-\d{1,6}")
_PUNCTUATION = re.compile(r"[^\w]|_")
_COMPANY_FORM = re.compile(r"(?:集团|股份|有限|责任|公司)+$")
_PLACE, _HOUSE = ("road", "lane", "number", "village"), ("building", "unit")
_LEAST = 6
"""Characters of an address that cannot be taken apart, below which it says too little."""
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_PERSONAL = re.compile(r"\d{11}")
"""So many figures in a row are an identity number, a telephone or a card, not the number of a case."""
_NUMBER = re.compile(r"(?<![\dA-Z.,-])\d{7,}[\dX](?![\dA-Z.,])")
_DAY = re.compile(r"20[0-4]\d[01]\d[0-3]\d(?:\d{6})?")
_COMPANYS = re.compile(r"9\d{17}|0[1-9]\d{8,10}")
"""Numbers that belong to no one person: a company's code, landlines."""
_HOTLINE = re.compile(r"[48]00\d{7}")
_LABEL, _TELEPHONE = re.compile(r"号|编码"), re.compile(r"电话|热线|客服|服务|手机")
"""What a hotline looks like, and may be a person's where a label before it says so that is none of a telephone."""


def person(number: str) -> str:
    """An identity number; one of 15 digits as the one of 18 that replaced it.

    >>> person("1101 0119 8001 0100 2x"), person("110101800101001")
    ('11010119800101002X', '110101198001010010')
    """
    text = as_printed(number).upper()
    return upgraded(text) if is_first_generation(text) else text


def phone(number: str) -> str:
    """A mobile number or a landline with its area code, without extension; empty for anything else: what lacks the area
    code may be another's in the next city, and a hotline is everybody's.

    >>> phone("+86 139-0000-1234"), phone("010-56000000-8012"), phone("（0571）8600 0000转801"), phone("56000000")
    ('13900001234', '01056000000', '057186000000', '')
    """
    text = "".join(unicodedata.normalize("NFKC", number).split())
    text = _EXTENSION.sub("", text).replace("(", "").replace(")", "-")
    parts = _WITH_EXTENSION.fullmatch(text)
    figures = digits(parts[1] if parts else text)
    return figures if _MOBILE.fullmatch(figures) or _LANDLINE.fullmatch(figures) else ""


def phones(text: str) -> tuple[str, ...]:
    """The numbers of a keyed list.

    >>> phones("13900001234, 13800005678、0")
    ('13900001234', '13800005678')
    """
    found = (phone(part) for part in each_number(text))
    return tuple(dict.fromkeys(number for number in found if number))


def employer(name: str) -> str:
    """A company's name without brackets, blanks and its legal form.

    >>> employer("样例（北京）科技有限公司") == employer("样例北京科技有限责任公司"), employer(" ")
    (True, '')
    """
    text = _bare(name)
    return _COMPANY_FORM.sub("", text) or text


def dwellings(text: str) -> tuple[str, ...]:
    """An address down to the room, without divisions, which many leave out: once whole, once without building and unit;
    nothing where no room is told.

    >>> dwellings("样例市样例区样例路9号3号楼二单元501室") == dwellings("样例路 9号 3幢2单元501房")
    True
    >>> dwellings("样例路9号501室")[0] == dwellings("样例路9号3幢501室")[1], dwellings("样例路9号")
    (True, ())
    """
    parts = taken_apart(text).parts
    if "room" not in parts or not any(name in parts for name in _PLACE):
        return ()
    return tuple(dict.fromkeys((_written(parts, (*_PLACE, *_HOUSE, "room")), _written(parts, (*_PLACE, "room")))))


def place(text: str) -> str:
    """The road and number or the village of an address; one that cannot be taken apart as it is; empty for a short one.

    >>> place("样例市样例区样例路9号3号楼二单元501室") == place("样例路9号"), place("无")
    (True, '')
    """
    parts = taken_apart(text).parts
    written = _written(parts, _PLACE)
    if written:
        return written
    bare = _bare(text)
    return bare if len(bare) >= _LEAST else ""


def own_numbers(words: Iterable[str]) -> frozenset[str]:
    """Numbers among the words of a page, in reading order, that are one person's or one paper's: of identity, of cards,
    accounts, bills. Not sums, days, telephones of companies and their codes.

    >>> sorted(own_numbers(["户号:0012345678", "20250901", "1,234.56", "910000000000000000", "010-56000000"]))
    ['0012345678']
    >>> sorted(own_numbers(["户号", "8001234567", "客服电话号码", "4001234567", "8007654321"]))
    ['8001234567']
    """
    found, before = set[str](), ""
    for word in words:
        text = unicodedata.normalize("NFKC", word).upper()
        for match in _NUMBER.finditer(text):
            if not _is_everybodys(match[0], before + text[:match.start()]):
                found.add(match[0])
        before = text
    return frozenset(found)


def _is_everybodys(number: str, label: str) -> bool:
    """Whether a number behind ``label`` is a day, a company's, or a hotline for all that is known."""
    if _HOTLINE.fullmatch(number):
        return not _LABEL.search(label) or _TELEPHONE.search(label) is not None
    return _DAY.fullmatch(number) is not None or _COMPANYS.fullmatch(number) is not None


def reference(case_id: str) -> str:
    """The id of a case where it is a number of its own; empty for any other, which may be a name or a person's number.

    >>> reference("HX2025-000123"), reference("张样例"), reference("110101198001010010")
    ('HX2025-000123', '', '')
    """
    return case_id if _REFERENCE.fullmatch(case_id) and not _PERSONAL.search(case_id) else ""


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).lower()


def _written(parts: Mapping[str, str], names: Sequence[str]) -> str:
    return " ".join(f"{name}={parts[name]}" for name in names if name in parts)
