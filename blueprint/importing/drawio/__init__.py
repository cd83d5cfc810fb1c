"""Files of draw.io: cells, where they stand, and which of them are boxes and arrows. Start with `drawing.py`."""
