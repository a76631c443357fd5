"""How exactly and how fast statements are read, from every source, beside other readers: ``python -m
benchmarks.reading``.

``conditions`` say what is measured and must be reached, ``papers`` draws it, ``workers`` let each reader read it in a
process of its own, ``scoring`` compares rows (``lines`` what readers without rows found), ``tables`` shows the figures.
"""
