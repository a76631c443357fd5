"""A corpus set aside: statements in layouts that the reader's authors never saw, printed by a browser.

Independent of ``samples`` on purpose: no drawing code, fonts, ledgers or layout decisions are shared. ``drawing.draw``
prints one paper with its truth, honest or forged; ``scanning.scan`` pictures it; ``sets`` draws the sets that are
judged; ``judge`` runs ``intake check`` over a folder and compares.

``layouts`` say what a bank prints, ``templates`` how it looks, ``looks`` vary that by lot (every seed but 1).
"""
