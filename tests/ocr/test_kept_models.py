"""Compiled models are kept for the next process, and believed only where they are whole and one's own."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import pytest

from intake_cli.ocr import kept_models, runtimes, whole_numbers
from intake_cli.ocr.kept_models import Kept
from intake_cli.ocr.models import SMALL, TINY
from intake_cli.ocr.strips import NARROW, Strip, drawn, scaled
from tests.ocr.drawn import typed

pytest.importorskip("openvino")
WORD = [scaled(typed("1,234.56"))]
BATCH = drawn([Strip(NARROW, [(0, 0)])], WORD)
KEPT = Kept(b"exported", "甲\n乙")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept_models.VARIABLE, str(tmp_path / "models"))
    return tmp_path / "models"


def said() -> tuple[list[np.ndarray], list[str]]:
    infer, characters = runtimes.load(SMALL)
    return [each.values for each in infer(BATCH)], characters


def never(*_given: object) -> Iterable[str]:
    raise AssertionError("nobody should have asked")


def test_a_model_that_was_kept_says_the_same_without_being_compiled(folder: Path,
                                                                    monkeypatch: pytest.MonkeyPatch) -> None:
    first, characters = said()
    assert first[0].size
    assert len(list(folder.iterdir())) == 1
    monkeypatch.setattr(runtimes, "read_graph", never)
    again, known = said()
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
    assert known == characters


@pytest.mark.parametrize("spoil", [
    lambda file: file.write_bytes(file.read_bytes()[:-1]),
    lambda file: file.write_bytes(b""),
    lambda file: os.chmod(file, 0o620),
    lambda file: (file.rename(file.with_suffix(".other")), file.symlink_to(file.with_suffix(".other"))),
])
def test_what_is_not_whole_or_may_be_of_others_is_made_again(folder: Path, spoil: Callable[[Path], None]) -> None:
    file = folder / "model.bin"
    kept_models.write(file, KEPT)
    assert kept_models.read(file) == KEPT
    spoil(file)
    assert kept_models.read(file) is None
    kept_models.write(file, KEPT)
    assert kept_models.read(file) == KEPT


def test_what_another_build_exported_is_compiled_again() -> None:
    first, _ = said()
    file = kept_models.place_of(SMALL, runtimes.machine)
    assert file is not None
    kept_models.write(file, KEPT)
    again, characters = said()
    assert all(np.array_equal(*pair) for pair in zip(first, again, strict=True))
    assert len(characters) > 18_000
    assert kept_models.read(file) != KEPT


def test_a_model_computed_otherwise_has_a_file_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    names = {kept_models.place_of(model, runtimes.machine) for model in (TINY, SMALL)}
    monkeypatch.setattr(whole_numbers, "quick_layers", lambda: ("another",))
    names |= {kept_models.place_of(model, runtimes.machine) for model in (TINY, SMALL)}
    assert len(names) == 4


@pytest.mark.parametrize("value", ["off", "", None])
def test_nothing_is_kept_where_none_is_wanted(monkeypatch: pytest.MonkeyPatch, folder: Path, value: str | None) -> None:
    if value is None:
        monkeypatch.delenv(kept_models.VARIABLE)
    else:
        monkeypatch.setenv(kept_models.VARIABLE, value)
    assert kept_models.place_of(SMALL, never) is None
    assert not folder.exists()


def test_where_nothing_can_be_kept_it_is_read_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(kept_models.VARIABLE, str(tmp_path / "file" / "models"))
    assert said()[1]


def test_what_lies_where_nothing_can_be_written_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_file: Path) -> None:
        raise PermissionError

    kept_models.write(folder / "model.bin", KEPT)
    long_ago = time.time() - 2 * kept_models.DAY
    os.utime(folder / "model.bin", (long_ago, long_ago))
    monkeypatch.setattr(os, "utime", refused)
    assert kept_models.read(folder / "model.bin") == KEPT


def test_models_that_nobody_used_for_long_are_removed_and_used_ones_stay(folder: Path) -> None:
    old, used = folder / "old.bin", folder / "used.bin"
    long_ago = time.time() - kept_models.UNUSED - 1
    for file in (old, used):
        kept_models.write(file, KEPT)
        os.utime(file, (long_ago, long_ago))
    assert kept_models.read(used) == KEPT
    kept_models.write(folder / "new.bin", KEPT)
    assert sorted(file.name for file in folder.iterdir()) == ["new.bin", "used.bin"]
