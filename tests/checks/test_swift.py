"""Values that are made swiftly are frozen values all the same."""

from __future__ import annotations

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from checks.evidence import Box, Evidence
from checks.swift import swift
from intake_cli.words import Rule, Word

VALUES = [Box(1.0, 2.0, 3.0, 4.0), Evidence("d1", 1, Box(1.0, 2.0, 3.0, 4.0), "1,000.00"), Rule(True, 1.0, 2.0, 3.0),
          Word("张样例", Box(0, 0, 1, 1))]


@pytest.mark.parametrize("value", VALUES)
def test_nothing_of_a_value_is_ever_changed(value: object) -> None:
    name = type(value).__dict__["__match_args__"][0]
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, None)
    with pytest.raises((FrozenInstanceError, AttributeError, TypeError)):
        setattr(value, "another", None)  # noqa: B010


@pytest.mark.parametrize("value", VALUES)
def test_copies_are_equal_and_of_the_class(value: object) -> None:
    for other in (copy.deepcopy(value), pickle.loads(pickle.dumps(value)), replace(value)):  # type: ignore[type-var]
        assert type(other) is type(value)
        assert other == value
        assert hash(other) == hash(value)


def test_it_is_called_as_before() -> None:
    assert str(inspect.signature(Box)) == "(left: 'float', top: 'float', right: 'float', bottom: 'float') -> None"
    assert Word("a", Box(0, 0, 1, 1)).parts == ()
    with pytest.raises(TypeError, match="missing"):
        Box(1.0, 2.0, 3.0)  # type: ignore[call-arg]


def test_a_class_that_does_more_is_refused() -> None:
    @dataclass(frozen=True, slots=True)
    class Made:
        parts: list[int] = field(default_factory=list)

    with pytest.raises(TypeError, match="Made"):
        swift(Made)
