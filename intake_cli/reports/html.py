"""The report as one self-contained page: no request, no need of JavaScript, a strict content security policy."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import TYPE_CHECKING, Any

from intake_cli.messages import say
from intake_cli.reports import coverage_words, summary_words, wording
from intake_cli.reports.album import Album
from intake_cli.reports.cards import card_of
from intake_cli.reports.chart import balance_chart
from intake_cli.reports.crops import pictured
from intake_cli.reports.masking import mask_text
from intake_cli.reports.model import Report
from intake_cli.reports.model_returns import ReturnNote
from intake_cli.reports.options import Options, prepared
from intake_cli.reports.plain import clean
from intake_cli.reports.privacy import personal_words
from intake_cli.reports.speech import kind_name

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(report: Report, options: Options) -> str:
    """The page as text; pictures are those of ``options.crops``, each carried once."""
    whole = report
    report = prepared(report, options, for_people=True)
    album = Album(whole, options)
    full = {finding.fingerprint for finding in pictured(report)}
    cards = [card_of(report, finding, album if finding.fingerprint in full else None, finding.fingerprint not in full)
             for finding in report.open_findings()]
    groups = [(id_, list(group)) for id_, group in groupby(cards, key=lambda card: card.finding.document)]
    style, script = _asset("report.css"), _asset("report.js")
    return _environment().get_template("report.html.j2").render(
        report=report, style=style, script=script, policy=_policy(style, script), groups=groups, w=wording,
        summary_words=summary_words, coverage_words=coverage_words,
        undecided=[card_of(report, finding, None) for finding in report.undecided_findings()],
        waived=[card_of(report, finding, None) for finding in report.waived_findings()],
        charts=[chart for document in report.documents if (chart := balance_chart(report, document))],
        counts=summary_words.counts(report), omitted=album.omitted, kind_name=lambda kind: kind_name(kind, report.lang),
        returns=_returns(whole, options),
        t=lambda code, **values: say(f"report.{code}", report.lang, **values))


def _returns(report: Report, options: Options) -> list[ReturnNote]:
    """The returns as shown, newest first: reasons name people too."""
    words = () if options.unmask else personal_words(report)
    return [replace(note, reason=note.reason if options.unmask else mask_text(note.reason, words))
            for note in reversed(options.returns)]


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
