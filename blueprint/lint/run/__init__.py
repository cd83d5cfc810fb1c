"""A run of the linter: files in, findings out. Start with `run.py`, then `engine.py` (one map)."""
