"""Lines of a terminal: wrapped, coloured where wanted, safe whatever a document says."""

from __future__ import annotations

from dataclasses import dataclass, field

from intake_cli.reports.plain import cells, clean, cut, wrap

_COLOURS = {"fail": "31;1", "error": "35;1", "review": "33;1", "unknown": "36", "note": "36", "pass": "32;1",
            "dim": "2", "bold": "1"}
_RULE_WIDTH = 100


@dataclass
class Screen:
    """Lines of a terminal of ``width`` columns; every text is cleaned before it is coloured."""

    width: int
    colour: bool
    lines: list[str] = field(default_factory=list)

    def put(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """Add a paragraph, its later lines further indented."""
        blank = " " * indent
        for line in wrap(blank + clean(text), self.width, blank + "  "):
            self._add(line, style)

    def put_line(self, text: str, style: str = "") -> None:
        """Add one line, cut where it is too long."""
        self._add(cut(clean(text), self.width), style)

    def put_whole(self, text: str, indent: int = 0) -> None:
        """Add one line that is there to be copied or clicked: never wrapped or cut."""
        self.lines.append(" " * indent + clean(text))

    def rule(self, text: str) -> None:
        """Add a heading with a line after it."""
        heading = f"── {clean(text)} "
        self.put()
        self.put(heading + "─" * max(0, min(self.width, _RULE_WIDTH) - cells(heading)), "bold")

    def _add(self, line: str, style: str) -> None:
        plain = line.rstrip()
        self.lines.append(f"\x1b[{_COLOURS[style]}m{plain}\x1b[0m" if self.colour and style and plain else plain)
