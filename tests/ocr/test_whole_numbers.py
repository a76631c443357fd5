"""Models computed in whole numbers of eight bits say what they say computed in full."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from intake_cli.ocr import runtimes, whole_numbers
from intake_cli.ocr.ctc import Alphabet
from intake_cli.ocr.models import SMALL, TINY, Model
from intake_cli.ocr.recogniser import Recogniser
from intake_cli.ocr.runtimes import load
from tests.ocr.drawn import typed

openvino = pytest.importorskip("openvino")
FIGURES = ["2024-03-21", "1,234.56", "-98,765.40", "6222020000001234567"]
PRINTED = [*FIGURES, "工资", "网上银行转账", "余额", "样例超市有限公司"]


def texts_of(model: Model) -> list[str]:
    """What is read in the words freely, then in those of figures alone."""
    infer, characters = load(model)
    pairs = Recogniser(infer, Alphabet(characters)).read([typed(text) for text in PRINTED])
    return [free.text for free, _ in pairs] + [figures.text for _, figures in pairs[:len(FIGURES)]]


@pytest.mark.parametrize("model", [TINY, SMALL])
def test_what_is_read_in_whole_numbers_is_what_is_read_in_full(monkeypatch: pytest.MonkeyPatch, model: Model) -> None:
    if not whole_numbers.quick_layers():
        pytest.skip("this processor has no instructions that add up products of eight bits")
    assert texts_of(model) == PRINTED + FIGURES
    monkeypatch.setattr(whole_numbers, "quick_layers", tuple)
    assert texts_of(model) == PRINTED + FIGURES


@pytest.mark.parametrize(("model", "full"), [(TINY, 0), (SMALL, 27)])
def test_layers_of_the_models_have_a_range_measured_on_the_very_file_but_those_that_lose_most_or_do_little(model: Model,
                                                                                              full: int) -> None:
    ranges = whole_numbers.ranges_of(model.name, model.path().stat().st_size)
    layers = {layer.get_friendly_name() for layer, _ in whole_numbers.weighed_layers(runtimes.read_graph(model))}
    assert len(layers - set(ranges)) == full
    assert set(ranges) <= layers
    assert all(least <= 0 < greatest for least, greatest in ranges.values())


def test_another_file_of_a_model_is_computed_in_full() -> None:
    assert whole_numbers.ranges_of(TINY.name, TINY.path().stat().st_size + 1) == {}
    assert whole_numbers.ranges_of(SMALL.name, SMALL.path().stat().st_size + 1) == {}


@pytest.mark.parametrize(("vnni", "rounded"), [(True, True), (False, False)])
def test_the_last_layer_is_rounded_only_where_that_is_quicker(monkeypatch: pytest.MonkeyPatch, vnni: bool,
                                                              rounded: bool) -> None:
    monkeypatch.setattr(cv2, "checkHardwareSupport", lambda which: vnni or which != whole_numbers.VNNI)
    runtimes.silence_telemetry()
    graph = openvino.Core().read_model(TINY.path())
    whole_numbers.rounded(graph, {"MatMul.1": (-39.0, 44.0), "Conv.1": (-0.2, 40.0)})
    names = {layer.get_friendly_name(): layer.input_value(0).get_node().get_type_name()
             for layer in graph.get_ordered_ops() if layer.get_type_name() in whole_numbers.SUMS}
    assert (names["MatMul.1"] == "FakeQuantize") is rounded
    assert names["Conv.1"] == "FakeQuantize"


def test_layers_with_a_range_round_what_reaches_them_and_their_weights() -> None:
    runtimes.silence_telemetry()
    graph = openvino.Core().read_model(TINY.path())
    whole_numbers.rounded(graph, {"Conv.1": (-0.2, 40.0)})
    sources = {layer.get_friendly_name(): [layer.input_value(place).get_node().get_type_name() for place in (0, 1)]
               for layer in graph.get_ordered_ops() if layer.get_type_name() in whole_numbers.SUMS}
    assert sources["Conv.1"] == ["FakeQuantize", "FakeQuantize"]
    assert "FakeQuantize" not in sources["Conv.5"]


@pytest.mark.parametrize(("sources", "reach"), [
    ([0.5, 0.5, 0.1], 127 / 128), ([0.5, -0.5, 0.1], 0.5), ([0.1, 0.5, 0.5], 0.6 * 127 / 128)])
def test_two_neighbouring_weights_add_up_to_no_more_than_sixteen_bits_hold(sources: list[float], reach: float) -> None:
    (found,) = whole_numbers.reach_of(np.array([sources], np.float32)[..., None, None])
    assert found == pytest.approx(reach)
    steps = np.round(np.array(sources) / found * 127)
    assert 255 * max(abs(steps[0] + steps[1]), abs(steps[2])) < 2**15


def test_nought_is_one_of_the_numbers_of_a_range() -> None:
    least, greatest = whole_numbers.on_nought(-0.17, 3.2)
    step = (greatest - least) / (whole_numbers.LEVELS - 1)
    assert least / step == pytest.approx(round(least / step))
    assert np.allclose([least, greatest], [-0.17, 3.2], atol=step)
