"""Bytes to tree: files, YAML events, places, limits; scalars are still text. Start with `tree.py`, then `parser.py`."""
