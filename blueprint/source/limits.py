"""How much is read before the tool refuses. Generous for people, small for attackers."""

FILE_BYTES = 4 * 1024 * 1024
DEPTH = 64
NODES = 200_000
SCALAR_CHARACTERS = 64 * 1024
TOUCHPOINTS = 5_000
"""A map with more is several services."""
COLUMNS = 2_000
"""Of a table."""
PROBLEMS = 100
"""After this many problems in one file reading stops; the rest would be echoes."""
