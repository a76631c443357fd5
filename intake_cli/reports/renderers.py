"""The formats a report can be written in, by the name the command line takes."""

from __future__ import annotations

from intake_cli.reports.github import render_github
from intake_cli.reports.html import render_html
from intake_cli.reports.jsonfile import render_json
from intake_cli.reports.junit import render_junit
from intake_cli.reports.markdown import render_markdown
from intake_cli.reports.options import Renderer
from intake_cli.reports.sarif import render_sarif
from intake_cli.reports.text import render_text

RENDERERS: dict[str, Renderer] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "html": render_html,
    "markdown": render_markdown,
}
