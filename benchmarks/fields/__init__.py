"""How exactly the fields of papers are read, and their kinds told: ``python -m benchmarks.fields``.

``held`` are drawings that the reader was not built with, ``plan`` says what is drawn and how it arrives, ``readers``
are the program and the text of other engines with regular expressions, ``workers`` do all of it, ``report`` shows the
shares.
"""
