"""Peak and end of a random route. Start with `peak_end.py` (the figures), then `study.py` (what all of them start from)."""
