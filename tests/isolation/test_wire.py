"""What is told on one side is heard on the other, whichever JSON writes and reads it."""

from __future__ import annotations

import json
import math
import random
import struct
import sys
from typing import Any

import pytest

from intake_cli.isolation import wire

FILLING = "例" * wire.LONG
RECORDS: list[dict[str, Any]] = [
    {"item": {"text": "余额\n\u2028\x00\"", "numbers": [-0.0, 0.1 + 0.2, 5e-324, 1e22, 10**30]},
     "none": None, "yes": True},
    {"item": {"text": "\ud800 half a character"}},
    {"item": {"text": "NaN Infinity"}},
    {"end": "ok"},
]


@pytest.fixture(params=["pydantic", "python"])
def writer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    import pydantic_core  # noqa: F401

    if request.param == "python":
        monkeypatch.delitem(sys.modules, "pydantic_core")
    return str(request.param)


@pytest.mark.usefixtures("writer")
@pytest.mark.parametrize("filling", ["", FILLING])
@pytest.mark.parametrize("record", RECORDS)
def test_a_record_comes_back_as_it_went_on_one_line(record: dict[str, Any], filling: str) -> None:
    line = wire.written({**record, "filling": filling})
    assert b"\n" not in line
    assert wire.read(line) == json.loads(line) == {**record, "filling": filling}


@pytest.mark.usefixtures("writer")
@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        wire.written({"item": {"number": number}})


def test_every_number_comes_back_to_the_last_bit() -> None:
    chance = random.Random(5)
    numbers = [struct.unpack("d", struct.pack("Q", chance.getrandbits(64)))[0] for _ in range(4000)]
    numbers = [number for number in numbers if math.isfinite(number)]
    line = wire.written({"numbers": numbers})
    assert len(line) > wire.LONG
    assert list(map(float.hex, wire.read(line)["numbers"])) == list(map(float.hex, numbers))


@pytest.mark.parametrize("line", [b"[" * 100_000, b"1" * 100_000, b'{"a": "' + b"\xff" * wire.LONG + b'"}',
                                  b'{"a": 1}' + b"x" * wire.LONG, b""])
def test_what_is_no_json_is_refused(line: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        wire.read(line)
