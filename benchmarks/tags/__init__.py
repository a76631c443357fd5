"""How well printed tags are read, and what that costs, beside other readers."""
