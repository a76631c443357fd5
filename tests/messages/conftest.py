from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def strict_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that is not there fails the test."""
    monkeypatch.setenv("INTAKE_STRICT_MESSAGES", "1")
