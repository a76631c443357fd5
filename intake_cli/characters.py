"""One form for characters that look alike to people and differ to machines."""

from __future__ import annotations

import unicodedata

_RADICALS = str.maketrans(
    "⺁⺟⺠⺝⺩⺧⺬⺶⻁⻄⻅⻆⻉⻋⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳⼾⿈⾭",
    "厂母民月王牛示羊虎西见角贝车长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟户黄青")
"""Radicals that fonts put for whole characters: NFKC leaves the CJK Radicals Supplement alone and turns three
Kangxi radicals into traditional forms. Source: Unicode, EquivalentUnifiedIdeograph."""


def plain(text: str) -> str:
    """``text`` with radicals as the characters they stand for, in compatibility form (NFKC).

    >>> plain("⼾名：兴业银⾏交易流⽔ ⻚")
    '户名:兴业银行交易流水 页'
    """
    return unicodedata.normalize("NFKC", text.translate(_RADICALS))
