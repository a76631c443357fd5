"""How often each rule finds what it is for, and how often it accuses the honest: ``python -m benchmarks.rules``.

``known`` names rules and forgeries, ``plan`` says what is drawn, ``papers`` draws it, forged or clean, digital and
scanned, ``verdicts`` compare what the rules say with what was done, ``workers`` do all of it in several processes,
``targets``, ``tables`` and ``report`` show the rates with their ``intervals``. Ledgers, layouts and forgeries are those
of ``samples`` and of ``benchmarks.aside``: whatever these register takes part.
"""
