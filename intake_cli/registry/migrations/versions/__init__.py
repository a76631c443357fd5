"""One module for each step; a step on main is never changed."""
