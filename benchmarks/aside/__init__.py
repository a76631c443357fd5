"""A corpus set aside: statements in layouts that the reader's authors never saw, printed by a browser.

Independent of ``samples`` on purpose: no drawing code, fonts, ledgers or layout decisions are shared.
"""
