"""The report as one self-contained page: no request, no need of JavaScript, a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from intake_cli.messages import has, say
from intake_cli.reports import wording
from intake_cli.reports.chart import balance_chart
from intake_cli.reports.crops import (
    Crop,
    CropRequest,
    beside_place,
    beside_request,
    crop_request,
    near_places,
    pictured,
)
from intake_cli.reports.masking import mask_text
from intake_cli.reports.model import Report
from intake_cli.reports.model_findings import FindingReport, Place
from intake_cli.reports.model_returns import ReturnNote
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.privacy import personal_words
from intake_cli.reports.speech import kind_name

if TYPE_CHECKING:
    from jinja2 import Environment

FRAME = 6
"""Pixels between a figure and its frame, which must not cover it on a picture shown at half its size."""

MOST_BYTES = 4_000_000
"""Pictures in all, before base64: with thousands of findings the page still stays below 10 MB."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame drawn on a picture, in its pixels."""

    x: float
    y: float
    width: float
    height: float
    label: str
    accused: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as placed in the page. ``data`` is empty where an earlier finding already carries it."""

    id: str
    width: int
    height: int
    data: str
    marks: tuple[Mark, ...]

    @property
    def wide(self) -> bool:
        """Whether half the page would make its figures too small to read: the sum then stands below."""
        return self.width > 6.5 * self.height

    @property
    def broad(self) -> bool:
        """Whether a telephone's screen would make its figures too small to read: it is moved sideways there."""
        return self.width > 800


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with everything its card says; ``said`` is its sentence in three parts, the sum in the middle. A
    ``brief`` card is one line."""

    finding: FindingReport
    anchor: str
    label: str
    file: str
    place: str
    outcome: str
    level: str
    said: tuple[str, str, str]
    waiver: str
    figures: list[tuple[str, str]]
    picture: Picture | None
    beside: Picture | None
    beside_place: str
    hidden_picture: bool
    why: str
    brief: bool


def render_html(report: Report, options: Options) -> str:
    """The page as text; pictures are those of ``options.crops``, each carried once."""
    whole = report
    report = prepared(report, options, for_people=True)
    album = _Album(whole, options)
    full = {finding.fingerprint for finding in pictured(report)}
    cards = [_card(report, finding, album if finding.fingerprint in full else None, finding.fingerprint not in full)
             for finding in report.open_findings()]
    groups = [(id_, list(group)) for id_, group in groupby(cards, key=lambda card: card.finding.document)]
    style, script = _asset("report.css"), _asset("report.js")
    return _environment().get_template("report.html.j2").render(
        report=report, style=style, script=script, policy=_policy(style, script), groups=groups, w=wording,
        undecided=[_card(report, finding, None) for finding in report.undecided_findings()],
        waived=[_card(report, finding, None) for finding in report.waived_findings()],
        charts=[chart for document in report.documents if (chart := balance_chart(report, document))],
        counts=wording.counts(report), omitted=album.omitted, kind_name=lambda kind: kind_name(kind, report.lang),
        returns=_returns(whole, options),
        t=lambda code, **values: say(f"report.{code}", report.lang, **values))


def _returns(report: Report, options: Options) -> list[ReturnNote]:
    """The returns as shown, newest first: reasons name people too."""
    words = () if options.unmask else personal_words(report)
    return [replace(note, reason=note.reason if options.unmask else mask_text(note.reason, words))
            for note in reversed(options.returns)]


class _Album:
    """Places pictures: each at its first finding, none beyond the size budget."""

    def __init__(self, report: Report, options: Options) -> None:
        self.report, self.crops = report, options.crops
        self.unmask = options.unmask
        self.placed: set[str] = set()
        self.bytes = self.omitted = 0

    def hides(self, finding: FindingReport) -> bool:
        """Whether masking keeps the finding's picture back: a paper other than a statement is mostly personal.
        The rows of a statement are shown, for nobody can judge a sum without them; the page says so."""
        return any(map(self._hides, (crop_request(self.report, finding), beside_request(self.report, finding))))

    def _hides(self, request: CropRequest | None) -> bool:
        document = self.report.document(request.document) if request is not None else None
        paper = document is not None and document.statement is None
        return paper and not self.unmask and request is not None and request.key in self.crops

    def picture(self, finding: FindingReport) -> Picture | None:
        """The finding's picture with its places marked."""
        return self._picture(crop_request(self.report, finding), near_places(finding), True)

    def beside(self, finding: FindingReport) -> Picture | None:
        """The picture of the other paper that was compared."""
        place = beside_place(finding)
        return self._picture(beside_request(self.report, finding), [place] if place is not None else [], False)

    def _picture(self, request: CropRequest | None, places: list[Place], accused: bool) -> Picture | None:
        crop = self.crops.get(request.key) if request else None
        if request is None or crop is None or self._hides(request):
            return None
        data = ""
        if request.key not in self.placed:
            if self.bytes + len(crop.data) > MOST_BYTES:
                self.omitted += 1
                return None
            self.placed.add(request.key)
            self.bytes += len(crop.data)
            data = f"data:{crop.mime};base64,{base64.b64encode(crop.data).decode('ascii')}"
        return Picture(f"c-{request.key}", crop.width, crop.height, data, tuple(_marks(places, crop, accused)))


def _marks(places: list[Place], crop: Crop, accused: bool) -> Iterator[Mark]:
    left, top, right, bottom = crop.region
    across, down = crop.width / max(right - left, 0.01), crop.height / max(bottom - top, 0.01)
    for number, place in enumerate(places):
        if place.box is not None:
            box = place.box
            yield Mark(round((box[0] - left) * across - FRAME, 1), round((box[1] - top) * down - FRAME, 1),
                       round((box[2] - box[0]) * across + 2 * FRAME, 1),
                       round((box[3] - box[1]) * down + 2 * FRAME, 1), place.label, accused and number == 0)


def _card(report: Report, finding: FindingReport, album: _Album | None, brief: bool = False) -> Card:
    why = f"rule.{finding.rule}.why"
    other = beside_place(finding)
    return Card(
        finding, wording.anchor(finding), wording.label(report, finding),
        wording.document_file(report, finding.document), wording.where(report, finding),
        say(f"report.outcome.{wording.weight(finding)}", report.lang), wording.level_word(report, finding),
        _said(finding), wording.waiver_words(report, finding), wording.figures(report, finding),
        album.picture(finding) if album else None, album.beside(finding) if album else None,
        f"{wording.document_file(report, other.document)} {wording.where(report, other)}" if other is not None else "",
        album is not None and album.hides(finding),
        say(why, report.lang) if has(why) else "", brief)


def _said(finding: FindingReport) -> tuple[str, str, str]:
    equation = wording.equation(finding)
    return finding.message.partition(equation) if equation else (finding.message, "", "")


def _policy(style: str, script: str) -> str:
    return (f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _asset(name: str) -> str:
    return (files("intake_cli.reports") / "templates" / name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    def plain(value: Any) -> Any:
        return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value

    return Environment(loader=PackageLoader("intake_cli.reports"), autoescape=True, undefined=StrictUndefined,
                       finalize=plain, trim_blocks=True, lstrip_blocks=True)
