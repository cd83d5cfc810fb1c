"""Waits through a day whose arrivals change. Start with `forward.py`."""
