"""Peak and end of a random route. Start with `peak_end.py`."""
