"""The quick reader first, the careful one for what it is not sure of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from intake_cli.errors import MissingProgramError
from intake_cli.ocr.begun import Begun
from intake_cli.ocr.cascade import Cascade, Later
from intake_cli.ocr.ctc import FIGURES, Alphabet, Reading
from intake_cli.ocr.models import Model
from intake_cli.ocr.runtimes import load
from intake_cli.ocr.same_print import Print
from tests.ocr.drawn import typed


class Fixed:
    """A reader that says the same of every crop, as sure as the crop is bright."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.asked: list[int] = []

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        self.asked += [int(crop[0, 0]) for crop in crops]
        readings = [Reading(self.text, float(crop[0, 0]) / 255, ()) for crop in crops]
        return [(reading, reading) for reading in readings]

    def begin(self, crops: list[np.ndarray], prints: list[Print] | None = None) -> Begun:
        reader = self

        class Asked(Begun):
            def readings(self, indices: Sequence[int]) -> list[tuple[Reading, Reading]]:
                return reader.read([crops[index] for index in indices])

        return Asked(crops, lambda batch: [], Alphabet(list(FIGURES)), prints)


def test_only_unsure_words_are_read_by_the_careful_reader() -> None:
    quick, careful = Fixed("quick"), Fixed("careful")
    crops = [np.full((2, 2), grey, np.uint8) for grey in (255, 100, 254, 0)]
    found = [free.text for free, _ in Cascade(quick, careful).read(crops)]
    assert found == ["quick", "careful", "quick", "careful"]
    assert careful.asked == [100, 0]


@pytest.mark.parametrize(("seen", "sure", "again", "told"), [
    ("8.00", 0.8, "8.00", "8.00"), ("8.00", 0.8, "3.00", "careful"), ("8.00", 0.7, "8.00", "careful"),
    ("插要", 0.79, "插要", "careful")], ids=["the same", "another", "too unsure", "a text"])
def test_figures_that_the_quick_reader_sees_twice_stand(seen: str, sure: float, again: str, told: str) -> None:
    class Twice(Told):
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            self.says = [seen if crops and np.array_equal(crops[0], picture) else again]
            return super().read(crops)

    (picture,) = prints(seen)
    ((free, _),) = Cascade(Twice([], sure=sure), Told(["careful"])).read([picture])
    assert free.text == told


@pytest.mark.parametrize(("beside", "sure", "shape", "told"), [
    ("", 180, (20, 40), "alone"), ("-", 180, (20, 50), "alone"), ("-3.00", 180, (20, 50), "-3.00"),
    ("", 180, (20, 20), ""), ("", 100, (20, 40), "")],
    ids=["nothing", "too little", "enough", "a dot", "a guess"])
def test_what_says_too_little_beside_others_is_read_alone(
        beside: str, sure: int, shape: tuple[int, int], told: str) -> None:
    class Shy(Fixed):
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            if len(crops) == 1:
                return [(reading, reading) for reading in [Reading("alone", float(crops[0][0, 0]) / 255, ())]]
            return [(reading, reading) for reading in [Reading(beside, 0.3, ())] * len(crops)]

    crops = [np.full(shape, sure, np.uint8), np.full((20, 20), 0, np.uint8)]
    assert next(free.text for free, _ in Cascade(Fixed("quick"), Shy("")).read(crops)) == told


def test_what_drops_most_of_what_the_quick_reader_saw_is_read_alone() -> None:
    class Shy(Fixed):
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            reading = Reading("-200.00" if len(crops) == 1 else "-", 0.6, ())
            return [(reading, reading)] * len(crops)

    crops = [np.full((20, 90), 180, np.uint8), np.full((20, 20), 0, np.uint8)]
    assert next(free.text for free, _ in Cascade(Fixed("-200.00"), Shy("")).read(crops)) == "-200.00"


class Told(Fixed):
    """A reader that says of a crop what its last pixel stands for, and of any other, a mean, what it is told to."""

    def __init__(self, says: list[str], mean: str = "", sure: float = 1.0) -> None:
        super().__init__(mean)
        self.says, self.sure, self.count = says, sure, 0

    def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
        self.count += len(crops)
        known = {2 * index: text for index, text in enumerate(self.says)}
        said = [known.get(255 - int(crop[-1, -1]), self.text) for crop in crops]
        return [(Reading(text, self.sure, tuple(range(len(text)))), Reading("", 0.0, ())) for text in said]


def prints(*texts: str) -> list[np.ndarray]:
    """Texts as they are printed, the place of each in its last pixel."""
    crops = [typed(text) for text in texts]
    for index, crop in enumerate(crops):
        crop[-1, -1] = 255 - 2 * index
    return crops


def test_a_text_that_is_printed_several_times_is_read_once_from_what_its_prints_have_in_common() -> None:
    quick = Told(["转账", "车转账", "工资"], "转账")
    cascade = Cascade(quick, Fixed("careful"))
    assert [free.text for free, _ in cascade.read(prints("转账", "转账", "工资"))] == ["转账", "转账", "工资"]


def test_figures_are_read_in_each_place() -> None:
    quick = Told(["500.00", "600.00"], "500.00")
    found = Cascade(quick, Fixed("careful")).read(prints("500.00", "500.00"))
    assert [free.text for free, _ in found] == ["500.00", "600.00"]


@pytest.mark.parametrize(("quick", "places", "careful", "found"), [
    ("629990955", (1, 2, 4.5, 6, 7, 8, 9, 10, 11), "62999990955", "62999990955"),
    ("629990955", (1, 2, 3, 4, 5, 6, 7, 8, 9), "62999990955", "629990955"),
    ("¥62990955", (1, 2, 3, 5.5, 7, 8, 9, 10, 11), "¥6299990955", "¥6299990955"),
    ("62999990955", (1, 2, 4.5, 6, 7, 8, 9, 10, 11, 12, 13), "", "62999990955"),
    ("629990955", (1, 2, 4.5, 6, 7, 8, 9, 10, 11), "", "629990955")],
    ids=["room for two", "no room", "of the yuan", "no more apart", "none more"])
def test_figures_that_leave_room_for_others_are_read_carefully(
        quick: str, places: tuple[float, ...], careful: str, found: str) -> None:
    class Placed(Told):
        def read(self, crops: list[np.ndarray]) -> list[tuple[Reading, Reading]]:
            return [(replace(free, places=places), figure) for free, figure in super().read(crops)]

    ((free, _),) = Cascade(Placed([quick]), Told([careful])).read(prints("62999990955"))
    assert free.text == found


def test_a_text_that_reads_otherwise_in_its_mean_is_read_carefully_for_all_its_places() -> None:
    careful = Told(["own"], "转账")
    found = Cascade(Told(["车转账", "转账"], "转账"), careful).read(prints("转账", "转账"))
    assert [free.text for free, _ in found] == ["转账", "转账"]
    assert careful.count == 1


def test_nothing_to_read_asks_nobody_twice() -> None:
    careful = Fixed("careful")
    assert Cascade(Fixed("quick"), careful).read([]) == []
    assert careful.asked == []


def test_the_careful_reader_is_loaded_for_the_first_unsure_word() -> None:
    loaded: list[Fixed] = []

    def load_it() -> Fixed:
        loaded.append(Fixed("careful"))
        return loaded[-1]

    cascade = Cascade(Fixed("quick"), Later(load_it))
    assert [free.text for free, _ in cascade.read([np.full((2, 2), 255, np.uint8)])] == ["quick"]
    assert loaded == []
    assert [free.text for free, _ in cascade.read([np.full((2, 2), 0, np.uint8)])] == ["careful"]
    assert len(loaded) == 1


def test_a_missing_model_names_its_package() -> None:
    with pytest.raises(MissingProgramError) as caught:
        load(Model("none", "no_such_wheel", "x.onnx"))
    assert caught.value.values["package"] == "no_such_wheel"
