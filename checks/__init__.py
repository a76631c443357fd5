"""The rules: facts in, findings out. No I/O, no clock, no image, no OCR engine."""

DISTRIBUTION = "intake-cli"
