"""What the documents say is what the program says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Intake

ROOT = Path(__file__).parent.parent.parent


def test_the_readme_shows_the_real_help(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    help_text = intake("--help", "--lang", "en").out.strip()
    assert help_text in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_rules_page_is_the_catalogue(intake: Intake) -> None:
    """To renew it: ``intake rules --format md --lang en > docs/rules.md``."""
    assert (ROOT / "docs" / "rules.md").read_text(encoding="utf-8") == intake(
        "rules", "--format", "md", "--lang", "en").out


@pytest.mark.parametrize("page", [path.relative_to(ROOT) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))],
                         ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    assert [target for target in targets if not (ROOT / page.parent / target).exists()] == []
