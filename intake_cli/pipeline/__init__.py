"""The work between the command line and the rooms: which stage runs on what, and what becomes of it."""
