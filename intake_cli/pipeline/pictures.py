"""Pictures of the places that findings accuse, cut in children."""

from __future__ import annotations

import base64
from collections.abc import Mapping, Sequence
from typing import Any

from intake_cli.isolation import Job, run_all
from intake_cli.pipeline.results import CheckedReport
from intake_cli.pipeline.stages import CUT
from intake_cli.pipeline.tasks import cores
from intake_cli.reports.crops import Crop, CropRequest, wanted_requests


def crops_of(found: CheckedReport) -> Mapping[str, Crop]:
    """The pictures that a report wants, by key. A file that is gone or breaks costs its pictures only."""
    by_document: dict[str, dict[str, CropRequest]] = {}
    for request in wanted_requests(found.report):
        by_document.setdefault(request.document, {})[request.key] = request
    jobs = [_job(found, id_, list(requests.values())) for id_, requests in by_document.items() if id_ in found.files]
    items = [item for outcome in run_all(jobs, cores()) for item in outcome.items]
    return {item["key"]: _crop(item) for item in items}


def _job(found: CheckedReport, document: str, requests: Sequence[CropRequest]) -> Job:
    params: dict[str, Any] = {"requests": [[one.key, one.page, list(one.region)] for one in requests]}
    if document in found.passwords:
        params["password"] = found.passwords[document]
    return Job(CUT.name, found.files[document], params, CUT.limits)


def _crop(item: Mapping[str, Any]) -> Crop:
    left, top, right, bottom = item["region"]
    return Crop(base64.b64decode(item["data"]), (left, top, right, bottom), item["width"], item["height"])
