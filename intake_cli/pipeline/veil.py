"""What hides personal data in what is listed, unless it is off."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.layout.values import is_empty
from intake_cli.reports.masking import mask_account, mask_file, mask_name, mask_text
from intake_cli.statements.vocabulary import NUMERIC_ROLES, Role


@dataclass(frozen=True, slots=True)
class Veil:
    """Hides personal data, unless ``off``. ``words`` are those known to be personal."""

    words: tuple[str, ...] = ()
    off: bool = False

    def text(self, text: str, also: str = "") -> str:
        """Free text; ``also`` is one more personal word."""
        return text if self.off else mask_text(text, (*self.words, also) if len(also) > 1 else self.words)

    def file(self, name: str) -> str:
        """The name of a file."""
        return name if self.off else mask_file(name, self.words)

    def of_role(self, role: Role, text: str, counterparty: str = "") -> str:
        """The text of a column's cell."""
        if self.off or role in NUMERIC_ROLES or is_empty(text):
            return text
        if role is Role.COUNTERPARTY:
            return mask_name(text)
        if role in (Role.COUNTERPARTY_ACCOUNT, Role.ACCOUNT):
            return mask_account(text)
        return self.text(text, counterparty)
