"""Configuration: which file applies to a map, what may stand in it, and what follows. Start with `settings.py`; `resolve.py` finds the file."""
