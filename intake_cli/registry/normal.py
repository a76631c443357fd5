"""One way of writing for what is compared: two spellings of one phone or address give one text, and so one hash."""

from __future__ import annotations

import re
import unicodedata

from checks.identifiers import as_printed, check_character, is_first_generation

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"0\d{9,11}")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|x|#|\*).*$", re.I)
_LANDLINE_PARTS = re.compile(r"(0\d{2,3}-?\d{7,8})-\d{1,6}")
_PUNCTUATION = re.compile(r"[^\w]|_")
_COMPANY_FORM = re.compile(r"(?:集团|股份|有限|责任|公司)+$")
_REGION = re.compile(r"(?:中国)?(?:[^省市区县]{2,7}?(?:省|自治区|特别行政区))?"
                     r"(?:[^省市区县]{2,6}?(?:市|自治州|地区|盟))?"
                     r"(?:[^市区县路街号]{1,8}?(?:(?<![小园社校厂库])区|县|旗|市))?")
_REFERENCE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,39}")
_PERSONAL = re.compile(r"\d{11}")
"""So many figures in a row are an identity number, a telephone or a card, not the number of a case."""
_FIGURES = {figure: place for place, figure in enumerate("零一二三四五六七八九")}
_SPOKEN = re.compile(r"[零一二三四五六七八九十]{1,3}(?=单元|号|楼|栋|幢|座|层|室|房|组|弄|期)")
_UNITS = (("号楼", "栋"), ("幢", "栋"), ("座", "栋"), ("房", "室"), ("楼", "层"))
_TELLING = re.compile(r"\D{2}.{2,}")
"""What of an address says where: ``3栋501室`` is in every town."""


def person(number: str) -> str:
    """An identity number; one of 15 digits as the one of 18 that replaced it.

    >>> person("1101 0119 8001 0100 2x"), person("110101800101001")
    ('11010119800101002X', '110101198001010010')
    """
    text = as_printed(number).upper()
    if is_first_generation(text):
        longer = f"{text[:6]}19{text[6:]}"
        return longer + check_character(longer)
    return text


def phone(number: str) -> str:
    """A mobile number or a landline with its area code, without extension; empty for anything else: what lacks the area
    code may be another's in the next city, and a hotline is everybody's.

    >>> phone("+86 139-0000-1234"), phone("010-56000000-8012"), phone("（0571）8600 0000转801"), phone("56000000")
    ('13900001234', '01056000000', '057186000000', '')
    """
    text = unicodedata.normalize("NFKC", number).strip()
    text = _EXTENSION.sub("", "".join(text.split()).replace("(", "").replace(")", "-"))
    parts = _LANDLINE_PARTS.fullmatch(text)
    figures = re.sub(r"\D", "", parts[1] if parts else text)
    figures = re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$|0?\d{10,11}$)", "", figures)
    return figures if _MOBILE.fullmatch(figures) or _LANDLINE.fullmatch(figures) else ""


def phones(text: str) -> tuple[str, ...]:
    """The numbers of a keyed list.

    >>> phones("13900001234, 13800005678、0")
    ('13900001234', '13800005678')
    """
    found = (phone(part) for part in re.split(r"[,，;；、/]", text))
    return tuple(dict.fromkeys(number for number in found if number))


def employer(name: str) -> str:
    """A company's name without brackets, blanks and its legal form.

    >>> employer("样例（北京）科技有限公司") == employer("样例北京科技有限责任公司"), employer(" ")
    (True, '')
    """
    text = _bare(name)
    return _COMPANY_FORM.sub("", text) or text


def addresses(text: str) -> tuple[str, ...]:
    """An address as a whole, and without province, city and district, which many leave out; nothing for a blank one.

    >>> addresses("样例省样例市样例区样例路9号3号楼二单元501室")[1] == addresses("样例路 9号 3幢2单元501房")[0]
    True
    """
    whole = _bare(text)
    whole = _SPOKEN.sub(lambda found: str(_number(found[0])), whole)
    for unit, usual in _UNITS:
        whole = whole.replace(unit, usual)
    found = _REGION.match(whole)
    tail = whole[found.end():] if found else whole
    return tuple(dict.fromkeys(form for form in (whole, tail) if _TELLING.match(form)))


def reference(case_id: str) -> str:
    """The id of a case where it is a number of its own; empty for any other, which may be a name or a person's number.

    >>> reference("HX2025-000123"), reference("张样例"), reference("110101198001010010")
    ('HX2025-000123', '', '')
    """
    return case_id if _REFERENCE.fullmatch(case_id) and not _PERSONAL.search(case_id) else ""


def _bare(text: str) -> str:
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).lower()


def _number(spoken: str) -> int:
    tens, ten, ones = spoken.rpartition("十")
    return (_FIGURES.get(tens[-1:], 1) * 10 if ten else 0) + _FIGURES.get(ones[-1:], 0)
