"""How fast earlier cases are found."""
