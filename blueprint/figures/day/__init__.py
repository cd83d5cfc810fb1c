"""A map through the hours of a day: waits, promises, and how many people when. Start with `day.py`."""
