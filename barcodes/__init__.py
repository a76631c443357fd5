"""Barcode tags: pixels in, symbols out; what a tag says; sheets and stickers to print. Knows nothing of applicants."""

DISTRIBUTION = "intake-cli"
