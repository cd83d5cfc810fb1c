"""How many people when, and in which shifts. Start with `roster.py`."""
