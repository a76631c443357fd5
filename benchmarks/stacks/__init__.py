"""Random stacks of tagged papers with everything that goes wrong with stacks: is a merge ever silent?"""
