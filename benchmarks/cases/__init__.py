"""Random invented cases as facts: complete ones must be judged complete, and every single paper that is then taken
away, aged, blanked or made to disagree must be named. No paper is drawn: what is measured is the judgement, given right
fields. With ``--drawn`` five cases are drawn as papers, whole and each broken in ten ways, and judged from these.
"""
