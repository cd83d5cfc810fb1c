"""A run of the linter: files in, findings out. Start with `run.py` (what a command line names), then `engine.py` (one map)."""
