"""What a caller may ask of a renderer, and the two steps every renderer begins with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from intake_cli.reports.crops import Crop
from intake_cli.reports.model import Report
from intake_cli.reports.model_returns import ReturnNote
from intake_cli.reports.privacy import masked, personal_words, with_names_hidden
from intake_cli.reports.speech import spoken


@dataclass(frozen=True, slots=True)
class Options:
    """``lang``: None keeps the report's own. ``unmask``: show personal data. ``crops``: pictures by the key of
    :func:`intake_cli.reports.crops.wanted_requests`. The rest is for the terminal: ``colour``, ``width`` in columns,
    ``full`` (never one line each), ``file_uris`` (addresses of the documents by id), and for the last lines
    ``report_uri`` (the address of the page report), ``next_command``, ``seconds`` the run took. ``returns`` tell how
    often the case went back, the last one being what the page is written for."""

    lang: str | None = None
    unmask: bool = False
    crops: Mapping[str, Crop] = field(default_factory=dict)
    colour: bool = False
    width: int = 100
    full: bool = False
    file_uris: Mapping[str, str] = field(default_factory=dict)
    next_command: str = ""
    report_uri: str = ""
    seconds: float | None = None
    returns: tuple[ReturnNote, ...] = ()


Renderer = Callable[[Report, Options], str]
"""A pure function from a report to the text of one format."""


def prepared(report: Report, options: Options, for_people: bool = False) -> Report:
    """The report masked unless ``unmask``, in the language asked for; what ``for_people`` is written hides personal
    data in the names of files too."""
    shown = report if options.unmask else masked(report)
    if for_people and not options.unmask:
        shown = with_names_hidden(shown, personal_words(report))
    return spoken(shown, options.lang or report.lang)
