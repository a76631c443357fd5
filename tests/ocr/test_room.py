from __future__ import annotations

import pytest

from checks.facts import Box
from intake_cli.ocr.room import UNSURE, with_room_doubted
from intake_cli.words import Word

EM = 18.0


def word(text: str, characters: float, confidence: float = 0.98) -> Word:
    return Word(text, Box(100, 10, 100 + characters * EM, 28), confidence)


OTHERS = [word(text, len(text)) for text in ("手机银行", "跨行收款", "转账", "代缴费", "海市蜃楼银行")]


@pytest.mark.parametrize(("text", "characters", "doubted"), [
    ("贾友/", 3.3, True), ("贾友人/", 3.15, False), ("贾友人/", 3.4, False), ("设燃气集团有限公司", 10, True),
    ("假设(乌有)汽车零部件有限公司", 14.9, False), ("ATM取款", 6, False),
    ("0", 4, True), ("8", 0.6, False), ("甄房东6299990717218302068", 20, False), ("户名:乌有先", 9, False),
    ("1,008.86", 9, False)])
def test_a_word_with_room_for_another_character_is_unsure(text: str, characters: float, doubted: bool) -> None:
    *_, found = with_room_doubted([*OTHERS, word(text, characters)])
    assert found.confidence == (UNSURE if doubted else 0.98)


def test_without_other_words_of_its_height_nothing_is_said() -> None:
    assert with_room_doubted([word("贾友", 9.0)]) == [word("贾友", 9.0)]
