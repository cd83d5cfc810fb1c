"""Configuration: which file applies to a map, what may stand in it, and what follows from it."""
