from __future__ import annotations

import numpy as np
import pytest

from intake_cli.ocr.chances import Chances
from intake_cli.ocr.ctc import FIGURES, Alphabet, Reading
from intake_cli.ocr.gather import Piece
from intake_cli.ocr.reading import word_of, words_of
from intake_cli.ocr.recogniser import Recogniser
from intake_cli.ocr.strips import HEIGHT, LONG, SHORT, STEP, TOGETHER

CHARACTERS = [*FIGURES, "O", "工", "资", "，", "：", "¥", "￥"]
NOTHING = Reading("", 0.0, ())
ALPHABET = Alphabet(CHARACTERS)
CLASSES = {char: index for index, char in enumerate(ALPHABET.characters)}


def output(*steps: dict[str, float]) -> np.ndarray:
    """Probabilities per step; what a step does not give falls to the blank."""
    chances = np.zeros((len(steps), len(ALPHABET.characters)))
    for row, step in zip(chances, steps, strict=True):
        for char, chance in step.items():
            row[CLASSES[char]] = chance
        row[0] = 1 - sum(step.values())
    return chances


def read(chances: np.ndarray) -> tuple[Reading, Reading]:
    free, figure = ALPHABET.choose(Chances.of(chances))
    return ALPHABET.read(free, 0, len(chances)), ALPHABET.read(figure, 0, len(chances))


def test_repeats_fall_together_unless_a_blank_parts_them() -> None:
    reading, _ = read(output({"1": 0.9}, {"1": 0.95}, {}, {"1": 0.8}, {"2": 0.99}))
    assert (reading.text, reading.confidence) == ("112", 0.8)


def test_figures_rule_out_letters_and_keep_the_true_confidence() -> None:
    free, figure = read(output({"O": 0.6, "0": 0.35}, {".": 0.9}))
    assert free.text == "O."
    assert figure == Reading("0.", 0.35, (0.25, 0.75))


def test_a_negative_amount_keeps_its_brackets_among_figures() -> None:
    free, figure = read(output({"(": 0.9, "1": 0.05}, {"7": 0.95}, {")": 0.85, "1": 0.1}))
    assert free == figure == Reading("(7)", 0.85, (1 / 6, 0.5, 5 / 6))


def test_a_sign_and_its_wide_form_are_one() -> None:
    free, figure = read(output({"1": 0.9}, {"，": 0.5, ",": 0.45}, {"2": 0.9}, {":": 0.3, "：": 0.65}))
    assert free == figure == Reading("1,2:", 0.9, (0.125, 0.375, 0.625, 0.875))


def test_the_sign_of_the_yuan_and_its_wide_form_are_one() -> None:
    free, _ = read(output({"￥": 0.5, "¥": 0.45}, {"1": 0.97}))
    assert free == Reading("¥1", 0.95, (0.25, 0.75))


def test_an_unsure_space_makes_no_word_unsure() -> None:
    free, _ = read(output({"1": 0.9}, {" ": 0.55}, {"2": 0.8}))
    assert (free.text, free.confidence) == ("1 2", 0.8)


def test_a_part_of_the_steps_is_read_by_itself() -> None:
    free, _ = ALPHABET.choose(Chances.of(output({"1": 0.9}, {}, {"2": 0.9}, {"3": 0.9})))
    assert ALPHABET.read(free, 2, 4) == Reading("23", 0.9, (0.25, 0.75))


def test_a_character_nearly_read_makes_its_word_unsure() -> None:
    lacking, _ = read(output({"工": 0.95}, {}, {"资": 0.4}))
    assert (lacking.text, lacking.confidence) == ("工", 0.7)
    rim, figure = read(output({"1": 0.95}, {"1": 0.4}, {"2": 0.99}))
    assert (rim.text, rim.confidence) == (figure.text, figure.confidence) == ("12", 0.95)


def test_nothing_read_is_nothing_sure() -> None:
    assert read(output({}, {}))[0] == Reading("", 0.0, ())


def seen(batch: np.ndarray) -> list[Chances]:
    """A model that reads the grey of a step as a figure, and padding as nothing."""
    greys = np.round(batch[:, 0, HEIGHT // 2, STEP // 2::STEP] * 127.5 + 127.5).astype(int)
    return [Chances.of(output(*({} if grey in (127, 128) else {str(grey % 10): 0.9} for grey in row)))
            for row in greys]


def test_words_on_strips_keep_the_order_of_the_crops() -> None:
    shapes: set[tuple[int, ...]] = set()

    def infer(batch: np.ndarray) -> list[Chances]:
        shapes.add(batch.shape)
        return seen(batch)

    crops = [np.full((24, 10 + 60 * (index * 7 % 11)), index, np.uint8) for index in range(40)]
    read = Recogniser(infer, ALPHABET).read(crops)
    assert [free.text for free, _ in read] == [str(index % 10) for index in range(40)]
    assert shapes <= {(TOGETHER, 3, HEIGHT, SHORT), (1, 3, HEIGHT, SHORT), (1, 3, HEIGHT, LONG)}


def test_words_asked_for_first_are_read_beside_those_they_stand_with_and_none_twice() -> None:
    computed: list[bytes] = []

    def infer(batch: np.ndarray) -> list[Chances]:
        computed.append(batch.tobytes())
        return seen(batch)

    crops = [np.full((24, 10 + 60 * (index * 7 % 11)), index, np.uint8) for index in range(40)]
    model = Recogniser(infer, ALPHABET)
    together = model.read(crops)
    at_once, begun = sorted(computed), model.begin(crops)
    computed.clear()
    assert begun.readings([17, 3]) == [together[17], together[3]]
    assert 0 < len(computed) < len(at_once)
    assert model.finish(begun) == together
    assert sorted(computed) == at_once


def test_no_crops_need_no_inference() -> None:
    assert Recogniser(lambda batch: [], ALPHABET).read([]) == []


def test_edges_lie_between_characters_and_end_at_the_ink() -> None:
    word = word_of(Piece(100, 10, 160, 34), (97.0, 163.0), Reading("工资1", 0.9, (0.2, 0.5, 0.8)),
                   Reading("1", 0.1, (0.8,)), 24.0)
    assert word.edges[0] == 100
    assert word.edges[-1] == 160
    assert list(word.edges) == sorted(word.edges)
    assert len(word.edges) == 4
    assert (word.numeric, word.numeric_confidence) == ("1", 0.1)


def test_a_character_read_twice_in_one_place_is_one() -> None:
    word = word_of(Piece(0, 0, 60, 24), (0.0, 60.0), Reading("工资资", 0.9, (0.2, 0.6, 0.75)), NOTHING, 24.0)
    assert word.text == "工资"
    assert word.numeric is None


def test_full_width_forms_become_plain() -> None:
    word = word_of(Piece(0, 0, 60, 24), (0.0, 60.0), Reading("（１）", 0.9, (0.2, 0.5, 0.8)), NOTHING, 24.0)
    assert word.text == "(1)"


@pytest.mark.parametrize(("read", "height", "sure", "text"), [
    ("水**", 13, 0.6, "**"), ("*ic*", 13, 0.6, "**"), ("*张样", 22, 0.6, "*张样"), ("*c*", 13, 0.95, "*c*"),
    ("*冰*", 13, 0.97, "**")])
def test_stars_amid_signs_as_low_as_they_are_are_all_stars(read: str, height: int, sure: float, text: str) -> None:
    places = tuple((index + 0.5) / len(read) for index in range(len(read)))
    word = word_of(Piece(0, 0, 36, height), (0.0, 36.0), Reading(read, sure, places), NOTHING, 26.4)
    assert word.text == text


@pytest.mark.parametrize(("width", "text"), [(10, "-"), (22, "一")])
def test_a_short_bar_is_a_hyphen(width: int, text: str) -> None:
    word = word_of(Piece(0, 10, width, 13), (0.0, width), Reading("一", 0.7, (0.5,)), Reading("-", 0.6, (0.5,)), 24.0)
    assert word.text == text


@pytest.mark.parametrize(("text", "figures"), [("￥1,234.50", "1,234.50"), ("¥-3.20", "-3.20"), ("-¥3.20", "-3.20"),
                                               ("CNY88.00", "88.00"), ("-V214.93", "-214.93"),
                                               ("¥3,022.09-", "3,022.09-"), ("(¥486.85)", "(486.85)"),
                                               ("-¥500.00元", "-500.00"), ("500.00元", "500.00")])
def test_a_currency_sign_is_no_figure(text: str, figures: str) -> None:
    places = tuple((index + 0.5) / len(text) for index in range(len(text)))
    word = word_of(Piece(0, 0, 90, 24), (0.0, 90.0), Reading(text, 0.97, places), Reading("1" + figures, 0.0, places),
                   24.0)
    assert (word.numeric, word.numeric_confidence) == (figures, 0.97)


@pytest.mark.parametrize(("height", "text"), [(8, "***"), (20, "本率")])
def test_what_is_too_low_for_characters_is_stars(height: int, text: str) -> None:
    word = word_of(Piece(0, 0, 30, height), (0.0, 30.0), Reading("本率", 0.4, (0.3, 0.7)), NOTHING, 26.4)
    assert word.text == text


@pytest.mark.parametrize(("height", "text"), [(12, "--"), (24, "财付-通-店")])
def test_the_hyphens_in_a_hardly_read_name_are_not_all_of_it(height: int, text: str) -> None:
    word = word_of(Piece(0, 0, 120, height), (0.0, 120.0), Reading("财付-通-店", 0.3, (0.1, 0.3, 0.4, 0.6, 0.7, 0.9)),
                   Reading("--", 0.6, (0.4, 0.7)), 26.4)
    assert word.text == text


@pytest.mark.parametrize(("text", "gap", "words"), [
    ("62,786.82乌有市", 0.3, ["62,786.82", "乌有市"]), ("62,786.82 乌有市", 0.3, ["62,786.82", "乌有市"]),
    ("62,786.82乌有市", 0.0, ["62,786.82乌有市"]), ("62,786号乌有市", 0.3, ["62,786号乌有市"]),
    ("62786.82乌622", 0.0, ["62786.82乌622"])])
def test_a_sum_ends_where_a_gap_parts_it_from_chinese(text: str, gap: float, words: list[str]) -> None:
    places, left = [], 0.0
    for before, char in zip(" " + text, text, strict=False):
        wide = 20.0 if char >= "\u2e80" else 10.0
        left += gap * 20.0 * (char == "乌" and before != " ")
        places.append(left + wide / 2)
        left += wide
    free = Reading(text, 0.99, tuple(place / left for place in places))
    assert [word.text for word in words_of(Piece(0, 0, round(left), 20), (0.0, left), free, NOTHING, 20.0)] == words


@pytest.mark.parametrize(("pitch", "count"), [(10.0, 1), (16.0, 2)])
def test_a_sum_ends_where_a_gap_parts_it_from_a_number(pitch: float, count: int) -> None:
    text = "258231.507614736"
    places = [5.0 + 10.0 * place + (pitch - 10.0) * (place > 8) for place in range(len(text))]
    width = places[-1] + 5
    free = Reading(text, 0.99, tuple(place / width for place in places))
    words = words_of(Piece(0, 0, round(width), 20), (0.0, width), free, free, 20.0)
    assert [word.text for word in words] == ([text] if count == 1 else ["258231.50", "7614736"])


def test_a_comma_that_looks_like_a_point_ends_no_sum() -> None:
    text = "-1.515.83"
    places = tuple((place + 0.5) / len(text) for place in range(len(text)))
    free = Reading(text, 0.99, places)
    words = words_of(Piece(0, 0, 144, 20), (0.0, 144.0), free, free, 20.0)
    assert [word.text for word in words] == [text]
