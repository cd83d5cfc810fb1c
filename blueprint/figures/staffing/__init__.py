"""How many servers where. Start with `staffing.py`."""
